import AlmanacSQLite
import TestSupport
import Testing

@Suite struct CopyTests {
  private func makeDatabase() throws -> Connection {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE chip (key INTEGER PRIMARY KEY, value ANY) STRICT")
    return database
  }

  private func values(_ database: borrowing Connection) throws -> [Value] {
    try database.rows("SELECT value FROM chip ORDER BY key") { row throws(SQLiteError) in
      try row.value(0)
    }
  }

  private static let insert: SQL = "INSERT INTO chip VALUES (?1, ?2)"
  private static let select: SQL = "SELECT key, value FROM chip ORDER BY key"

  @Test func `rows of another database arrive as they are stored`() throws {
    let source = try makeDatabase()
    let target = try makeDatabase()
    let stored: [Value] = [
      .null, .int(.min), .int(.max), .double(-0.5), .double(1e300), .text(""), .text("昇腾\0x"),
      .blob([]), .blob([0, 255]), .blob(Array(repeating: 7, count: 100_000)),
    ]
    for (key, value) in stored.enumerated() { try source.run(CopyTests.insert, key, value) }
    try target.copy(CopyTests.insert, rowsOf: CopyTests.select, in: source)
    #expect(try values(target) == stored)
  }

  @Test func `a query without rows copies none`() throws {
    let source = try makeDatabase()
    let target = try makeDatabase()
    try target.copy(CopyTests.insert, rowsOf: CopyTests.select, in: source)
    #expect(try values(target).isEmpty)
  }

  @Test func `a row that fails ends the copy, and those before it are there`() throws {
    let source = try makeDatabase()
    let target = try makeDatabase()
    for key in 1...5 { try source.run(CopyTests.insert, key, "H\(key)") }
    try target.run(CopyTests.insert, 3, "B200")
    let error = try #require(throws: SQLiteError.self) {
      try target.copy(CopyTests.insert, rowsOf: CopyTests.select, in: source)
    }
    #expect(error.description.contains("UNIQUE constraint failed: chip.key"))
    #expect(try values(target) == [.text("H1"), .text("H2"), .text("B200")])
    // The statement that failed is not used again, and what it pointed to is gone.
    try target.run(CopyTests.insert, 4, "H4")
    #expect(try values(target).last == .text("H4"))
  }

  @Test func `as many columns are wanted as the statement has parameters`() throws {
    let source = try makeDatabase()
    let target = try makeDatabase()
    try source.run(CopyTests.insert, 1, "H20")
    #expect(throws: SQLiteError.self) {
      try target.copy(CopyTests.insert, rowsOf: "SELECT key FROM chip", in: source)
    }
    #expect(try values(target).isEmpty)
  }

  private static let innerInsert: SQL = "INSERT INTO words_config (k, v) VALUES (?1, ?2)"

  private func makeFullText() throws -> Connection {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE VIRTUAL TABLE words USING fts5 (text)")
    return database
  }

  @Test func `inner tables are written while that is allowed, and only then`() throws {
    let database = try makeFullText()
    func write(_ key: String) throws(SQLiteError) {
      try database.run(CopyTests.innerInsert, key, 1)
    }
    #expect(throws: SQLiteError.self) { try write("before") }
    try database.writingInnerTables { _ throws(SQLiteError) in try write("meanwhile") }
    // The same statement lies in the cache, and was good a moment ago.
    let error = try #require(throws: SQLiteError.self) { try write("after") }
    #expect(error.description.contains("table words_config may not be modified"))
    let keys = try database.rows("SELECT k FROM words_config WHERE k <> 'version'") {
      row throws(SQLiteError) in try row.text(0)
    }
    #expect(keys == ["meanwhile"])
  }

  @Test func `also after a closure that failed they are closed again`() throws {
    let database = try makeFullText()
    #expect(throws: SQLiteError.self) {
      try database.writingInnerTables { database throws(SQLiteError) in
        try database.run("INSERT INTO nowhere VALUES (1)")
      }
    }
    #expect(throws: SQLiteError.self) { try database.run(CopyTests.innerInsert, "after", 1) }
  }
}
