import TestSupport
import Testing

@testable import AlmanacPages

@Suite struct HostileInputTests {
  private static let seeds = Array(UInt64(1)...60)

  /// Reads bytes as everything; only errors with words may come out.
  private func readAll(_ bytes: [UInt8]) {
    _ = sniff(bytes, name: nil)
    attempt { _ = try Page(html: bytes) }
    attempt { _ = try Page(plainText: bytes) }
    attempt { _ = try Feed(bytes: bytes) }
  }

  private func attempt(_ read: () throws -> Void) {
    do {
      try read()
    } catch let error as PageError {
      #expect(!error.what.isEmpty && !error.remedy.isEmpty)
      #expect(!error.what.unicodeScalars.contains { $0.value < 0x20 })
    } catch {
      Issue.record(error)
    }
  }

  @Test(arguments: seeds)
  func `random bytes never trap`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 0...4000, using: &random)
    let alphabet: [UInt8] = seed % 2 == 0 ? Array("<>/&;=\"'ab![]-?#\n\0\u{E9}".utf8) : []
    readAll(
      (0..<count).map { _ in
        alphabet.randomElement(using: &random) ?? UInt8.random(in: 0...255, using: &random)
      }
    )
  }

  @Test(arguments: seeds)
  func `mutated pages and feeds never trap`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let names =
      Gold.all.map(\.file) + OwnPage.all.map(\.gold.file)
      + ["rss2.xml", "rss1.rdf", "atom.xml", "feed.json", "list.opml"]
    var bytes = try Fixture.bytes(names.randomElement(using: &random) ?? "rss2.xml")
    for _ in 0..<Int.random(in: 1...40, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 30))
      case 2: bytes.insert(contentsOf: Array("<div><![CDATA[&#x0;\u{0}]]><p".utf8), at: place)
      default:
        let end = min(bytes.count, place + 200)
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    readAll(bytes)
  }

  @Test(arguments: ["wp-blocks.en.html", "portal-gbk.zh.html", "utf16.it.html", "tables.es.html"])
  func `a page cut off anywhere is read as far as it goes`(_ name: String) throws {
    let whole = try Fixture.bytes(name)
    for end in stride(from: 0, through: whole.count, by: 97) {
      _ = try Page(html: Array(whole[..<end]))
    }
  }

  @Test(arguments: ["rss2.xml", "rss1.rdf", "atom.xml", "feed.json", "list.opml"])
  func `a feed cut off anywhere is refused`(_ name: String) throws {
    let whole = try Fixture.bytes(name)
    for end in stride(from: 0, to: whole.count - 10, by: 61) {
      #expect(throws: PageError.self) { try Feed(bytes: Array(whole[..<end])) }
    }
  }

  @Test(arguments: [
    """
    <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
    <rss version="2.0"><channel><title>&d;</title></channel></rss>
    """,
    """
    <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
    <rss version="2.0"><channel><title>&secret;</title></channel></rss>
    """,
    """
    <!DOCTYPE rss [<!ENTITY % remote SYSTEM "http://127.0.0.1:9/x.dtd"> %remote;]>
    <rss version="2.0"><channel><title>x</title></channel></rss>
    """,
    """
    <!DOCTYPE rss [<!ATTLIST item size CDATA "a long default value">]>
    <rss version="2.0"><channel><item/></channel></rss>
    """,
  ])
  func `a feed that declares entities is refused`(_ text: String) {
    let error = #expect(throws: PageError.self) { try Feed(bytes: Array(text.utf8)) }
    #expect(error?.what.contains("declares entities") == true)
    #expect(error?.line != nil)
  }

  @Test func `a document type is not fetched, and does not stop a feed`() throws {
    let text = """
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://127.0.0.1:9/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Caf&eacute; & Co</title>
      <item><title>A&nbsp;B</title><description>Text.</description></item></channel></rss>
      """
    let feed = try Feed(bytes: Array(text.utf8))
    #expect(feed.title == "Café & Co")
    #expect(feed.items.map(\.title) == ["A\u{A0}B"])
  }

  @Test func `a page's external entities stay unread`() throws {
    let text = """
      <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><body><p>&x; The text of the \
      article, which is long enough to be one, says nothing of the file.</p>
      """
    let item = try Page(html: Array(text.utf8)).item
    #expect(!item.text.contains("root:"))
  }

  @Test(arguments: ["div", "b", "table", "ul", "span", "blockquote", "font"])
  func `a hundred thousand nested elements are refused`(_ name: String) {
    let text = String(repeating: "<\(name)>", count: 100_000) + "x"
    do {
      _ = try Page(html: Array(text.utf8))
    } catch {
      #expect(error.what == "elements are nested more than 512 deep")
    }
  }

  @Test func `a hundred thousand nested divs are named with their line`() {
    let text = "<html>\n" + String(repeating: "<div>", count: 100_000)
    #expect(
      throws: PageError(
        "elements are nested more than 512 deep",
        line: 2,
        remedy: "no reader shows such a page; save it again, or leave it out"
      )
    ) { try Page(html: Array(text.utf8)) }
  }

  @Test func `nesting in feeds and their entries is bounded`() {
    let deep = String(repeating: "<a>", count: 1000)
    #expect(throws: PageError.self) { try Feed(bytes: Array("<rss><channel>\(deep)".utf8)) }
    let html = String(repeating: "&lt;div&gt;", count: 1000)
    let rss = "<rss><channel><item><description>\(html)</description></item></channel></rss>"
    #expect(throws: PageError.self) { try Feed(bytes: Array(rss.utf8)) }
    let json = String(repeating: "[", count: 100_000)
    #expect(throws: PageError.self) { try Feed(bytes: Array(json.utf8)) }
  }

  @Test func `NUL bytes and control characters leave no trace`() throws {
    let text = """
      <html><body><h1>A ti\0tle of some length</h1><p>The first paragraph of the text, \
      \u{1B}[31mwith\0 an escape sequence and a &#27;[0m reference.</p><p>The second is as long as \
      the first, and it ends here like a sentence.</p></body></html>
      """
    let item = try Page(html: Array(text.utf8)).item
    #expect(item.title == "A title of some length")
    #expect(item.text.contains("with an escape sequence"))
    #expect(!item.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func `a file over the limit is refused unread`() {
    let error = #expect(throws: PageError.self) {
      try Page(html: [UInt8](repeating: 0x20, count: PageLimits.bytes + 1))
    }
    #expect(error?.what.contains("33554432 at most") == true)
  }

  @Test func `a tag with thousands of attributes is refused`() {
    let text = "<p>\n<a " + (0..<2000).map { "a\($0)=1" }.joined(separator: " ") + ">"
    let error = #expect(throws: PageError.self) { try Page(html: Array(text.utf8)) }
    #expect(error?.what == "a tag has more than 1000 attributes")
    #expect(error?.line == 2)
  }

  @Test(arguments: [
    "<p>Related</p>", "<h2>Comments</h2>", "<time>x</time>", "<title>a - b</title>", "<b><i></b>",
    "<table><tr><td>1<td>2<tr><td>3<td>4</table>", "<!-- ", "<![CDATA[", "&amp", "<p class='a b'>x",
    "<br>x", "<a href=x>y</a> ", "<font size=5>x</font>", "By Nobody<br>",
  ])
  func `a page of one thing over and over is read in time`(_ piece: String) throws {
    let text = String(repeating: piece, count: 6000)
    do {
      _ = try Page(html: Array(text.utf8))
    } catch {
      #expect(error.what.contains("nested"))
    }
  }

  @Test func `an empty page gives an empty item, an empty feed an error`() throws {
    #expect(try Page(html: []).item == NewsItem(text: ""))
    #expect(throws: PageError("the file is empty", remedy: "save the feed again")) {
      try Feed(bytes: [])
    }
  }
}
