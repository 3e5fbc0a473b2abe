/// Since when the public could know a fact: the second of the three clocks.
///
/// A fact is public from the earliest publication among the sources of its evidence, each counted
/// on the last day that its date may mean, and as long as one of them has not been withdrawn.
public struct PublicClock: Sendable {
  private let spans: [Slug: Range<Day>]

  /// A clock over some sources.
  ///
  /// - Parameter sources: Every source that evidence may name; others count as never published.
  public init(sources: [Source]) {
    var spans: [Slug: Range<Day>] = [:]
    spans.reserveCapacity(sources.count)
    for source in sources {
      let from = source.published.latest
      spans[source.id] = from..<max(from, source.retracted?.earliest ?? .distantFuture.next)
    }
    self.spans = spans
  }

  /// The first day on which the public could know a record.
  ///
  /// - Parameter record: The record; a change of group membership is public on its own day, a
  ///   source on the day of its publication.
  /// - Returns: `nil` where no source of its evidence is known; the distant past for a membership
  ///   that began before the records do, and for a record that needs no evidence.
  /// - Complexity: O(*n*) in the pieces of evidence.
  public func since(_ record: some RecordContent) -> Day? {
    switch record {
    case let membership as CountryGroupMembership: membership.from ?? .distantPast
    case let source as Source: source.published.latest
    default:
      record.evidence.isEmpty
        ? .distantPast : spans(of: record.evidence).map(\.lowerBound).min()
    }
  }

  /// Whether the public could know a record on a day.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - day: The day.
  /// - Returns: `false` also when all its sources were withdrawn by then.
  /// - Complexity: O(*n*) in the pieces of evidence.
  public func isPublic(_ record: some RecordContent, on day: Day) -> Bool {
    switch record {
    case is CountryGroupMembership, is Source: since(record).map { $0 <= day } ?? false
    default:
      record.evidence.isEmpty || spans(of: record.evidence).contains { $0.contains(day) }
    }
  }

  func spans(of evidence: [Evidence]) -> [Range<Day>] {
    evidence.compactMap { spans[$0.source] }
  }
}
