import Almanac
import AlmanacSQLite
import AlmanacStore
import Foundation
import TestSupport
import Testing

/// What the world does to a file, other than failing disks.
@Suite struct HardshipTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("a.db")
    try Fixture.create(
      path,
      holding: [
        Fixture.source, Fixture.laterSource, Fixture.organization, Fixture.accelerator,
        Fixture.event(),
      ]
    )
  }

  @Test func `record time increases though the clock was set back`() throws {
    do {
      let file = try Connection(path: path)
      // As if the last batch had been written when the clock was far ahead.
      try file.run(
        """
        INSERT INTO batch (action, origin, sha256, program, recorded_at, sealed)
        VALUES ('import', 'ahead', ?1, 'test', '2199-12-31T23:59:59.999999Z', 1)
        """,
        Fixture.checksum
      )
    }
    let store = try Store(path: path)
    let batch = try Fixture.put([Fixture.event(title: "Later")], into: store)
    #expect(batch.recordedAt.text == "2200-01-01T00:00:00.000000Z")
    #expect(try store.check() == CheckResult())
    let id = try #require(Slug("e1"))
    #expect(try store.history(.event, id).map(\.isCurrent) == [false, true])
  }

  @Test func `a log that was lost takes the last batches, whole, and leaves the rest`() throws {
    // A reader keeps the log from being written back.
    let writer = try Store(path: path)
    let reader = try Store(path: path)
    _ = try reader.timeline()
    try Fixture.put([Fixture.event("lost")], into: writer)
    let copy = folder.path("copy.db")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let store = try Store(path: copy)
    #expect(try store.check() == CheckResult())
    #expect(try store.timeline().entries.contains { $0.revision.record.id.text == "e1" })
  }

  @Test func `a journal that a dead program left is rolled back`() throws {
    let copy = folder.path("copy.db")
    let before = try Store(path: path).batches()
    do {
      let file = try Connection(path: path)
      try file.setJournalMode(.delete)
      // What is written goes to the file before its end, as when memory is short.
      try file.setPragma(.cacheSize, to: 1)
      try file.run("BEGIN IMMEDIATE")
      for number in 0..<500 {
        try file.run(
          """
          INSERT INTO batch (action, origin, sha256, program, recorded_at, sealed)
          VALUES ('import', ?1, ?2, 'test', ?3, 1)
          """,
          String(repeating: "half ", count: 100),
          Fixture.checksum,
          "2199-12-31T23:59:59.\(100_000 + number)Z"
        )
      }
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + end, toPath: copy + end)
      }
      try file.run("ROLLBACK")
    }
    // The copy is torn: it has pages of what was not committed, and only the journal tells.
    #expect(try folder.bytes("copy.db").count > folder.bytes("a.db").count)
    #expect(try folder.bytes("copy.db-journal").count > 512)
    let store = try Store(path: copy)
    #expect(try store.check() == CheckResult())
    #expect(try store.batches() == before)
    #expect(!FileManager.default.fileExists(atPath: copy + "-journal"))
  }

  @Test func `a damaged page is found by check, wherever it is`() throws {
    let pages = try folder.bytes("a.db").count / 4096
    var random = SplitMix64(seed: 7)
    for page in 1..<pages {
      var bytes = try folder.bytes("a.db")
      for _ in 0..<64 {
        bytes[page * 4096 + Int.random(in: 0..<4096, using: &random)] = UInt8.random(
          in: 0...255,
          using: &random
        )
      }
      let damaged = try folder.write("damaged.db", bytes)
      do throws(StoreError) {
        let store = try Store(path: damaged)
        // A page may lie unused, or its damage where nothing is written.
        for problem in try store.check().problems { #expect(!problem.what.isEmpty) }
        _ = try store.timeline()
      } catch {
        #expect(error.kind == .invalid, "page \(page): \(error)")
        let isSaid = error.problem.what.contains("damaged") || error.problem.place.record != nil
        #expect(isSaid, "page \(page): \(error)")
      }
    }
  }

  @Test func `readers see one state while a batch is written`() throws {
    let writer = try Store(path: path)
    let reader = try Store(path: path)
    _ = try writer.write(.import, origin: "test", program: "test") { writer throws(StoreError) in
      for number in 0..<50 {
        try writer.put(Fixture.event("n\(number)"))
        if number.isMultiple(of: 10) {
          let seen = try reader.timeline().entries.filter {
            $0.revision.record.id.text.hasPrefix("n")
          }
          #expect(seen.isEmpty)
        }
      }
      return Fixture.checksum
    }
    var filter = TimelineFilter()
    filter.limit = 0
    #expect(
      try reader.timeline(filter).entries.count { $0.revision.record.id.text.hasPrefix("n") } == 50
    )
  }

  @Test func `a schema that another program changed is found by check`() throws {
    do {
      let file = try Connection(path: path)
      try file.script("DROP TRIGGER migration_is_never_changed;")
      try file.run("UPDATE migration SET sha256 = ?1 WHERE number = 1", Fixture.checksum)
    }
    let store = try Store(path: path)
    #expect(
      try store.check().problems.map(\.what) == [
        "the schema was made by another text of 0001-initial.sql than this program's",
        "the schema lacks 'migration_is_never_changed'",
      ]
    )
  }

  @Test func `a record that was tampered with is found by check`() throws {
    do {
      let file = try Connection(path: path)
      try file.script("DROP TRIGGER event_is_never_changed; UPDATE event SET title = 'Forged';")
    }
    let store = try Store(path: path)
    let problems = try store.check().problems
    #expect(problems.map(\.place.record) == [nil, "event:e1"])
    #expect(problems.first?.what == "the schema lacks 'event_is_never_changed'")
    #expect(problems.last?.what.contains("its checksum differs") == true)
  }
}
