/// Finds money, durations, percentages and multiples in a sentence.
struct QuantityFinder {
  let reading: Reading
  /// The currency that a bare dollar sign stands for.
  let dollar: String
  /// The currency that a bare yen sign or 元 stands for, where it is not the language's own.
  let yuan: String?

  private static let beginnings = TermKinds([.number, .scale, .multiple, .span, .share])
  private static let single = TermKinds([.multiple, .span, .share])

  /// The quantities of a sentence in order, none overlapping another.
  ///
  /// - Complexity: O(*n*) in the sentence's tokens.
  func find(_ sentence: Sentence) -> [Measure] {
    guard sentence.hasDigits || sentence.kinds.overlaps(Self.beginnings) else { return [] }
    let bound = sentence.tokens
    var measures = NumberPhraseReader(reading).read(bound).map { classified($0, bound) }
    measures += words(bound)
    measures.sort { $0.range.lowerBound < $1.range.lowerBound }
    measures = measures.reduce(into: []) { result, measure in
      if let last = result.last, last.range.overlaps(measure.range) { return }
      result.append(measure)
    }
    var result: [Measure] = []
    var index = 0
    while index < measures.count {
      var measure = measures[index]
      if index + 1 < measures.count, let range = joined(measure, measures[index + 1], bound) {
        measure = range
        index += 1
      }
      index += 1
      if measure.dimension != nil { result.append(bounded(measure, bound)) }
    }
    return result
  }

  // MARK: One number and its unit

  private func has(_ kind: TermKind, _ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && reading.has(kind, reading.tokens[index])
  }

  /// Whether two neighbouring tokens stand side by side.
  private func isTight(_ left: Int, _ bound: Range<Int>) -> Bool {
    guard bound.contains(left), bound.contains(left + 1) else { return false }
    return reading.isTight(
      reading.tokens[left].end,
      reading.tokens[left + 1].start,
      allowing: [0x2D, 0x27]
    )
  }

