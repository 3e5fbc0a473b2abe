/// A date as people know it: a day, a month, a quarter, a year, an interval, with doubt marked.
///
/// Extended Date/Time Format, ISO 8601-2:2019 levels 0 and 1, and intervals of them; also quarters
/// as level 2 writes them (`2025-33` … `2025-36`) and in our alias (`2025-Q1` … `2025-Q4`). The
/// text is kept as written; ``earliest`` and ``latest`` are the day bounds it stands for. Marks of
/// doubt (`?` uncertain, `~` approximate, `%` both) never widen the bounds.
///
/// Source: Library of Congress, Extended Date/Time Format specification.
public struct EDTF: Hashable, Sendable {
  /// The date as it was written.
  public let text: String

  /// The first day that it may mean.
  public let earliest: Day

  /// The last day that it may mean.
  public let latest: Day

  /// Whether a `?` or `%` marks it as uncertain.
  public let isUncertain: Bool

  /// Whether a `~` or `%` marks it as approximate.
  public let isApproximate: Bool

  /// Whether it is an interval (`2025-04/2025-06`), its ends open or not.
  public var isInterval: Bool { text.utf8.contains(UInt8(ascii: "/")) }

  /// Whether it names one day beyond doubt.
  public var isExactDay: Bool { earliest == latest && !isUncertain && !isApproximate }

  /// Reads a date.
  ///
  /// The result is `nil` when the text is no EDTF date of level 0 or 1, or an impossible one.
  ///
  /// - Parameter text: Such as `2026-01-15`, `2026-01`, `2025-Q3`, `2025-04/2025-06`,
  ///   `2026-01-15/..`, `2026-01~`, `202X`.
  public init?(_ text: String) {
    guard let parsed = EDTFParser.parse(text) else { return nil }
    self.text = text
    earliest = parsed.earliest
    latest = parsed.latest
    isUncertain = parsed.isUncertain
    isApproximate = parsed.isApproximate
  }

  /// The date that means one day.
  ///
  /// - Parameter day: The day.
  public init(_ day: Day) {
    text = day.description
    earliest = day
    latest = day
    isUncertain = false
    isApproximate = false
  }

  /// The date in the standard's own words: our `2025-Q3` becomes `2025-35`.
  ///
  /// This is what a format gets that claims EDTF.
  public var standardText: String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if let last = result.last, last == UInt8(ascii: "Q"),
        (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(byte)
      {
        result[result.count - 1] = UInt8(ascii: "3")
        result.append(byte + 2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether the date may lie in a range of days: its bounds touch the range.
  ///
  /// - Parameter range: First and last day, both included.
  /// - Returns: The *possible* reading of a filter.
  public func mayLie(in range: ClosedRange<Day>) -> Bool {
    earliest <= range.upperBound && latest >= range.lowerBound
  }

  /// Whether the date surely lies in a range of days: its bounds lie inside it.
  ///
  /// - Parameter range: First and last day, both included.
  /// - Returns: The *certain* reading of a filter.
  public func mustLie(in range: ClosedRange<Day>) -> Bool {
    earliest >= range.lowerBound && latest <= range.upperBound
  }
}

extension EDTF: CustomStringConvertible {
  /// The date as it was written.
  public var description: String { text }
}
