import AlmanacExtract
import Testing

/// Names enough for the tests of this folder.
enum Names {
  static let index = NameIndex([
    NameEntry(kind: .accelerator, id: "nvidia-h20", names: ["NVIDIA H20", "H20", "英伟达H20"]),
    NameEntry(kind: .accelerator, id: "nvidia-h200", names: ["NVIDIA H200", "H200"]),
    NameEntry(kind: .accelerator, id: "nvidia-a100", names: ["NVIDIA A100", "A100"]),
    NameEntry(kind: .accelerator, id: "nvidia-gh200", names: ["NVIDIA GH200"]),
    NameEntry(
      kind: .accelerator,
      id: "nvidia-rubin",
      names: ["NVIDIA Rubin", "Vera Rubin", "Vera Rubin NVL72"]
    ),
    NameEntry(kind: .accelerator, id: "amd-mi308", names: ["AMD Instinct MI308", "MI308"]),
    NameEntry(
      kind: .accelerator,
      id: "huawei-ascend-910c",
      names: ["Huawei Ascend 910C", "Ascend 910C", "910C", "昇腾910C"]
    ),
    NameEntry(kind: .architecture, id: "nvidia-rubin", names: ["Rubin"]),
    NameEntry(kind: .architecture, id: "nvidia-hopper", names: ["Hopper"]),
    NameEntry(kind: .architecture, id: "nvidia-blackwell", names: ["Blackwell"]),
    NameEntry(kind: .organization, id: "nvidia", names: ["NVIDIA", "英伟达", "輝達"]),
    NameEntry(kind: .organization, id: "amd", names: ["AMD", "超威半导体", "超微"]),
    NameEntry(kind: .organization, id: "meta", names: ["Meta Platforms", "Meta", "META"]),
    NameEntry(kind: .organization, id: "ubs", names: ["UBS"]),
    NameEntry(kind: .organization, id: "deepseek", names: ["DeepSeek"]),
    NameEntry(kind: .organization, id: "huawei", names: ["Huawei", "华为"]),
    NameEntry(kind: .organization, id: "mistral-ai", names: ["Mistral AI"]),
    NameEntry(kind: .organization, id: "us-congress", names: ["United States Congress", "Senate"]),
    NameEntry(kind: .model, id: "deepseek-r1", names: ["DeepSeek-R1"]),
    NameEntry(kind: .model, id: "gpt-5", names: ["GPT-5"]),
  ])

  static func ids(_ text: String, _ language: String? = nil) -> [String] {
    index.mentions(in: text, language: language).map(\.id)
  }
}

@Suite struct NameIndexTests {
  @Test(arguments: [
    ("en", "The H200 and the H20 differ.", ["nvidia-h200", "nvidia-h20"]),
    ("en", "Give us the US version.", ["US"]),
    ("en", "Vera Rubin NVL72 racks with Nvidia chips", ["nvidia-rubin", "nvidia"]),
    ("en", "Engineers at Huawei like the Ascend 910C.", ["huawei", "huawei-ascend-910c"]),
    ("en", "NVIDIA GH200 boards, and more GH200.", ["nvidia-gh200", "nvidia-gh200"]),
    ("en", "China’s foreign ministry said no.", ["cn-mfa"]),
    ("pt", "A meta é alta; na metade do ano, a Meta paga.", ["meta"]),
    ("pt", "Meta fiscal de pé.", []),
    ("de", "Nvidias Chips aus der Hopper-Familie", ["nvidia", "nvidia-hopper"]),
    ("de", "Die USA und Chinas Zoll", ["US", "cn-customs"]),
    ("ru", "Акции Nvidia растут, а Китаю и США не до них.", ["nvidia", "CN", "US"]),
    ("zh", "允许英伟达恢复向中国出售H20。", ["nvidia", "CN", "nvidia-h20"]),
    ("zh", "輝達Blackwell系列與下一代Rubin", ["nvidia", "nvidia-blackwell", "nvidia-rubin"]),
    ("ja", "米、Ｈ２００の対中販売を容認", ["US", "nvidia-h200"]),
    ("ko", "엔비디아의 H20은 중국에 팔 수 없다.", ["nvidia", "nvidia-h20", "CN"]),
    ("ar", "رقائق إنفيديا إلى السعودية والإمارات", ["nvidia", "SA", "AE"]),
    ("en", "DeepSeek trained R1, then R9.", ["deepseek", "deepseek-r1", "deepseek-r9"]),
    ("en", "He took the R1 home.", []),
    ("en", "Mistral and GPT 5", ["mistral-ai", "gpt-5"]),
  ])
  func `names are found in ten languages`(_ language: String, _ text: String, _ ids: [String]) {
    #expect(Names.ids(text, language) == ids)
  }

  @Test func `offsets count Unicode scalars and agree with the surface`() throws {
    let text = "👩🏽‍🚀 e\u{301}: Ｈ２００!"
    let mention = try #require(Names.index.mentions(in: text, language: "en").first)
    let scalars = Array(text.unicodeScalars)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[mention.start..<mention.end])
    #expect(String(view) == mention.surface)
    #expect(mention.surface == "Ｈ２００")
  }

  @Test func `an accelerator is taken before an architecture of the same name`() {
    let mentions = Names.index.mentions(in: "Nvidia's Rubin chips", language: "en")
    #expect(mentions.map(\.kind) == [.organization, .accelerator])
  }
}
