import Testing

@testable import AlmanacSQLite

@Suite struct StatementTests {
  let blank = SQL(untrusted: "")

  @Test(arguments: ["SELECT 1; SELECT 2", "SELECT 1; -- c\n SELECT 2", "SELECT 1;x"])
  func `text after the first statement is refused`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    #expect(throws: SQLiteError.self) { _ = try database.prepare(SQL(untrusted: text)) }
  }

  @Test(arguments: ["SELECT 1;", "SELECT 1 ;\n\n ; -- end", "SELECT 1; /* end */", "SELECT 1 -- x"])
  func `blanks and comments after it are not`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    let rows = try database.rows(SQL(untrusted: text)) { row in try row.int(0) }
    #expect(rows == [1])
  }

  @Test(arguments: ["", " ", ";", "-- nothing", "/* nothing */"])
  func `a text without a statement is refused`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) {
      _ = try database.prepare(SQL(untrusted: text))
    }
    #expect(error?.message == "there is no statement in the text")
  }

  @Test(arguments: ["SELECT 1\0", "SELECT 1;\0SELECT 2", "SELECT \0 1"])
  func `a NUL byte in the text is refused`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    #expect(throws: SQLiteError.self) { _ = try database.prepare(SQL(untrusted: text)) }
  }

  @Test func `an error names the statement and the place`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT nowhere") }
    #expect(error?.message == "no such column: nowhere")
    #expect(error?.sql == "SELECT nowhere")
    #expect(error?.offset == 7)
    #expect(error?.isGeneric == true)
  }

  @Test func `an error never shows a bound value`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a TEXT PRIMARY KEY) STRICT")
    try database.run("INSERT INTO t VALUES (?1)", "secret")
    let error = #expect(throws: SQLiteError.self) {
      try database.run("INSERT INTO t VALUES (?1)", "secret")
    }
    #expect(error?.isDuplicate == true)
    #expect(error?.description.contains("secret") == false)
    #expect(error?.description.contains("INSERT INTO t VALUES (?1)") == true)
  }

  @Test(arguments: [0, 1, 3])
  func `the number of values must be the number of parameters`(_ count: Int) throws {
    let database = try Connection(path: ":memory:")
    var statement = try database.prepare("SELECT ?1, ?2")
    let error = #expect(throws: SQLiteError.self) {
      try statement.bindAll(Array(repeating: 7, count: count))
    }
    #expect(error?.message == "the statement has 2 parameters, and \(count) values were given")
  }

  @Test(arguments: [0, -1, 3, Int.max, Int.min])
  func `there is no such parameter`(_ index: Int) throws {
    let database = try Connection(path: ":memory:")
    var statement = try database.prepare("SELECT ?1, ?2")
    #expect(throws: SQLiteError.self) { try statement.bind(1, to: index) }
    #expect(throws: SQLiteError.self) { try statement.bind("text", to: index) }
    #expect(throws: SQLiteError.self) { try statement.bind([1 as UInt8], to: index) }
  }

  @Test func `a NaN is refused rather than stored as NULL`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT ?1", Double.nan) }
    #expect(error?.isMismatch == true)
  }

  @Test func `a statement runs again with the same values`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    var insert = try database.prepare("INSERT INTO t VALUES (?1)")
    try insert.bind(5, to: 1)
    try insert.run()
    try insert.run()
    try insert.bind(6, to: 1)
    try insert.run()
    let sum = try database.row("SELECT sum(a) FROM t") { row in try row.int(0) }
    #expect(sum == 16)
  }

  @Test(arguments: [0, 15, 16, 255, 256, 257, 5000])
  func `texts of any length can be bound anew, and stay bound over runs`(_ length: Int) throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a TEXT, b TEXT) STRICT")
    let (first, second) = (
      String(repeating: "1", count: length), String(repeating: "2", count: length)
    )
    var insert = try database.prepare("INSERT INTO t VALUES (?1, ?2)")
    try insert.bind(first, to: 1)
    try insert.bind("short", to: 2)
    try insert.run()
    try insert.bind(second, to: 1)
    try insert.run()
    try insert.bind(first, to: 2)
    try insert.run()
    let rows = try database.rows("SELECT a, b FROM t ORDER BY rowid") { row in
      [try row.text(0), try row.text(1)]
    }
    #expect(rows == [[first, "short"], [second, "short"], [second, first]])
  }

  @Test func `a statement that runs refuses to bind, and reads on undisturbed`() throws {
    let database = try Connection(path: ":memory:")
    var select = try database.prepare("SELECT ?1 UNION ALL SELECT ?1")
    try select.bind("before", to: 1)
    #expect(try select.step())
    #expect(throws: SQLiteError.self) { try select.bind("after!", to: 1) }
    #expect(try select.row.text(0) == "before")
    #expect(try select.step())
    #expect(try select.row.text(0) == "before")
  }

  @Test func `a statement that ended may bind at once`() throws {
    let database = try Connection(path: ":memory:")
    var select = try database.prepare("SELECT ?1")
    for number in 0..<3 {
      try select.bind(number, to: 1)
      #expect(try select.step())
      #expect(try select.row.int(0) == number)
      #expect(try !select.step())
    }
  }

  @Test func `a parameter past those with memory of their own is bound too`() throws {
    let database = try Connection(path: ":memory:")
    var select = try database.prepare("SELECT ?64 || ?65 || ?66")
    for index in 64...66 { try select.bind("\(index)", to: index) }
    #expect(try select.step())
    #expect(try select.row.text(0) == "646566")
  }

  @Test func `values of known types must be as many as the parameters`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) { try database.run("SELECT ?1, ?2", 1) }
    #expect(error?.message == "the statement has 2 parameters, and 1 values were given")
    #expect(throws: SQLiteError.self) { try database.run("SELECT ?1", 1, "two") }
    try database.run("SELECT ?1, ?2, ?3", nil, 1, "two")
  }

  @Test func `a statement describes itself`() throws {
    let database = try Connection(path: ":memory:")
    let select = try database.prepare("SELECT :a AS first, 2 AS second")
    #expect(select.columnCount == 2)
    #expect(select.columnName(0) == "first")
    #expect(select.columnName(1) == "second")
    #expect(select.parameterCount == 1)
    #expect(select.parameterName(1) == ":a")
    #expect(select.parameterName(2) == nil)
    #expect(select.isReadOnly == true)
    #expect(select.isExplain == false)
    let create = try database.prepare("CREATE TABLE t (a)")
    #expect(create.isReadOnly == false)
    #expect(create.columnCount == 0)
    let explain = try database.prepare("EXPLAIN SELECT 1")
    #expect(explain.isExplain == true)
  }
}

