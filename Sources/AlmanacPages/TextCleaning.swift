extension String {
  /// The text on one line, see ``Swift/Collection/onOneLine()``.
  ///
  /// No-break spaces stay inside and are taken off the ends.
  func collapsingSpace() -> String {
    utf8.span.isOnOneLine ? trimmingSpace() : utf8.onOneLine()
  }

  /// The text without white space at its ends.
  func trimmingSpace() -> String {
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
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

extension Span<UInt8> {
  /// Whether a text in UTF-8 is on one line already, but for no-break spaces at its ends.
  var isOnOneLine: Bool {
    if let first, let last, first == 0x20 || last == 0x20 { return false }
    for index in indices {
      let byte = self[index]
      if byte >= 0x80 {
        // What begins with these may show nothing, or be a space or a control character.
        if byte == 0xE2 || byte == 0xEF || byte == 0xC2, isUnshown(at: index) { return false }
      } else if byte <= 0x20 || byte == 0x7F {
        if byte != 0x20 || self[index - 1] == 0x20 { return false }
      }
    }
    return true
  }

  /// UTF-8 in lower case, see ``Swift/Collection/lowered()``.
  func lowered() -> [UInt8] {
    [UInt8](capacity: count) { lowered in
      var before: UInt8 = 0
      for index in indices {
        let byte = self[index]
        // Most bytes of a letter stay as they are.
        if byte >= 0x80, byte != 0xD0, before != 0xC3, before != 0xD0 {
          lowered.append(byte)
          before = byte
          continue
        }
        switch (before, byte) {
        case (_, 0x41...0x5A), (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E), (0xD0, 0x90...0x9F):
          lowered.append(byte + 0x20)
        case (0xD0, 0xA0...0xAF): lowered.append(byte - 0x20)
        // These letters lie in two rows: the first byte of the small ones is another.
        case (_, 0xD0) where index + 1 < count && (0xA0...0xAF).contains(self[index + 1]):
          lowered.append(0xD1)
        default: lowered.append(byte)
        }
        before = byte
      }
    }
  }

  /// Whether a character that begins at an index is one that does not stay on a line.
  func isUnshown(at index: Int) -> Bool {
    let second = index + 1 < count ? self[index + 1] : 0
    let third = index + 2 < count ? self[index + 2] : 0
    switch (self[index], second, third) {
    case (0xC2, 0x80...0x9F, _), (0xC2, 0xAD, _), (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
      return true
    default: return false
    }
  }

  private var first: UInt8? { isEmpty ? nil : self[0] }
  private var last: UInt8? { isEmpty ? nil : self[count - 1] }
}

extension ArraySlice<UInt8> {
  /// A text in UTF-8 on one line, see ``Swift/Collection/onOneLine()``.
  func asOneLine() -> String {
    span.isOnOneLine ? String(decoding: self, as: UTF8.self).trimmingSpace() : onOneLine()
  }
}

extension Collection where Element == UInt8 {
  /// UTF-8 in lower case: Latin letters, with their common accents, and Russian ones.
  ///
  /// No lengths change. It serves to compare; what is shown keeps its case.
  func lowered() -> [UInt8] { Array(self).span.lowered() }

  /// A text in UTF-8 on one line: white space and control characters become single spaces,
  /// characters that show nothing go, and so does a source line's break between two characters
  /// of a writing without spaces.
  func onOneLine() -> String {
    var line: [UInt8] = []
    line.reserveCapacity(count)
    var space = false
    var lineBreak = false
    var iterator = makeIterator()
    while let byte = iterator.next() {
      if byte <= 0x20 || byte == 0x7F {
        space = true
        if byte == 0x0A { lineBreak = true }
        continue
      }
      var character: (UInt8, UInt8, UInt8, UInt8) = (byte, 0, 0, 0)
      if byte >= 0xC0 { character.1 = iterator.next() ?? 0 }
      if byte >= 0xE0 { character.2 = iterator.next() ?? 0 }
      if byte >= 0xF0 { character.3 = iterator.next() ?? 0 }
      switch character {
      case (0xC2, 0xAD, _, _), (0xE2, 0x80, 0x8B, _), (0xE2, 0x81, 0xA0, _), (0xEF, 0xBB, 0xBF, _):
        continue
      case (0xC2, 0x80...0x9F, _, _), (0xE2, 0x80, 0xA8...0xA9, _):
        space = true
        continue
      default: break
      }
      if space, !line.isEmpty {
        let isWide = Self.isWide(byte) && line.count >= 3 && Self.isWide(line[line.count - 3])
        if !(lineBreak && isWide) { line.append(0x20) }
      }
      space = false
      lineBreak = false
      line.append(byte)
      if byte >= 0xC0 { line.append(character.1) }
      if byte >= 0xE0 { line.append(character.2) }
      if byte >= 0xF0 { line.append(character.3) }
    }
    return String(decoding: line, as: UTF8.self).trimmingSpace()
  }

  /// Whether a character of three bytes that starts so is Chinese or Japanese.
  private static func isWide(_ byte: UInt8) -> Bool {
    (0xE3...0xE9).contains(byte) || byte == 0xEF
  }
}
