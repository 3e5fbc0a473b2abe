import Testing

@testable import AlmanacPages

@Suite struct PageKindTests {
  @Test(
    arguments: [
      ("rss2.xml", .xmlFeed(.rss2)), ("rss1.rdf", .xmlFeed(.rss1)), ("atom.xml", .xmlFeed(.atom)),
      ("feed.json", .jsonFeed), ("list.opml", .opml), ("utf16.it.html", .html),
      ("broken.fr.html", .html), ("24-keisan-kiban-4100oku.ja.html", .html),
    ] as [(String, PageKind)]
  )
  func `a file is told by its content`(_ file: String, _ kind: PageKind) throws {
    #expect(sniff(try Fixture.bytes(file), name: "x.txt") == kind)
  }

  @Test(
    arguments: [
      ("", "a.html", .other), ("Just words.", "a.txt", .plainText),
      ("Just words.", nil, .plainText),
      ("a,b\n1,2", "a.csv", .other), ("{\"a\": 1}", nil, .other), ("[1]", nil, .other),
      ("<?xml version='1.0'?><records/>", "a.xml", .other), ("<p>Hello", nil, .html),
      ("<!-- saved --><!DOCTYPE html><p>", nil, .html), ("\u{FEFF}  <html>", nil, .html),
      ("<!-- x --><rss>", nil, .xmlFeed(.rss2)), ("Words", "page.htm", .html),
      ("<!DOCTYPE rss [<!ENTITY a \">\">]><rss>", nil, .xmlFeed(.rss2)),
      ("Saved from the web <BODY class=x>Words", nil, .html), ("Words.</P>", nil, .html),
      ("1 < 2, and <html", nil, .html), ("出口管制 <bod", nil, .plainText),
      ("If a < b or <q>c</q>", nil, .plainText), ("<DIV>出口管制", nil, .html),
      ("<pre>Words", nil, .plainText), ("<", nil, .plainText),
      ("%PDF-1.7", "a.html", .other), ("\0\u{1}\u{2}\u{3}\u{4}\u{5}", nil, .other),
    ] as [(String, String?, PageKind)]
  )
  func `content comes before the name`(_ text: String, _ name: String?, _ kind: PageKind) {
    #expect(sniff(Array(text.utf8), name: name) == kind)
  }
}
