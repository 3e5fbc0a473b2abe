import Testing

@testable import AlmanacSQLite

@Suite struct ScriptTests {
  @Test func `statements run one after the other`() throws {
    let database = try Connection(path: ":memory:")
    try database.script(
      """
      -- A comment; with a semicolon.
      CREATE TABLE t (a TEXT);
      CREATE TRIGGER u AFTER INSERT ON t BEGIN UPDATE t SET a = a || ';'; END;
      INSERT INTO t VALUES ('x');
      SELECT a FROM t;
      /* The end */
      """
    )
    let text = try database.row("SELECT a FROM t") { row in try row.text(0) }
    #expect(text == "x;")
  }

  @Test func `the error tells which statement failed`() throws {
    let database = try Connection(path: ":memory:")
    let parse = #expect(throws: SQLiteError.self) {
      try database.script("CREATE TABLE t (a);\nCREATE TABEL u (';', a);\nCREATE TABLE v (a);")
    }
    #expect(parse?.sql?.contains("TABEL") == true)
    #expect(parse?.sql?.contains("TABLE v") == false)
    let run = #expect(throws: SQLiteError.self) {
      try database.script("INSERT INTO t VALUES (1); CREATE TABLE t (a); SELECT 1;")
    }
    #expect(run?.sql?.contains("CREATE TABLE t (a)") == true)
    #expect(run?.sql?.contains("SELECT 1") == false)
    let count = try database.row("SELECT count(*) FROM t") { row in try row.int(0) }
    #expect(count == 1)
  }

  @Test(arguments: ["", " \n", "-- nothing", ";;"])
  func `an empty script does nothing`(_ text: String) throws {
    try Connection(path: ":memory:").script(text)
  }

  @Test func `a NUL byte ends no script silently`() throws {
    let database = try Connection(path: ":memory:")
    #expect(throws: SQLiteError.self) {
      try database.script("CREATE TABLE t (a);\0 CREATE TABLE u (a);")
    }
  }
}
