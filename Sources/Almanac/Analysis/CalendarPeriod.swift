/// A calendar year or quarter.
public struct CalendarPeriod: Hashable, Comparable, Sendable {
  /// How long a period is.
  public enum Length: String, CaseIterable, Sendable {
    /// Twelve months from January on.
    case year
    /// Three months from January, April, July or October on.
    case quarter
  }

  /// The year.
  public let year: Int
  /// The quarter, 1 to 4; `nil` for the whole year.
  public let quarter: Int?

  /// A calendar year or quarter.
  ///
  /// - Parameters:
  ///   - year: 0 to 9998.
  ///   - quarter: 1 to 4; `nil` for the whole year.
  public init(year: Int, quarter: Int? = nil) {
    precondition((0...9998).contains(year), "a year has four digits")
    precondition(quarter.map { (1...4).contains($0) } ?? true, "a year has four quarters")
    self.year = year
    self.quarter = quarter
  }

  /// The period of a length that a day lies in.
  ///
  /// - Parameters:
  ///   - day: The day.
  ///   - length: The length.
  public init(containing day: Day, length: Length) {
    let (year, month, _) = day.components
    self.init(year: min(year, 9998), quarter: length == .year ? nil : (month + 2) / 3)
  }

  /// Its length.
  public var length: Length { quarter == nil ? .year : .quarter }

  /// Its first day.
  public var first: Day {
    Day(year: year, month: quarter.map { $0 * 3 - 2 } ?? 1, day: 1) ?? .distantPast
  }

  /// Its last day.
  public var last: Day {
    let next =
      switch quarter {
      case nil, 4?: Day(year: year + 1, month: 1, day: 1)
      case let quarter?: Day(year: year, month: quarter * 3 + 1, day: 1)
      }
    return next?.previous ?? .distantFuture
  }

  /// The quarters of a year; a quarter is its own only one.
  public var quarters: [CalendarPeriod] {
    quarter == nil ? (1...4).map { CalendarPeriod(year: year, quarter: $0) } : [self]
  }

  /// Whether a date stands for just this period.
  ///
  /// - Parameter date: The date.
  /// - Returns: `true` when both have the same bounds, however the date is written.
  public func isSame(as date: EDTF) -> Bool { date.earliest == first && date.latest == last }

  /// Orders periods by their beginning; a year comes before its first quarter.
  public static func < (left: CalendarPeriod, right: CalendarPeriod) -> Bool {
    (left.first, right.last) < (right.first, left.last)
  }
}

extension CalendarPeriod: CustomStringConvertible {
  /// The period as records write it: `2025`, `2025-Q3`.
  public var description: String {
    let year = String(first.description.prefix(4))
    return quarter.map { "\(year)-Q\($0)" } ?? year
  }
}
