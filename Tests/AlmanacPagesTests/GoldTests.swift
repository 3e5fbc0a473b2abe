import Testing

@testable import AlmanacPages

@Suite struct GoldTests {
  @Test(arguments: Gold.all)
  func `a page gives its article and its metadata`(_ gold: Gold) throws {
    let item = try Page(html: Fixture.bytes(gold.file)).item
    let characters = item.text.count
    #expect(abs(characters - gold.characters) * 100 <= gold.characters * 15, "\(item.text)")
    #expect(item.title == gold.title)
    #expect(item.published == gold.published)
    #expect(item.publisher == gold.publisher)
    #expect(item.language == gold.language)
    #expect(item.url == gold.url)
    print("GOLD", gold.file, gold.characters, characters, item.author ?? "nil", "\n" + item.text)
  }
}
