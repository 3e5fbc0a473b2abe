import Almanac
import AlmanacStore
import TestSupport
import Testing

/// Random histories, told to a store and to a plain list; both must answer alike on all clocks.
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

    func ids(_ clocks: Clocks, _ since: Day?, _ until: Day?, _ isCertain: Bool) -> [String] {
      let at = clocks.recordedAt ?? .distantFuture
      let range = (since ?? .distantPast)...(until ?? .distantFuture)
      let fitting = versions.filter { version in
        let isHeld =
          version.from <= at
          && (version.to > at || (clocks.recordedAt == nil && version.to == .distantFuture))
        let public_ = version.sources.compactMap { published[$0]?.latest }.min() ?? .distantFuture
        let isKnown = clocks.knownOn.map { public_ <= $0 } ?? true
        return isHeld && isKnown
          && (isCertain ? version.event.mustLie(in: range) : version.event.mayLie(in: range))
      }
      return fitting.sorted {
        ($0.event.earliest, $0.event.latest, $0.id) < ($1.event.earliest, $1.event.latest, $1.id)
      }.map(\.id)
    }
  }

  @Test(arguments: 0..<200)
  func `the store answers like a plain list, on every clock`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = try Store(path: ":memory:", creation: .always)
    var model = Model()
    let dates = [
      "2025", "2025-03", "2025-Q2", "2025-05-10", "2025-05~", "2024-12/2025-02", "2025-06-01/..",
      "2025-08-30?", "2026-01",
    ]
    var sources: [Record] = [Fixture.organization]
    for number in 0..<5 {
      let date = dates.randomElement(using: &random) ?? "2025"
      model.published["s\(number)"] = EDTF(date)
      sources.append(
        Fixture.record(
          #"{"type":"source","id":"s\#(number)","title":"T","language":"en","published":"\#(date)","kind":"news","reliability":"B"}"#
        )
      )
    }
    try Fixture.put(sources, into: store)
    for step in 0..<25 {
      let id = "e\(Int.random(in: 0..<8, using: &random))"
      let isThere = model.versions.contains { $0.id == id && $0.to == .distantFuture }
      if isThere, Int.random(in: 0..<4, using: &random) == 0 {
        let batch = try Fixture.retract(.event, id, in: store)
        close(id, batch.recordedAt, &model)
        continue
      }
      let date = dates.randomElement(using: &random) ?? "2025"
      let cited = Array(
        Set(
          (0...Int.random(in: 0..<3, using: &random)).map { _ in
            "s\(Int.random(in: 0..<5, using: &random))"
          }
        )
      ).sorted()
      let evidence = cited.map { #"{"source":"\#($0)","credibility":2}"# }.joined(separator: ",")
      let batch = try Fixture.put(
        [Fixture.event(id, date: date, title: "T\(step)", evidence: evidence)],
        into: store
      )
      close(id, batch.recordedAt, &model)
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
    let times = try store.batches().map(\.recordedAt)
    let days = [
      "2024-11-30", "2025-01-01", "2025-03-31", "2025-05-10", "2025-06-30", "2025-12-31",
      "2026-02-01",
    ]
    for _ in 0..<60 {
      var filter = TimelineFilter()
      filter.kinds = [.event]
      filter.limit = 0
      if Bool.random(using: &random) {
        filter.since = days.randomElement(using: &random).flatMap { Day($0) }
      }
      if Bool.random(using: &random) {
        filter.until = days.randomElement(using: &random).flatMap { Day($0) }
      }
      filter.isCertain = Bool.random(using: &random)
      if Bool.random(using: &random) {
        filter.clocks.knownOn = days.randomElement(using: &random).flatMap { Day($0) }
      }
      if Bool.random(using: &random) {
        filter.clocks.recordedAt = times.randomElement(using: &random)
      }
      if let since = filter.since, let until = filter.until, since > until { continue }
      let found = try store.timeline(filter).entries.map(\.revision.record.id.text)
      #expect(
        found == model.ids(filter.clocks, filter.since, filter.until, filter.isCertain),
        "seed \(seed), \(filter)"
      )
    }
    #expect(try store.check().isEmpty)
  }

  private func close(_ id: String, _ time: RecordTime, _ model: inout Model) {
    for index in model.versions.indices
    where model.versions[index].id == id && model.versions[index].to == .distantFuture {
      model.versions[index].to = time
    }
  }
}