  private func currency(_ index: Int) -> String? {
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

  private func classified(_ phrase: NumberPhrase, _ bound: Range<Int>) -> Measure {
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

  private func span(_ index: Int) -> Range<Int> {
    reading.tokens[index].start..<reading.tokens[index].end
  }

  /// The token that may be a number's unit: the next, or the one after *de* or *of*.
  private func unitAfter(_ phrase: NumberPhrase, _ bound: Range<Int>) -> Int? {
    let after = phrase.tokens.upperBound
    guard isTight(after - 1, bound) else { return nil }
    if has(.ofYear, after, bound) || has(.from, after, bound), isTight(after, bound),
      !reading.has(.month, reading.tokens[after]), currency(after) == nil
    {
      return after + 1
    }
    return after
  }

  private func tenths(_ measure: inout Measure, _ after: Int, _ bound: Range<Int>) {
    // "三成一" is 31 per cent.
    guard isTight(after, bound), let digit = reading.meaning(.number, reading.tokens[after + 1]),
      digit.value < 10, let value = measure.value
    else { return }
    measure.value = value + digit.value
    measure.extend(span(after + 1), tokens: after + 1..<after + 2)
  }

  /// The months of a unit of time.
  private func months(_ index: Int) -> Double? {
    let token = reading.tokens[index]
    if reading.has(.month, token) { return 1 }
    if reading.has(.year, token) || reading.has(.yearSpan, token) { return 12 }
    if reading.has(.quarterUnit, token) { return 3 }
    if reading.has(.week, token) { return 12 / 52.1775 }
    if reading.has(.day, token) { return 12 / 365.2425 }
    return nil
  }

  private func half(_ measure: inout Measure, _ after: Int, _ bound: Range<Int>) {
    guard isTight(after, bound), has(.half, after + 1, bound), let value = measure.value else {
      return
    }
    measure.value = value + measure.unit / 2
    measure.extend(span(after + 1), tokens: after + 1..<after + 2)
  }

  private func isMultiple(_ phrase: NumberPhrase, _ after: Int, _ bound: Range<Int>) -> Bool {
    if phrase.value < 1 || phrase.isArticle { return false }
    if reading.language.isUnspaced || reading.language.tag == "ko" { return true }
    if reading.language.tag == "ar" { return true }
    return direction(after, bound) != nil
  }

  private func direction(_ after: Int, _ bound: Range<Int>) -> String? {
    for index in [after + 1, after + 2] where bound.contains(index) {
      if reading.tokens[index].start - reading.tokens[after].end > 14 { break }
      if has(.less, index, bound) { return "less" }
      if has(.more, index, bound) { return "more" }
    }
    return nil
  }

  /// Quantities that are one word: *double*, *впятеро*, *полгода*, *une quarte partie*.
  private func words(_ bound: Range<Int>) -> [Measure] {
    var result: [Measure] = []
    for index in bound {
      let token = reading.tokens[index]
      guard !token.isNumber,
        reading.kinds(token).overlaps(Self.single)
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
      guard dimension != nil else { continue }
      let phrase = NumberPhrase(tokens: index..<index + 1, range: span(index), value: value)
      var measure = Measure(phrase)
      measure.dimension = dimension
      if dimension == .multiple { measure.direction = direction(index, bound) ?? "more" }
      result.append(measure)
    }
    return result
  }

  // MARK: Ranges

  private func joined(_ left: Measure, _ right: Measure, _ bound: Range<Int>) -> Measure? {
    guard let low = left.value, let high = right.value, left.dimension ?? right.dimension != nil,
      left.dimension == nil || right.dimension == nil || left.dimension == right.dimension,
      right.tokens.lowerBound == left.tokens.upperBound + 1
    else { return nil }
    let middle = left.tokens.upperBound
    guard isTight(middle - 1, bound), isTight(middle, bound) else { return nil }
    let before = left.tokens.lowerBound - 1
    let opens = has(.from, before, bound) && isNear(before, left.range.lowerBound)
    guard has(.to, middle, bound) || (has(.rangeEnd, middle, bound) && opens) else { return nil }
    var result = left
    result.dimension = left.dimension ?? right.dimension
    var first = low
    var last = high
    if case .money? = result.dimension, left.scale == 1, right.scale > 1 { first *= right.scale }
    if left.dimension == .months, right.dimension == nil { last *= left.unit }
    if right.dimension == .months, left.dimension == nil {
      if left.isPlain, low >= 1900 { return nil }
      first *= right.unit
      result.unit = right.unit
    }
    if result.dimension == .multiple || first > last { return nil }
    result.value = nil
    result.min = first
    result.max = last
    result.extend(right.range, tokens: right.tokens)
    if opens { result.tokens = before..<result.tokens.upperBound }
    return result
  }

  private func isNear(_ before: Int, _ start: Int) -> Bool {
    start - reading.tokens[before].end <= 5
  }

  // MARK: Bounds

  /// A quantity with the words before and after it that make it a bound or approximate.
  func bounded(_ measure: Measure, _ bound: Range<Int>) -> Measure {
    var result = measure
    if measure.isArticle, measure.dimension == .months { result.isArticle = false }
    var atMost = false
    var atLeast = false
    var after = measure.tokens.upperBound
    // "Six months behind at most": the gap's own word may stand between.
    if measure.dimension == .months, has(.behind, after, bound) || has(.ahead, after, bound),
      isTight(after - 1, bound), isTight(after, bound)
    {
      result.extend(span(after), tokens: after..<after + 1)
      after += 1
    }
    if bound.contains(after), !reading.tokens[after].isNumber {
      let end = result.range.upperBound
      let gap = end..<max(reading.tokens[after].start, end)
      if gap.count <= 3, !crosses(gap) {
        let token = reading.tokens[after]
        if reading.has(.atMostAfter, token) { atMost = true }
        if reading.has(.atLeastAfter, token), !atMost { atLeast = true }
        if reading.has(.aboutAfter, token), !atMost, !atLeast { result.isApproximate = true }
        if atMost || atLeast || result.isApproximate {
          result.extend(span(after), tokens: after..<after + 1)
        }
      }
    }
    var index = measure.tokens.lowerBound - 1
    var start = measure.range.lowerBound
    for _ in 0..<3 where bound.contains(index) && !reading.tokens[index].isNumber {
      let token = reading.tokens[index]
      guard token.end <= start, start - token.end <= 5, !crosses(token.end..<start) else { break }
      if reading.has(.atMost, token), !atLeast, !isRaised(token, bound) {
        atMost = true
      } else if reading.has(.atLeast, token), !atMost {
        atLeast = true
      } else if reading.has(.about, token), !atMost, !atLeast {
        result.isApproximate = true
      } else if !reading.has(.from, token), !reading.has(.ofYear, token),
        !reading.has(.number, token)
      {
        break
      } else {
        start = token.start
        index -= 1
        continue
      }
      result.extend(span(index), tokens: index..<index + 1)
      start = token.start
      index -= 1
    }
    guard let value = result.value else { return result }
    if atMost {
      result.max = value
      result.value = nil
    } else if atLeast {
      result.min = value
      result.value = nil
    }
    return result
  }

  /// Whether a word such as *до* tells where something was raised to, and sets no bound.
  private func isRaised(_ token: Token, _ bound: Range<Int>) -> Bool {
    guard reading.has(.to, token) else { return false }
    return reading.tokens[bound].contains {
      reading.has(.raise, $0) && $0.end <= token.start && token.start - $0.end <= 60
    }
  }

  private func crosses(_ gap: Range<Int>) -> Bool {
    gap.contains {
      let value = reading.letters.folded[$0]
      return value == 0x2E || value == 0x3B || value == 0x3A || value == 0x28 || value == 0x29
        || value == 0x3002
    }
  }
}
