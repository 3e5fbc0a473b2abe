import Almanac
import TestSupport
import Testing

@testable import AlmanacSQLite
@testable import AlmanacStore

@Suite(.timeLimit(.minutes(2))) struct FullTextBuilderTests {
  /// The words of an event of that title.
  private func words(_ title: String, for statement: SQL? = nil) -> IndexedWords {
    let words = Fixture.event(title: title).content.words
    return if let statement { IndexedWords(words, for: statement) } else { IndexedWords(words) }
  }

  private func found(_ word: String, in database: borrowing Connection) throws -> [Int] {
    try database.rows("SELECT rowid FROM full_text WHERE full_text MATCH ?1 ORDER BY 1", word) {
      row throws(SQLiteError) in try row.int(0)
    }
  }

  /// Runs a builder within a transaction on an almanac, as a batch does.
  private func build(
    _ store: borrowing Store,
    _ body: (FullTextBuilder, borrowing Connection) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    try store.database.transaction { database throws(SQLiteError) in
      let builder = try FullTextBuilder(database)
      try body(builder, database)
      builder.close()
      try builder.deliver(to: database)
    }
  }

  @Test func `words from before and after are found, and the table goes on`() throws {
    let store = try Fixture.store()
    let before = try found("acme", in: store.database)
    #expect(!before.isEmpty)
    try build(store) { builder, _ throws(SQLiteError) in
      for start in stride(from: 1000, to: 6000, by: 500) {
        builder.add((start..<start + 500).map { (Int64($0), words("acme number\($0)")) })
      }
    }
    #expect(try found("acme", in: store.database) == before + Array(1000..<6000))
    #expect(try found("number4321", in: store.database) == [4321])
    // What comes later is written to the almanac's own table, beside what was delivered.
    try Fixture.put([Fixture.event("later", title: "Later number4321")], into: store)
    #expect(try found("number4321", in: store.database).count == 2)
    #expect(try store.check() == CheckResult())
  }

  @Test func `words that the almanac's table still keeps in memory come along`() throws {
    let store = try Fixture.store()
    try store.database.transaction { database throws(SQLiteError) in
      try database.run("INSERT INTO full_text (rowid, title) VALUES (900, 'fresh')")
      let builder = try FullTextBuilder(database)
      builder.add([(901, words("fresh too"))])
      builder.close()
      try builder.deliver(to: database)
    }
    #expect(try found("fresh", in: store.database) == [900, 901])
  }

  @Test func `a rollback leaves the table as it was`() throws {
    let store = try Fixture.store()
    let before = try found("acme", in: store.database)
    try? build(store) { builder, database throws(SQLiteError) in
      builder.add([(1000, words("acme"))])
      builder.close()
      try builder.deliver(to: database)
      throw SQLiteError(code: 1, message: "enough")
    }
    #expect(try found("acme", in: store.database) == before)
    try Fixture.put([Fixture.event("later", title: "Acme again")], into: store)
    #expect(try found("acme", in: store.database).count == before.count + 1)
    #expect(try store.check() == CheckResult())
  }

  @Test func `what fails on the other thread is told when the table is delivered`() throws {
    let store = try Fixture.store()
    let error = try #require(throws: SQLiteError.self) {
      try build(store) { builder, _ throws(SQLiteError) in
        builder.add([(1, words("x", for: "INSERT INTO nowhere VALUES (?1, ?2, ?3, ?4, ?5)"))])
        for number in 2..<100 { builder.add([(Int64(number), words("y"))]) }
      }
    }
    #expect(error.description.contains("no such table: nowhere"))
  }

  @Test func `a builder that is given up ends`() throws {
    let store = try Fixture.store()
    weak var given: FullTextBuilder?
    try store.database.transaction { database throws(SQLiteError) in
      let builder = try FullTextBuilder(database)
      given = builder
      for number in 1..<20 { builder.add([(Int64(number), words("z"))]) }
      builder.close()
    }
    while given != nil {}
    #expect(try found("z", in: store.database).isEmpty)
  }
}
