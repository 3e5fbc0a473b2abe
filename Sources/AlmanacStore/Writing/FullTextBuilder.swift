internal import AlmanacSQLite
internal import Dispatch
internal import Synchronization

/// The full text of a bulk batch, made beside the almanac by a thread of its own.
///
/// To take words in is about a fifth of all the work of writing, and nothing in a batch reads them.
/// So they go to a table of the same definition in a temporary database, which begins with what the
/// almanac's holds; at the end the almanac gets that table's inner tables, which are all there is to
/// a full text (<https://sqlite.org/fts5.html#fts5_data_structures>). That happens in the batch's
/// transaction: a batch that fails, or is killed, leaves the almanac's as they were.
final class FullTextBuilder: Sendable {
  private let table: ConnectionInTurns
  private let failure = Mutex<SQLiteError?>(nil)
  private let queue = DispatchQueue(label: "full text")
  private let room = DispatchSemaphore(value: 0)

  /// About how many bytes of words make a handful: enough that handing over costs nothing beside them.
  static let handful = 1_048_576

  /// How many handfuls of words may wait.
  private static let window = 2

  /// Begins with what an almanac holds.
  ///
  /// - Parameter almanac: The almanac, in a transaction.
  /// - Throws: ``SQLiteError``, also when there is no room for a temporary file.
  /// - Complexity: O(*n*) in the size of the almanac's full text.
  init(_ almanac: borrowing Connection) throws(SQLiteError) {
    // Whatever the almanac's table still keeps in memory is written to its inner tables when a part
    // of a transaction begins that could be undone by itself.
    try almanac.run("SAVEPOINT words")
    try almanac.run("RELEASE words")
    let definition = try almanac.row("SELECT sql FROM sqlite_schema WHERE name = 'full_text'") {
      row throws(SQLiteError) in try row.text(0)
    }
    table = ConnectionInTurns(try Connection(path: ""))
    try table.use { database, _ throws(SQLiteError) in
      try database.setJournalMode(.memory)
      try database.setPragma(.synchronous, to: 0)
      try database.setPragma(.cacheSize, to: FullTextBuilder.cache)
      try database.run("BEGIN")
      try database.run(SQL(untrusted: definition ?? ""))
      try FullTextBuilder.move(from: almanac, to: database)
      try database.setWordBuffer(Connection.largeWordBuffer)
    }
    // A semaphore may not end with less than it began with, so it begins with nothing.
    for _ in 0..<FullTextBuilder.window { room.signal() }
  }

  /// Takes words in, later.
  ///
  /// - Parameter words: Words, by revision.
  func add(_ words: [(revision: Int64, words: IndexedWords)]) {
    room.wait()
    work { _, statements throws(SQLiteError) in
      for (revision, words) in words { try words.row.run(key: Int(revision), with: statements) }
    }
    queue.async { [self] in room.signal() }
  }

  /// Brings the last words in, while the caller does something else.
  func close() {
    work { database, _ throws(SQLiteError) in
      try database.setWordBuffer(Connection.usualWordBuffer)
      try database.run("COMMIT")
    }
  }

  /// Gives the almanac the table.
  ///
  /// - Parameter almanac: The almanac, in the same transaction; nothing was written to its full text
  ///   since.
  /// - Throws: ``SQLiteError``, also what failed before.
  /// - Complexity: O(*n*) in the size of the full text.
  func deliver(to almanac: borrowing Connection) throws(SQLiteError) {
    queue.sync {}
    if let failure = failure.withLock(\.self) { throw failure }
    // The almanac's table forgets what it knows of its own.
    try almanac.run("INSERT INTO full_text (full_text) VALUES ('delete-all')")
    try table.use { database, _ throws(SQLiteError) in
      try FullTextBuilder.move(from: database, to: almanac)
    }
  }

  private func work(
    _ body: @escaping @Sendable (borrowing Connection, KeptStatements) throws(SQLiteError) -> Void
  ) {
    queue.async { [self] in
      guard failure.withLock({ $0 == nil }) else { return }
      do throws(SQLiteError) {
        try table.use(body)
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  private static let cache = -8_000

  private static func move(
    from source: borrowing Connection,
    to target: borrowing Connection
  ) throws(SQLiteError) {
    try target.writingInnerTables { target throws(SQLiteError) in
      for (insertion, query) in innerTables {
        try target.copy(insertion, rowsOf: query, in: source)
      }
    }
  }

  private static let innerTables: [(insertion: SQL, query: SQL)] = [
    (
      "INSERT OR REPLACE INTO full_text_data (id, block) VALUES (?1, ?2)",
      "SELECT id, block FROM full_text_data"
    ),
    (
      "INSERT INTO full_text_idx (segid, term, pgno) VALUES (?1, ?2, ?3)",
      "SELECT segid, term, pgno FROM full_text_idx"
    ),
    (
      "INSERT INTO full_text_docsize (id, sz) VALUES (?1, ?2)",
      "SELECT id, sz FROM full_text_docsize"
    ),
    (
      "INSERT OR REPLACE INTO full_text_config (k, v) VALUES (?1, ?2)",
      "SELECT k, v FROM full_text_config"
    ),
  ]
}

extension Connection {
  /// Bytes of words that FTS5 gathers before it writes a segment: its default, and for many records.
  ///
  /// See <https://sqlite.org/fts5.html#the_hashsize_configuration_option>.
  fileprivate static let usualWordBuffer = 1_048_576
  fileprivate static let largeWordBuffer = 16 * 1_048_576

  fileprivate func setWordBuffer(_ size: Int) throws(SQLiteError) {
    try run("INSERT INTO full_text (full_text, rank) VALUES ('hashsize', ?1)", size)
  }
}
