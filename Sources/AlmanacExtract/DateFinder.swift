/// A date found in a text.
struct FoundDate: Sendable {
  var span: DateSpan
  var range: Range<Int>
  var tokens: Range<Int>
  var confidence = 0.95
  /// Whether the text says *by* or *until* it.
  var isLimit = false
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
      if mayBegin(index), let date = date(at: index, bound, after: found.last) {
        if let last = found.last, last.isBare, date.tokens.lowerBound - last.tokens.upperBound <= 0,
          date.range.lowerBound - last.range.upperBound <= 3, last.span.end == nil,
          last.span.start == date.span.start
            || isWeekday(last.tokens.lowerBound) && date.span.start.day != nil
        {
          found.removeLast()
        }
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

  private static let beginnings = TermKinds([
    .monthName, .fiscalYear, .relative, .weekday, .quarter, .agoBefore, .number, .last, .day,
  ])

  /// Whether a date may begin with a token.
  private func mayBegin(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return token.isNumber || reading.kinds(token).overlaps(Self.beginnings)
  }

  // MARK: Tokens

  private func has(_ kind: TermKind, _ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && reading.has(kind, reading.tokens[index])
  }

  private func value(_ kind: TermKind, _ index: Int) -> Int? {
    reading.meaning(kind, reading.tokens[index]).map { Int($0.value) }
  }

  private func isWeekday(_ index: Int) -> Bool { reading.has(.weekday, reading.tokens[index]) }

  private func isTight(_ left: Int, _ bound: Range<Int>, _ extra: Set<UInt32> = []) -> Bool {
    guard bound.contains(left), bound.contains(left + 1) else { return false }
    return reading.isTight(
      reading.tokens[left].end,
      reading.tokens[left + 1].start,
      allowing: extra
    )
  }

  /// A number without a sign, up to a bound.
  private func plain(_ index: Int, _ bound: Range<Int>, _ values: ClosedRange<Int>) -> Int? {
    guard bound.contains(index), reading.tokens[index].isNumber,
      !reading.tokens[index].isPunctuated, let value = Int(exactly: reading.tokens[index].value),
      values.contains(value)
    else { return nil }
    return value
  }

  private func year(_ index: Int, _ bound: Range<Int>) -> Int? {
    guard let year = plain(index, bound, 1980...2070), reading.tokens[index].digits == 4 else {
      return nil
    }
    return year
  }

  private func made(_ span: DateSpan, _ tokens: Range<Int>, bare: Bool = false) -> FoundDate {
    let range = reading.tokens[tokens.lowerBound].start..<reading.tokens[tokens.upperBound - 1].end
    return FoundDate(span: span, range: range, tokens: tokens, isBare: bare)
  }

  // MARK: One date

  private func date(at index: Int, _ bound: Range<Int>, after last: FoundDate?) -> FoundDate? {
    let token = reading.tokens[index]
    if let month = value(.monthName, index) { return named(month, index, bound, last) }
    if token.isNumber {
      return numeric(index, bound) ?? ideographic(index, bound) ?? plainYear(index, bound)
    }
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

  /// A month by name, with the day before or behind it and the year behind both.
  private func named(
    _ month: Int,
    _ index: Int,
    _ bound: Range<Int>,
    _ last: FoundDate?
  ) -> FoundDate {
    var first = index
    var end = index + 1
    var day: Int?
    let ordinal: Set<UInt32> = [0x2E, 0x74, 0x68, 0x73, 0x6E, 0x64, 0x72, 0x65, 0xBA, 0xB0]
    if let number = plain(index - 1, bound, 1...31), isTight(index - 1, bound, ordinal) {
      day = number
      first = index - 1
    } else if has(.ofYear, index - 1, bound), isTight(index - 1, bound),
      let number = plain(index - 2, bound, 1...31), isTight(index - 2, bound, ordinal)
    {
      day = number
      first = index - 2
    } else if let number = plain(index + 1, bound, 1...31), isTight(index, bound, [0x2E]),
      !reading.has(.month, reading.tokens[min(index + 2, bound.upperBound - 1)]),
      reading.language.tag == "en"
    {
      day = number
      end = index + 2
    }
    var year: Int?
    var next = end
    if has(.ofYear, next, bound), isTight(next - 1, bound) { next += 1 }
    if let number = self.year(next, bound), isTight(next - 1, bound, [0x2C, 0x2E, 0x2F]) {
      year = number
      end = next + 1
    } else if bound.contains(next), isTight(next - 1, bound, [0x2C]),
      let term = reading.meaning(.relative, reading.tokens[next]),
      let offset = offset("year", term.id)
    {
      year = published.year + offset
      end = next + 1
    }
    var bare = false
    if year == nil {
      bare = true
      let coming =
        has(.next, first - 1, bound) && isTight(first - 1, bound)
        || has(.next, end, bound) && isTight(end - 1, bound)
      // "From July to September" sets no limit of its own.
      let isPart = last.map { reading.tokens[first].start - $0.range.upperBound <= 10 } ?? false
      let limit = has(.until, first - 1, bound) && !isPart
      year = guessed(month, day, coming: coming, limit: limit)
    }
    let date = CalendarDate(
      year: year ?? published.year,
      month: month,
      day: checked(day, month, year)
    )
    return made(DateSpan(start: date), first..<end, bare: bare)
  }

  private func checked(_ day: Int?, _ month: Int, _ year: Int?) -> Int? {
    day.flatMap { $0 <= CalendarDate.days(in: month, of: year ?? published.year) ? $0 : nil }
  }

  /// The year of a month named alone: the nearest past, or a future close by.
  private func guessed(_ month: Int, _ day: Int?, coming: Bool, limit: Bool) -> Int {
    let now = published.month ?? 12
    if coming { return month > now ? published.year : published.year + 1 }
    let ahead = month - now
    return ahead <= (limit ? 12 : 2) ? published.year : published.year - 1
  }

  /// `2026-02-03`, `03/02/2026`, `3.2.2026`, and `(6/2` in a note, day first but in English.
  private func numeric(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    var parts: [(value: Int, digits: Int)] = []
    let letters = reading.letters
    var position = reading.tokens[index].start
    var sign: UInt32?
    while parts.count < 3 {
      let start = position
      var value = 0
      while letters.isDigit(position), position - start < 5 {
        value = value * 10 + Int(letters.folded[position]) - 48
        position += 1
      }
      if position == start { return nil }
      parts.append((value, position - start))
      if parts.count == 3 { break }
      let next = position < letters.count ? letters.folded[position] : 0
      guard next == 0x2D || next == 0x2F || next == 0x2E, sign == nil || sign == next,
        letters.isDigit(position + 1)
      else { break }
      sign = next
      position += 1
    }
    if parts.count == 2, sign == 0x2F { return short(parts.map(\.value), index, position, bound) }
    guard parts.count == 3, !letters.isDigit(position) else { return nil }
    var (year, month, day) = (parts[0].value, parts[1].value, parts[2].value)
    if parts[0].digits != 4 {
      guard parts[2].digits == 4, parts[0].digits <= 2 else { return nil }
      (year, day) = (parts[2].value, parts[0].value)
      if month > 12 { swap(&day, &month) }
    }
    guard (1980...2070).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(in: month, of: year)).contains(day)
    else { return nil }
    return spelled(CalendarDate(year: year, month: month, day: day), index, position, bound)
  }

  /// A date from a token to a position.
  private func spelled(
    _ date: CalendarDate,
    _ index: Int,
    _ end: Int,
    _ bound: Range<Int>
  ) -> FoundDate {
    var last = index + 1
    while last < bound.upperBound, reading.tokens[last].start < end { last += 1 }
    var found = made(DateSpan(start: date), index..<last)
    found.range = reading.tokens[index].start..<end
    return found
  }

  private func short(
    _ parts: [Int],
    _ index: Int,
    _ end: Int,
    _ bound: Range<Int>
  ) -> FoundDate? {
    let start = reading.tokens[index].start
    guard start > 0, reading.letters.folded[start - 1] == 0x28 else { return nil }
    let isEnglish = reading.language.tag == "en"
    let (day, month) = isEnglish ? (parts[1], parts[0]) : (parts[0], parts[1])
    guard (1...12).contains(month), (1...28).contains(day) else { return nil }
    let year = guessed(month, day, coming: false, limit: false)
    return spelled(CalendarDate(year: year, month: month, day: day), index, end, bound)
  }

  /// `2026年4月8日` and its parts.
  private func ideographic(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard bound.contains(index), reading.tokens[index].isNumber else { return nil }
    var date: CalendarDate?
    var end = index
    let close: Set<UInt32> = [0x28, 0x29]
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
    var found = made(DateSpan(start: date), index..<end)
    found.isLimit =
      has(.until, end, bound) && isTight(end - 1, bound)
      || has(.until, index - 1, bound) && isTight(index - 1, bound) && date.month == nil
    return found
  }

  /// *Dia 13*: a day of the month of publication, or of the one before.
  private func dayOfMonth(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    guard let day = plain(index + 1, bound, 1...31), isTight(index, bound),
      index + 2 >= bound.upperBound || !isTight(index + 1, bound)
        || !has(.ofYear, index + 2, bound) && !has(.monthName, index + 2, bound)
    else { return nil }
    var date = relativeMonth(before: index, bound, day)
    date.day = checked(day, date.month ?? 1, date.year)
    return made(DateSpan(start: date), index..<index + 2)
  }

  private func relativeYear(before index: Int, _ bound: Range<Int>, _ month: Int) -> Int {
    if bound.contains(index - 1), isTight(index - 1, bound),
      let term = reading.meaning(.relative, reading.tokens[index - 1]),
      let offset = offset("year", term.id)
    {
      return published.year + offset
    }
    return guessed(month, nil, coming: false, limit: false)
  }

  private func relativeMonth(before index: Int, _ bound: Range<Int>, _ day: Int) -> CalendarDate {
    var month = CalendarDate(year: published.year, month: published.month ?? 1)
    if bound.contains(index - 1), isTight(index - 1, bound, [0x28]),
      let term = reading.meaning(.relative, reading.tokens[index - 1])
    {
      if let offset = offset("month", term.id) { return month.adding(months: offset) }
    }
    if let today = published.day, day > today { month = month.adding(months: -1) }
    return month
  }

  private func plainYear(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
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

  // MARK: Fiscal years and quarters

  private func fiscal(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
    if let year = year(index + 1, bound), isTight(index, bound, [0x2F]) {
      return fiscalYear(year, index..<index + 2)
    }
    if let year = year(index - 1, bound), isTight(index - 1, bound) {
      return fiscalYear(year, index - 1..<index + 1)
    }
    return nil
  }

  private func fiscalYear(_ year: Int, _ tokens: Range<Int>) -> FoundDate {
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

  private func quarterly(_ quarter: Int, _ index: Int, _ bound: Range<Int>) -> FoundDate {
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
  private func offset(_ unit: String, _ id: String) -> Int? {
    guard id.hasPrefix(unit) else { return nil }
    let rest = id.dropFirst(unit.count)
    return Int(rest.first == "+" ? rest.dropFirst() : rest)
  }

  private func relative(_ id: String, _ index: Int, _ bound: Range<Int>) -> FoundDate? {
    let tokens = index..<index + 1
    if let days = offset("day", id) {
      guard published.day != nil else { return nil }
      return made(DateSpan(start: published.adding(days: days)), tokens, bare: true)
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
      return made(DateSpan(start: CalendarDate(year: published.year + years)), tokens)
    }
    if let quarters = offset("quarter", id) {
      let month = published.adding(months: quarters * 3)
      let quarter = CalendarDate(year: month.year, quarter: month.quarterOfYear)
      return made(DateSpan(start: quarter), tokens)
    }
    if let years = offset("fiscal", id) {
      // "The fiscal year before" one just named is that one's.
      if years < 0, let named = previous, named.month == 3, named.day == nil {
        return fiscalYear(named.year - 1 + years, tokens)
      }
      let isNew = (published.month ?? 1) >= 4
      return fiscalYear(published.year + years - (isNew ? 0 : 1), tokens)
    }
    return afterPrevious(id, tokens)
  }

  private func isDayOfMonth(_ index: Int, _ bound: Range<Int>) -> Bool {
    bound.contains(index) && isTight(index - 1, bound) && plain(index, bound, 1...31) != nil
      && has(.dayUnit, index + 1, bound)
  }

  /// A date counted from the one before it: *the following day*, *un anno dopo*.
  private func afterPrevious(_ id: String, _ tokens: Range<Int>) -> FoundDate? {
    guard let previous else { return nil }
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

  private func weekday(_ day: Int, _ index: Int, _ bound: Range<Int>) -> FoundDate? {
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
  private func ago(_ index: Int, _ bound: Range<Int>, from first: Int) -> FoundDate? {
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

  // MARK: Intervals

  private func joined(_ dates: [FoundDate], _ bound: Range<Int>) -> [FoundDate] {
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

  private func interval(
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

  private func isDashed(_ index: Int) -> Bool {
    let value = reading.letters.folded[index]
    return value == 0x2D || value == 0x2013 || value == 0x2014
  }

  /// *2024年からの2年間*: years counted from one.
  private func yearsFrom(_ date: FoundDate, _ bound: Range<Int>) -> FoundDate? {
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
