import Foundation
import Testing

@testable import AlmanacSQLite

/// Several processes on one file: exit tests re-run this executable as the other process.
@Suite(.timeLimit(.minutes(2))) struct ProcessTests {
  /// Makes a database in WAL mode with one row.
  static func create(_ path: String) throws {
    let database = try Connection(path: path)
    try database.setJournalMode(.wal)
    try database.script("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (1);")
  }

  static func count(_ database: borrowing Connection) throws -> Int? {
    try database.row("SELECT count(*) FROM t") { row in try row.int(0) }
  }

  @Test func `memory goes uncounted only where SQLite was not in use before`() async throws {
    await #expect(processExitsWith: .success) {
      precondition(Connection.forgoMemoryCounts())
      _ = try Connection(path: ":memory:")
      precondition(!Connection.forgoMemoryCounts())
    }
  }

  @Test func `a reader of another process does not wait for the writer`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Self.create(path)
    let writer = try Connection(path: path)
    try writer.run("BEGIN IMMEDIATE")
    try writer.run("INSERT INTO t VALUES (2)")
    await #expect(processExitsWith: .success) { [path = path as String] in
      let reader = try Connection(path: path, access: .readOnly, busyTimeoutMilliseconds: 0)
      let count = try ProcessTests.count(reader)
      precondition(count == 1)
    }
    try writer.run("COMMIT")
    await #expect(processExitsWith: .success) { [path = path as String] in
      let reader = try Connection(path: path, access: .readOnly, busyTimeoutMilliseconds: 0)
      let count = try ProcessTests.count(reader)
      precondition(count == 2)
    }
  }

  @Test func `a second writer waits, then says that the database is busy`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Self.create(path)
    let writer = try Connection(path: path)
    try writer.run("BEGIN IMMEDIATE")
    try writer.run("INSERT INTO t VALUES (2)")
    await #expect(processExitsWith: .success) {
      [path = path as String, holder = getpid() as Int32] in
      let second = try Connection(path: path, busyTimeoutMilliseconds: 150)
      let start = ContinuousClock.now
      do throws(SQLiteError) {
        try second.transaction { database throws(SQLiteError) in
          try database.run("INSERT INTO t VALUES (3)")
        }
        fatalError("two wrote at once")
      } catch {
        precondition(error.isBusy && error.sql == "BEGIN IMMEDIATE")
        #if os(Linux)
          precondition(error.holder?.process == holder)
          precondition(error.holder?.command?.isEmpty == false)
        #endif
        precondition(ContinuousClock.now - start >= .milliseconds(100))
      }
    }
    try writer.run("COMMIT")
    await #expect(processExitsWith: .success) { [path = path as String] in
      let second = try Connection(path: path)
      try second.transaction { database in try database.run("INSERT INTO t VALUES (3)") }
    }
    #expect(try Self.count(writer) == 3)
  }

  @Test func `without a log, too, a second writer says who is busy`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    let writer = try Connection(path: path)
    try writer.run("CREATE TABLE t (a INTEGER) STRICT")
    try writer.run("BEGIN IMMEDIATE")
    await #expect(processExitsWith: .success) {
      [path = path as String, holder = getpid() as Int32] in
      let second = try Connection(path: path, busyTimeoutMilliseconds: 0)
      do throws(SQLiteError) {
        try second.run("INSERT INTO t VALUES (1)")
        fatalError("two wrote at once")
      } catch {
        precondition(error.isBusy)
        #if os(Linux)
          precondition(error.holder?.process == holder)
        #endif
      }
    }
    try writer.run("INSERT INTO t VALUES (1)")
    // To have looked for the holder left this process's own locks alone.
    await #expect(processExitsWith: .success) { [path = path as String] in
      let third = try Connection(path: path, busyTimeoutMilliseconds: 0)
      do throws(SQLiteError) {
        try third.run("BEGIN IMMEDIATE")
        fatalError("a lock was dropped")
      } catch {
        precondition(error.isBusy)
      }
    }
    try writer.run("COMMIT")
  }

  @Test func `one that was busy keeps its own locks after looking who the other is`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Self.create(path)
    let mine = try Connection(path: path)
    let second = try Connection(path: path, busyTimeoutMilliseconds: 0)
    try mine.run("BEGIN IMMEDIATE")
    let error = #expect(throws: SQLiteError.self) { try second.run("BEGIN IMMEDIATE") }
    // It is this very process.
    #expect(error?.isBusy == true && error?.holder == nil)
    await #expect(processExitsWith: .success) { [path = path as String] in
      let third = try Connection(path: path, busyTimeoutMilliseconds: 0)
      do throws(SQLiteError) {
        try third.run("BEGIN IMMEDIATE")
        fatalError("a lock was dropped")
      } catch {
        precondition(error.isBusy)
      }
    }
    try mine.run("ROLLBACK")
  }

  @Test func `writers of several processes lose nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Self.create(path)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) { [path = path as String] in
            let database = try Connection(path: path, busyTimeoutMilliseconds: 60_000)
            for number in 0..<50 {
              try database.transaction { database in
                let before = try ProcessTests.count(database)
                try database.run("INSERT INTO t VALUES (?1)", number)
                let after = try ProcessTests.count(database)
                precondition(after == before.map { $0 + 1 })
              }
            }
          }
        }
      }
    }
    #expect(try Self.count(try Connection(path: path)) == 201)
  }

  @Test(arguments: 0..<8)
  func `a process that is killed loses nothing committed`(_ seed: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Self.create(path)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, seed = seed as Int] in
      let database = try Connection(path: path)
      try database.setPragma(.cacheSize, to: 4)
      let last = 1 + seed
      for number in 0...last {
        try database.transaction { database in
          for _ in 0..<200 { try database.run("INSERT INTO t VALUES (?1)", number) }
          if number == last { kill(getpid(), SIGKILL) }
        }
      }
    }
    let database = try Connection(path: path)
    #expect(try Self.count(database) == 1 + 200 * (1 + seed))
    let problems = try database.rows("PRAGMA integrity_check") { row in try row.text(0) }
    #expect(problems == ["ok"])
  }
}

/// Several tasks of this process on one file, each with its own connection.
@Suite struct TaskTests {
  @Test func `tasks write and read side by side`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try ProcessTests.create(path)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          let database = try Connection(path: path, busyTimeoutMilliseconds: 60_000)
          for number in 0..<40 {
            try database.transaction { database in
              try database.run("INSERT INTO t VALUES (?1), (?2)", writer, number)
            }
          }
        }
      }
      for _ in 0..<3 {
        group.addTask {
          let database = try Connection(path: path, access: .readOnly, busyTimeoutMilliseconds: 0)
          var before = 0
          for _ in 0..<200 {
            // Each transaction adds two rows to the first one.
            let count = try ProcessTests.count(database) ?? 0
            #expect(count % 2 == 1)
            #expect(count >= before)
            before = count
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try ProcessTests.count(try Connection(path: path)) == 241)
  }
}
