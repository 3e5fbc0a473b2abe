import TestSupport
import Testing

@testable import AlmanacSQLite

@Suite struct RowTests {
  @Test(arguments: [
    "", "a\0b", "naïve 👩🏽‍🚀", String(repeating: "x", count: 100_000), "fifteen bytes..",
    "sixteen bytes...",
  ])
  func `text survives a round trip`(_ text: String) throws {
    let database = try Connection(path: ":memory:")
    let rows = try database.rows("SELECT ?1", text) { row throws(SQLiteError) in
      try row.text(0)
    }
    #expect(rows == [text])
    #expect(rows.first?.utf8.elementsEqual(text.utf8) == true)
  }

  @Test(arguments: [
    Value.null, .int(0), .int(.max), .int(.min), .double(0), .double(-1.5e300), .double(.infinity),
    .text(""), .text("x"), .blob([]), .blob([0, 255, 0]),
  ])
  func `a value survives a round trip with its class`(_ value: Value) throws {
    let database = try Connection(path: ":memory:")
    let result = try database.row("SELECT ?1", value) { row throws(SQLiteError) in
      #expect(row.storageClass(0) == value.storageClass)
      return try row.value(0)
    }
    #expect(result == value)
  }

  @Test(arguments: 0..<50)
  func `random values survive a table`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v ANY) STRICT")
    var values: [Value] = []
    for _ in 0..<100 {
      let count = Int.random(in: 0..<40, using: &random)
      let value: Value =
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .null
        case 1: .int(Int(truncatingIfNeeded: random.next()))
        case 2: .double(Double.random(in: -1e9...1e9, using: &random))
        case 3:
          .text(
            String(
              String.UnicodeScalarView(
                (0..<count).compactMap { _ in
                  Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random))
                }
              )
            )
          )
        default: .blob((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
      try database.run("INSERT INTO t (v) VALUES (?1)", value)
      values.append(value)
    }
    let read = try database.rows("SELECT v FROM t ORDER BY id") { row throws(SQLiteError) in
      try row.value(0)
    }
    #expect(read == values)
  }

  @Test func `every type that can be bound arrives as its class`() throws {
    let database = try Connection(path: ":memory:")
    let absent: String? = nil
    let present: Int? = 9
    let count = try database.row(
      "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10",
      "text",
      Substring("sub"),
      1,
      Int32(2),
      Int64(3),
      4.0,
      true,
      [5 as UInt8],
      absent,
      present
    ) { row throws(SQLiteError) in
      #expect(try row.text(0) == "text")
      #expect(try row.text(1) == "sub")
      #expect(try row.int(2) == 1)
      #expect(try row.int(3) == 2)
      #expect(try row.int(4) == 3)
      #expect(try row.double(5) == 4)
      #expect(try row.bool(6))
      #expect(try row.bytes(7) == [5])
      #expect(row.isNull(8) == true)
      #expect(try row.optionalInt(9) == 9)
      return row.columnCount
    }
    #expect(count == 10)
  }

  @Test(arguments: [Value.null, .int(1), .double(1), .text("1"), .blob([49])])
  func `a column of another class is an error, not a guess`(_ value: Value) throws {
    let database = try Connection(path: ":memory:")
    func read(_ decode: (borrowing Row) throws(SQLiteError) -> Void) throws -> Bool {
      do {
        _ = try database.row("SELECT ?1 AS named", value, as: decode)
        return true
      } catch {
        #expect(error.isMismatch)
        #expect(error.message.contains("'named'"))
        return false
      }
    }
    #expect(
      try read { row throws(SQLiteError) in _ = try row.text(0) } == (value.storageClass == .text)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.int(0) } == (value.storageClass == .integer)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.bool(0) }
        == (value.storageClass == .integer)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.double(0) } == (value.storageClass == .real)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.bytes(0) } == (value.storageClass == .blob)
    )
    let isNull = value == .null
    #expect(
      try read { row throws(SQLiteError) in _ = try row.optionalText(0) }
        == (isNull || value.storageClass == .text)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.optionalInt(0) }
        == (isNull || value.storageClass == .integer)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.optionalDouble(0) }
        == (isNull || value.storageClass == .real)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.optionalBool(0) }
        == (isNull || value.storageClass == .integer)
    )
    #expect(
      try read { row throws(SQLiteError) in _ = try row.optionalBytes(0) }
        == (isNull || value.storageClass == .blob)
    )
  }

  @Test func `a number other than 0 and 1 is no truth`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) {
      try database.row("SELECT 2 AS flag") { row throws(SQLiteError) in try row.bool(0) }
    }
    #expect(error?.message == "column 0 ('flag') holds neither 0 nor 1")
  }

  @Test func `text that is not UTF-8 is an error`() throws {
    let database = try Connection(path: ":memory:")
    let error = #expect(throws: SQLiteError.self) {
      try database.row("SELECT CAST(x'61ff62' AS TEXT) AS bad") { row throws(SQLiteError) in
        try row.text(0)
      }
    }
    #expect(error?.message == "column 0 ('bad') is not valid UTF-8")
    #expect(throws: SQLiteError.self) {
      try database.row("SELECT CAST(x'61ff62' AS TEXT)") { row throws(SQLiteError) in
        try row.withUTF8(0) { text throws(SQLiteError) in text.span.count }
      }
    }
  }

  @Test func `text and bytes are lent without a copy`() throws {
    let database = try Connection(path: ":memory:")
    let counts = try database.row("SELECT 'héllo', x'010203', '', x''") { row throws(SQLiteError) in
      [
        try row.withUTF8(0) { text throws(SQLiteError) in text.span.count },
        try row.withBytes(1) { bytes throws(SQLiteError) in bytes.byteCount },
        try row.withUTF8(2) { text throws(SQLiteError) in text.span.count },
        try row.withBytes(3) { bytes throws(SQLiteError) in bytes.byteCount },
      ]
    }
    #expect(counts == [6, 3, 0, 0])
  }

  @Test func `a database in UTF-16 reads the same`() throws {
    let database = try Connection(path: ":memory:")
    try database.script("PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (a TEXT);")
    try database.run("INSERT INTO t VALUES (?1)", "naïve 芯片")
    let text = try database.row("SELECT a FROM t") { row throws(SQLiteError) in try row.text(0) }
    #expect(text == "naïve 芯片")
  }

  @Test func `only the first row is decoded when one is asked for`() throws {
    let database = try Connection(path: ":memory:")
    let first = try database.row("SELECT 1 UNION ALL SELECT 'x'") { row in try row.int(0) }
    #expect(first == 1)
    let none = try database.row("SELECT 1 WHERE 0") { row in try row.int(0) }
    #expect(none == nil)
  }

  @Test func `a walk stops at a throw and the statement can be used again`() throws {
    struct Enough: Error {}
    let database = try Connection(path: ":memory:")
    let sql: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    for _ in 0..<2 {
      var seen: [Int] = []
      #expect(throws: Enough.self) {
        try database.forEach(sql) { row in
          seen.append(try row.int(0))
          if seen.count == 3 { throw Enough() }
        }
      }
      #expect(seen == [1, 2, 3])
    }
    #expect(database.handle.cache.count == 1)
  }

  @Test func `reading past the last column traps`() async {
    await #expect(processExitsWith: .failure) {
      let database = try Connection(path: ":memory:")
      _ = try database.row("SELECT 1") { row in try row.optionalText(1) }
    }
  }

  @Test func `reading without a row traps`() async {
    await #expect(processExitsWith: .failure) {
      let database = try Connection(path: ":memory:")
      let statement = try database.prepare("SELECT 1")
      _ = statement.row.isNull(0)
    }
  }
}
