import Testing

@testable import AlmanacPages

@Suite struct GoldTests {
  @Test(arguments: Gold.all)
  func `a page gives its article and its metadata`(_ gold: Gold) throws {
    try expect(Page(html: Fixture.bytes(gold.file)).item, gold)
  }

  @Test(arguments: Gold.texts)
  func `an article saved as text gives its paragraphs and its metadata`(_ gold: Gold) throws {
    try expect(Page(plainText: Fixture.bytes(gold.file)).item, gold)
  }

  @Test(arguments: OwnPage.all)
  func `a page of another layout gives its article and its metadata`(_ page: OwnPage) throws {
    let item = try Page(html: Fixture.bytes(page.gold.file)).item
    expect(item, page.gold)
    #expect(item.author == page.author)
    #expect(item.text.hasPrefix(page.first), "\(item.text)")
    #expect(item.text.hasSuffix(page.last), "\(item.text)")
    for clutter in page.never { #expect(!item.text.contains(clutter)) }
  }

  private func expect(_ item: NewsItem, _ gold: Gold) {
    let characters = item.text.count
    #expect(abs(characters - gold.characters) * 100 <= gold.characters * 15, "\(item.text)")
    #expect(item.title == gold.title)
    #expect(item.published == gold.published)
    #expect(item.publisher == gold.publisher)
    #expect(item.language == gold.language)
    #expect(item.url == gold.url)
    #expect(!item.text.contains("\n\n\n"))
  }
}
