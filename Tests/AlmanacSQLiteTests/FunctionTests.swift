import Testing

@testable import AlmanacSQLite

@Suite struct FunctionTests {
  @Test(arguments: [
    Value.null, .int(-3), .double(2.5), .text("a\0é"), .text(""), .blob([]), .blob([0, 1]),
  ])
  func `a value passes through a function unchanged`(_ value: Value) throws {
    let database = try Connection(path: ":memory:")
    try database.addFunction("same", argumentCount: 1) { $0[0] }
    let result = try database.row("SELECT same(?1)", value) { row in try row.value(0) }
    #expect(result == value)
  }

  @Test func `a function takes any number of arguments`() throws {
    let database = try Connection(path: ":memory:")
    try database.addFunction("how_many") { .int($0.count) }
    let counts = try database.row("SELECT how_many(), how_many(1, 2, 3)") { row in
      [try row.int(0), try row.int(1)]
    }
    #expect(counts == [0, 3])
  }

  @Test func `what a function throws is the statement's error`() throws {
    struct Odd: Error, CustomStringConvertible { var description: String { "odd indeed" } }
    let database = try Connection(path: ":memory:")
    try database.addFunction("fail") { _ in throw Odd() }
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT fail()") }
    #expect(error?.message == "odd indeed")
    #expect(error?.sql == "SELECT fail()")
  }

  @Test func `the wrong number of arguments is refused`() throws {
    let database = try Connection(path: ":memory:")
    try database.addFunction("one", argumentCount: 1) { $0[0] }
    #expect(throws: SQLiteError.self) { try database.run("SELECT one(1, 2)") }
  }

  @Test func `only deterministic functions go into an index`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    let traits: FunctionTraits = [.deterministic, .innocuous]
    try database.addFunction("steady", argumentCount: 1, traits: traits) { $0[0] }
    try database.addFunction("unsteady", argumentCount: 1, traits: [.innocuous]) { $0[0] }
    try database.run("CREATE INDEX i ON t (steady(a))")
    #expect(throws: SQLiteError.self) { try database.run("CREATE INDEX j ON t (unsteady(a))") }
  }

  @Test func `only innocuous functions are called by a view`() throws {
    let database = try Connection(path: ":memory:")
    try database.addFunction("harmless", traits: [.innocuous]) { _ in .int(1) }
    try database.addFunction("risky", traits: []) { _ in .int(1) }
    try database.script("CREATE VIEW v AS SELECT harmless(); CREATE VIEW w AS SELECT risky();")
    try database.run("SELECT * FROM v")
    #expect(throws: SQLiteError.self) { try database.run("SELECT * FROM w") }
  }

  @Test func `a function can read the database`() throws {
    let database = try Connection(path: ":memory:")
    try database.script("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'one'), (2, 'two');")
    try database.addQueryingFunction("name_of", argumentCount: 1) { database, values in
      let name = try database.row("SELECT b FROM t WHERE a = ?1", values[0]) { row in
        try row.text(0)
      }
      return name.map(Value.text) ?? .null
    }
    let names = try database.rows("SELECT name_of(a) FROM t ORDER BY a DESC") { row in
      try row.text(0)
    }
    #expect(names == ["two", "one"])
  }

  @Test func `a function lets go of its closure when the connection ends`() throws {
    final class Witness {}
    weak var witness: Witness?
    do {
      let held = Witness()
      witness = held
      let database = try Connection(path: ":memory:")
      try database.addFunction("f") { _ in
        _ = held; return .null
      }
      try database.run("SELECT f()")
    }
    #expect(witness == nil)
  }

  @Test func `a collation orders texts`() throws {
    let database = try Connection(path: ":memory:")
    try database.addCollation("by_length") { left, right in left.count - right.count }
    let words = try database.rows(
      "SELECT column1 FROM (VALUES ('ccc'), ('a'), ('bb'), ('')) ORDER BY column1 COLLATE by_length"
    ) { row in try row.text(0) }
    #expect(words == ["", "a", "bb", "ccc"])
  }

  @Test func `a collation that cannot be added is let go of`() throws {
    final class Witness {}
    weak var witness: Witness?
    let database = try Connection(path: ":memory:")
    try database.addCollation("c") { _, _ in 0 }
    var pending = try database.prepare("SELECT 1 UNION ALL SELECT 2")
    #expect(try pending.step())
    do {
      let held = Witness()
      witness = held
      // Replacing one is refused while statements run.
      #expect(throws: SQLiteError.self) {
        try database.addCollation("c") { _, _ in
          _ = held; return 0
        }
      }
    }
    #expect(witness == nil)
  }
}
