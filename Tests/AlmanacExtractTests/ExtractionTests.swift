import Almanac
import AlmanacExtract
import TestSupport
import Testing

@Suite struct ExtractionTests {
  @Test func `an extraction prints one line that is JSON`() throws {
    let article = Article(
      text: "Nvidia said \"yes\"\tto China.\nNvidia will invest $2 billion in 2027.",
      title: "Title",
      published: "2026-03-04",
      language: "en"
    )
    let json = String(decoding: extract(article, names: Names.index).json, as: UTF8.self)
    #expect(!json.contains("\n"))
    let tree = try JSONParser.parse(Array(json.utf8))
    #expect(tree["title"]?.asText == "Title")
    #expect(
      tree["mentions"]?.items.compactMap { $0["kind"]?.asText } == [
        "organization", "country", "organization", "money", "date",
      ]
    )
    #expect(tree["facts"]?.items.first?["period"]?.asText == "2027")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `whatever text arrives, spans lie inside it and agree with the surface`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Noise.text(using: &random)
    let scalars = Array(text.unicodeScalars)
    let published = seed % 3 == 0 ? nil : Noise.dates[Int(seed) % Noise.dates.count]
    let article = Article(text: text, published: published)
    let extraction = extract(article, names: Names.index)
    #expect(extraction.bodyCharacters == scalars.count)
    for mention in extraction.mentions {
      #expect(mention.start >= 0 && mention.start < mention.end && mention.end <= scalars.count)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[mention.start..<mention.end])
      #expect(String(view).unicodeScalars.elementsEqual(mention.surface.unicodeScalars))
      #expect((0...1).contains(mention.confidence))
    }
    for fact in extraction.facts + extraction.events {
      #expect(fact.start >= 0 && fact.start < fact.end && fact.end <= scalars.count)
      #expect((0...1).contains(fact.confidence))
    }
    #expect(extract(article, names: Names.index).json == extraction.json)
  }

  @Test(arguments: [
    String(repeating: "9", count: 200_000),
    String(repeating: "1.000.", count: 30_000),
    String(repeating: "one hundred thousand million ", count: 8_000),
    String(repeating: "between 2026 and ", count: 12_000),
    String(repeating: "(", count: 200_000),
    String(repeating: "千百万亿", count: 50_000),
    String(repeating: "Nvidia denied that China may not buy ", count: 6_000),
    String(repeating: "$1bn to ", count: 25_000),
    String(repeating: "Nvidia waits. China says so. ", count: 8_000),
  ])
  func `a text made to be slow is read in time linear in its length`(_ text: String) {
    let half = String(text.unicodeScalars.prefix(text.unicodeScalars.count / 2))
    let clock = ContinuousClock()
    func time(_ text: String) -> Duration {
      clock.measure {
        _ = extract(
          Article(text: text, published: "2026-03-04", language: "en"),
          names: Names.index
        )
      }
    }
    _ = time(half)
    let short = time(half)
    let long = time(text)
    #expect(long < short * 6 + .milliseconds(200))
  }
}

/// Texts put together from pieces that the reader cares about, and from arbitrary scalars.
enum Noise {
  static let dates = ["2026-03-04", "2026-02", "2024-02-29", "2025", "nonsense", "9999-12-31"]

  static let pieces = [
    "Nvidia", "H200", " ", " ", "\n", ".", ",", "China", "中国", "亿", "美元", "$", "57", "3.5",
    "bn", "from", "to", "and", "–", "may", "May", "31", "2026", "last", "Monday", "between",
    "months", "behind", "年", "月", "日", "半", "một", "e meio", "mil", "milhões", "de", "US$",
    "denied", "rumour", "%", "百分之", "倍", "double", "at least", "or more", "(6/2", "2026-02-30",
    "31/02/2026", "fiscal", "quarter", "the following day", "0", "00", "999999999999999999999",
    "’", "“", "”", "\u{301}", "\u{200D}", "\u{FEFF}", "\u{0}", "한", "두", "조", "원", "و2030",
    "عام", "четверть", "полтора", "года", "👩🏽‍🚀", "approves", "restricted", "capex", "invest",
  ]

  static func text(using random: inout SplitMix64) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<120, using: &random) {
      if Int.random(in: 0..<8, using: &random) == 0 {
        let value = UInt32.random(in: 0...0x3_0000, using: &random)
        text.append(Unicode.Scalar(value) ?? "?")
      } else {
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        text.append(contentsOf: piece.unicodeScalars)
        if Bool.random(using: &random) { text.append(" ") }
      }
    }
    return String(text)
  }
}
