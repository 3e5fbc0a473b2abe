import AlmanacExtract
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
}