@Suite struct StatementCacheTests {
  @Test func `a statement that ended is used again`() throws {
    let database = try Connection(path: ":memory:")
    func pointer() throws -> UInt {
      let statement = try database.prepare("SELECT 1")
      return unsafe UInt(bitPattern: statement.pointer)
    }
    let first = try pointer()
    #expect(try pointer() == first)
  }

  @Test func `two users of one text get two statements`() throws {
    let database = try Connection(path: ":memory:")
    let sql: SQL = "SELECT 1 UNION ALL SELECT 2"
    var outer = try database.prepare(sql)
    #expect(try outer.step())
    var inner = try database.prepare(sql)
    #expect(try inner.step())
    #expect(try inner.step())
    #expect(try inner.row.int(0) == 2)
    #expect(try outer.row.int(0) == 1)
  }

  @Test func `it comes back reset and unbound`() throws {
    let database = try Connection(path: ":memory:")
    let sql: SQL = "SELECT ?1"
    do {
      var statement = try database.prepare(sql)
      try statement.bind("left over", to: 1)
      #expect(try statement.step())
    }
    #expect(database.handle.cache.count == 1)
    var statement = try database.prepare(sql)
    #expect(database.handle.cache.count == 0)
    #expect(try statement.step())
    #expect(statement.row.isNull(0) == true)
  }

  @Test(arguments: ["short", String(repeating: "long", count: 1000)])
  func `a statement comes out of the cache unbound`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    let sql: SQL = "SELECT ?1, ?2"
    try database.run(sql, text, 7)
    #expect(database.handle.cache.count == 1)
    var statement = try database.prepare(sql)
    #expect(try statement.step())
    #expect(statement.row.isNull(0) && statement.row.isNull(1))
  }

  @Test func `a statement that failed is not kept`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a PRIMARY KEY)")
    database.emptyStatementCache()
    func insert() throws { try database.run("INSERT INTO t VALUES (1)") }
    try insert()
    #expect(database.handle.cache.count == 1)
    #expect(throws: SQLiteError.self) { try insert() }
    #expect(database.handle.cache.count == 0)
  }

  @Test func `the cache keeps no more than its capacity`() throws {
    let database = try Connection(path: ":memory:")
    database.statementCacheCapacity = 3
    for number in 0..<10 { try database.run(SQL(untrusted: "SELECT \(number)")) }
    #expect(database.handle.cache.count == 3)
    database.statementCacheCapacity = 0
    #expect(database.handle.cache.count == 0)
    try database.run("SELECT 1")
    #expect(database.handle.cache.count == 0)
  }

  @Test func `a cached statement survives a change of the schema`() throws {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (a)")
    try database.run("INSERT INTO t VALUES (1)")
    func width() throws -> Int? {
      try database.row("SELECT * FROM t") { row in row.columnCount }
    }
    #expect(try width() == 1)
    try database.run("ALTER TABLE t ADD COLUMN b")
    #expect(try width() == 2)
  }
}
