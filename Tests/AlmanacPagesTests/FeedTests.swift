import Testing

@testable import AlmanacPages

@Suite struct FeedTests {
  @Test func `RSS 2 gives its entries, the whole content before the summary`() throws {
    let feed = try Feed(bytes: Fixture.bytes("rss2.xml"))
    #expect(feed.kind == .rss2)
    #expect(feed.title == "Le Carnet des puces")
    #expect(
      feed.items == [
        NewsItem(
          text: """
            Le premier paragraphe parle de l’électricité, qui manque.

            Le second revient sur les puces, qui ne manquent plus.
            """,
          title: "L’été des mégawatts & des puces",
          publisher: "Le Carnet des puces",
          language: "fr-FR",
          author: "Odile Perrin",
          published: "2026-02-03",
          url: "https://carnet.example.com/ete?utm_source=rss",
          guid: "carnet-101"
        ),
        NewsItem(
          text: "Une seule phrase, avec un lien dedans.",
          title: "Brève & utile",
          publisher: "Le Carnet des puces",
          language: "fr-FR",
          author: "Jean Valat",
          published: "2026-02-02",
          url: "https://carnet.example.com/breve",
          guid: "https://carnet.example.com/breve"
        ),
      ]
    )
  }

  @Test func `RSS 1 gives its entries, whatever its prefixes`() throws {
    let feed = try Feed(bytes: Fixture.bytes("rss1.rdf"))
    #expect(feed.kind == .rss1)
    #expect(
      feed.items == [
        NewsItem(
          text: "起工式が行われた。\n\n量産は再来年の予定だ。",
          title: "新工場の起工式",
          publisher: "半導体速報",
          language: "ja",
          author: "編集部",
          published: "2026-02-01",
          url: "https://sokuho.example.jp/1",
          guid: "https://sokuho.example.jp/1"
        )
      ]
    )
  }

  @Test func `Atom gives its entries, in HTML, XHTML and plain text`() throws {
    let feed = try Feed(bytes: Fixture.bytes("atom.xml"))
    #expect(feed.kind == .atom)
    #expect(feed.title == "Halbleiter & Recht")
    #expect(
      feed.items == [
        NewsItem(
          text: "Seit Dienstag gilt die Regel.\n\nErstens die Lizenz.\nZweitens der Bericht.",
          title: "Die neue Regel",
          publisher: "Halbleiter & Recht",
          language: "de",
          author: "Ute Brandt, Max Ihle",
          published: "2026-01-15",
          url: "https://recht.example.de/regel",
          guid: "tag:recht.example.de,2026:1"
        ),
        NewsItem(
          text: "Eine Zeile.\n\nNoch eine, mit <b> als Text.",
          title: "1 < 2",
          publisher: "Halbleiter & Recht",
          language: "de",
          author: "Redaktion Recht",
          published: "2026-01-21",
          url: "https://recht.example.de/zwei",
          guid: "tag:recht.example.de,2026:2"
        ),
      ]
    )
  }

  @Test func `JSON Feed gives its entries`() throws {
    let feed = try Feed(bytes: Fixture.bytes("feed.json"))
    #expect(feed.kind == .jsonFeed)
    #expect(
      feed.items == [
        NewsItem(
          text: "Un párrafo con \"comillas\".\n\nOtro más.",
          title: "Siete & ocho",
          publisher: "Cuaderno de chips",
          language: "es",
          author: "Inés Rey, Leo Paz",
          published: "2026-02-03",
          url: "https://cuaderno.example.es/7",
          guid: "7"
        ),
        NewsItem(
          text: "Sin título.\n\nCon 1 < 2.",
          publisher: "Cuaderno de chips",
          language: "es",
          author: "Equipo",
          url: "https://otro.example.es/8",
          guid: "8"
        ),
      ]
    )
  }

  @Test func `OPML gives the addresses of its feeds`() throws {
    let feed = try Feed(bytes: Fixture.bytes("list.opml"))
    #expect(feed.kind == .opml)
    #expect(feed.outlines == ["https://carnet.example.com/feed?a=1&b=2", "feeds/sokuho.rdf"])
    #expect(feed.items.isEmpty)
  }

  @Test(arguments: [
    ("<html><body>x</body></html>", "this is no feed: its outermost element is <html>", 1),
    (
      "<rss><channel>\n<item></channel></rss>",
      "the feed is no well-formed XML: Opening and ending tag mismatch: item line 2 and channel", 2
    ),
    (
      "\n<rss>\n<channel>",
      "the feed is no well-formed XML: Premature end of data in tag channel line 2", 2
    ),
    ("{\"items\": [\n1 2]}", "a closing ] is missing", 2),
    ("[]", "this is no feed: its JSON has no list of items", nil),
    ("just words", "the feed is no well-formed XML: Start tag expected, '<' not found", 1),
  ])
  func `what is no feed is refused with its line`(_ text: String, _ what: String, _ line: Int?) {
    let error = #expect(throws: PageError.self) { try Feed(bytes: Array(text.utf8)) }
    #expect(error?.what == what)
    #expect(error?.line == line)
  }
}
