public import Almanac

/// A range of event time, in one of its two readings.
public struct EventRange: Hashable, Sendable {
  /// The first day; `nil` for no bound.
  public var since: Day?
  /// The last day; `nil` for no bound.
  public var until: Day?
  /// Whether a date must surely lie in the range, rather than may.
  public var isCertain: Bool

  /// A range.
  ///
  /// - Parameters:
  ///   - since: The first day.
  ///   - until: The last day.
  ///   - isCertain: Whether a date must surely lie in the range, rather than may.
  public init(since: Day? = nil, until: Day? = nil, isCertain: Bool = false) {
    self.since = since
    self.until = until
    self.isCertain = isCertain
  }

  /// All of time.
  public static let always = EventRange()

  /// Whether every record passes, also one without a date.
  public var isAlways: Bool { since == nil && until == nil }

  /// Whether a record passes.
  ///
  /// - Parameter date: When it was so in the world, if it has a date.
  /// - Returns: True for a date in the range. What has no date lies in no range.
  public func contains(_ date: EDTF?) -> Bool {
    if isAlways { return true }
    let range = min(since ?? .distantPast, until ?? .distantFuture)...(until ?? .distantFuture)
    guard let date else { return false }
    return isCertain ? date.mustLie(in: range) : date.mayLie(in: range)
  }
}
