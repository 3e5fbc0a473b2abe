// Dates by the names of months and in digits.

extension DateFinder {
  /// A month by name, with the day before or behind it and the year behind both.
  func named(
    _ month: Int,
    _ index: Int,
    _ bound: Range<Int>,
    _ last: FoundDate?
  ) -> FoundDate {
    var first = index
    var end = index + 1
    var day: Int?
    let ordinal: Signs = [0x2E, 0x74, 0x68, 0x73, 0x6E, 0x64, 0x72, 0x65, 0xBA, 0xB0]
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
      let isLimit =
        has(.until, first - 1, bound)
        || has(.atLeast, first - 1, bound) && has(.until, first - 2, bound)
      let limit = isLimit && !isPart
      year = guessed(month, day, coming: coming, limit: limit)
    }
    let date = CalendarDate(
      year: year ?? published.year,
      month: month,
      day: checked(day, month, year)
    )
    if day == nil, month % 3 == 0, let quarter = quarter(around: first..<end, bound) {
      let start = CalendarDate(year: date.year, quarter: month / 3)
      return made(DateSpan(start: start), quarter)
    }
    return made(DateSpan(start: date), first..<end, bare: bare)
  }

  /// *The December quarter*, *o trimestre encerrado em dezembro*: a quarter by its last month.
  private func quarter(around month: Range<Int>, _ bound: Range<Int>) -> Range<Int>? {
    // "Juni-Quartal" has a hyphen between.
    let next = has(.to, month.upperBound, bound) ? month.upperBound + 1 : month.upperBound
    if has(.quarterUnit, next, bound),
      reading.tokens[next].start - reading.tokens[month.upperBound - 1].end == 1
    {
      return month.lowerBound..<next + 1
    }
    let before = month.lowerBound - 1
    for first in [before, before - 1] where has(.quarterUnit, first, bound) {
      let gap = reading.tokens[month.lowerBound].start - reading.tokens[first].end
      if gap <= 18 { return first..<month.upperBound }
    }
    return nil
  }

  func checked(_ day: Int?, _ month: Int, _ year: Int?) -> Int? {
    day.flatMap { $0 <= CalendarDate.days(in: month, of: year ?? published.year) ? $0 : nil }
  }

  /// The year of a month named alone: the nearest past, or a future close by.
  func guessed(_ month: Int, _ day: Int?, coming: Bool, limit: Bool) -> Int {
    let now = published.month ?? 12
    if coming { return month > now ? published.year : published.year + 1 }
    let ahead = month - now
    return ahead <= (limit ? 12 : 2) ? published.year : published.year - 1
  }

  /// `2026-02-03`, `03/02/2026`, `3.2.2026`, and `(6/2` in a note, day first but in English.
  func numeric(_ index: Int, _ bound: Range<Int>) -> FoundDate? {
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
  func spelled(
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

  func short(
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
}
