/// Text made comparable: lowercase, without accents, full-width forms as their usual ones.
public enum Folding {
  /// Folds a text for comparison.
  ///
  /// - Parameter text: Any text.
  /// - Returns: The text in lowercase, canonically decomposed with combining marks dropped
  ///   (Hangul is kept composed), full-width ASCII and ideographic spaces as ASCII.
  /// - Complexity: O(*n*); ASCII text takes a short way.
  public static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var result = String.UnicodeScalarView()
    for character in text {
      if let first = character.unicodeScalars.first, isHangul(first) {
        result.append(contentsOf: character.unicodeScalars)
        continue
      }
      for scalar in decomposed(character) where !isMark(scalar) {
        result.append(scalar == "\u{A0}" ? " " : narrowed(scalar))
      }
    }
    return String(result).lowercased()
  }

  /// Whether a scalar belongs to a script that is written without spaces between words, or, as
  /// Hangul, glues particles to words: each such character is a word of its own in our full text.
  ///
  /// - Parameter scalar: A Unicode scalar.
  /// - Returns: `true` for Han, kana and Hangul.
  public static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xAC00...0xD7AF, 0x1100...0x11FF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7AF).contains(scalar.value)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// A full-width letter, digit or mark as its usual one, an ideographic space as a space.
  ///
  /// - Parameter scalar: A Unicode scalar.
  /// - Returns: The scalar itself where it is neither.
  package static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }

  // The standard library keeps its canonical decomposition private, but a character equals its
  // precomposed and its decomposed form alike, so a table of the letters that Latin, Greek and
  // Cyrillic texts use is enough.
  private static func decomposed(_ character: Character) -> [Unicode.Scalar] {
    if let base = FoldingTable.base[character] { return [base] }
    return Array(character.unicodeScalars)
  }
}
