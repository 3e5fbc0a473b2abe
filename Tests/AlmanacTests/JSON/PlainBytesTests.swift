import TestSupport
import Testing

@testable import Almanac

@Suite struct PlainBytesTests {
  private func slowEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    bytes[start..<end].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C } ?? end
  }

  @Test func `every byte is told, at every place of eight`() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<24 {
        var bytes = [UInt8](repeating: 0x21, count: 24)
        bytes[place] = byte
        let end = PlainBytes.end(bytes.span, from: 0, to: 24)
        #expect(end == slowEnd(bytes, from: 0, to: 24))
      }
    }
  }

  @Test func `random bytes end where a slow search says`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let near: [UInt8] = [
        0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF,
      ]
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: 0..<12, using: &random) == 0 ? near.randomElement(using: &random) ?? 0 : 0x61
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = Int.random(in: start...bytes.count, using: &random)
      let found = PlainBytes.end(bytes.span, from: start, to: end)
      #expect(found == slowEnd(bytes, from: start, to: end))
    }
  }

  @Test(arguments: [
    ("", true), ("plain", true), ("ü€𝔸 昇腾 plain", true), ("a\"", false), ("\\", false),
    ("a long text with a tab\t in it", false), ("0123456\u{0}", false), ("01234567\u{1F}", false),
  ])
  func `texts that need no escape are told`(_ text: String, _ isPlain: Bool) {
    #expect(PlainBytes.arePlain(text) == isPlain)
  }

  @Test func `members are sorted as RFC 8785 asks, whatever their names`() {
    // The order of UTF-16: characters beyond the surrogates come before U+E000 and what follows.
    let names = [
      "", "a", "a\u{0}", "aa", "abcdefgh", "abcdefgha", "abcdefghb", "abcdefgi", "z", "é",
      "\u{D7FF}",
      "𝔸", "\u{E000}", "\u{FFFD}",
    ]
    var random = SplitMix64(seed: 9)
    for _ in 0..<50 {
      let members = names.shuffled(using: &random).map { JSON.Members.Member($0, .null) }
      guard
        case .object(let read)? = try? JSONParser.parse(JSON.object(.init(members)).canonical)
      else {
        Issue.record("the canonical form is not read back")
        continue
      }
      #expect(read.list.map(\.name) == names)
    }
  }
}
