import Foundation
import Testing

@testable import AlmanacSQLite

/// A statement that never ends.
private let endless: SQL =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

@Suite(.timeLimit(.minutes(1))) struct InterruptionTests {
  @Test func `a time limit stops an endless statement`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) {
      try database.withTimeLimit(.milliseconds(20)) { database in try database.run(endless) }
    }
    #expect(error?.isInterrupted == true)
    #expect(error?.message == "interrupted: the time limit was reached")
    try database.run("SELECT 1")
  }

  @Test func `an inner time limit does not lengthen the outer one`() throws {
    let database = try Connection(path: ":memory:")
    #expect(throws: SQLiteError.self) {
      try database.withTimeLimit(.milliseconds(20)) { database in
        try database.withTimeLimit(.seconds(3600)) { database in try database.run(endless) }
      }
    }
  }

  @Test func `a progress handler stops a statement`() throws {
    let database = try Connection(path: ":memory:")
    var questions = 0
    database.setProgressHandler {
      questions += 1
      return questions < 10
    }
    let error = #expect(throws: SQLiteError.self) { try database.run(endless) }
    #expect(error?.isInterrupted == true)
    #expect(questions == 10)
    database.setProgressHandler(nil)
    try database.run("SELECT 1")
  }

  @Test func `an interrupter stops a statement from another thread`() throws {
    let database = try Connection(path: ":memory:")
    let interrupter = database.interrupter
    // A thread, as the endless statement may hold the last one that runs tasks.
    Thread.detachNewThread {
      for _ in 0..<1000 {
        interrupter.interrupt()
        Thread.sleep(forTimeInterval: 0.001)
      }
    }
    let error = #expect(throws: SQLiteError.self) { try database.run(endless) }
    #expect(error?.isInterrupted == true)
    #expect(error?.message == "interrupted")
  }

  @Test func `an interrupter may outlive its connection`() throws {
    func interrupter() throws -> Interrupter { try Connection(path: ":memory:").interrupter }
    try interrupter().interrupt()
  }

  @Test func `cancelling the task stops its statement and rolls back`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Connection(path: path).run("CREATE TABLE t (a)")
    let task = Task {
      let database = try Connection(path: path)
      try database.transaction { database in
        try database.run("INSERT INTO t VALUES (1)")
        try database.run(endless)
      }
    }
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.03)
      task.cancel()
    }
    let result = await task.result
    let error = #expect(throws: SQLiteError.self) { try result.get() }
    #expect(error?.message == "interrupted: the task was cancelled")
    let count = try Connection(path: path).row("SELECT count(*) FROM t") { row in try row.int(0) }
    #expect(count == 0)
  }

  @Test func `a cancelled task may be allowed to finish`() async throws {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      let database = try Connection(path: ":memory:")
      database.interruptsOnCancellation = false
      return try database.row(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)
        SELECT count(*) FROM n
        """
      ) { row in try row.int(0) }
    }
    task.cancel()
    #expect(try await task.value == 100_000)
  }

  @Test func `a rollback is never interrupted`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    for _ in 0..<500 {
      _ = try? database.transaction { database in
        try database.run("INSERT INTO t VALUES (1)")
        database.setProgressHandler { false }
        try database.run(endless)
      }
      #expect(database.isInTransaction == false)
      database.setProgressHandler(nil)
    }
  }

  @Test func `a rollback succeeds while an interrupted statement is pending`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    var pending = try database.prepare("SELECT 1 UNION ALL SELECT 2")
    #expect(try pending.step())
    #expect(throws: SQLiteError.self) {
      try database.transaction { database in
        try database.run("INSERT INTO t VALUES (1)")
        database.interrupter.interrupt()
        try database.run("INSERT INTO t VALUES (2)")
      }
    }
    #expect(database.isInTransaction == false)
    let count = try database.row("SELECT count(*) FROM t") { row in try row.int(0) }
    #expect(count == 0)
  }
}
