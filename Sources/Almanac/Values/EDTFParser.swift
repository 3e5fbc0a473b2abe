/// Reads EDTF level 0 and 1 dates, intervals and quarters into day bounds.
enum EDTFParser {
  struct Parsed {
    var earliest: Day
    var latest: Day
    var isUncertain = false
    var isApproximate = false
  }

  /// - Complexity: O(*n*) in the length of the text, which is at most 64 bytes.
  static func parse(_ text: String) -> Parsed? {
    // Most dates are days.
    if let day = Day(text) { return Parsed(earliest: day, latest: day) }
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
    let ends = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    switch ends.count {
    case 1: return date(ends[0])
    case 2: return interval(ends[0], ends[1])
    default: return nil
    }
  }

  private static func interval(_ from: ArraySlice<UInt8>, _ to: ArraySlice<UInt8>) -> Parsed? {
    // An open end is `..`, an unknown one is empty: both leave the bound open.
    let start = isOpen(from) ? Parsed(earliest: .distantPast, latest: .distantPast) : date(from)
    let end = isOpen(to) ? Parsed(earliest: .distantFuture, latest: .distantFuture) : date(to)
    guard let start, let end, start.earliest <= end.latest,
      !(isOpen(from) && isOpen(to))
    else { return nil }
    return Parsed(
      earliest: start.earliest,
      latest: end.latest,
      isUncertain: start.isUncertain || end.isUncertain,
      isApproximate: start.isApproximate || end.isApproximate
    )
  }

  private static func isOpen(_ end: ArraySlice<UInt8>) -> Bool {
    end.isEmpty || end.elementsEqual("..".utf8)
  }

  private static func date(_ written: ArraySlice<UInt8>) -> Parsed? {
    var bytes = written
    var uncertain = false
    var approximate = false
    switch bytes.last {
    case UInt8(ascii: "?"): uncertain = true
    case UInt8(ascii: "~"): approximate = true
    case UInt8(ascii: "%"): (uncertain, approximate) = (true, true)
    default: break
    }
    if uncertain || approximate { bytes = bytes.dropLast() }
    guard let bounds = longYear(bytes) ?? dateAndTime(bytes) ?? calendar(bytes) else { return nil }
    return Parsed(
      earliest: bounds.lowerBound,
      latest: bounds.upperBound,
      isUncertain: uncertain,
      isApproximate: approximate
    )
  }

  /// `Y170000002` and `-1985`: years that no event here has, read as the outermost day.
  private static func longYear(_ bytes: ArraySlice<UInt8>) -> ClosedRange<Day>? {
    guard let first = bytes.first else { return nil }
    let isLong = first == UInt8(ascii: "Y")
    let rest = isLong ? bytes.dropFirst() : bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    guard isLong || isNegative else { return nil }
    let digits = isNegative ? rest.dropFirst() : rest
    guard Day.decimal(digits) != nil, isLong ? digits.count > 4 : digits.count == 4,
      digits.first != UInt8(ascii: "0") || !isLong
    else { return nil }
    let day = isNegative ? Day.distantPast : Day.distantFuture
    return day...day
  }

