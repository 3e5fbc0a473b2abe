/// A date found in a text.
struct FoundDate: Sendable {
  var span: DateSpan
  var range: Range<Int>
  var tokens: Range<Int>
  var confidence = 0.95
  /// Whether the text says *by* or *until* it.
  var isLimit = false
  /// Whether it is only a week, which dates what happened to its month and is no mention.
  var isWeek = false
  /// Whether it is a month or a day named without its year, or only a weekday.
  var isBare = false
}

/// Finds dates and resolves them against the day of publication.
struct DateFinder {
  let reading: Reading
  let published: CalendarDate
  /// The first month of the fiscal year that the sentence speaks of.
  var fiscalStart: Int?
  /// The date named last before the sentence.
  var previous: CalendarDate?
  /// The full date named last before the sentence.
  var previousDay: CalendarDate?

  /// The dates of a sentence in order.
  ///
  /// - Complexity: O(*n*) in the sentence's tokens.
  mutating func find(_ bound: Range<Int>) -> [FoundDate] {
    guard bound.contains(where: { mayBegin($0) }) else { return [] }
    var found: [FoundDate] = []
    var index = bound.lowerBound
    while index < bound.upperBound {
      if mayBegin(index), let date = date(at: index, bound, besides: &found) {
        found.append(date)
        previous = date.span.end ?? date.span.start
        if let last = previous, last.day != nil { previousDay = last }
        index = max(date.tokens.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return joined(found, bound)
  }

  /// The date at a token, which takes the place of the one before if it says the same more fully.
  ///
  /// Else it leaves that one its tokens: *2023-10-17 October 2023* are a day and a month.
  private func date(
    at index: Int,
    _ bound: Range<Int>,
    besides found: inout [FoundDate]
  ) -> FoundDate? {
    guard let last = found.last else { return date(at: index, bound, after: nil) }
    guard let date = date(at: index, bound, after: last) else { return nil }
    if last.isBare, date.tokens.lowerBound <= last.tokens.upperBound,
      date.range.lowerBound - last.range.upperBound <= 3, last.span.end == nil,
      last.span.start == date.span.start
        || isWeekday(last.tokens.lowerBound) && date.span.start.day != nil
    {
      found.removeLast()
    }
    guard let other = found.last, date.tokens.lowerBound < other.tokens.upperBound else {
      return date
    }
    return self.date(at: index, other.tokens.upperBound..<bound.upperBound, after: other)
  }

  static let beginnings = TermKinds([
    .monthName, .fiscalYear, .relative, .weekday, .quarter, .fiscalQuarter, .agoBefore, .number,
    .last, .day,
  ])

  /// Whether a date may begin with a token.
  func mayBegin(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return token.isNumber || token.kinds.overlaps(Self.beginnings)
  }

  // MARK: Tokens

  func has(_ kind: TermKind, _ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && reading.has(kind, reading.tokens[index])
  }

  func value(_ kind: TermKind, _ index: Int) -> Int? {
    reading.meaning(kind, reading.tokens[index]).map { Int($0.value) }
  }

  func isWeekday(_ index: Int) -> Bool { reading.has(.weekday, reading.tokens[index]) }

  func isTight(_ left: Int, _ bound: Range<Int>, _ extra: Signs = []) -> Bool {
    guard bound.contains(left), bound.contains(left + 1) else { return false }
    return reading.isTight(
      reading.tokens[left].end,
      reading.tokens[left + 1].start,
      allowing: extra
    )
  }

  /// A number without a sign, up to a bound.
  func plain(_ index: Int, _ bound: Range<Int>, _ values: ClosedRange<Int>) -> Int? {
    guard bound.contains(index), reading.tokens[index].isNumber else { return nil }
    let number = reading.numerals[reading.tokens[index].numeral]
    guard !number.isPunctuated, let value = Int(exactly: number.value), values.contains(value)
    else { return nil }
    return value
  }

  func year(_ index: Int, _ bound: Range<Int>) -> Int? {
    guard let year = plain(index, bound, 1980...2070), digits(index) == 4 else { return nil }
    return year
  }

  /// How many digits a plain number has before its decimal sign.
  func digits(_ index: Int) -> Int32 {
    let token = reading.tokens[index]
    return token.isNumber ? reading.numerals[token.numeral].digits : 0
  }

  func made(_ span: DateSpan, _ tokens: Range<Int>, bare: Bool = false) -> FoundDate {
    let range = reading.tokens[tokens.lowerBound].start..<reading.tokens[tokens.upperBound - 1].end
    return FoundDate(span: span, range: range, tokens: tokens, isBare: bare)
  }

  // MARK: One date

  func date(at index: Int, _ bound: Range<Int>, after last: FoundDate?) -> FoundDate? {
    let token = reading.tokens[index]
    if let month = value(.monthName, index) { return named(month, index, bound, last) }
    if token.isNumber {
      return numeric(index, bound) ?? ideographic(index, bound) ?? plainYear(index, bound)
    }
    if let quarter = value(.fiscalQuarter, index) { return fiscalQuarter(quarter, index, bound) }
    if has(.fiscalYear, index, bound), let date = fiscal(index, bound) { return date }
    if let term = reading.meaning(.relative, token) { return relative(term.id, index, bound) }
    if let day = value(.weekday, index) { return weekday(day, index, bound) }
    if let quarter = value(.quarter, index) { return quarterly(quarter, index, bound) }
    if has(.agoBefore, index, bound) { return ago(index + 1, bound, from: index) }
    if has(.number, index, bound) { return ago(index, bound, from: index) }
    if has(.day, index, bound), let day = dayOfMonth(index, bound) { return day }
    if has(.last, index, bound), let date = ideographic(index + 1, bound) { return date }
    return nil
  }

  // MARK: Intervals

  func joined(_ dates: [FoundDate], _ bound: Range<Int>) -> [FoundDate] {
    var result: [FoundDate] = []
    var index = 0
    while index < dates.count {
      var date = dates[index]
      if index + 1 < dates.count, let interval = interval(date, dates[index + 1], bound) {
        date = interval
        index += 1
      } else if let interval = yearsFrom(date, bound) {
        date = interval
      }
      result.append(date)
      index += 1
    }
    return result
  }

  func interval(
    _ left: FoundDate,
    _ right: FoundDate,
    _ bound: Range<Int>
  ) -> FoundDate? {
    guard left.span.end == nil, right.span.end == nil else { return nil }
    let gap = left.tokens.upperBound..<right.tokens.lowerBound
    let distance = right.range.lowerBound - left.range.upperBound
    let before = left.tokens.lowerBound - 1
    let opens =
      has(.from, before, bound) && left.range.lowerBound - reading.tokens[before].end <= 8
    let isDash = gap.isEmpty && distance == 1 && isDashed(left.range.upperBound)
    guard
      isDash
        || (distance <= 9 && gap.count <= 3
          && gap.contains {
            reading.has(.to, reading.tokens[$0])
              || (opens && reading.has(.rangeEnd, reading.tokens[$0]))
              || (opens && reading.has(.until, reading.tokens[$0]))
          })
    else { return nil }
    var start = left.span.start
    let end = right.span.start
    guard (start.month == nil) == (end.month == nil), (start.day == nil) == (end.day == nil),
      start.quarter == nil, end.quarter == nil
    else { return nil }
    if left.isBare, start.month != nil {
      start.year = end.year
      if let first = start.month, let last = end.month, first > last { start.year -= 1 }
    }
    guard start.ordinal < end.ordinal else { return nil }
    var result = left
    result.span = DateSpan(start: start, end: end)
    result.range = left.range.lowerBound..<right.range.upperBound
    result.tokens = left.tokens.lowerBound..<right.tokens.upperBound
    result.isLimit = false
    return result
  }

  func isDashed(_ index: Int) -> Bool {
    let value = reading.letters.folded[index]
    return value == 0x2D || value == 0x2013 || value == 0x2014
  }

  /// *2024年からの2年間*: years counted from one.
  func yearsFrom(_ date: FoundDate, _ bound: Range<Int>) -> FoundDate? {
    let first = date.tokens.upperBound
    guard date.span.end == nil, date.span.start.month == nil,
      has(.to, first, bound) || has(.from, first, bound),
      let count = plain(first + 1, bound, 2...30),
      reading.tokens[first + 1].start - reading.tokens[first].end <= 1,
      has(.yearSpan, first + 2, bound)
        || has(.yearUnit, first + 2, bound) && !has(.until, first + 3, bound)
    else { return nil }
    var result = date
    var end = date.span.start
    end.year += count - 1
    result.span.end = end
    result.tokens = date.tokens.lowerBound..<first + 3
    result.range = date.range.lowerBound..<reading.tokens[first + 2].end
    return result
  }
}
