import AlmanacSQLite
import TestSupport
import Testing

@Suite struct RowBufferTests {
  private func makeDatabase() throws -> Connection {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE chip (key INTEGER, name ANY, tdp ANY, cost ANY) STRICT")
    return database
  }

  private static let insert: SQL = "INSERT INTO chip VALUES (?1, ?2, ?3, ?4)"

  /// A row of texts.
  private func oneRow(_ texts: [String] = ["H20", "400", "1"]) -> RowBuffer {
    var buffer = RowBuffer()
    buffer.begin(RowBufferTests.insert)
    for text in texts { buffer.bind(text) }
    buffer.end()
    return buffer
  }

  private func rows(_ database: borrowing Connection) throws -> [String] {
    try database.rows(
      """
      SELECT key || ' ' || typeof(name) || ':' || ifnull(hex(name), '') || ' '
        || typeof(tdp) || ':' || ifnull(tdp, '') || ' ' || typeof(cost) || ':' || ifnull(cost, '')
      FROM chip ORDER BY rowid
      """
    ) { row throws(SQLiteError) in try row.text(0) }
  }

  @Test func `rows arrive with the values that were added, under the key`() throws {
    let database = try makeDatabase()
    var buffer = RowBuffer()
    for (name, tdp, cost) in [("H20", 400, 1.5), ("", Int.min, -0.0), ("昇腾\0x", .max, 1e300)] {
      buffer.begin(RowBufferTests.insert)
      buffer.bind(name)
      buffer.bind(tdp)
      buffer.bind(cost)
      buffer.end()
    }
    buffer.begin(RowBufferTests.insert)
    buffer.bind(nil as String?)
    buffer.bind(nil as Int?)
    buffer.bind(nil as Double?)
    buffer.end()
    #expect(buffer.count == 4)
    try buffer.run(key: 7, with: KeptStatements(database))
    #expect(
      try rows(database) == [
        "7 text:483230 integer:400 real:1.5",
        "7 text: integer:-9223372036854775808 real:0.0",
        "7 text:E69887E885BE0078 integer:9223372036854775807 real:1.0e+300",
        "7 null: null: null:",
      ]
    )
  }

  @Test func `random rows of several tables arrive as if they had been bound one by one`() throws {
    let database = try makeDatabase()
    try database.run("CREATE TABLE alias (key INTEGER, alias TEXT) STRICT")
    var random = SplitMix64(seed: 20_261_125)
    let kept = KeptStatements(database)
    for key in 0..<300 {
      var buffer = RowBuffer()
      var expected: [String] = []
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let text = String(repeating: "ü€𝔸", count: .random(in: 0...200, using: &random))
        if Bool.random(using: &random) {
          buffer.begin("INSERT INTO alias VALUES (?1, ?2)")
          buffer.bind(text)
          expected.append("alias \(text)")
        } else {
          let number = Int.random(in: -5...5, using: &random)
          buffer.begin(RowBufferTests.insert)
          buffer.bind(text)
          buffer.bind(number)
          buffer.bind(Double(number) / 4)
          expected.append("chip \(text)\(number)\(Double(number) / 4)")
        }
        buffer.end()
      }
      try buffer.run(key: key, with: kept)
      let found = try database.rows(
        """
        SELECT 'alias ' || alias FROM alias WHERE key = ?1
        UNION ALL SELECT 'chip ' || name || tdp || cost FROM chip WHERE key = ?1
        """,
        key
      ) { row throws(SQLiteError) in try row.text(0) }
      #expect(found.sorted() == expected.sorted())
    }
  }

  @Test(arguments: [0, 2, 4]) func `a row of another length is refused`(_ count: Int) throws {
    let database = try makeDatabase()
    let buffer = oneRow(Array(repeating: "no", count: count))
    let error = #expect(throws: SQLiteError.self) {
      try buffer.run(key: 1, with: KeptStatements(database))
    }
    #expect(
      error?.message == "the statement has 4 parameters, and \(count + 1) values were given"
        || error?.message == "column index out of range"
    )
    #expect(try rows(database).isEmpty)
    // What was bound lay in the buffer: nobody may meet it in the statement afterwards.
    try database.run(RowBufferTests.insert, 2, "H20", 400, 1.5)
    #expect(try rows(database) == ["2 text:483230 integer:400 real:1.5"])
  }

  @Test func `a number that is none is refused`() throws {
    let database = try makeDatabase()
    var buffer = RowBuffer()
    buffer.begin(RowBufferTests.insert)
    buffer.bind("H20")
    buffer.bind(1)
    buffer.bind(Double.nan)
    buffer.end()
    let error = #expect(throws: SQLiteError.self) {
      try buffer.run(key: 1, with: KeptStatements(database))
    }
    #expect(error?.message == "parameter 4 is not a number, which SQLite cannot store")
  }

  @Test func `a statement that failed is prepared anew`() throws {
    let database = try makeDatabase()
    try database.run("CREATE UNIQUE INDEX one_key ON chip (key)")
    let kept = KeptStatements(database)
    let buffer = oneRow()
    try buffer.run(key: 1, with: kept)
    let error = #expect(throws: SQLiteError.self) { try buffer.run(key: 1, with: kept) }
    #expect(error?.isDuplicate == true)
    try buffer.run(key: 2, with: kept)
    #expect(try rows(database).count == 2)
  }

  @Test func `kept statements go back with nothing bound`() throws {
    let database = try makeDatabase()
    try oneRow().run(key: 1, with: KeptStatements(database))
    var statement = try database.prepare(RowBufferTests.insert)
    try statement.run()
    #expect(
      try database.row("SELECT count(*) FROM chip WHERE key IS NULL AND name IS NULL") {
        row throws(SQLiteError) in try row.int(0)
      } == 1
    )
  }
}
