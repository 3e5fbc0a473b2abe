import TestSupport
import Testing

@testable import AlmanacPages

@Suite struct TextCleaningTests {
  private static let pieces = [
    "a", "B", " ", "  ", "\t", "\n", "\u{1}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{AD}",
    "\u{E8}", "\u{2008}", "\u{200B}", "\u{2028}", "\u{2029}", "\u{2060}", "\u{20A8}", "\u{3000}",
    "\u{FEFF}", "\u{FFBF}", "中", "Я", "é", "É", "😀", ".", "。",
  ]

  private func text(_ seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
  }

  @Test(arguments: 0..<1000 as Range<UInt64>)
  func `a text that is on one line already is left as it is`(_ seed: UInt64) {
    let text = text(seed)
    let line = text.utf8.onOneLine()
    #expect(Array(text.collapsingSpace().utf8) == Array(line.utf8))
    #expect(Array(line.collapsingSpace().utf8) == Array(line.utf8))
    #expect(Array(text.utf8)[...].asOneLine() == line)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a text weighs the same in one piece and byte by byte`(_ seed: UInt64) {
    let text = text(seed)
    #expect(textWeight(text.utf8.span) == textWeight(text.utf8))
  }
}
