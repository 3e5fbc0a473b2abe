import AlmanacExtract
import Foundation
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ("pt", "O governo dos Estados Unidos não confirmou a venda dos chips para a China."),
    ("en", "The government said that it had not been told of the sale."),
    ("es", "El gobierno no confirmó la venta de los chips, según la empresa."),
    ("fr", "Le gouvernement n’a pas confirmé la vente des puces, selon les sources."),
    ("de", "Die Regierung hat den Verkauf der Chips nicht bestätigt, sagte sie."),
    ("it", "Il governo non ha confermato la vendita dei chip, secondo le fonti."),
    ("zh", "美国政府允许英伟达恢复出售芯片。"),
    ("zh-Hant", "美國政府允許輝達恢復銷售晶片，這對台灣業者是好消息。"),
    ("ja", "米政府は販売を認めると表明した。"),
    ("ko", "정부는 판매를 허용한다고 밝혔다."),
    ("ru", "Правительство не подтвердило продажу чипов в Китай."),
    ("ar", "لم تؤكد الحكومة بيع الرقائق إلى الصين في هذا العام."),
    ("und", "12345 — 67"),
    ("und", ""),
  ])
  func `a language is told from a sentence`(_ tag: String, _ text: String) {
    #expect(recognizeLanguage(text) == tag)
  }

  @Test func `every language file compiled in can be read`() {
    for tag in Languages.standard.tags {
      #expect(Languages.standard.language(tag)?.tag == tag)
    }
    #expect(Languages.standard.tags.count == 11)
  }

  @Test func `every file of the folder is compiled in`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/AlmanacExtract/Languages")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    #expect(Set(files) == Set(Languages.embedded.map { $0.name + ".json" }))
    for (name, bytes) in Languages.embedded {
      let data = try Data(contentsOf: folder.appending(path: name + ".json"))
      #expect(bytes == Array(data), "\(name).json changed since it was compiled in")
    }
  }

  @Test func `a file is enough to teach a language`() throws {
    var languages = Languages.standard
    try languages.add(
      Array(
        """
        {"language": "qx", "name": "Made up", "numberStyle": "comma-decimal", "terms": {
          "function": "zu|ka|lo|mi|ta", "number": {"2": "dvo", "3": "tru"},
          "scale": {"1000000": "megu", "1000000000": "gigu"}, "currency": {"USD": "dolu"},
          "about": "kva", "atLeast": "almen", "month": "luno", "year": "jaru",
          "relative": {"month-1": "pasa luno", "year+1": "veni jaru"},
          "country": {"CN": "Kinu", "US": "Usonu"}, "behind": "post", "spend": "investo",
          "approve": "permeso", "deny": "malverigo"
        }}
        """.utf8
      )
    )
    #expect(languages.tags.contains("qx"))
    let text =
      "Usonu ka permeso lo H200 zu Kinu pasa luno. Meta mi investo kva tru gigu dolu veni jaru."
      + " Kinu ta almen dvo luno post Usonu. Nvidia malverigo ka lo."
    #expect(recognizeLanguage(text, among: languages) == "qx")
    let result = extract(
      Article(text: text, published: "2026-03-04"),
      names: Names.index,
      languages: languages
    )
    #expect(result.language == "qx")
    let kinds = result.facts.map { fact in
      switch fact.fact {
      case .ruling(let action, let actor, let chips, let places, let date):
        "\(action) \(actor ?? "") \(chips) \(places) \(date ?? "")"
      case .capex(let subject, let amount, _, let period, _, _, _):
        "\(subject ?? "") \(amount.value ?? 0) \(period ?? "")"
      case .lag(let behind, let ahead, let months, _, _):
        "\(behind ?? "") \(ahead ?? "") \(months.min ?? 0)"
      case .statement(let modality, let speaker, _): "\(modality) \(speaker ?? "")"
      case .event(let category, _, _, let date): "\(category) \(date)"
      }
    }
    #expect(
      kinds == [
        #"approve US ["nvidia-h200"] ["CN"] 2026-02"#, "meta 3000000000.0 2027", "CN US 2.0",
        "denial nvidia",
      ]
    )
  }

  @Test(arguments: [
    ("{}", "language"), ("[", ""), (#"{"language": "qx", "terms": {"nonsense": "a"}}"#, "nonsense"),
    (#"{"language": "qx", "terms": {"number": {"1": 3}}}"#, "number.1"),
    (#"{"language": "qx", "terms": {"number": 1}}"#, "number"),
    (#"{"language": "qx", "terms": {"say": "a{b"}}"#, "say"),
  ])
  func `a language file that does not fit is refused with its key`(_ text: String, _ key: String) {
    var languages = Languages.standard
    #expect {
      try languages.add(Array(text.utf8))
    } throws: { error in
      (error as? LanguageError)?.key == key
    }
  }
}
