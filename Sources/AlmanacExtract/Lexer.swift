/// A word, phrase or number that the language knows.
struct Token: Sendable {
  private var first: Int32
  private var last: Int32
  /// The position of the first meaning among the language's terms; that of a plain number among
  /// the text's numerals, all bits turned, so that it is below zero.
  var payload: Int32
  /// The first meaning of a stem under which the word stands as well, or -1.
  var stem: Int32 = -1
  /// The kinds of all its meanings; a plain number has none.
  var kinds = TermKinds()

  init(start: Int, end: Int, payload: Int32) {
    first = Int32(start)
    last = Int32(end)
    self.payload = payload
  }

  var start: Int { Int(first) }
  var end: Int {
    get { Int(last) }
    set { last = Int32(newValue) }
  }

  var isNumber: Bool { payload < 0 }
  /// The position of a plain number among the text's numerals.
  var numeral: Int { Int(~payload) }
}

/// A number written in digits.
///
/// Few tokens are numbers; in a list of their own they make all others smaller.
struct Numeral: Sendable {
  var value: Double = 0
  /// How many digits it has before its decimal sign.
  var digits: Int32 = 0
  /// Whether it shows a decimal sign or groups.
  var isPunctuated = false
  /// Where it ends.
  var end: Int
}

/// The tokens of a text, and where among them is what few are.
struct LexedText: Sendable {
  /// The tokens in order, none overlapping another.
  var tokens: [Token] = []
  /// What the plain numbers among them are.
  var numerals: [Numeral] = []
  /// Those that may name something, once more: to be read one after the other.
  var naming: [Token] = []
  /// The positions of those that may be an abbreviation.
  var abbreviated: [Int32] = []

  /// Tokens that may name something: organizations, offices, countries and what hints at them.
  static let namingKinds = TermKinds([
    .organization, .group, .ministry, .country, .capital, .adjective,
  ])

  mutating func append(_ word: Token, endsWithPoint: Bool) {
    let position = Int32(tokens.count)
    if word.kinds.overlaps(Self.namingKinds) { naming.append(word) }
    if endsWithPoint || word.kinds.contains(.abbreviation) { abbreviated.append(position) }
    tokens.append(word)
  }

  mutating func append(_ number: Numeral, from start: Int) {
    tokens.append(Token(start: start, end: number.end, payload: ~Int32(numerals.count)))
    numerals.append(number)
  }
}

/// Cuts a text into the tokens a language knows.
///
/// A class, so that nothing copies all of the language.
final class Lexer {
  private let letters: Letters
  private let language: Language

  init(_ letters: Letters, language: Language) {
    self.letters = letters
    self.language = language
  }

  /// The tokens, the longest first at each place.
  ///
  /// - Complexity: O(*n*) in the text, times the longest pattern at most.
  func read() -> LexedText {
    var read = LexedText()
    // A word of Chinese or Japanese has about two characters.
    read.tokens.reserveCapacity(letters.count / (language.isUnspaced ? 4 : 8))
    read.numerals.reserveCapacity(letters.count / 128)
    read.naming.reserveCapacity(letters.count / (language.isUnspaced ? 16 : 64))
    // What every place is asked for lies at hand.
    let openings = language.automaton.openings
    let hasPrefixes = !language.prefixes.isEmpty
    let units = letters.folded.units
    let folded = units.span
    let traitsOfAll = letters.traits
    let kinds = traitsOfAll.span
    let count = letters.count
    var index = 0
    while index < count {
      let traits = Traits(rawValue: kinds[index])
      if traits.contains(.digit) {
        if index > 0, letters.isLetter(index - 1), !letters.isBoundary(before: index),
          read.tokens.last?.end != index
        {
          index = letters.wordEnd(from: index)
          continue
        }
        let number = number(at: index)
        let word = match(at: index)
        if let word, word.end > number.end {
          read.append(word, endsWithPoint: folded[word.end - 1] == 0x2E)
          index = word.end
        } else {
          read.append(number, from: index)
          index = number.end
        }
        continue
      }
      if traits.contains(.space) {
        index += 1
        continue
      }
      let afterScale = traits.contains(.hangul) && isScale(read.tokens.last, before: index)
      let found =
        openings.mayBegin(at: index, folded, kinds)
        ? walk(from: index, afterScale: afterScale) : nil
      if let token = hasPrefixes ? found ?? afterPrefix(index) : found {
        read.append(token, endsWithPoint: folded[token.end - 1] == 0x2E)
        index = token.end
        continue
      }
      if traits.contains(.letter), traits.isDisjoint(with: [.unspaced, .hangul]) {
        index = letters.wordEnd(from: index)
      } else {
        index += 1
      }
    }
    return read
  }

