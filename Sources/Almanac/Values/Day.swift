/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Days compare by position in time and count as whole numbers, so that ranges of them are cheap to
/// store and to index. Years run from 0 to 9999; ``distantPast`` and ``distantFuture``
/// stand where no bound is known.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  public let number: Int

  /// The earliest day there is, 0000-01-01: "no lower bound".
  public static let distantPast = Day(number: daysFromCivil(year: 0, month: 1, day: 1))

  /// The latest day there is, 9999-12-31: "no upper bound".
  public static let distantFuture = Day(number: daysFromCivil(year: 9999, month: 12, day: 31))

  /// A day by its distance from 1 January 1970.
  ///
  /// - Parameter number: Days since 1970-01-01; negative before it.
  public init(number: Int) {
    self.number = number
  }

  /// A day by its calendar parts.
  ///
  /// The result is `nil` when there is no such day.
  ///
  /// - Parameters:
  ///   - year: 0 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the month's last day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.number = Day.daysFromCivil(year: year, month: month, day: day)
  }

  /// A day written `YYYY-MM-DD`.
  ///
  /// The result is `nil` for any other text and for impossible days.
  ///
  /// - Parameter text: Exactly ten ASCII characters.
  public init?(_ text: some StringProtocol) {
    var parts = (year: 0, month: 0, day: 0)
    var position = 0
    for byte in text.utf8 {
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      switch position {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case 0...3 where (0...9).contains(digit): parts.year = parts.year * 10 + digit
      case 5...6 where (0...9).contains(digit): parts.month = parts.month * 10 + digit
      case 8...9 where (0...9).contains(digit): parts.day = parts.day * 10 + digit
      default: return nil
      }
      position += 1
    }
    guard position == 10 else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// The year, month and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day before.
  public var previous: Day { Day(number: number - 1) }

  /// The day after.
  public var next: Day { Day(number: number + 1) }

  /// Orders days in time.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The number of days in a month.
  ///
  /// - Parameters:
  ///   - month: 1 to 12.
  ///   - year: Decides the length of February.
  /// - Returns: 28 to 31.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    // The same source, days_from_civil.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func decimal(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }
    let hyphen = UInt8(ascii: "-")
    let bytes: [UInt8] = [
      digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), hyphen,
      digit(month / 10), digit(month), hyphen, digit(day / 10), digit(day),
    ]
    return String(decoding: bytes, as: UTF8.self)
  }
}
