@testable import AlmanacExtract
import Testing

@Suite struct ScalarListTests {
  @Test(arguments: ["", "plain", "naïve ёлка 中文 ｱ", "a😀b𝕏c", "😀", "\u{FFFF}\u{10000}\u{10FFFF}"])
  func `a text's scalars come back as written, above U+FFFF too`(_ text: String) {
    let letters = Letters(text)
    #expect(Array(letters.original) == text.unicodeScalars.map(\.value))
    #expect(Array(letters.folded) == Folding.fold(text))
    #expect(letters.surface(0..<letters.count) == text)
  }
}