  /// Whether a scale word ends right before a position: *조* in *30조원*.
  private func isScale(_ token: Token?, before index: Int) -> Bool {
    guard let token, token.end == index else { return false }
    return !token.isNumber && language.has(.scale, token.payload)
  }

  /// A term behind one or two letters that are glued before words.
  private func afterPrefix(_ start: Int) -> Token? {
    var index = start
    while index < start + 2, index + 2 < letters.count,
      language.prefixes.contains(letters.folded[index])
    {
      index += 1
      if let match = match(at: index) { return match }
    }
    return nil
  }

  private func match(at start: Int) -> Token? {
    guard language.automaton.mayBegin(at: start, in: letters) else { return nil }
    return walk(from: start, afterScale: false)
  }

  /// The longest pattern that stands at a place where one may begin.
  private func walk(from start: Int, afterScale: Bool) -> Token? {
    var walk = PatternWalk(from: start)
    while language.automaton.advance(&walk, in: letters) {
      if walk.prefix >= 0, accepts(walk.prefix, walk.range, true, afterScale) { walk.takePrefix() }
      if walk.exact >= 0, accepts(walk.exact, walk.range, false, afterScale) { walk.takeExact() }
    }
    guard let found = walk.best else { return nil }
    var end = found.end
    if found.open { end = openEnd(from: end) }
    var token = Token(start: start, end: end, payload: found.payload)
    token.kinds = language.kinds[Int(found.payload)]
    // "parlamentares" is also what "parlamentar*" means.
    if found.stem >= 0, openEnd(from: found.stemEnd) == end {
      token.stem = found.stem
      token.kinds.formUnion(language.kinds[Int(found.stem)])
    }
    return token
  }

  private func openEnd(from index: Int) -> Int {
    var end = index
    while end < letters.count, letters.isLetter(end) || letters.has(.ignorable, end),
      !letters.isUnspaced(end)
    {
      end += 1
    }
    return end
  }

  private func accepts(
    _ payload: Int32,
    _ range: Range<Int>,
    _ open: Bool,
    _ afterScale: Bool
  ) -> Bool {
    let end = range.upperBound
    let isHangul = letters.has(.hangul, end - 1)
    var index = payload
    while index >= 0 {
      let term = language.heads[Int(index)]
      index = term.next
      guard term.casing.fits(range, in: letters) else { continue }
      if isHangul {
        let inside = letters.has(.hangul, range.lowerBound - 1)
        let isGlued = afterScale && term.kind == .currency
        if inside, !isGlued, range.count == 1 || term.kind.isName { continue }
        if term.kind.isName || term.kind == .relative, !endsHangulName(at: end) { continue }
        return true
      }
      if open || letters.isBoundary(before: end) || !letters.isWord(end - 1) { return true }
      if letters.isDigit(end), [.currency, .rangeEnd, .percentBefore].contains(term.kind) {
        return true
      }
      if term.kind.isName, isGenitive(range) { return true }
    }
    return false
  }

  /// Whether what follows a Korean name is a particle or no Hangul at all.
  private func endsHangulName(at end: Int) -> Bool {
    var stop = end
    while stop < letters.count, letters.has(.hangul, stop), stop - end < 8 { stop += 1 }
    return stop == end || language.particles.contains(Array(letters.folded[end..<stop]))
  }

  /// Whether a name is followed by nothing but the *s* of a genitive, as in *Chinas Zoll*.
  private func isGenitive(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    return language.tag == "de" && range.count > 3 && end < letters.count
      && letters.folded[end] == 0x73 && letters.isBoundary(before: end + 1)
  }

  /// Reads digits with their groups and decimals.
  private func number(at start: Int) -> Numeral {
    NumberReader(letters, style: language.style).read(at: start)
  }
}
