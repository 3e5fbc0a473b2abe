import Almanac
import AlmanacStore
import Foundation
import TestSupport
import Testing

/// Random histories, told to a store and to a plain list; both must answer alike on all clocks, by
/// the timeline and by SQL.
@Suite struct ClockModelTests {
  private struct Version {
    let id: String
    let event: EDTF
    let sources: [String]
    let from: RecordTime
    var to: RecordTime
  }

  private struct Model {
    var versions: [Version] = []
    var published: [String: EDTF] = [:]

    func ids(_ clocks: Clocks, _ range: EventRange) -> [String] {
      let at = clocks.recordedAt ?? .distantFuture
      let days = (range.since ?? .distantPast)...(range.until ?? .distantFuture)
      let fitting = versions.filter { version in
        let isHeld =
          version.from <= at
          && (version.to > at || (clocks.recordedAt == nil && version.to == .distantFuture))
        let public_ = version.sources.compactMap { published[$0]?.latest }.min() ?? .distantFuture
        let isKnown = clocks.knownOn.map { public_ <= $0 } ?? true
        return isHeld && isKnown
          && (range.isCertain ? version.event.mustLie(in: days) : version.event.mayLie(in: days))
      }
      return fitting.sorted {
        ($0.event.earliest, $0.event.latest, $0.id) < ($1.event.earliest, $1.event.latest, $1.id)
      }.map(\.id)
    }

    mutating func close(_ id: String, _ time: RecordTime) {
      for index in versions.indices
      where versions[index].id == id && versions[index].to == .distantFuture {
        versions[index].to = time
      }
    }
  }

  private static let dates = [
    "2025", "2025-03", "2025-Q2", "2025-05-10", "2025-05~", "2024-12/2025-02", "2025-06-01/..",
    "2025-08-30?", "2026-01",
  ]
  private static let days = [
    "2024-11-30", "2025-01-01", "2025-03-31", "2025-05-10", "2025-06-30", "2025-12-31",
    "2026-02-01",
  ]

  /// How many histories are told, 2,000 unless more or fewer are asked for.
  ///
  /// `ALMANAC_HISTORIES=100000 swift test --filter ClockModelTests`
  private static let histories =
    ProcessInfo.processInfo.environment["ALMANAC_HISTORIES"].flatMap(Int.init) ?? 2000

  /// So many seeds make one case; they share an almanac with the organization that all refer to.
  private static let share = 50

  @Test(arguments: 0..<(histories + share - 1) / share)
  func `the store answers like a plain list, on every clock`(_ share: Int) throws {
    let beginning = try Store(path: ":memory:", creation: .always)
    try Fixture.put([Fixture.organization], into: beginning)
    for seed in share * Self.share..<min((share + 1) * Self.share, Self.histories) {
      let store = try Store(copyInMemoryOf: beginning)
      try tell(UInt64(seed), store)
    }
  }

  private func tell(_ seed: UInt64, _ store: borrowing Store) throws {
    var random = SplitMix64(seed: seed)
    var model = Model()
    var sources: [Record] = []
    for number in 0..<4 {
      let date = Self.dates.randomElement(using: &random) ?? "2025"
      model.published["s\(number)"] = EDTF(date)
      sources.append(
        Fixture.record(
          #"{"type":"source","id":"s\#(number)","title":"T","language":"en","published":"\#(date)","kind":"news","reliability":"B"}"#
        )
      )
    }
    try Fixture.put(sources, into: store)
    for step in 0..<Int.random(in: 4..<16, using: &random) {
      try take(step, &random, &model, store)
    }
    let times = try store.batches().map(\.recordedAt)
    for question in 0..<12 { try ask(question, seed, times, &random, model, store) }
    #expect(try seed % 50 != 0 || store.check().isClean)
  }

  /// One batch: an event that is new, changed, back, or retracted.
  private func take(
    _ step: Int,
    _ random: inout SplitMix64,
    _ model: inout Model,
    _ store: borrowing Store
  ) throws {
    let id = "e\(Int.random(in: 0..<5, using: &random))"
    let isThere = model.versions.contains { $0.id == id && $0.to == .distantFuture }
    if isThere, Int.random(in: 0..<4, using: &random) == 0 {
      model.close(id, try Fixture.retract(.event, id, in: store).recordedAt)
      return
    }
    let date = Self.dates.randomElement(using: &random) ?? "2025"
    let numbers = (0...Int.random(in: 0..<3, using: &random)).map { _ in
      Int.random(in: 0..<4, using: &random)
    }
    let cited = Set(numbers.map { "s\($0)" }).sorted()
    let evidence = cited.map { #"{"source":"\#($0)","credibility":2}"# }.joined(separator: ",")
    let batch = try Fixture.put(
      [Fixture.event(id, date: date, title: "T\(step)", evidence: evidence)],
      into: store
    )
    model.close(id, batch.recordedAt)
    model.versions.append(
      Version(
        id: id,
        event: try #require(EDTF(date)),
        sources: cited,
        from: batch.recordedAt,
        to: .distantFuture
      )
    )
  }

  /// One question; of the first eight each sets another choice of the three clocks.
  private func ask(
    _ question: Int,
    _ seed: UInt64,
    _ times: [RecordTime],
    _ random: inout SplitMix64,
    _ model: Model,
    _ store: borrowing Store
  ) throws {
    let choice = question < 8 ? question : Int.random(in: 0..<8, using: &random)
    var filter = TimelineFilter()
    filter.kinds = [.event]
    filter.limit = 0
    filter.isCertain = Bool.random(using: &random)
    if choice & 1 != 0 {
      filter.since = Self.days.randomElement(using: &random).flatMap { Day($0) }
      filter.until = Self.days.randomElement(using: &random).flatMap { Day($0) }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: filter.since = nil
      case 1: filter.until = nil
      default: break
      }
    }
    if choice & 2 != 0 {
      filter.clocks.knownOn = Self.days.randomElement(using: &random).flatMap { Day($0) }
    }
    if choice & 4 != 0 { filter.clocks.recordedAt = times.randomElement(using: &random) }
    if let since = filter.since, let until = filter.until, since > until { return }
    let range = EventRange(
      since: filter.since,
      until: filter.until,
      isCertain: filter.isCertain
    )
    let expected = model.ids(filter.clocks, range)
    let found = try store.timeline(filter).entries.map(\.revision.record.id.text)
    #expect(found == expected, "seed \(seed), \(filter)")
    // Views of another time are made for each question: not every history can afford it.
    guard seed % 4 == 0 else { return }
    #expect(try sql(range, filter.clocks, store) == expected, "seed \(seed), SQL, \(filter)")
  }

  /// The same question in SQL, as the documentation says to ask it.
  private func sql(
    _ range: EventRange,
    _ clocks: Clocks,
    _ store: borrowing Store
  ) throws -> [String] {
    var conditions = ["kind = 'event'"]
    let (first, last) = range.isCertain ? ("earliest", "latest") : ("latest", "earliest")
    if let since = range.since { conditions.append("edtf_\(first)(date) >= '\(since)'") }
    if let until = range.until { conditions.append("edtf_\(last)(date) <= '\(until)'") }
    let result = try store.query(
      "SELECT id FROM timeline WHERE \(conditions.joined(separator: " AND "))",
      as: clocks
    )
    return result.rows.map { row in
      if case .text(let id) = row[0] { id } else { "" }
    }
  }
}
