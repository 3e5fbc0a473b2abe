extension String {
  /// The text on one line: white space and control characters become single spaces, none at
  /// either end. No-break spaces stay inside and are taken off the ends.
  func collapsingSpace() -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in unicodeScalars {
      if scalar.isInvisible { continue }
      if scalar.isSpaceOrControl {
        pending = true
      } else {
        if pending, !result.isEmpty { result.append(" ") }
        pending = false
        result.append(scalar)
      }
    }
    return String(result).trimmingSpace()
  }

  /// The text without white space at its ends.
  func trimmingSpace() -> String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first,
      first.isSpaceOrControl || first == "\u{A0}" || first == "\u{3000}"
    {
      scalars.removeFirst()
    }
    while let last = scalars.last, last.isSpaceOrControl || last == "\u{A0}" || last == "\u{3000}" {
      scalars.removeLast()
    }
    return String(scalars)
  }

  /// The text, or nil when it is empty.
  var orNil: String? { isEmpty ? nil : self }
}

extension Unicode.Scalar {
  /// White space that may be folded, and control characters, which never reach a text.
  var isSpaceOrControl: Bool {
    switch value {
    case 0...0x20, 0x7F...0x84, 0x86...0x9F, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Characters that show nothing and part words: soft hyphens, zero-width spaces, byte order
  /// marks.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B, 0x2060, 0xFEFF: true
    default: false
    }
  }

  /// Whether it is Chinese or Japanese writing, which has no spaces between words.
  var isHanOrKana: Bool {
    switch value {
    case 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFF00...0xFF60, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether it is a Han character.
  var isHan: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Whether it is a kana.
  var isKana: Bool { (0x3041...0x30FF).contains(value) && value != 0x30FB }

  /// Whether it is a Korean syllable.
  var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }
}
