internal import Almanac

/// One line of a plain text that is not empty.
struct PlainLine {
  /// Where its text lies, spaces at both ends left out.
  var range: Range<Int>
  /// How wide it is: a Han character or kana counts for two and a half letters.
  var width: Int
  /// Whether it ends as a sentence does.
  var endsSentence: Bool
  /// Whether it ends as a question or a call does, which a headline may.
  var asks: Bool
  /// Whether it shows signs of menus, credits, forms or imprints.
  var isClutter: Bool
  /// Whether it is part of a list.
  var isListed: Bool
  /// Whether it shows a colon or a bar.
  var isDivided: Bool

  /// Whether it is a paragraph of an article.
  var isProse: Bool { !isClutter && endsSentence && width >= (isListed ? 60 : 56) }
  /// Whether it may be a short last paragraph of one.
  var isShortProse: Bool {
    !isClutter && endsSentence && !isListed && !isDivided && width >= 40
  }
  /// Whether it may be a heading between two paragraphs.
  var mayBeSubhead: Bool { !isClutter && !isListed && !isDivided && width < 90 && width > 2 }

  /// The lines of a text.
  ///
  /// - Complexity: O(*n*).
  static func lines(of letters: Letters) -> [PlainLine] {
    var result: [PlainLine] = []
    var start = 0
    for index in 0...letters.count {
      let isEnd =
        index == letters.count || letters.original[index] == 0x0A || letters.original[index] == 0x0D
      guard isEnd else { continue }
      var first = start
      var last = index
      while first < last, letters.isSpace(first) { first += 1 }
      while last > first, letters.isSpace(last - 1) { last -= 1 }
      if first < last { result.append(PlainLine(letters, first..<last)) }
      start = index + 1
    }
    return result
  }

  private init(_ letters: Letters, _ range: Range<Int>) {
    self.range = range
    var halves = 0
    var bars = 0
    var hasColon = false
    var clutter = false
    let names = Self.clutterPhrases
    for index in range {
      halves += letters.isUnspaced(index) || letters.has(.hangul, index) ? 5 : 2
      switch letters.original[index] {
      case 0x7C, 0xFF5C, 0xB7, 0x203A, 0x2022: bars += 1
      case 0x30FB where !letters.has(.katakana, index - 1): bars += 1
      case 0x3A, 0xFF1A: hasColon = true
      default: break
      }
      if !clutter, letters.isBoundary(before: index), letters.isWord(index) {
        clutter = Self.isClutter(at: index, names, letters)
      }
    }
    width = halves / 2
    var end = range.upperBound - 1
    while end > range.lowerBound, Self.isCloser(letters.original[end]) { end -= 1 }
    endsSentence = Self.isEnd(letters.original[end])
    asks = [0x21, 0x3F, 0xFF01, 0xFF1F].contains(letters.original[end])
    isDivided = hasColon || bars > 0
    // A long paragraph may speak of cookies; a short line that does is a notice.
    isClutter =
      (clutter && width < (endsSentence ? 140 : 260)) || bars >= 2 && width < 200
      || Self.isBracketed(letters, range)
    switch letters.original[range.lowerBound] {
    case 0x2022, 0x30FB, 0x3E, 0xBB, 0x2D, 0x2013, 0x2A, 0x25A0, 0x25CF: isListed = true
    default: isListed = letters.isDigit(range.lowerBound) && width < 60
    }
  }

  /// Phrases of menus, credits, forms and imprints in all languages; made for the first line.
  private static let clutterPhrases: Automaton = {
    var phrases = Automaton()
    let tree = try? JSONParser.parse(Languages.file("und") ?? [])
    for phrase in tree?["clutter"]?.asText?.split(separator: "|") ?? [] {
      let open = phrase.hasSuffix("*")
      phrases.add(Folding.fold(open ? phrase.dropLast() : phrase), openEnded: open, payload: 0)
    }
    return phrases
  }()

  private static func isClutter(at start: Int, _ names: Automaton, _ letters: Letters) -> Bool {
    guard names.mayBegin(at: start, in: letters) else { return false }
    var walk = PatternWalk(from: start)
    while names.advance(&walk, in: letters) {
      if walk.prefix >= 0 || letters.isBoundary(before: walk.end) || !letters.isWord(walk.end - 1) {
        return true
      }
    }
    return false
  }

  private static func isBracketed(_ letters: Letters, _ range: Range<Int>) -> Bool {
    let first = letters.original[range.lowerBound]
    let last = letters.original[range.upperBound - 1]
    let opens = first == 0x28 || first == 0xFF08 || first == 0x5B
    return opens && (last == 0x29 || last == 0xFF09 || last == 0x5D) && range.count < 200
  }

  private static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x201C, 0x300D, 0x300F, 0xFF09, 0x203A: true
    default: false
    }
  }

  private static func isEnd(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x061F, 0x06D4: true
    default: false
    }
  }
}
