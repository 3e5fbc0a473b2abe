// Ranges, bounds and approximations around quantities.

extension QuantityFinder {
  // MARK: Ranges

  func joined(_ left: Measure, _ right: Measure, _ bound: Range<Int>) -> Measure? {
    guard let low = left.value, let high = right.value, left.dimension ?? right.dimension != nil,
      left.dimension == nil || right.dimension == nil || left.dimension == right.dimension,
      right.tokens.lowerBound == left.tokens.upperBound + 1
    else { return nil }
    let middle = left.tokens.upperBound
    guard isTight(middle - 1, bound), isTight(middle, bound) else { return nil }
    let before = left.tokens.lowerBound - 1
    let opens = has(.from, before, bound) && isNear(before, left.range.lowerBound)
    // "Seven or eight months": neighbours make a range without a *from*.
    let areNeighbours =
      left.dimension == nil && right.dimension == .months
      && high / right.unit - low == 1
    guard has(.to, middle, bound) || has(.rangeEnd, middle, bound) && (opens || areNeighbours)
    else { return nil }
    if opens || Scene.verbsComeLast(reading.language), isChange(left, right, bound) { return nil }
    var result = left
    result.dimension = left.dimension ?? right.dimension
    var first = low
    var last = high
    if case .money? = result.dimension, left.scale == 1, right.scale > 1 {
      first = first.timesDecimal(right.scale)
    }
    if left.dimension == .months, right.dimension == nil {
      last = last.timesDecimal(left.unit)
    }
    if right.dimension == .months, left.dimension == nil {
      if left.isPlain, low >= 1900 { return nil }
      first = first.timesDecimal(right.unit)
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

  /// Whether *from 35 to 50 billion* tells of a change, by a verb such as *raised* before it.
  private func isChange(_ left: Measure, _ right: Measure, _ bound: Range<Int>) -> Bool {
    // A dash joins a range, only a word leads from one to the other.
    let middle = left.tokens.upperBound
    guard has(.to, middle, bound), !has(.rangeEnd, middle, bound),
      reading.letters.isLetter(reading.tokens[middle].start)
    else { return false }
    // "To a range of 140 to 150 billion" is where it leads.
    let isBand = reading.tokens[bound].contains {
      reading.has(.band, $0) && $0.end <= left.range.lowerBound
        && left.range.lowerBound - $0.end <= 5
    }
    if isBand { return false }
    let isLast = Scene.verbsComeLast(reading.language)
    return reading.tokens[bound].contains {
      guard reading.has(.raise, $0) else { return false }
      return isLast
        ? $0.start >= right.range.upperBound && $0.start - right.range.upperBound <= 12
        : $0.end <= left.range.lowerBound && left.range.lowerBound - $0.end <= 60
    }
  }

  /// The first of two amounts of a change, with the unit that only the second is written with.
  func raised(_ left: Measure, to right: Measure, _ bound: Range<Int>) -> Measure {
    guard left.dimension == nil, right.dimension != nil, right.dimension != .multiple,
      right.tokens.lowerBound == left.tokens.upperBound + 1,
      has(.from, left.tokens.lowerBound - 1, bound), isChange(left, right, bound)
    else { return left }
    var result = left
    result.dimension = right.dimension
    if right.dimension == .months {
      result.unit = right.unit
      result.multiply(right.unit)
    } else if left.scale == 1, right.scale > 1 {
      result.multiply(right.scale)
      result.scale = right.scale
    }
    return result
  }

  func isNear(_ before: Int, _ start: Int) -> Bool {
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
        !reading.has(.number, token),
        // "At least behind by two years": the gap's own word may stand between.
        measure.dimension != .months || !reading.has(.behind, token)
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
  func isRaised(_ token: Token, _ bound: Range<Int>) -> Bool {
    guard reading.has(.to, token) else { return false }
    return reading.tokens[bound].contains {
      reading.has(.raise, $0) && $0.end <= token.start && token.start - $0.end <= 60
    }
  }

  func crosses(_ gap: Range<Int>) -> Bool {
    gap.contains {
      let value = reading.letters.folded[$0]
      return value == 0x2E || value == 0x3B || value == 0x3A || value == 0x28 || value == 0x29
        || value == 0x3002
    }
  }
}