  /// `1985-04-12T23:20:30`, with `Z` or an offset: level 0, read as the day it names.
  private static func dateAndTime(_ bytes: ArraySlice<UInt8>) -> ClosedRange<Day>? {
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "T")) else { return nil }
    guard let day = Day(String(decoding: bytes[..<mark], as: UTF8.self)) else { return nil }
    var time = Array(bytes[(mark + 1)...])
    if time.last == UInt8(ascii: "Z") {
      time.removeLast()
    } else if let sign = time.lastIndex(where: {
      $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }) {
      guard clock(time[(sign + 1)...], parts: 1...2, last: 59) else { return nil }
      time.removeSubrange(sign...)
    }
    guard clock(time[...], parts: 3...3, last: 60) else { return nil }
    return day...day
  }

  private static func clock(_ bytes: ArraySlice<UInt8>, parts: ClosedRange<Int>, last: Int) -> Bool
  {
    let fields = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.contains(fields.count) else { return false }
    for (index, field) in fields.enumerated() {
      guard field.count == 2, let value = Day.decimal(field) else { return false }
      guard value <= (index == 0 ? 23 : index == 2 ? last : 59) else { return false }
    }
    return true
  }

  private static func calendar(_ bytes: ArraySlice<UInt8>) -> ClosedRange<Day>? {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let years = year(parts[0]) else { return nil }
    if parts.count == 1 { return days(years, 1, years, 12) }
    if parts.count == 2, let quarter = quarter(parts[1]) {
      guard years.count == 1 else { return nil }
      return days(years, quarter * 3 - 2, years, quarter * 3)
    }
    if parts.count == 2, parts[1].count == 2, let season = Day.decimal(parts[1]),
      (21...24).contains(season)
    {
      guard years.count == 1 else { return nil }
      return season24(years.lowerBound, season)
    }
    return monthAndDay(years, Array(parts.dropFirst()))
  }

  private static func monthAndDay(_ years: ClosedRange<Int>, _ parts: [ArraySlice<UInt8>])
    -> ClosedRange<Day>?
  {
    guard parts[0].count == 2 else { return nil }
    let months = parts[0].elementsEqual("XX".utf8) ? 1...12 : Day.decimal(parts[0]).map { $0...$0 }
    guard let months, (1...12).contains(months.lowerBound) else { return nil }
    if parts.count == 1 {
      // `2004-XX` is level 1; `20XX-04` is level 2 and refused.
      guard years.count == 1 else { return nil }
      return days(years, months.lowerBound, years, months.upperBound)
    }
    guard parts[1].count == 2, years.count == 1 else { return nil }
    if parts[1].elementsEqual("XX".utf8) {
      return days(years, months.lowerBound, years, months.upperBound)
    }
    guard months.count == 1, let number = Day.decimal(parts[1]),
      let day = Day(year: years.lowerBound, month: months.lowerBound, day: number)
    else { return nil }
    return day...day
  }

  /// `2025`, `202X` and `20XX`.
  private static func year(_ bytes: ArraySlice<UInt8>) -> ClosedRange<Int>? {
    guard bytes.count == 4 else { return nil }
    let unspecified = bytes.reversed().prefix { $0 == UInt8(ascii: "X") }.count
    guard unspecified <= 2, let known = Day.decimal(bytes.dropLast(unspecified)) else { return nil }
    let span = unspecified == 0 ? 1 : unspecified == 1 ? 10 : 100
    return known * span...known * span + span - 1
  }

  private static func quarter(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count == 2, let number = Day.decimal(bytes.suffix(1)) else { return nil }
    switch bytes.first {
    case UInt8(ascii: "Q"): return (1...4).contains(number) ? number : nil
    case UInt8(ascii: "3"): return (3...6).contains(number) ? number - 2 : nil
    default: return nil
    }
  }

  /// Seasons have no months of their own in EDTF: spring is read as March to May, winter as the
  /// December of the year named to the February after it.
  private static func season24(_ year: Int, _ season: Int) -> ClosedRange<Day>? {
    let first = (season - 20) * 3
    return season == 24
      ? days(year...year, 12, min(year + 1, 9999)...min(year + 1, 9999), 2)
      : days(year...year, first, year...year, first + 2)
  }

  private static func days(
    _ firstYears: ClosedRange<Int>,
    _ firstMonth: Int,
    _ lastYears: ClosedRange<Int>,
    _ lastMonth: Int
  ) -> ClosedRange<Day>? {
    let year = lastYears.upperBound
    guard let first = Day(year: firstYears.lowerBound, month: firstMonth, day: 1),
      let last = Day(year: year, month: lastMonth, day: Day.length(ofMonth: lastMonth, year: year)),
      first <= last
    else { return nil }
    return first...last
  }
}
