import Testing

@testable import AlmanacSQLite

@Suite struct BackupTests {
  struct Enough: ExpressibleBySQLiteError {
    init() {}
    init(sqlite error: SQLiteError) {}
  }

  static func filled(_ path: String, rows: Int = 500) throws -> Connection {
    let database = try Connection(path: path)
    try database.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)")
    try database.transaction { database in
      for a in 0..<rows {
        try database.run("INSERT INTO t VALUES (?1, ?2)", a, String(repeating: "b", count: 300))
      }
    }
    return database
  }

  static func count(_ database: borrowing Connection) throws -> Int? {
    try database.row("SELECT count(*) FROM t") { row in try row.int(0) }
  }

  @Test func `a backup holds what the original holds`() throws {
    let folder = try TemporaryFolder()
    let original = try Self.filled(folder.file("a.db"))
    let copy = try Connection(path: folder.file("b.db"))
    try original.backUp(to: copy)
    #expect(try Self.count(copy) == 500)
  }

  @Test func `writes of other connections during a backup are in it, or it is of before`() throws {
    let folder = try TemporaryFolder()
    let original = try Self.filled(folder.file("a.db"))
    try original.setJournalMode(.wal)
    let other = try Connection(path: folder.file("a.db"))
    let copy = try Connection(path: folder.file("b.db"))
    var writes = 0
    try original.backUp(to: copy, pagesPerStep: 4) { progress throws(SQLiteError) in
      if writes < 3 {
        writes += 1
        try other.run("INSERT INTO t (b) VALUES ('during')")
      }
    }
    #expect(writes == 3)
    #expect([500, 503].contains(try Self.count(copy)))
    let problems = try copy.rows("PRAGMA integrity_check") { row in try row.text(0) }
    #expect(problems == ["ok"])
  }

  @Test func `a backup that is given up leaves the destination as it was`() throws {
    let folder = try TemporaryFolder()
    let original = try Self.filled(folder.file("a.db"))
    let copy = try Self.filled(folder.file("b.db"), rows: 7)
    #expect(throws: Enough.self) {
      try original.backUp(to: copy, pagesPerStep: 4) { progress throws(Enough) in
        #expect(progress.remainingPages <= progress.pageCount)
        if progress.remainingPages < progress.pageCount / 2 { throw Enough() }
      }
    }
    #expect(try Self.count(copy) == 7)
  }

  @Test func `a database is no destination of itself`() throws {
    let database = try Self.filled(":memory:", rows: 1)
    #expect(throws: SQLiteError.self) { try database.backUp(to: database) }
  }

  @Test func `a database passes through bytes`() throws {
    let folder = try TemporaryFolder()
    let original = try Self.filled(folder.file("a.db"))
    let bytes = try original.serialized()
    #expect(bytes.count == folder.size("a.db"))
    let copy = try Connection(serialized: bytes)
    #expect(copy.path.isEmpty)
    #expect(try Self.count(copy) == 500)
    try copy.run("INSERT INTO t (b) VALUES (?1)", String(repeating: "c", count: 100_000))
    #expect(try Self.count(copy) == 501)
    #expect(try Self.count(original) == 500)
  }

  @Test func `an empty database is no bytes`() throws {
    #expect(try Connection(path: ":memory:").serialized().isEmpty)
    try Connection(serialized: []).run("CREATE TABLE t (a)")
  }

  @Test func `bytes that are no database say so`() throws {
    let database = try Connection(serialized: Array(repeating: 65, count: 5000))
    let error = #expect(throws: SQLiteError.self) { try database.run("CREATE TABLE t (a)") }
    #expect(error?.isNotADatabase == true)
  }
}

@Suite struct BlobTests {
  @Test func `a value is written and read in pieces`() throws {
    let database = try Connection(path: ":memory:")
    try database.script(
      "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB); INSERT INTO t VALUES (1, zeroblob(10));"
    )
    do {
      let blob = try database.blob(table: "t", column: "b", rowID: 1, isWritable: true)
      #expect(blob.count == 10)
      try blob.write([1, 2, 3], at: 0)
      try blob.write([9], at: 9)
      #expect(try blob.bytes(1..<4) == [2, 3, 0])
      #expect(try blob.bytes(5..<5) == [])
    }
    let bytes = try database.row("SELECT b FROM t") { row in try row.bytes(0) }
    #expect(bytes == [1, 2, 3, 0, 0, 0, 0, 0, 0, 9])
  }

  @Test(arguments: [-1..<2, 8..<11, 11..<12, 0..<Int.max])
  func `bytes outside of the value are refused`(_ range: Range<Int>) throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (b); INSERT INTO t VALUES (zeroblob(10));")
    let blob = try database.blob(table: "t", column: "b", rowID: 1, isWritable: true)
    #expect(throws: SQLiteError.self) { try blob.bytes(range) }
    #expect(throws: SQLiteError.self) { try blob.write([0, 0, 0], at: max(range.lowerBound, 8)) }
    #expect(throws: SQLiteError.self) { try blob.write([0], at: Int.max) }
  }

  @Test func `there must be such a value, and it must be open for writing`() throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (b); INSERT INTO t VALUES (zeroblob(10)), (5);")
    #expect(throws: SQLiteError.self) {
      _ = try database.blob(table: "none", column: "b", rowID: 1)
    }
    #expect(throws: SQLiteError.self) { _ = try database.blob(table: "t", column: "b", rowID: 2) }
    #expect(throws: SQLiteError.self) { _ = try database.blob(table: "t", column: "b", rowID: 3) }
    let blob = try database.blob(table: "t", column: "b", rowID: 1)
    let error = #expect(throws: SQLiteError.self) { try blob.write([1], at: 0) }
    #expect(error?.isReadOnly == true)
  }

  @Test func `a value whose row changed fails`() throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (b); INSERT INTO t VALUES (zeroblob(10));")
    let blob = try database.blob(table: "t", column: "b", rowID: 1)
    try database.run("UPDATE t SET b = zeroblob(3)")
    #expect(throws: SQLiteError.self) { try blob.bytes(0..<2) }
  }
}
