/// A date of the Gregorian calendar, as precise as a text gives it, in EDTF.
struct CalendarDate: Equatable, Sendable {
  var year: Int
  var month: Int?
  var day: Int?
  /// A calendar quarter, when that is all that is known.
  var quarter: Int?

  init(year: Int, month: Int? = nil, day: Int? = nil, quarter: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
    self.quarter = quarter
  }

  /// Reads `2026`, `2026-02` or `2026-02-03`; what follows is ignored.
  ///
  /// - Returns: Nil when the text is no such date.
  init?(_ edtf: some StringProtocol) {
    let head = edtf.prefix { $0 != "T" && $0 != "/" && $0 != "~" && $0 != "?" && $0 != "%" }
    let parts = head.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first, let year = first, (1...9999).contains(year) else { return nil }
    self.init(year: year)
    if parts.count > 1 {
      guard let month = parts[1], (1...12).contains(month) else { return nil }
      self.month = month
    }
    if parts.count > 2 {
      guard let month, let day = parts[2], (1...Self.days(in: month, of: year)).contains(day)
      else { return nil }
      self.day = day
    }
  }

  /// The date in EDTF.
  var edtf: String {
    let text = Self.padded(year, 4)
    if let quarter { return text + "-Q\(quarter)" }
    guard let month else { return text }
    guard let day else { return text + "-" + Self.padded(month, 2) }
    return text + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// The number of days since 1 January 1970, for a full date.
  var ordinal: Int {
    // https://howardhinnant.github.io/date_algorithms.html#days_from_civil
    let month = month ?? 1
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The full date a number of days after 1 January 1970.
  init(ordinal: Int) {
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    let month = place + (place < 10 ? 3 : -9)
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * place + 2) / 5 + 1
    )
  }

  /// The day of the week, Monday being 1.
  var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

  func adding(days: Int) -> CalendarDate { CalendarDate(ordinal: ordinal + days) }

  /// The month some months away, without a day.
  func adding(months: Int) -> CalendarDate {
    let count = year * 12 + (month ?? 1) - 1 + months
    return CalendarDate(year: count / 12, month: count % 12 + 1)
  }

  /// The calendar quarter in which it lies.
  var quarterOfYear: Int { quarter ?? ((month ?? 1) - 1) / 3 + 1 }
}

/// A date or an interval of dates that a text states.
struct DateSpan: Equatable, Sendable {
  var start: CalendarDate
  var end: CalendarDate?

  /// The span in EDTF; three months that make up a quarter are that quarter.
  var edtf: String {
    guard let end else { return start.edtf }
    if let first = start.month, let last = end.month, start.day == nil, end.day == nil,
      start.year == end.year, first % 3 == 1, last == first + 2
    {
      return CalendarDate(year: start.year, quarter: (first - 1) / 3 + 1).edtf
    }
    return start.edtf + "/" + end.edtf
  }
}
