/// What a word or phrase of a language file means to the reader.
///
/// The names of the cases are the keys under `terms` in a language file; `Languages/FORMAT.md` says what
/// belongs under each.
enum TermKind: UInt8, CaseIterable, Sendable {
  // Quantities.
  case number, scale, half, share, currency, percent, percentBefore, tenth
  case day, week, month, year, span, quarterUnit
  case times, multiple, more, less, raise
  case atMost, atLeast, atMostAfter, atLeastAfter, about, aboutAfter
  case from, to, rangeEnd
  // Dates.
  case monthName, weekday, relative, quarter, fiscalQuarter, fiscalYear, ago, agoBefore, next, last,
    thisOne
  case until, ofYear, yearUnit, monthUnit, dayUnit, yearSpan, samePeriod
  // Names that are no mentions themselves.
  case country, adjective, capital, organization, ministry, group
  // Look-alikes.
  case chip, lookalike, legalForm
  // What money and durations are for.
  case offTopic, spend, spent, cameTo, allCapital, dataCenter, aiWork, estimate, publicMoney,
    charge, noLag,
    partOf
  // Gaps.
  case behind, ahead, gap, software
  // Rulings.
  case approve, restrict, ease, block, rescind, propose, review, tariff, enforce
  case notBanned, event, rent, diffusion, lawmaker, authority, customs, worldwide, require, licence
  case ban, lift, trade, than, refuse, entry, application, passive, still, rule, that
  case grant, received, arrest, excluded, may, mayNot, might, buyer, sameChips, role
  case presumption, replaced, whether, blacklist, enlist, wish, backdrop
  case reversal, who, others, noMore, order, acquire, advocate, sameState, company
  case together, separable, catchUp, output
  // Statements.
  case rumor, hearsay, dismiss, account, deny, forecast, admit, suggest, say
  // Grammar.
  case negation, abbreviation, function, particle, prefix, toward, topic, commonWord,
    transliterated, skip

  /// The kinds by their names.
  static let named = Dictionary(uniqueKeysWithValues: zip(names, allCases))

  private static let names = allCases.map { "\($0)" }

  /// The name of the kind.
  var name: String { Self.names[Int(rawValue)] }

  /// Whether the capitals of a pattern count.
  var isCased: Bool {
    switch self {
    case .country, .adjective, .capital, .organization, .ministry, .group, .currency,
      .transliterated, .monthName:
      true
    default: false
    }
  }

  /// Whether a pattern of this kind is a name, which stands only where a word begins.
  var isName: Bool {
    switch self {
    case .country, .adjective, .capital, .organization, .ministry, .group: true
    default: false
    }
  }
}

/// A set of kinds of terms, in three machine words.
struct TermKinds: Equatable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var top: UInt64 = 0

  init() {}

  init(_ kinds: [TermKind]) {
    for kind in kinds { insert(kind) }
  }

  mutating func insert(_ kind: TermKind) {
    let bit: UInt64 = 1 << UInt64(kind.rawValue & 63)
    switch kind.rawValue >> 6 {
    case 0: low |= bit
    case 1: high |= bit
    default: top |= bit
    }
  }

  // Asked for nearly every token by nearly every finder.
  @inline(__always)
  func contains(_ kind: TermKind) -> Bool {
    let bit: UInt64 = 1 << UInt64(kind.rawValue & 63)
    return switch kind.rawValue >> 6 {
    case 0: low & bit != 0
    case 1: high & bit != 0
    default: top & bit != 0
    }
  }

  mutating func formUnion(_ other: TermKinds) {
    low |= other.low
    high |= other.high
    top |= other.top
  }

  func overlaps(_ other: TermKinds) -> Bool {
    low & other.low != 0 || high & other.high != 0 || top & other.top != 0
  }
}

/// One meaning of a pattern.
struct Term: Equatable, Sendable {
  var kind: TermKind
  /// The number it stands for, where it stands for one.
  var value: Double
  /// The identifier or code it stands for, where it stands for one.
  var id: String
  /// The position of the pattern's next meaning, or -1.
  var next: Int32
  /// Which capitals the text must show.
  var casing: Casing

  /// A term without its value and identifier.
  struct Head: Sendable {
    var kind: TermKind
    var casing: Casing
    var next: Int32
  }
}

/// Which capitals a text must show for a pattern to be meant.
enum Casing: UInt8, Sendable {
  case any, initial, all

  /// The rule that follows from how a name is written in a vocabulary.
  init(of name: some StringProtocol) {
    var hasLower = false
    var uppers = 0
    var first: Bool?
    for scalar in name.unicodeScalars {
      let traits = Folding.traits(scalar.value)
      if traits.contains(.upper) {
        uppers += 1
        first = first ?? true
      } else if traits.contains(.letter) {
        hasLower = true
        first = first ?? false
      } else if traits.contains(.digit) {
        first = first ?? false
      }
    }
    self = first != true ? .any : !hasLower && uppers > 1 ? .all : .initial
  }

  /// Whether a stretch of text shows the capitals asked for.
  func fits(_ range: Range<Int>, in letters: Letters) -> Bool {
    switch self {
    case .any: return true
    case .initial:
      let first = range.first { letters.isWord($0) }
      return first.map { letters.isUpper($0) } ?? true
    case .all:
      return range.allSatisfy { !letters.isLetter($0) || letters.isUpper($0) }
    }
  }
}
