import TestSupport
import Testing

@testable import AlmanacSQLite

@Suite struct TransactionTests {
  struct Refusal: Error {}

  static func numbers() throws -> Connection {
    let database = try Connection(path: ":memory:")
    try database.run("CREATE TABLE n (i INTEGER PRIMARY KEY) STRICT")
    return database
  }

  static func count(_ database: borrowing Connection) throws -> Int? {
    try database.row("SELECT count(*) FROM n") { row in try row.int(0) }
  }

  @Test func `what a closure wrote is kept`() throws {
    let database = try Self.numbers()
    let result = try database.transaction { database throws(SQLiteError) in
      try database.run("INSERT INTO n VALUES (1)")
      #expect(database.isInTransaction == true)
      return "done"
    }
    #expect(result == "done")
    #expect(database.isInTransaction == false)
    #expect(try Self.count(database) == 1)
  }

  @Test func `foreign keys are turned off and on within a transaction`() throws {
    let database = try Self.numbers()
    try database.script("CREATE TABLE m (i INTEGER REFERENCES n (i)) STRICT;")
    try database.run("BEGIN")
    try database.setForeignKeys(enforced: false)
    try database.run("INSERT INTO m VALUES (1)")
    try database.setForeignKeys(enforced: true)
    #expect(throws: SQLiteError.self) { try database.run("INSERT INTO m VALUES (2)") }
    try database.run("COMMIT")
    #expect(try database.row("SELECT count(*) FROM m") { row in try row.int(0) } == 1)
  }

  @Test func `any throw rolls back`() throws {
    let database = try Self.numbers()
    #expect(throws: Refusal.self) {
      try database.transaction { database in
        try database.run("INSERT INTO n VALUES (1)")
        throw Refusal()
      }
    }
    #expect(database.isInTransaction == false)
    #expect(try Self.count(database) == 0)
  }

  @Test func `a failing COMMIT rolls back`() throws {
    let database = try Self.numbers()
    try database.script(
      "CREATE TABLE c (i INTEGER REFERENCES n (i) DEFERRABLE INITIALLY DEFERRED) STRICT"
    )
    let error = #expect(throws: SQLiteError.self) {
      try database.transaction { database throws(SQLiteError) in
        try database.run("INSERT INTO c VALUES (9)")
      }
    }
    #expect(error?.isForeignKey == true)
    #expect(database.isInTransaction == false)
    let left = try database.row("SELECT count(*) FROM c") { row in try row.int(0) }
    #expect(left == 0)
  }

  @Test func `an inner transaction that throws leaves the outer one`() throws {
    let database = try Self.numbers()
    func refuse(_ database: borrowing Connection) throws {
      try database.run("INSERT INTO n VALUES (2)")
      try database.transaction { database in try database.run("INSERT INTO n VALUES (3)") }
      throw Refusal()
    }
    try database.transaction { database in
      try database.run("INSERT INTO n VALUES (1)")
      #expect(throws: Refusal.self) { try database.transaction { try refuse($0) } }
      try database.transaction { database in try database.run("INSERT INTO n VALUES (4)") }
    }
    let kept = try database.rows("SELECT i FROM n ORDER BY i") { row in try row.int(0) }
    #expect(kept == [1, 4])
    #expect(database.handle.transactionDepth == 0)
  }

  @Test func `after SQLite rolled back nothing more of the closure is kept`() throws {
    let database = try Self.numbers()
    func write(_ database: borrowing Connection) throws {
      try database.run("INSERT INTO n VALUES (1)")
      var prepared = try database.prepare("INSERT INTO n VALUES (?1)")
      // This conflict rolls the whole transaction back, as a full disk does.
      _ = try? database.run("INSERT OR ROLLBACK INTO n VALUES (1)")
      #expect(database.isInTransaction == false)
      try prepared.bind(2, to: 1)
      #expect(throws: SQLiteError.self) { try prepared.run() }
      #expect(throws: SQLiteError.self) { try database.run("INSERT INTO n VALUES (3)") }
      #expect(throws: SQLiteError.self) { try database.script("INSERT INTO n VALUES (4)") }
      #expect(throws: SQLiteError.self) {
        try database.transaction { try $0.run("INSERT INTO n VALUES (5)") }
      }
    }
    let error = #expect(throws: SQLiteError.self) { try database.transaction { try write($0) } }
    #expect(error?.message == "the transaction was rolled back by an earlier error")
    #expect(try Self.count(database) == 0)
    #expect(database.handle.transactionDepth == 0)
    try database.run("INSERT INTO n VALUES (1)")
    #expect(try Self.count(database) == 1)
  }

  @Test func `a COMMIT that a pending statement hinders rolls back`() throws {
    let database = try Self.numbers()
    try database.run("INSERT INTO n VALUES (1), (2)")
    var pending = try database.prepare("DELETE FROM n RETURNING i")
    let error = #expect(throws: SQLiteError.self) {
      try database.transaction { _ in _ = try pending.step() }
    }
    #expect(error?.isBusy == true)
    #expect(database.isInTransaction == false)
    #expect(try Self.count(database) == 2)
  }

  @Test func `a closure may throw its layer's own error, typed`() throws {
    struct LayerError: ExpressibleBySQLiteError {
      var inner: SQLiteError?
      init(sqlite error: SQLiteError) { inner = error }
    }
    func write(_ database: borrowing Connection) throws(LayerError) {
      try database.transaction { database throws(LayerError) in
        try database.forEach("SELECT 'x'") { row throws(LayerError) in
          do throws(SQLiteError) { _ = try row.int(0) } catch { throw LayerError(sqlite: error) }
        }
      }
    }
    let database = try Self.numbers()
    let error = #expect(throws: LayerError.self) { try write(database) }
    #expect(error?.inner?.isMismatch == true)
  }

  @Test(arguments: 0..<100)
  func `random nestings keep what a model keeps`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let database = try Self.numbers()
    var model: [Int] = []
    var next = 0

    func act(_ database: borrowing Connection, depth: Int) throws {
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        if depth < 4, Bool.random(using: &random) {
          let before = model
          do {
            try database.transaction { database in
              try act(database, depth: depth + 1)
              if Bool.random(using: &random) { throw Refusal() }
            }
          } catch is Refusal {
            model = before
          }
        } else {
          next += 1
          try database.run("INSERT INTO n VALUES (?1)", next)
          model.append(next)
        }
      }
    }

    for _ in 0..<10 { try act(database, depth: 0) }
    let kept = try database.rows("SELECT i FROM n ORDER BY i") { row in try row.int(0) }
    #expect(kept == model)
    #expect(database.isInTransaction == false)
  }
}
