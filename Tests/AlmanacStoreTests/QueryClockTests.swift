import Almanac
import AlmanacStore
import Testing

/// SQL as of the clocks: the views and the functions.
@Suite struct QueryClockTests {
  private static let rate =
    #"{"type":"exchange_rate","id":"cny-2025","currency":"CNY","period":"2025","usd_per_unit":RATE,"basis":"daily","observations":250,"evidence":[{"source":"s2","credibility":1}]}"#

  /// An almanac whose chip was known with 96 GB and then corrected to 128 GB.
  private func store() throws -> (store: Box, before: RecordTime) {
    let store = try Fixture.store()
    try Fixture.put([Fixture.record(Self.rate.replacing("RATE", with: "0.5"))], into: store)
    let before = try #require(try store.batches().map(\.recordedAt).max())
    let text = String(
      decoding: JSON.object(Fixture.accelerator.fields).canonical,
      as: UTF8.self
    )
    try Fixture.put(
      [
        Fixture.record(
          text.replacing("\"memory_gb\":96", with: "\"memory_gb\":128")
            .replacing("148.5", with: "200").replacing("297", with: "400")
        ),
        Fixture.record(Self.rate.replacing("RATE", with: "0.25")),
        Fixture.event("later", evidence: #"{"source":"s2","credibility":1}"#),
      ],
      into: store
    )
    try Fixture.retract(.event, "e1", in: store)
    return (Box(store), before)
  }

  /// Stores cannot be copied, nor stand in a tuple.
  private final class Box {
    let store: Store

    init(_ store: consuming Store) {
      self.store = store
    }

    func value(_ sql: String, _ clocks: Clocks = .now) throws -> QueryValue? {
      try store.query(sql, as: clocks).rows.first?[0]
    }
  }

  @Test func `views show what the almanac said then`() throws {
    let (almanac, before) = try store()
    let then = Clocks(recordedAt: before)
    let memory = "SELECT memory_gb FROM current_accelerators WHERE id = 'acme-one'"
    #expect(try almanac.value(memory) == .real(128))
    #expect(try almanac.value(memory, then) == .real(96))
    let events = "SELECT group_concat(id) FROM current_events"
    #expect(try almanac.value(events) == .text("later"))
    #expect(try almanac.value(events, then) == .text("e1"))
    #expect(try almanac.value("SELECT count(*) FROM main.current_events", then) == .integer(1))
  }

  @Test func `views show what the public could know`() throws {
    let (almanac, before) = try store()
    let early = try #require(Day("2025-07-01"))
    let events = "SELECT count(*) FROM current_events"
    #expect(try almanac.value(events, Clocks(knownOn: early)) == .integer(0))
    #expect(try almanac.value(events, Clocks(knownOn: early, recordedAt: before)) == .integer(1))
    let evidence = "SELECT group_concat(DISTINCT source) FROM current_evidence"
    #expect(try almanac.value(evidence, Clocks(knownOn: early)) == .text("s1"))
  }

  @Test func `functions answer as of then`() throws {
    let (almanac, before) = try store()
    let then = Clocks(recordedAt: before)
    #expect(try almanac.value("SELECT tpp('acme-one')") == .real(3200))
    #expect(try almanac.value("SELECT tpp('acme-one')", then) == .real(2376))
    let early = Clocks(knownOn: Day("2025-01-01"))
    #expect(try almanac.value("SELECT tpp('acme-one')", early) == .null)
    #expect(try almanac.value("SELECT usd(100, 'CNY', '2025')") == .real(25))
    #expect(try almanac.value("SELECT usd(100, 'CNY', '2025')", then) == .real(50))
    // Rates are tools: they were computed later, and are taken all the same.
    #expect(try almanac.value("SELECT usd(100, 'CNY', '2025')", early) == .real(25))
  }

  @Test func `every view that shows the present has a twin of another time`() throws {
    let (almanac, _) = try store()
    let views = try almanac.store.query("SELECT name FROM sqlite_schema WHERE type = 'view'")
    let past = Clocks(recordedAt: .distantPast)
    for case .text(let name) in views.rows.map({ $0[0] }) where name != "open_candidates" {
      #expect(try almanac.value("SELECT count(*) FROM \(name)", past) == .integer(0), "\(name)")
    }
  }

  @Test func `nothing is left of a question, and nothing can be written`() throws {
    let (almanac, before) = try store()
    let then = Clocks(recordedAt: before)
    _ = try almanac.value("SELECT count(*) FROM timeline", then)
    #expect(throws: StoreError.self) {
      _ = try almanac.store.query("SELECT nothing FROM timeline", as: then)
    }
    #expect(try almanac.value("SELECT count(*) FROM sqlite_temp_schema") == .integer(0))
    for sql in [
      "DELETE FROM event", "DROP VIEW timeline", "DROP VIEW temp.timeline", "COMMIT",
      "CREATE TEMP TABLE t (a)",
    ] {
      #expect(throws: StoreError.self, "\(sql)") { try almanac.store.query(sql, as: then) }
    }
    try Fixture.put([Fixture.event("after")], into: almanac.store)
    #expect(try almanac.value("SELECT count(*) FROM current_events") == .integer(2))
  }
}
