/// A number as a text writes it, in digits, words, or both: *siete mil quinientos millones*.
struct NumberPhrase: Sendable {
  /// Its tokens.
  var tokens: Range<Int>
  var range: Range<Int>
  var value: Double
  /// The greatest scale word in it, or 1.
  var scale = 1.0
  /// Whether it is one run of digits without a sign.
  var isPlain = false
  /// Whether it is only an article that also means one.
  var isArticle = false
}

/// Puts digits, number words and scale words together.
struct NumberPhraseReader {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  /// The number phrases of a stretch of tokens, in order.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  func read(_ tokens: Range<Int>) -> [NumberPhrase] {
    var result: [NumberPhrase] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let token = reading.tokens[index]
      guard token.isNumber || token.kinds.overlaps(Self.pieces) else {
        index += 1
        continue
      }
      if let phrase = phrase(at: index, before: tokens.upperBound) {
        result.append(phrase)
        index = phrase.tokens.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  private static let pieces = TermKinds([.number, .scale])

  private enum Piece {
    case number(Double, isWord: Bool)
    case scale(Double)
  }

  private func piece(_ index: Int) -> Piece? {
    let token = reading.tokens[index]
    if token.isNumber { return .number(reading.numerals[token.numeral].value, isWord: false) }
    if let term = reading.meaning(.number, token) { return .number(term.value, isWord: true) }
    if let term = reading.meaning(.scale, token) { return .scale(term.value) }
    return nil
  }

  private struct Builder {
    /// The terms but the last: most numbers have no others, and need no array.
    private var earlier: [Double] = []
    /// The last term.
    private(set) var term: Double?
    var last: Piece?
    var scale = 1.0

    mutating func append(_ value: Double) {
      if let term { earlier.append(term) }
      term = value
    }

    mutating func replaceLast(_ value: Double) { term = value }

    mutating func multiply(_ value: Double) {
      var sum = 0.0
      while let last = term, last < value {
        sum += last
        term = earlier.popLast()
      }
      append((sum == 0 ? 1 : sum).timesDecimal(value))
      scale = max(scale, value)
      last = .scale(value)
    }

    var value: Double { earlier.reduce(0, +) + (term ?? 0) }
  }

  private func phrase(at start: Int, before bound: Int) -> NumberPhrase? {
    guard let first = piece(start) else { return nil }
    var builder = Builder()
    switch first {
    case .number(let value, _):
      builder.append(value)
      builder.last = first
    case .scale(let value):
      if value > 1000 { return nil }
      builder.multiply(value)
    }
    var end = start + 1
    while end < bound, let next = next(after: end - 1, builder, before: bound) {
      take(next, into: &builder)
      end = next + 1
    }
    let range = reading.tokens[start].start..<reading.tokens[end - 1].end
    var phrase = NumberPhrase(tokens: start..<end, range: range, value: builder.value)
    phrase.scale = builder.scale
    let token = reading.tokens[start]
    phrase.isPlain =
      end == start + 1 && token.isNumber && !reading.numerals[token.numeral].isPunctuated
    phrase.isArticle = end == start + 1 && !token.isNumber && builder.value == 1
    return phrase
  }

  private func take(_ index: Int, into builder: inout Builder) {
    let token = reading.tokens[index]
    if reading.has(.half, token), case .scale(let scale)? = builder.last {
      builder.append(scale / 2)
      return
    }
    switch piece(index) {
    case .number(let value, let isWord):
      if isWord, reading.language.isUnspaced, value < 10, let last = builder.term,
        last < 1000,
        case .number? = builder.last
      {
        builder.replaceLast(last * 10 + value)
      } else {
        builder.append(value)
      }
      builder.last = .number(value, isWord: isWord)
    case .scale(let value): builder.multiply(value)
    case nil: break
    }
  }

  /// The token that goes on with the number, if one does.
  private func next(after index: Int, _ builder: Builder, before bound: Int) -> Int? {
    let token = reading.tokens[index]
    var next = index + 1
    guard next < bound else { return nil }
    let hyphen: Signs = [0x2D]
    guard reading.isTight(token.end, reading.tokens[next].start, allowing: hyphen) else {
      return nil
    }
    if reading.has(.half, reading.tokens[next]), case .scale? = builder.last,
      !reading.language.isUnspaced
    {
      return next
    }
    var joined = false
    if piece(next) == nil, reading.has(.rangeEnd, reading.tokens[next]), next + 1 < bound,
      reading.isTight(reading.tokens[next].end, reading.tokens[next + 1].start)
    {
      joined = true
      next += 1
    }
    guard let candidate = piece(next) else { return nil }
    switch (builder.last, candidate) {
    case (_, .scale(let scale)):
      return joined || (scale < 100 && !reading.language.isUnspaced) ? nil : next
    case (.scale(let scale)?, .number(let value, let isWord)):
      if joined, !isWord { return nil }
      if !joined, !isWord, scale < 1000 { return nil }
      return value < scale ? next : nil
    case (.number(let last, let wasWord)?, .number(let value, let isWord)):
      guard wasWord, isWord else { return nil }
      if reading.language.isUnspaced { return !joined && last < 10 && value < 10 ? next : nil }
      return last >= 20 && value < 10 || last >= 100 && value < 100 ? next : nil
    case (nil, _): return nil
    }
  }
}
