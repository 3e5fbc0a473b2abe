import Testing

@testable import AlmanacPages

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ("pt_br", "pt-BR"), ("EN-us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), (" fr ", "fr"),
      ("de, en", "de"), ("jp", "ja"), ("english", nil), ("", nil), ("x", nil), ("es-419", "es-419"),
    ] as [(String, String?)]
  )
  func `a declared tag takes its usual form`(_ declared: String, _ tag: String?) {
    #expect(Language.tag(declared) == tag)
  }

  @Test(arguments: Gold.all)
  func `the language of a text is guessed`(_ gold: Gold) throws {
    #expect(Language.guess(try Page(html: Fixture.bytes(gold.file)).item.text) == gold.language)
  }

  @Test func `a template's language gives way to the script of the text`() {
    #expect(Language.resolve(declared: "en-US", text: "这是一条关于芯片出口管制的新闻。") == "zh")
    #expect(Language.resolve(declared: "uk", text: "Новини про чипи та експорт") == "uk")
    #expect(Language.resolve(declared: "pt-PT", text: "Uma notícia") == "pt-PT")
  }

  @Test(arguments: [
    ("THE CHIPS OF THE MAKERS ARE FOR THE MARKET", "en"), ("of the", nil), ("", nil),
    ("é à où la règle est pour les puces dans le pays", "fr"), ("the of and il di che", "en"),
  ])
  func `little words decide, and three of them at least`(_ text: String, _ language: String?) {
    #expect(Language.guess(text) == language)
  }
}
