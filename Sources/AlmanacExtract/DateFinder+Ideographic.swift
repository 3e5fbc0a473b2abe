// Dates with 年月日, days of the month and years alone.

extension DateFinder {
  /// `2026年4月8日` and its parts.
  func ideographic(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard bound.contains(index), reading.tokens[index].isNumber else { return nil }
    var date: CalendarDate?
    var end = index
    let close: Signs = [0x28, 0x29]
    if let year = plain(index, bound, 1980...2070), has(.fiscalYear, index + 1, bound),
      isTight(index, bound)
    {
      return fiscalYear(year, index..<index + 2)
    }
    if let year = plain(index, bound, 1980...2070), has(.yearUnit, index + 1, bound),
      isTight(index, bound)
    {
      date = CalendarDate(year: year)
      end = index + 2
      if has(.quarter, end, bound), isTight(end - 1, bound), let quarter = value(.quarter, end) {
        return made(DateSpan(start: CalendarDate(year: year, quarter: quarter)), index..<end + 1)
      }
    }
    if date == nil, let year = shortYear(index, bound) {
      date = CalendarDate(year: year)
      end = index + 2
    }
    if let month = plain(end, bound, 1...12), has(.monthUnit, end + 1, bound),
      isTight(end, bound), end == index || isTight(end - 1, bound)
    {
      date = CalendarDate(
        year: date?.year ?? relativeYear(before: index, bound, month),
        month: month
      )
      end += 2
    }
    if let day = plain(end, bound, 1...31), has(.dayUnit, end + 1, bound),
      isTight(end, bound, close), end == index || isTight(end - 1, bound)
    {
      if date?.month == nil, date != nil { return nil }
      var month = date ?? relativeMonth(before: index, bound, day)
      month.day = checked(day, month.month ?? 1, month.year)
      date = month
      end += 2
    }
    guard let date else { return nil }
    if let business = businessYear(date, index..<end) { return business }
    var found = made(DateSpan(start: date), index..<end)
    found.isLimit =
      has(.until, end, bound) && isTight(end - 1, bound)
      || has(.until, index - 1, bound) && isTight(index - 1, bound) && date.month == nil
    return found
  }

  /// `25年` in Japanese, where it is near the year of publication and no span of time.
  private func shortYear(_ index: Int, _ bound: Range<Int>) -> Int? {
    guard reading.language.tag == "ja", let short = plain(index, bound, 0...99),
      digits(index) == 2, has(.yearUnit, index + 1, bound), isTight(index, bound),
      !has(.about, index - 1, bound),
      (published.year - 6...published.year + 9).contains(2000 + short)
    else { return nil }
    let end = reading.tokens[index + 1].end
    guard end < reading.letters.count else { return nil }
    // 前, 後, 以, 分, 間 and 近 make a span of it.
    return [0x524D, 0x5F8C, 0x4EE5, 0x5206, 0x9593, 0x8FD1, 0x3076].contains(
      reading.letters.original[end]
    ) ? nil : 2000 + short
  }

  /// `2027年3月期`: the business year that ends with the month.
  private func businessYear(_ date: CalendarDate, _ tokens: Range<Int>) -> FoundDate? {
    let end = reading.tokens[tokens.upperBound - 1].end
    guard let month = date.month, date.day == nil, tokens.count == 4,
      end < reading.letters.count, reading.letters.original[end] == 0x671F
    else { return nil }
    let next = date.adding(months: 1 - 12)
    var found = made(
      DateSpan(
        start: CalendarDate(year: next.year, month: next.month),
        end: CalendarDate(year: date.year, month: month)
      ),
      tokens
    )
    found.range = found.range.lowerBound..<end + 1
    return found
  }

  /// *Dia 13*: a day of the month of publication, or of the one before.
  func dayOfMonth(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard let day = plain(index + 1, bound, 1...31), isTight(index, bound),
      index + 2 >= bound.upperBound || !isTight(index + 1, bound)
        || !has(.ofYear, index + 2, bound) && !has(.monthName, index + 2, bound)
    else { return nil }
    var date = relativeMonth(before: index, bound, day)
    // "December 2025. On the 8th": a day of the month that a chronicle has just named.
    if let named = previous, named.month != nil, named.day == nil, named.ordinal < date.ordinal {
      date = named
    }
    date.day = checked(day, date.month ?? 1, date.year)
    return made(DateSpan(start: date), index..<index + 2)
  }

  func relativeYear(before index: Int, _ bound: Range<Int>, _ month: Int) -> Int {
    if bound.contains(index - 1), isTight(index - 1, bound),
      let term = reading.meaning(.relative, reading.tokens[index - 1]),
      let offset = offset("year", term.id)
    {
      return published.year + offset
    }
    return guessed(month, nil, coming: false, limit: false)
  }

  func relativeMonth(before index: Int, _ bound: Range<Int>, _ day: Int) -> CalendarDate {
    var month = CalendarDate(year: published.year, month: published.month ?? 1)
    if bound.contains(index - 1), isTight(index - 1, bound, [0x28]),
      let term = reading.meaning(.relative, reading.tokens[index - 1])
    {
      if let offset = offset("month", term.id) { return month.adding(months: offset) }
    }
    if let today = published.day, day > today { month = month.adding(months: -1) }
    return month
  }

  func plainYear(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    if let back = ago(index, bound, from: index) { return back }
    guard let year = year(index, bound) else { return nil }
    if reading.language.isUnspaced || reading.language.tag == "ko" { return nil }
    let token = reading.tokens[index]
    let letters = reading.letters
    if token.start > 0 {
      let before = letters.folded[token.start - 1]
      let dashed = before == 0x2D && !letters.isDigit(token.start - 2)
      if before == 0x23 || before == 0x24 || before == 0x2F || dashed { return nil }
    }
    let next = index + 1
    if bound.contains(next), isTight(index, bound) {
      for kind in [TermKind.currency, .scale, .percent, .month, .day, .times] {
        if reading.has(kind, reading.tokens[next]) { return nil }
      }
      if reading.has(.year, reading.tokens[next]), reading.language.tag != "ru" { return nil }
    }
    if bound.contains(index - 1), isTight(index - 1, bound),
      reading.has(.currency, reading.tokens[index - 1])
    {
      return nil
    }
    var found = made(DateSpan(start: CalendarDate(year: year)), index..<index + 1)
    found.isLimit =
      has(.until, index - 1, bound) && token.start - reading.tokens[index - 1].end <= 5
    return found
  }
}
