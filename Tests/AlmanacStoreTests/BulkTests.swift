import Almanac
import TestSupport
import Testing

@testable import AlmanacStore
@testable import AlmanacSQLite

@Suite struct BulkTests {
  /// Writes batches of random records, new ones and revisions, and says what then lies in the file.
  private func contents(
    seed: UInt64,
    firstLook: Int,
    isMeeting: Bool = false
  ) throws -> [String] {
    let store = try Store(path: ":memory:", creation: .always)
    store.ledger.firstLook = firstLook
    var random = SplitMix64(seed: seed)
    for number in 0..<4 {
      var records = [Fixture.source, Fixture.laterSource, Fixture.organization]
      var taken: Set<Int> = []
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let id = Int.random(in: 0..<60, using: &random)
        guard taken.insert(id).inserted else { continue }
        records.append(
          Fixture.event(
            "e\(id)",
            date: "2025-0\(Int.random(in: 1...9, using: &random))",
            title: "Chips of batch \(number) word\(Int.random(in: 0..<9, using: &random))",
            evidence: #"{"source":"s\#(Int.random(in: 1...2, using: &random))","credibility":2}"#
          )
        )
      }
      records.shuffle(using: &random)
      _ = try store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
        store.expect(100_000)
        for (index, record) in records.enumerated() {
          if isMeeting, index == number { store.expectMeeting() }
          try store.put(record)
        }
        return Fixture.checksum
      }
    }
    #expect(try store.check() == CheckResult())
    return try lines(store)
  }

  private func lines(_ store: borrowing Store) throws -> [String] {
    let tables: [SQL] = [
      "SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
      """
      SELECT revision_id || type || id || batch_id || coalesce(closing_batch_id, '') || known_from
        || known_to || event || event_earliest || event_latest || hex(sha256)
      FROM revision ORDER BY revision_id
      """,
      "SELECT target_type || target_id || revision_id || field FROM link ORDER BY 1",
      "SELECT revision_id || source || credibility FROM evidence ORDER BY 1",
      "SELECT revision_id || date || title || summary FROM event ORDER BY 1",
      "SELECT rowid || '' FROM full_text WHERE full_text MATCH 'word3' ORDER BY 1",
    ]
    var lines: [String] = []
    for table in tables {
      lines += try store.database.rows(table) { row throws(SQLiteError) in try row.text(0) }
    }
    return lines
  }

  @Test(arguments: 0..<30)
  func `bulk writing leaves what writing row by row leaves`(_ seed: UInt64) throws {
    #expect(try contents(seed: seed, firstLook: 1) == contents(seed: seed, firstLook: .max))
  }

  @Test(arguments: 0..<10)
  func `bulk writing that meets another almanac leaves the same`(_ seed: UInt64) throws {
    let expected = try contents(seed: seed, firstLook: .max)
    #expect(try contents(seed: seed, firstLook: 1, isMeeting: true) == expected)
  }

  @Test func `within a bulk batch the versions of a record are found by their index`() throws {
    let store = try Fixture.store()
    store.ledger.firstLook = 1
    _ = try store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
      store.expect(1000)
      try store.put(Fixture.event("n1"))
      #expect(store.isWritingInBulk == true)
      let plan = try store.read { database throws(SQLiteError) in
        try database.rows(
          "EXPLAIN QUERY PLAN SELECT 1 FROM revision WHERE type = 'event' AND id = 'n1'"
        ) { row throws(SQLiteError) in try row.text(3) }
      }
      #expect(plan.contains { $0.contains("revision_by_record") })
      return Fixture.checksum
    }
    #expect(try store.check() == CheckResult())
  }

  @Test func `a bulk batch that fails leaves every index`() throws {
    let store = try Fixture.store()
    store.ledger.firstLook = 1
    let before = try lines(store)
    #expect(throws: StoreError.self) {
      _ = try store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
        store.expect(1000)
        for number in 0..<10 { try store.put(Fixture.event("n\(number)")) }
        #expect(store.ledger.batch?.isBulk == true)
        throw StoreError(.question, "enough")
      }
    }
    #expect(try lines(store) == before)
    #expect(try store.check() == CheckResult())
  }

  @Test(arguments: [false, true])
  func `after a bulk batch, constraints hold as before`(_ fails: Bool) throws {
    let store = try Fixture.store()
    store.ledger.firstLook = 1
    _ = try? store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
      store.expect(1000)
      for number in 0..<10 { try store.put(Fixture.event("n\(number)")) }
      if fails { throw StoreError(.question, "enough") }
      return Fixture.checksum
    }
    #expect(throws: SQLiteError.self) {
      try store.database.run("INSERT INTO record (type, id) VALUES ('gadget', 'g')")
    }
    #expect(throws: SQLiteError.self) {
      try store.database.run("INSERT INTO about VALUES (999, 0, 'organization', 'nvidia')")
    }
    #expect(try store.database.pragma(.foreignKeys) == 1)
  }

  @Test func `a batch that nobody announced is written row by row`() throws {
    let store = try Fixture.store()
    store.ledger.firstLook = 1
    _ = try store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
      for number in 0..<10 { try store.put(Fixture.event("n\(number)")) }
      #expect(store.ledger.batch?.isBulk == false)
      return Fixture.checksum
    }
  }

  @Test(arguments: [
    (written: 5000, before: 0, isCheaper: true),
    (written: 5000, before: 10_000, isCheaper: true),
    (written: 5000, before: 10_001, isCheaper: false),
    (written: 1_000_000, before: 1_000_000, isCheaper: true),
  ])
  func `indexes are built anew for a batch that is large beside the almanac`(
    _ written: Int,
    _ before: Int,
    _ isCheaper: Bool
  ) {
    #expect(Store.isBulkCheaper(writing: written, into: before) == isCheaper)
  }

  @Test func `an index that somebody took away is missed`() throws {
    let store = try Fixture.store()
    try store.database.run("DROP INDEX revision_by_event")
    #expect(try store.check().problems.map(\.what) == ["the schema lacks 'revision_by_event'"])
  }
}
