/// What a quantity counts.
enum Dimension: Equatable, Sendable {
  case money(String)
  case months
  case percent
  case multiple
}

/// A quantity found in a text, exact or bounded.
struct Measure: Sendable {
  var dimension: Dimension?
  var range: Range<Int>
  var tokens: Range<Int>
  var value: Double?
  var min: Double?
  var max: Double?
  var isApproximate = false
  /// For multiples: whether less or more is meant.
  var direction: String?
  /// For durations: the months of one unit.
  var unit = 1.0
  var scale = 1.0
  var isPlain = false
  var isArticle = false

  /// Makes an exact quantity of a number.
  init(_ phrase: NumberPhrase) {
    range = phrase.range
    tokens = phrase.tokens
    value = phrase.value
    scale = phrase.scale
    isPlain = phrase.isPlain
    isArticle = phrase.isArticle
  }

  /// Lets further text belong to it.
  mutating func extend(_ other: Range<Int>, tokens others: Range<Int>) {
    range =
      Swift.min(range.lowerBound, other.lowerBound)..<Swift.max(range.upperBound, other.upperBound)
    tokens =
      Swift.min(
        tokens.lowerBound,
        others.lowerBound
      )..<Swift.max(tokens.upperBound, others.upperBound)
  }

  mutating func multiply(_ factor: Double) {
    value = value.map { $0.timesDecimal(factor) }
    min = min.map { $0.timesDecimal(factor) }
    max = max.map { $0.timesDecimal(factor) }
  }

  /// The currency of a sum of money.
  var currency: String? {
    if case .money(let code)? = dimension { return code }
    return nil
  }

  /// The greatest number it names.
  var magnitude: Double { value ?? max ?? min ?? 0 }
}
