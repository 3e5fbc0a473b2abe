import Foundation
import TestSupport
import Testing

@testable import AlmanacSQLite

/// A transaction is tried once for every point at which the disk can fail.
///
/// Whatever the point, the file afterwards opens, is whole, and holds all of the transaction or
/// nothing; and all of it, if the transaction was said to have succeeded.
@Suite struct FaultyDiskTests {
  /// The sum of a ledger that the transaction keeps at zero, and how many entries it has.
  struct State: Equatable {
    var entries: Int
    var sum: Int
  }

  static let before = State(entries: 40, sum: 0)
  static let after = State(entries: 70, sum: 0)

  /// Makes a database with forty entries in a folder.
  static func create(_ path: String, _ mode: JournalMode) throws {
    let database = try Connection(path: path)
    try database.setJournalMode(mode)
    try database.script(
      """
      CREATE TABLE entry (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL, memo TEXT) STRICT;
      CREATE INDEX entry_by_memo ON entry (memo);
      """
    )
    try database.transaction { database in
      for id in 0..<40 {
        try database.run(
          "INSERT INTO entry VALUES (?1, ?2, ?3)",
          id,
          id % 2 == 0 ? id : 1 - id,
          String(repeating: "m", count: 200 + id)
        )
      }
    }
    try database.close()
  }

  /// Changes old entries, deletes some and adds others, so that pages change, go and come.
  static func write(_ path: String, _ mode: JournalMode) throws {
    let database = try Connection(path: path)
    // The mode is remembered for WAL only.
    if mode != .wal { try database.setJournalMode(mode) }
    // A small cache has to spill pages before the commit.
    try database.setPragma(.cacheSize, to: 8)
    try database.transaction { database in
      try database.run("DELETE FROM entry WHERE id < 10")
      for id in 40..<80 {
        try database.run(
          "INSERT INTO entry VALUES (?1, ?2, ?3)",
          id,
          id % 2 == 0 ? id : 1 - id,
          String(repeating: "n", count: 400 + id)
        )
      }
      try database.run("UPDATE entry SET memo = 'changed' || id WHERE id % 3 = 0")
    }
  }

  static func state(_ path: String) throws -> State {
    let database = try Connection(path: path)
    let problems = try database.rows("PRAGMA integrity_check") { row in try row.text(0) }
    #expect(problems == ["ok"])
    let state = try database.row("SELECT count(*), total(amount) FROM entry") { row in
      State(entries: try row.int(0), sum: Int(try row.double(1)))
    }
    return try #require(state)
  }

  /// Sets a fault for one point after another until the transaction no longer meets it.
  ///
  /// - Returns: How many points there were.
  static func walk(_ mode: JournalMode, _ set: (FaultyDisk, Int) -> Void) throws -> Int {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try create(path, mode)
    let files = FileManager.default
    try files.copyItem(atPath: path, toPath: folder.file("saved"))
    let disk = FaultyDisk(folder: folder.path)
    for point in 1... {
      for name in ["a.db", "a.db-wal", "a.db-shm", "a.db-journal"] {
        try? files.removeItem(atPath: folder.file(name))
      }
      try files.copyItem(atPath: folder.file("saved"), toPath: path)
      set(disk, point)
      let isDone = (try? write(path, mode)) != nil
      let strikes = disk.strikes
      disk.heal()
      let state = try Self.state(path)
      #expect(state == before || state == after, "point \(point)")
      if isDone { #expect(state == after, "point \(point) lost what was committed") }
      if strikes == 0 {
        #expect(isDone)
        return point - 1
      }
    }
    return 0
  }

  @Test(arguments: [JournalMode.delete, .truncate, .persist, .wal], [false, true])
  func `a failing operation leaves all or nothing`(_ mode: JournalMode, _ isLasting: Bool) throws {
    let kinds: [FaultyDisk.Operations] = [
      .changes, .read, .write, .sync, .truncate, .delete, .open, .lock, .map,
    ]
    var points = 0
    for kind in kinds {
      points += try Self.walk(mode) { disk, point in disk.fail(kind, at: point, lasting: isLasting)
      }
    }
    #expect(points > 100)
  }

  @Test(arguments: [JournalMode.delete, .truncate, .persist, .wal])
  func `a full disk leaves all or nothing`(_ mode: JournalMode) throws {
    let points = try Self.walk(mode) { disk, point in disk.fill(at: point) }
    #expect(points > 10)
  }

  @Test(arguments: [JournalMode.delete, .truncate, .persist, .wal])
  func `a power cut leaves all or nothing`(_ mode: JournalMode) throws {
    var points = 0
    points += try Self.walk(mode) { disk, point in disk.cutPower(at: point, survivors: .none) }
    points += try Self.walk(mode) { disk, point in disk.cutPower(at: point, survivors: .all) }
    for seed in 0..<UInt64(8) {
      points += try Self.walk(mode) { disk, point in
        disk.cutPower(at: point, survivors: .random(seed: seed << 32 | UInt64(point)))
      }
    }
    #expect(points > 100)
  }

  @Test func `a full disk says so`() throws {
    let folder = try TemporaryFolder()
    let disk = FaultyDisk(folder: folder.path)
    try Self.create(folder.file("a.db"), .wal)
    disk.fill(at: 1)
    let error = #expect(throws: SQLiteError.self) { try Self.write(folder.file("a.db"), .wal) }
    #expect(error?.isFull == true)
    #expect(disk.strikes > 0)
  }

  // The model of a power cut is only worth something if it can tell the difference.
  @Test(arguments: [(0, false), (2, true)])
  func `only what was synced outlives a power cut`(_ synchronous: Int, _ outlives: Bool) throws {
    func insertTwice(cuttingAt point: Int) throws -> (changes: Int, isFound: Bool) {
      let folder = try TemporaryFolder()
      let path = folder.file("a.db")
      try Self.create(path, .wal)
      let disk = FaultyDisk(folder: folder.path)
      disk.cutPower(at: point, survivors: .none)
      var changes = 0
      do {
        let database = try Connection(path: path)
        try database.setPragma(.synchronous, to: synchronous)
        try database.run("INSERT INTO entry VALUES (100, 0, 'first')")
        changes = disk.count(of: .changes)
        _ = try? database.run("INSERT INTO entry VALUES (101, 0, 'second')")
      }
      disk.heal()
      let found = try Connection(path: path).row("SELECT 1 FROM entry WHERE id = 100") { _ in true }
      return (changes, found ?? false)
    }
    let changes = try insertTwice(cuttingAt: .max).changes
    #expect(try insertTwice(cuttingAt: changes + 1).isFound == outlives)
  }

  @Test func `other folders are not affected`() throws {
    let bad = try TemporaryFolder()
    let good = try TemporaryFolder()
    let disk = FaultyDisk(folder: bad.path)
    disk.fail(.all, at: 1, lasting: true)
    try Self.create(good.file("a.db"), .wal)
    #expect(throws: SQLiteError.self) { try Self.create(bad.file("a.db"), .wal) }
    #expect(try Self.state(good.file("a.db")) == Self.before)
  }
}
