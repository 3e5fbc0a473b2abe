// Fiscal years, quarters, weekdays, and dates counted from others.

extension DateFinder {
  func fiscal(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    if let year = year(index + 1, bound), isTight(index, bound, [0x2F]) {
      return fiscalYear(year, index..<index + 2)
    }
    if has(.ofYear, index + 1, bound), let year = year(index + 2, bound), isTight(index, bound),
      isTight(index + 1, bound)
    {
      return fiscalYear(year, index..<index + 3)
    }
    if let year = year(index - 1, bound), isTight(index - 1, bound) {
      return fiscalYear(year, index - 1..<index + 1)
    }
    return nil
  }

  func fiscalYear(_ year: Int, _ tokens: Range<Int>) -> FoundDate {
    let isJapanese = reading.language.tag == "ja"
    guard let start = isJapanese ? 4 : fiscalStart, start > 1 else {
      return made(DateSpan(start: CalendarDate(year: year)), tokens)
    }
    // A Japanese fiscal year bears the year in which it begins, others that of their end.
    let first = isJapanese ? year : year - 1
    let span = DateSpan(
      start: CalendarDate(year: first, month: start),
      end: CalendarDate(year: first + 1, month: start - 1)
    )
    return made(span, tokens)
  }

  /// A quarter of a fiscal year: the last that has ended, or that of a year named behind it.
  func fiscalQuarter(_ quarter: Int, _ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard let start = fiscalStart, start > 1, reading.language.tag != "ja" else {
      return quarterly(quarter, index, bound)
    }
    var end = index + 1
    let next = has(.ofYear, end, bound) && isTight(index, bound) ? end + 1 : end
    // A fiscal year bears the year in which it ends.
    let offset = start - 1 + 3 * (quarter - 1)
    var first = CalendarDate(year: published.year, month: 1).adding(months: offset)
    if let year = year(next, bound) {
      first = CalendarDate(year: year - 1, month: 1).adding(months: offset)
      end = next + 1
    } else {
      while first.adding(months: 3).ordinal > published.ordinal {
        first = first.adding(months: -12)
      }
    }
    return made(DateSpan(start: first, end: first.adding(months: 2)), index..<end)
  }

  func quarterly(_ quarter: Int, _ index: Int, _ bound: Range<Int>) -> FoundDate {
    var end = index + 1
    var next = end
    if has(.ofYear, next, bound), isTight(next - 1, bound) { next += 1 }
    var year = published.year
    if let number = self.year(next, bound), isTight(next - 1, bound, [0x2C]) {
      year = number
      end = next + 1
    } else if bound.contains(next), isTight(next - 1, bound),
      let term = reading.meaning(.relative, reading.tokens[next]),
      let offset = offset("year", term.id)
    {
      year += offset
      end = next + 1
    } else if bound.contains(index - 1), isTight(index - 1, bound),
      let term = reading.meaning(.relative, reading.tokens[index - 1]),
      let offset = offset("year", term.id)
    {
      year += offset
    } else if quarter > published.quarterOfYear {
      year -= 1
    }
    return made(DateSpan(start: CalendarDate(year: year, quarter: quarter)), index..<end)
  }

  // MARK: Relative dates

  /// The number in an identifier such as `year-1`, when it counts a unit.
  func offset(_ unit: String, _ id: String) -> Int? {
    guard id.hasPrefix(unit) else { return nil }
    let rest = id.dropFirst(unit.count)
    return Int(rest.first == "+" ? rest.dropFirst() : rest)
  }

