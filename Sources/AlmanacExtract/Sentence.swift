/// A stretch of text between full stops, with what lies in it.
struct Sentence: Sendable {
  var range: Range<Int>
  /// The positions of its tokens.
  var tokens: Range<Int>
  /// The positions of its entities.
  var entities: Range<Int> = 0..<0
  /// The kinds of its tokens.
  var kinds = TermKinds()
  /// Whether it holds a number in digits.
  var hasDigits = false
  /// Whether a paragraph begins with it.
  var beginsParagraph: Bool
}

/// Cuts a text into sentences.
struct SentenceCutter {
  /// A sentence longer than this is cut, so that looking around in one stays cheap.
  static let longest = 700

  private let letters: Letters
  private let abbreviations: Set<Int>
  private let hasOrdinalPoints: Bool

  /// - Parameters:
  ///   - letters: The text.
  ///   - abbreviations: Where abbreviations end, full stop included.
  ///   - hasOrdinalPoints: Whether a point after a number makes it an ordinal.
  init(_ letters: Letters, abbreviations: Set<Int>, hasOrdinalPoints: Bool) {
    self.letters = letters
    self.abbreviations = abbreviations
    self.hasOrdinalPoints = hasOrdinalPoints
  }

  /// The ranges of the sentences, and whether a paragraph begins with each.
  ///
  /// - Complexity: O(*n*).
  func cut() -> [(range: Range<Int>, beginsParagraph: Bool)] {
    var result: [(range: Range<Int>, beginsParagraph: Bool)] = []
    result.reserveCapacity(letters.count / 64)
    var start = 0
    var begins = true
    var index = 0
    func close(_ end: Int, paragraph: Bool) {
      var first = start
      while first < end, letters.isSpace(first) { first += 1 }
      if first < end { result.append((first..<end, begins)) }
      if first < end || paragraph { begins = paragraph || (first == end && begins) }
      start = end
    }
    while index < letters.count {
      // Nothing ends with a letter, a digit or a space.
      index = letters.wordRun(from: index, to: min(start + Self.longest, letters.count))
      if index == letters.count { break }
      let value = letters.original[index]
      if value == 0x20, index - start < Self.longest {
        index += 1
        continue
      }
      if value == 0x0A || value == 0x0D || value == 0x2028 || value == 0x2029 {
        close(index + 1, paragraph: true)
      } else if ends(at: index) {
        var end = index + 1
        while end < letters.count, isCloser(letters.original[end]) { end += 1 }
        index = end - 1
        close(end, paragraph: false)
      } else if index - start >= Self.longest, letters.isSpace(index) || index - start > 900 {
        close(index + 1, paragraph: false)
      }
      index += 1
    }
    close(letters.count, paragraph: true)
    return result
  }

  private func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x300D, 0x300F, 0xFF09, 0x203A: true
    default: false
    }
  }

  private func ends(at index: Int) -> Bool {
    switch letters.original[index] {
    case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4: return true
    case 0x21, 0x3F: return !letters.isLetter(index + 1) || letters.isUpper(index + 1)
    case 0x2E, 0x2026: return endsWithPoint(index)
    default: return false
    }
  }

  private func endsWithPoint(_ index: Int) -> Bool {
    if abbreviations.contains(index + 1) { return false }
    var next = index + 1
    while next < letters.count, isCloser(letters.original[next]) { next += 1 }
    if next >= letters.count { return true }
    guard letters.isSpace(next) else { return false }
    while next < letters.count, letters.isSpace(next) { next += 1 }
    if next >= letters.count { return true }
    if hasOrdinalPoints, isShortNumber(before: index) { return false }
    if letters.isUpper(index - 1), !letters.isWord(index - 2) { return false }
    return
      !(letters.isLetter(next) && !letters.isUpper(next) && !letters.isUnspaced(next)
      && !letters.has(.hangul, next) && isCased(next))
  }

  /// Whether one or two digits stand before a point, as in a German date.
  private func isShortNumber(before index: Int) -> Bool {
    var first = index
    while letters.isDigit(first - 1), index - first < 3 { first -= 1 }
    return first < index && index - first <= 2 && !letters.isWord(first - 1)
  }

  /// Whether a script has capitals, so that a small letter goes on with a sentence.
  private func isCased(_ index: Int) -> Bool { letters.original[index] < 0x0590 }
}
