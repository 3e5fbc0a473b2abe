/// Finds money, durations, percentages and multiples in a sentence.
struct QuantityFinder {
  let reading: Reading
  /// The currency that a bare dollar sign stands for.
  let dollar: String
  /// The currency that a bare yen sign or 元 stands for, where it is not the language's own.
  let yuan: String?

  static let beginnings = TermKinds([.number, .scale, .multiple, .span, .share])
  static let single = TermKinds([.multiple, .span, .share])

  /// The number phrases of a sentence in order.
  ///
  /// - Complexity: O(*n*) in the sentence's tokens.
  func phrases(_ sentence: Sentence) -> [NumberPhrase] {
    guard sentence.hasDigits || sentence.kinds.overlaps(Self.beginnings) else { return [] }
    return NumberPhraseReader(reading).read(sentence.tokens)
  }

  /// The quantities of a sentence in order, none overlapping another.
  ///
  /// - Complexity: O(*n*) in the sentence's tokens.
  func find(_ sentence: Sentence, _ phrases: [NumberPhrase]) -> [Measure] {
    guard !phrases.isEmpty || sentence.kinds.overlaps(Self.single) else { return [] }
    let bound = sentence.tokens
    var measures = phrases.map { classified($0, bound) }
    if sentence.kinds.overlaps(Self.single) {
      measures += words(bound)
      measures.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    // Most sentences that state a quantity state one.
    if measures.count == 1, let only = measures.popLast() {
      let measure = upToUnit(only, bound) ?? only
      return measure.dimension == nil ? [] : [bounded(measure, bound)]
    }
    if Self.overlap(measures) {
      measures = measures.reduce(into: []) { result, measure in
        if let last = result.last, last.range.overlaps(measure.range) { return }
        result.append(measure)
      }
    }
    var result: [Measure] = []
    var index = 0
    while index < measures.count {
      var measure = measures[index]
      if index + 1 < measures.count, let range = joined(measure, measures[index + 1], bound) {
        measure = range
        index += 1
      } else if index + 1 < measures.count {
        measure = raised(measure, to: measures[index + 1], bound)
      }
      index += 1
      if let range = upToUnit(measure, bound) { measure = range }
      if measure.dimension != nil { result.append(bounded(measure, bound)) }
    }
    return result
  }

  private static func overlap(_ measures: [Measure]) -> Bool {
    let measures = measures.span
    for index in measures.indices.dropFirst()
    where measures[index - 1].range.overlaps(measures[index].range) {
      return true
    }
    return false
  }

  /// *От полугода до года*: a range whose end is a unit without a number.
  private func upToUnit(_ measure: Measure, _ bound: Range<Int>) -> Measure? {
    let middle = measure.tokens.upperBound
    guard measure.dimension == .months, let first = measure.value,
      has(.from, measure.tokens.lowerBound - 1, bound), has(.to, middle, bound),
      bound.contains(middle + 1), isTight(middle - 1, bound), isTight(middle, bound),
      !reading.tokens[middle + 1].isNumber, !has(.number, middle + 1, bound),
      let last = months(middle + 1), last > first
    else { return nil }
    var result = measure
    result.value = nil
    result.min = first
    result.max = last
    result.extend(span(middle + 1), tokens: middle + 1..<middle + 2)
    result.tokens = measure.tokens.lowerBound - 1..<middle + 2
    return result
  }

  // MARK: One number and its unit

  func has(_ kind: TermKind, _ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && reading.has(kind, reading.tokens[index])
  }

  /// Whether two neighbouring tokens stand side by side.
  func isTight(_ left: Int, _ bound: Range<Int>) -> Bool {
    guard bound.contains(left), bound.contains(left + 1) else { return false }
    return reading.isTight(
      reading.tokens[left].end,
      reading.tokens[left + 1].start,
      allowing: [0x2D, 0x27]
    )
  }

  func currency(_ index: Int) -> String? {
    guard let term = reading.meaning(.currency, reading.tokens[index]) else { return nil }
    switch term.id {
    case "local$": return dollar
    case "JPY" where reading.tokens[index].end - reading.tokens[index].start == 1:
      return reading.language.tag == "zh" ? yuan ?? "CNY" : "JPY"
    case "CNY" where reading.tokens[index].end - reading.tokens[index].start == 1:
      return yuan ?? "CNY"
    default: return term.id
    }
  }

  func classified(_ phrase: NumberPhrase, _ bound: Range<Int>) -> Measure {
    var measure = Measure(phrase)
    let before = phrase.tokens.lowerBound - 1
    if bound.contains(before), isTight(before, bound) {
      if let code = currency(before) {
        measure.dimension = .money(code)
        measure.extend(span(before), tokens: before..<before + 1)
        // "US$15 billion de dólares" names it twice.
        if let after = unitAfter(phrase, bound), currency(after) == code,
          !bound.contains(after + 1) || !isTight(after, bound)
            || !reading.tokens[after + 1].isNumber
        {
          measure.extend(span(after), tokens: after..<after + 1)
        }
        return measure
      }
      if has(.percentBefore, before, bound) {
        measure.dimension = .percent
        measure.extend(span(before), tokens: before..<before + 1)
        return measure
      }
    }
    // "Quatre prochaines années": which years they are may stand before their unit.
    let ahead = phrase.tokens.upperBound
    if has(.next, ahead, bound), isTight(ahead - 1, bound), isTight(ahead, bound),
      let months = months(ahead + 1), !reading.tokens[ahead].isNumber
    {
      measure.dimension = .months
      measure.unit = months
      measure.multiply(months)
      measure.extend(span(ahead + 1), tokens: ahead..<ahead + 2)
      return measure
    }
    // "Two and a half years".
    if has(.half, ahead, bound), isTight(ahead - 1, bound), isTight(ahead, bound),
      bound.contains(ahead + 1), let months = months(ahead + 1),
      !reading.tokens[ahead + 1].isNumber,
      !reading.has(.month, reading.tokens[ahead]), !reading.has(.year, reading.tokens[ahead])
    {
      measure.dimension = .months
      measure.unit = months
      measure.multiply(months)
      measure.value = measure.value.map { $0 + months / 2 }
      measure.extend(span(ahead + 1), tokens: ahead..<ahead + 2)
      return measure
    }
    guard let after = unitAfter(phrase, bound) else { return measure }
    let token = reading.tokens[after]
    if let code = currency(after) {
      measure.dimension = .money(code)
    } else if after > phrase.tokens.upperBound {
      return measure
    } else if reading.has(.percent, token) {
      measure.dimension = .percent
    } else if reading.has(.tenth, token) {
      measure.dimension = .percent
      measure.multiply(10)
      tenths(&measure, after, bound)
    } else if let months = months(after) {
      if phrase.isPlain, months == 12, phrase.value >= 1900 { return measure }
      measure.dimension = .months
      measure.unit = months
      measure.multiply(months)
      half(&measure, after, bound)
    } else if reading.has(.times, token), isMultiple(phrase, after, bound) {
      measure.dimension = .multiple
      measure.direction = direction(after, bound)
    } else {
      return measure
    }
    measure.extend(span(after), tokens: after..<after + 1)
    return measure
  }

  func span(_ index: Int) -> Range<Int> {
    reading.tokens[index].start..<reading.tokens[index].end
  }

  /// The token that may be a number's unit: the next, or the one after *de* or *of*.
  func unitAfter(_ phrase: NumberPhrase, _ bound: Range<Int>) -> Int? {
    let after = phrase.tokens.upperBound
    guard isTight(after - 1, bound) else { return nil }
    if has(.ofYear, after, bound) || has(.from, after, bound), isTight(after, bound),
      !reading.has(.month, reading.tokens[after]), currency(after) == nil
    {
      return after + 1
    }
    return after
  }

  func tenths(_ measure: inout Measure, _ after: Int, _ bound: Range<Int>) {
    // "三成一" is 31 per cent.
    guard isTight(after, bound), let digit = reading.meaning(.number, reading.tokens[after + 1]),
      digit.value < 10, let value = measure.value
    else { return }
    measure.value = value + digit.value
    measure.extend(span(after + 1), tokens: after + 1..<after + 2)
  }

  /// The months of a unit of time.
  func months(_ index: Int) -> Double? {
    let token = reading.tokens[index]
    if reading.has(.month, token) { return 1 }
    if reading.has(.year, token) || reading.has(.yearSpan, token) { return 12 }
    if reading.has(.quarterUnit, token) { return 3 }
    if reading.has(.week, token) { return 12 / 52.1775 }
    if reading.has(.day, token) { return 12 / 365.2425 }
    return nil
  }

  func half(_ measure: inout Measure, _ after: Int, _ bound: Range<Int>) {
    guard isTight(after, bound), has(.half, after + 1, bound), let value = measure.value else {
      return
    }
    measure.value = value + measure.unit / 2
    measure.extend(span(after + 1), tokens: after + 1..<after + 2)
  }

  func isMultiple(_ phrase: NumberPhrase, _ after: Int, _ bound: Range<Int>) -> Bool {
    if phrase.value < 1 || phrase.isArticle { return false }
    if reading.language.isUnspaced || reading.language.tag == "ko" { return true }
    if reading.language.tag == "ar" { return true }
    return direction(after, bound) != nil
  }

  func direction(_ after: Int, _ bound: Range<Int>) -> String? {
    for index in [after + 1, after + 2] where bound.contains(index) {
      if reading.tokens[index].start - reading.tokens[after].end > 14 { break }
      if has(.less, index, bound) { return "less" }
      if has(.more, index, bound) { return "more" }
    }
    return nil
  }

  /// Whether a word is a name here: *Meta* is no half.
  private func isName(_ token: Token) -> Bool {
    reading.entities[reading.sentences[reading.sentence(at: token.start)].entities].contains {
      $0.range.contains(token.start) && !$0.isCue
    }
  }

  /// Quantities that are one word: *double*, *впятеро*, *полгода*, *une quarte partie*.
  func words(_ bound: Range<Int>) -> [Measure] {
    var result: [Measure] = []
    for index in bound {
      let token = reading.tokens[index]
      guard !token.isNumber,
        token.kinds.overlaps(Self.single)
      else { continue }
      var dimension: Dimension?
      var value = 0.0
      if let term = reading.meaning(.multiple, token) {
        dimension = .multiple
        value = term.value
      } else if let term = reading.meaning(.span, token) {
        dimension = .months
        value = term.value
      } else if let term = reading.meaning(.share, token) {
        dimension = .percent
        value = term.value
      }
      guard dimension != nil, !isName(token) else { continue }
      let phrase = NumberPhrase(tokens: index..<index + 1, range: span(index), value: value)
      var measure = Measure(phrase)
      measure.dimension = dimension
      if dimension == .multiple { measure.direction = direction(index, bound) ?? "more" }
      result.append(measure)
    }
    return result
  }
}
