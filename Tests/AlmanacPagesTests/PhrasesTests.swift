import TestSupport
import Testing

@testable import AlmanacPages

@Suite struct PhrasesTests {
  private static let phrases = Phrases("ab|b|扫码|éa|ab 中|я")

  private static func text(using random: inout SplitMix64) -> String {
    let pieces = ["a", "b", "ab", " ", "é", "扫", "码", "中", "я", "A", "Я", "É", "\u{A0}", "-"]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }.joined()
  }

  /// Where phrases stand, by looking for each of them everywhere.
  private static func places(_ text: [UInt8]) -> [(phrase: [UInt8], start: Int)] {
    text.indices.flatMap { start in
      phrases.all.filter { text[start...].starts(with: $0) }.map { ($0, start) }
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `phrases are found wherever they stand`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = Array(Self.text(using: &random).utf8).lowered()
    let places = Self.places(text)
    #expect(Self.phrases.isAny(in: text) == !places.isEmpty)
    let opening = places.filter { place in
      let byte = text[place.start]
      guard byte < 0xE3, place.start > 0 else { return true }
      let before = text[place.start - 1]
      return !((0x61...0x7A).contains(before) || (0x80..<0xE3).contains(before))
    }
    #expect(Self.phrases.areSeveral(in: text) == (Set(opening.map(\.phrase)).count > 1))
  }

  @Test(arguments: [
    ("Foto: ÀÖØÞ×", "foto: àöøþ×"), ("НОВОСТИ Ещё", "новости ещё"), ("ЯРС", "ярс"),
    ("中文 ABC", "中文 abc"), ("", ""),
  ])
  func `capitals of Latin and Russian become small`(_ text: String, _ small: String) {
    let expected = Array(small.utf8)
    #expect(text.utf8.span.lowered() == expected)
    #expect(text.utf8.lowered() == expected)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a line keeps what may stay and loses the rest`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "b ", " ", "  ", "\t", "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{A0}", "é", "中",
      "“", "，", "\u{7F}", "\u{80}", "x",
    ]
    let lines = (0..<4).map { _ in
      String(repeating: "w", count: 101)
        + (0..<Int.random(in: 0...6, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined()
    }
    let breaks = ["\n", "\r\n", "\u{2028}", "\u{85}"]
    let text = lines.joined(separator: breaks[Int.random(in: 0..<4, using: &random)])
    #expect(PlainText.blocks(of: Array(text.utf8)).map(\.text) == lines.map { $0.utf8.onOneLine() })
  }
}
