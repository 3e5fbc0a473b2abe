import TestSupport
import Testing

@testable import AlmanacPages

@Suite struct CanonicalURLTests {
  @Test(arguments: [
    "https://example.com/a/b", "http://www.example.com/a/b/", "https://EXAMPLE.com:443/a/b#top",
    "https://m.example.com/a/b?utm_source=x&utm_medium=y", "https://example.com/a/b/amp/",
    "https://amp.example.com/a/b", "https://example.com/amp/a/b", "https://example.com/a/b?amp=1",
    "https://example.com/a/b?fbclid=1&gclid=2", "https://example.com//a/b/index.html",
    "https://example.com/a/%62", "https://www.google.com/amp/s/example.com/a/b/amp",
    "https://example-com.cdn.ampproject.org/c/s/www.example.com/a/b", " https://example.com/a/b \n",
    "https://user@example.com/a/b", "https://example.com/a/b.amp",
  ])
  func `all addresses of a story become one`(_ url: String) {
    #expect(canonicalURL(url) == "https://example.com/a/b")
  }

  @Test(arguments: [
    ("https://example.com/?p=12&utm_id=3", "https://example.com?p=12"),
    ("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2"),
    ("https://example.com/é", "https://example.com/%C3%A9"),
    ("https://example.com/a%2fb", "https://example.com/a%2Fb"),
    ("https://example.com/ampere", "https://example.com/ampere"),
    ("https://m.com/x", "https://m.com/x"), ("mailto:a@b", "mailto:a@b"), ("", ""),
    ("https://", "https://"),
  ])
  func `what tells stories apart stays`(_ url: String, _ expected: String) {
    #expect(canonicalURL(url) == expected)
  }

  @Test(arguments: UInt64(1)...50)
  func `a canonical address is its own canonical address`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = [
      "a", "amp", "%41", "é", "index.html", "?x=1", "&utm_a=b", "#f", "/", "m.", ":80", "%",
    ]
    let url =
      "https://www.e.org"
      + (0..<8).map { _ in parts.randomElement(using: &random) ?? "" }.joined(separator: "/")
    #expect(canonicalURL(canonicalURL(url)) == canonicalURL(url))
  }

  @Test(
    arguments: [
      ("https://e.org/2026/02/03/x", "2026-02-03"), ("https://e.org/a/2026-02-03/x", "2026-02-03"),
      ("https://e.org/a/20260203/x.html", "2026-02-03"), ("https://e.org/2026/x", nil),
      ("https://e.org/12345678", nil),
    ] as [(String, String?)]
  )
  func `a date in an address is found`(_ url: String, _ expected: String?) {
    #expect(CanonicalURL.date(url) == expected)
  }
}
