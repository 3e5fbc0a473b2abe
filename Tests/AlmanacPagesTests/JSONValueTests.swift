import Testing

@testable import AlmanacPages

@Suite struct JSONValueTests {
  @Test func `values of all kinds are read`() throws {
    let text =
      #" {"a": [1, -2.5e3, true, false, null], "b": "x\n\"\u00e9\ud83d\ude00\/", "a\tb": {}} "#
    #expect(
      try JSONValue(Array(text.utf8))
        == .object([
          "a": .array([.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null]),
          "b": .string("x\n\"é😀/"), "a\tb": .object([:]),
        ])
    )
  }

  @Test(arguments: [
    ("", "the JSON text ends too early"), ("{", "a key in quotation marks is missing"),
    ("[1,]", "no JSON value starts like this"), ("{\"a\" 1}", "a colon is missing"),
    ("\"abc", "a closing quotation mark is missing"), ("\"\\x\"", "no escape is written like this"),
    ("\"\\u12\"", "four hexadecimal digits are missing"), ("1 2", "text follows the JSON value"),
    ("{\"a\": 1", "a closing } is missing"), ("nul", "no JSON value starts like this"),
  ])
  func `a fault is named`(_ text: String, _ what: String) {
    let error = #expect(throws: PageError.self) { try JSONValue(Array(text.utf8)) }
    #expect(error?.what == what)
  }

  @Test func `broken JSON-LD is ignored, other JSON-LD beside it is not`() throws {
    let page = """
      <title>T</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>
      <script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@graph":[{"@type":"BlogPosting",
      "headline":"A &amp; B","author":"Ann","publisher":{"name":"P"},"datePublished":"2026-02-03"}]}]
      </script>
      """
    let item = try Page(html: Array(page.utf8)).item
    #expect(item.title == "A & B")
    #expect(item.author == "Ann")
    #expect(item.publisher == "P")
    #expect(item.published == "2026-02-03")
  }
}
