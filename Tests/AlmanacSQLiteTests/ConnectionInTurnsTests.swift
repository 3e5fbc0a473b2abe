import AlmanacSQLite
import Dispatch
import Testing

@Suite struct ConnectionInTurnsTests {
  @Test func `threads use a connection one at a time`() throws {
    let shared = ConnectionInTurns(try Connection(path: ":memory:"))
    try shared.use { database, _ throws(SQLiteError) in
      try database.run("CREATE TABLE count (number INTEGER) STRICT")
      try database.run("INSERT INTO count VALUES (0)")
    }
    DispatchQueue.concurrentPerform(iterations: 200) { _ in
      try? shared.use { database, statements throws(SQLiteError) in
        let number = try database.row("SELECT number FROM count") { row throws(SQLiteError) in
          try row.int(0)
        }
        try statements.using("UPDATE count SET number = ?1") { update throws(SQLiteError) in
          try update.bind((number ?? 0) + 1, to: 1)
          try update.run()
        }
      }
    }
    let number = try shared.use { database, _ throws(SQLiteError) in
      try database.row("SELECT number FROM count") { row throws(SQLiteError) in try row.int(0) }
    }
    #expect(number == 200)
  }

  @Test func `what a closure throws comes out, and others go on`() throws {
    let shared = ConnectionInTurns(try Connection(path: ":memory:"))
    #expect(throws: SQLiteError.self) {
      try shared.use { database, _ throws(SQLiteError) in try database.run("no SQL") }
    }
    try shared.use { database, _ throws(SQLiteError) in try database.run("SELECT 1") }
  }
}
