/// What the money and the percentages of a sentence are about, by the words nearest to them.
struct Topic {
  private let reading: Reading
  private let sentence: Sentence
  /// Words about prices, revenue and worth.
  private var off: [Range<Int>] = []
  /// Words about spending, duties and budgets.
  private var on: [Range<Int>] = []
  private(set) var charges: [Range<Int>] = []

  init(_ reading: Reading, _ sentence: Sentence) {
    self.reading = reading
    self.sentence = sentence
    guard sentence.kinds.overlaps(Self.marking) else { return }
    for token in reading.tokens[sentence.tokens] where token.kinds.overlaps(Self.marking) {
      let range = token.start..<token.end
      if reading.has(.offTopic, token) { off.append(range) }
      if reading.has(.charge, token) { charges.append(range) }
      for kind in [TermKind.spend, .spent, .charge, .tariff, .publicMoney]
      where reading.has(kind, token) {
        on.append(range)
        break
      }
    }
  }

  private static let marking = TermKinds([
    .offTopic, .spend, .spent, .charge, .tariff, .publicMoney,
  ])

  /// How far the nearest word of a list is, a boundary between clauses counting for much.
  func distance(_ words: [Range<Int>], _ range: Range<Int>) -> Int {
    words.map { word in
      if word.overlaps(range) { return 0 }
      let gap =
        word.upperBound <= range.lowerBound
        ? word.upperBound..<range.lowerBound : range.upperBound..<word.lowerBound
      // What an amount is usually stands before it.
      let behind = word.lowerBound >= range.upperBound ? 25 : 0
      return behind + gap.count + 60 * gap.count { isClauseEnd($0) }
    }.min() ?? .max
  }

  private func isClauseEnd(_ index: Int) -> Bool {
    switch reading.letters.original[index] {
    case 0x3B, 0xFF1B, 0x2C, 0xFF0C, 0x3001, 0x060C, 0x061B, 0x3A, 0xFF1A, 0x2014:
      !reading.letters.isDigit(index + 1) || !reading.letters.isDigit(index - 1)
    default: false
    }
  }

  private func isOffTopic(_ measure: Measure) -> Bool {
    let away = distance(off, measure.range)
    return away != .max && away < distance(on, measure.range)
  }

  /// Whether the almanac records an amount: spending, budgets, fines and charges.
  func records(money measure: Measure) -> Bool {
    measure.magnitude >= 1e6 && !isOffTopic(measure)
  }

  /// Whether the almanac records a percentage or a multiple.
  func records(percent measure: Measure) -> Bool {
    !isOffTopic(measure) || isShare(measure) || isPossessed(measure)
  }

  /// Whether a percentage is written as a part of what stands right before it: *売上高の15%*.
  private func isPossessed(_ measure: Measure) -> Bool {
    let letters = reading.letters
    if measure.dimension == .percent, measure.tokens.count == 1,
      reading.has(.share, reading.tokens[measure.tokens.lowerBound])
    {
      return true
    }
    var index = measure.range.lowerBound - 1
    while index >= 0, letters.isSpace(index) { index -= 1 }
    // "15%的销售收入": of what it is may stand behind.
    let end = measure.range.upperBound
    if end < letters.count, [0x306E, 0xC758, 0x7684].contains(letters.original[end]),
      off.contains(where: { $0.lowerBound > end && $0.lowerBound - end <= 4 })
    {
      return true
    }
    guard index >= 0 else { return false }
    return [0x306E, 0xC758, 0x7684].contains(letters.original[index])
  }

  /// Whether a percentage is a share of sales, as a levy is: *15 % de leurs ventes*.
  private func isShare(_ measure: Measure) -> Bool {
    let end = measure.range.upperBound
    let next = reading.tokens[sentence.tokens].first { $0.start >= end }
    guard measure.dimension == .percent, let next, next.start - end <= 2 else { return false }
    // Languages with cases, and those without spaces, need no *of*.
    if ["ru", "zh"].contains(reading.language.tag), reading.has(.offTopic, next),
      reading.isTight(end, next.start)
    {
      return true
    }
    guard reading.has(.ofYear, next) || reading.has(.from, next) else { return false }
    return off.contains { $0.lowerBound >= end && $0.lowerBound - end <= 40 }
  }
}
