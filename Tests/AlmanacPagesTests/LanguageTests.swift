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
}