  func relative(_ id: String, _ index: Int, _ bound: Range<Int>) -> FoundDate? {
    let tokens = index..<index + 1
    if let days = offset("day", id) {
      guard published.day != nil else { return nil }
      return made(DateSpan(start: published.adding(days: days)), tokens, bare: true)
    }
    if let weeks = offset("week", id) {
      guard published.day != nil else { return nil }
      let day = published.adding(days: 7 * weeks)
      var found = made(DateSpan(start: CalendarDate(year: day.year, month: day.month)), tokens)
      found.isWeek = true
      return found
    }
    if let months = offset("month", id) {
      // "上个月31日" is a day; the day reads the month.
      if isDayOfMonth(index + 1, bound) { return nil }
      return made(DateSpan(start: published.adding(months: months)), tokens)
    }
    if let years = offset("year", id) {
      let isPart = bound.contains(index + 1) && isTight(index, bound)
      if isPart, plain(index + 1, bound, 1...12) != nil, has(.monthUnit, index + 2, bound) {
        return nil
      }
      if isPart, has(.quarter, index + 1, bound) { return nil }
      // "Para o ano de 2027" names its year.
      let next = isPart && has(.ofYear, index + 1, bound) ? index + 2 : index + 1
      if isPart, self.year(next, bound) != nil { return nil }
      // "2027财年全年" is the fiscal year again.
      if has(.fiscalYear, index - 1, bound), isTight(index - 1, bound) { return nil }
      return made(DateSpan(start: CalendarDate(year: published.year + years)), tokens)
    }
    if let quarters = offset("quarter", id) {
      // "The last quarter of 2026" is its fourth.
      let next = has(.ofYear, index + 1, bound) && isTight(index, bound) ? index + 2 : index + 1
      if quarters == -1, isTight(next - 1, bound), year(next, bound) != nil {
        return quarterly(4, index, bound)
      }
      let month = published.adding(months: quarters * 3)
      let quarter = CalendarDate(year: month.year, quarter: month.quarterOfYear)
      return made(DateSpan(start: quarter), tokens)
    }
    if let years = offset("fiscal", id) {
      // "The fiscal year before" one just named is that one's.
      if years < 0, let named = previous, named.month == 3, named.day == nil {
        return fiscalYear(named.year - 1 + years, tokens)
      }
      let start = reading.language.tag == "ja" ? 4 : fiscalStart ?? 1
      let isNew = (published.month ?? 1) >= start
      let bearsFirst = reading.language.tag == "ja" || start == 1
      return fiscalYear(published.year + years - (isNew ? 0 : 1) + (bearsFirst ? 0 : 1), tokens)
    }
    return afterPrevious(id, tokens)
  }

  func isDayOfMonth(_ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && isTight(index - 1, bound) && plain(index, bound, 1...31) != nil
      && has(.dayUnit, index + 1, bound)
  }

  /// A date counted from the one before it: *the following day*, *un anno dopo*.
  func afterPrevious(_ id: String, _ tokens: Range<Int>) -> FoundDate? {
    guard let previous else { return nil }
    // "Less than a year after" tells no date.
    let before = tokens.lowerBound - 1
    if before >= 0,
      [TermKind.atMost, .atLeast].contains(where: { reading.has($0, reading.tokens[before]) }),
      reading.tokens[tokens.lowerBound].start - reading.tokens[before].end <= 3
    {
      return nil
    }
    var date = previous
    if let days = offset("after-day", id) {
      guard let day = previousDay else { return nil }
      date = day.adding(days: days)
    } else if let months = offset("after-month", id) {
      guard previous.month != nil else { return nil }
      date = previous.adding(months: months)
    } else if let years = offset("after-year", id) {
      date.year += years
    } else {
      return nil
    }
    var found = made(DateSpan(start: date), tokens)
    found.confidence = 0.85
    return found
  }

  func weekday(_ day: Int, _ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard published.day != nil else { return nil }
    let today = published.weekday
    var delta = day - today
    let before = index - 1
    let tight = bound.contains(before) && isTight(before, bound)
    if reading.language.isUnspaced, tight, has(.last, before, bound) {
      delta -= 7
    } else if reading.language.isUnspaced, tight, has(.next, before, bound) {
      delta += 7
    } else if tight && has(.next, before, bound)
      || has(.next, index + 1, bound) && isTight(index, bound)
    {
      if delta <= 0 { delta += 7 }
    } else {
      if delta > 0 { delta -= 7 }
      let isLast = tight && has(.last, before, bound)
      if delta == 0, isLast { delta = -7 }
    }
    // A day just named, and its weekday beside it.
    if tight, let term = reading.meaning(.relative, reading.tokens[before]),
      term.id.hasPrefix("day")
    {
      return nil
    }
    return made(DateSpan(start: published.adding(days: delta)), index..<index + 1, bare: true)
  }

  /// *Two years ago*, *há dois anos*.
  func ago(_ index: Int, _ bound: Range<Int>, from first: Int) -> FoundDate? {
    guard bound.contains(index), bound.contains(index + 1), isTight(index, bound) else {
      return nil
    }
    let count: Int
    if let number = plain(index, bound, 1...99) {
      count = number
    } else if let word = value(.number, index) {
      count = word
    } else {
      return nil
    }
    if first < index, !isTight(first, bound) { return nil }
    let unit = reading.tokens[index + 1]
    let isBehind = has(.ago, index + 2, bound) && isTight(index + 1, bound)
    guard first < index || isBehind else { return nil }
    let tokens = first..<index + (isBehind ? 3 : 2)
    if reading.has(.year, unit) {
      return made(DateSpan(start: CalendarDate(year: published.year - count)), tokens)
    }
    if reading.has(.month, unit) {
      return made(DateSpan(start: published.adding(months: -count)), tokens)
    }
    if reading.has(.day, unit), published.day != nil {
      return made(DateSpan(start: published.adding(days: -count)), tokens)
    }
    return nil
  }
}
