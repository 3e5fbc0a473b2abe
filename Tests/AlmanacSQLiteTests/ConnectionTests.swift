import Foundation
import Testing

@testable import AlmanacSQLite

@Suite struct ConnectionTests {
  @Test func `an immutable database is read without a file beside it, unless there is a log`()
    throws
  {
    let folder = try TemporaryFolder()
    // What has a meaning in a URI has none in a path.
    let path = folder.file("a?b#100%41.db")
    do {
      let database = try Connection(path: path)
      try database.setJournalMode(.wal)
      try database.script("CREATE TABLE t (a); INSERT INTO t VALUES (1);")
    }
    do {
      let database = try Connection(path: path, access: .immutable)
      #expect(try database.row("SELECT a FROM t") { row in try row.int(0) } == 1)
      #expect(throws: SQLiteError.self) { try database.run("INSERT INTO t VALUES (2)") }
      #expect(!FileManager.default.fileExists(atPath: path + "-shm"))
    }
    let writer = try Connection(path: path)
    try writer.run("INSERT INTO t VALUES (2)")
    let error = #expect(throws: SQLiteError.self) {
      _ = try Connection(path: path, access: .immutable)
    }
    #expect(error?.isCannotOpen == true)
  }

  @Test func `a missing file is created only when asked`() throws {
    let folder = try TemporaryFolder()
    for access in [Connection.Access.readOnly, .readWrite] {
      let error = #expect(throws: SQLiteError.self) {
        _ = try Connection(path: folder.file("none.db"), access: access)
      }
      #expect(error?.isCannotOpen == true)
      #expect(error?.message.contains("none.db") == true)
    }
    #expect(folder.size("none.db") == nil)
    let database = try Connection(path: folder.file("none.db"))
    try database.run("CREATE TABLE t (a)")
    #expect(folder.size("none.db") ?? 0 > 0)
  }

  @Test func `a read-only connection writes nothing`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Connection(path: path).run("CREATE TABLE t (a)")
    let reader = try Connection(path: path, access: .readOnly)
    #expect(reader.isReadOnly == true)
    let error = #expect(throws: SQLiteError.self) { try reader.run("INSERT INTO t VALUES (1)") }
    #expect(error?.isReadOnly == true)
    #expect(error?.sql == "INSERT INTO t VALUES (1)")
  }

  @Test func `a path is never read as a URI`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: SQLiteError.self) {
      _ = try Connection(path: "file:\(folder.file("a.db"))?mode=memory", access: .readWrite)
    }
    #expect(error?.isCannotOpen == true)
  }

  @Test func `a path with a NUL byte is refused`() throws {
    let error = #expect(throws: SQLiteError.self) { _ = try Connection(path: "a\0b") }
    #expect(error?.isCannotOpen == true)
  }

  @Test func `a file that is no database says so at the first statement`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    try Data(String(repeating: "not a database ", count: 100).utf8)
      .write(to: URL(fileURLWithPath: path))
    let database = try Connection(path: path)
    let error = #expect(throws: SQLiteError.self) { try database.run("CREATE TABLE t (a)") }
    #expect(error?.isNotADatabase == true)
  }

  @Test func `a damaged page is called damaged`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.db")
    do {
      let database = try Connection(path: path)
      try database.run("CREATE TABLE t (a TEXT)")
      for _ in 0..<100 {
        try database.run("INSERT INTO t VALUES (?1)", String(repeating: "x", count: 500))
      }
    }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: Data(repeating: 0xFF, count: 4096))
    try file.close()
    let database = try Connection(path: path)
    let error = #expect(throws: SQLiteError.self) {
      try database.rows("SELECT a FROM t") { row throws(SQLiteError) in try row.text(0) }
    }
    #expect(error?.isCorrupt == true)
  }

  @Test func `foreign keys are on`() throws {
    let database = try Connection(path: ":memory:")
    try database.script(
      """
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (parent INTEGER REFERENCES parent (id));
      """
    )
    let error = #expect(throws: SQLiteError.self) {
      try database.run("INSERT INTO child VALUES (7)")
    }
    #expect(error?.isForeignKey == true)
    #expect(error?.isConstraint == true)
    #expect(error?.isDuplicate == false)
  }

  @Test func `defensive mode keeps SQL away from the inner tables`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    try database.run("PRAGMA writable_schema = ON")
    #expect(throws: SQLiteError.self) { try database.run("DELETE FROM sqlite_schema") }
  }

  @Test func `double quotes never make a string`() throws {
    let database = try Connection(path: ":memory:")
    #expect(throws: SQLiteError.self) { try database.run("SELECT \"no such column\"") }
  }

  @Test func `counts follow the writes`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b)")
    try database.run("INSERT INTO t (b) VALUES (1), (2), (3)")
    #expect(database.changes == 3)
    #expect(database.lastInsertedRowID == 3)
    try database.run("DELETE FROM t WHERE a < ?1", 3)
    #expect(database.changes == 2)
    #expect(database.totalChanges == 5)
  }

  @Test func `a statement outlives its connection's scope`() throws {
    func statement() throws -> Statement {
      let database = try Connection(path: ":memory:")
      try database.run("CREATE TABLE t (a)")
      try database.run("INSERT INTO t VALUES (42)")
      return try database.prepare("SELECT a FROM t")
    }
    var orphan = try statement()
    #expect(try orphan.step())
    #expect(try orphan.row.int(0) == 42)
  }

  @Test func `closing writes the log back`() throws {
    let folder = try TemporaryFolder()
    let database = try Connection(path: folder.file("a.db"))
    try database.setJournalMode(.wal)
    try database.run("CREATE TABLE t (a)")
    #expect(folder.size("a.db-wal") ?? 0 > 0)
    try database.close()
    #expect(folder.size("a.db-wal") == nil)
  }

  @Test func `the version is that of the library`() {
    #expect(Connection.sqliteVersion.hasPrefix("3."))
  }
}
