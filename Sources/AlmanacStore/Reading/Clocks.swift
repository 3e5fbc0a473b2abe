public import Almanac

/// As of when an answer is asked, on public time and on record time.
///
/// Event time is not here: it is a range to filter by, or a day to decide on.
public struct Clocks: Hashable, Sendable {
  /// What the public could know on this day; `nil` for all that is known.
  public var knownOn: Day?

  /// What the almanac said at this instant; `nil` for what it says now.
  public var recordedAt: RecordTime?

  /// The clocks of a question.
  ///
  /// - Parameters:
  ///   - knownOn: What the public could know on this day.
  ///   - recordedAt: What the almanac said at this instant.
  public init(knownOn: Day? = nil, recordedAt: RecordTime? = nil) {
    self.knownOn = knownOn
    self.recordedAt = recordedAt
  }

  /// Today, whatever is known and recorded.
  public static let now = Clocks()

  /// The day for `known_from` ≤ day < `known_to`; empty where public time does not matter, as on
  /// the last day there is, before which no open end lies.
  var knownText: String {
    guard let knownOn, knownOn < .distantFuture else { return "" }
    return knownOn.description
  }

  /// The instant for `recorded_from` ≤ instant < `recorded_to`.
  var recordedText: String { recordedAt?.text ?? "9999-12-31T23:59:59.999998Z" }
}
