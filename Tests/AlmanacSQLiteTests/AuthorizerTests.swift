import Testing

@testable import AlmanacSQLite

@Suite struct AuthorizerTests {
  @Test func `a denied action is named`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a, b)")
    var seen: [AuthorizedAction] = []
    database.setAuthorizer { action in
      seen.append(action)
      return action.kind == .attach || action.kind == .delete ? .deny : .allow
    }
    let error = #expect(throws: SQLiteError.self) { try database.run("ATTACH ':memory:' AS other") }
    #expect(error?.isDenied == true)
    #expect(throws: SQLiteError.self) { try database.run("DELETE FROM t") }
    seen = []
    try database.run("SELECT a FROM t")
    #expect(
      seen == [
        AuthorizedAction(kind: .select, first: nil, second: nil, database: nil, origin: nil),
        AuthorizedAction(kind: .read, first: "t", second: "a", database: "main", origin: nil),
      ]
    )
  }

  @Test func `an ignored column reads as NULL`() throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2);")
    database.setAuthorizer { $0.kind == .read && $0.second == "b" ? .ignore : .allow }
    let values = try database.row("SELECT a, b FROM t") { row in
      [try row.value(0), try row.value(1)]
    }
    #expect(values == [.int(1), .null])
  }

  @Test func `a statement prepared before is asked about too`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    var insert = try database.prepare("INSERT INTO t VALUES (1)")
    try insert.run()
    database.setAuthorizer { $0.kind == .insert ? .deny : .allow }
    #expect(throws: SQLiteError.self) { try insert.run() }
    database.setAuthorizer(nil)
    try database.run("INSERT INTO t VALUES (1)")
  }

  @Test(
    arguments: [
      ("CREATE TABLE x (a)", AuthorizedAction.Kind.createTable), ("DROP TABLE t", .dropTable),
      ("PRAGMA user_version", .pragma), ("SAVEPOINT s", .savepoint), ("SELECT abs(1)", .function),
      ("UPDATE t SET a = 1", .update), ("BEGIN", .transaction), ("REINDEX t", .reindex),
      ("CREATE VIRTUAL TABLE f USING fts5(a)", .createVirtualTable),
      (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT * FROM n LIMIT 1",
        .recursive
      ),
      ("CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", .createTemporaryTrigger),
      ("ALTER TABLE t RENAME TO u", .alterTable), ("ANALYZE", .analyze), ("DETACH main", .detach),
    ]
  )
  func `each kind of action has its name`(_ text: String, _ kind: AuthorizedAction.Kind) throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (a); CREATE INDEX i ON t (a);")
    var kinds: [AuthorizedAction.Kind?] = []
    database.setAuthorizer {
      kinds.append($0.kind); return .allow
    }
    _ = try? database.script(text)
    #expect(kinds.contains(kind))
    #expect(!kinds.contains(nil))
  }
}
