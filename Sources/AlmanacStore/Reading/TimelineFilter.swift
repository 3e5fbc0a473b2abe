public import Almanac

/// Which facts a timeline shows.
public struct TimelineFilter: Hashable, Sendable {
  /// The first day of the range of event time.
  public var since: Day?
  /// The last day of the range of event time.
  public var until: Day?
  /// Whether an event must surely lie in the range, rather than may.
  public var isCertain = false
  /// What a fact must be about, in one of several readings of a word; empty for anything.
  public var about: [Reference] = []
  /// The types to show; empty for what happened: rulings, events, statements, capex, lags,
  /// accelerators, models, and articles (sources whose text is stored).
  public var kinds: [RecordType] = []
  /// The country that a fact must concern: as jurisdiction, destination (also as a member of a
  /// country group at the time), side of a lag, or by mention.
  public var country: CountryCode?
  /// The least that some piece of evidence must reach, in both parts of its grade.
  public var grade: Grade?
  /// Words that must occur.
  public var search: String?
  /// As of when.
  public var clocks = Clocks.now
  /// The most facts to show, of which the newest are kept; 0 for no limit.
  public var limit = 50

  /// A timeline of everything that happened.
  public init() {}
}

/// A timeline: the facts, oldest first.
public struct Timeline: Hashable, Sendable {
  /// One line of a timeline.
  public struct Entry: Hashable, Sendable {
    /// The fact, and when it held.
    public let revision: Revision
    /// Who says so, best grade first.
    public let sources: [GradedSource]
    /// The fact in one line, names in place of ids.
    public let headline: String

    /// When it happened.
    public var date: EDTF? { revision.record.content.happened }

    /// The best grade among its evidence.
    public var grade: Grade? { sources.compactMap(\.grade).min() }
  }

  /// The facts, oldest first.
  public let entries: [Entry]

  /// Whether older ones were left out by the limit.
  public let isCut: Bool
}
