internal import AlmanacSQLite

/// A new SQLite file of plain tables, for other programs: no triggers, no history, no functions of
/// ours.
public struct PlainDatabase: ~Copyable {
  /// A column of a table.
  public struct Column: Hashable, Sendable {
    /// What a column holds, besides nothing.
    public enum Kind: String, Sendable {
      /// Text.
      case text = "TEXT"
      /// Whole numbers; also 0 and 1 for false and true.
      case integer = "INTEGER"
      /// Numbers.
      case real = "REAL"
    }

    /// Its name.
    public let name: String
    /// What it holds.
    public let kind: Kind

    /// A column.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - kind: What it holds.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The number in the file's header that says what it is: `ALMX`.
  public static let applicationID = 0x414C_4D58

  private let database: Connection

  /// Makes the file.
  ///
  /// - Parameter path: A file that is not there yet.
  /// - Throws: ``StoreError`` when it cannot be made.
  public init(path: String) throws(StoreError) {
    database = try PlainDatabase.make(path)
  }

  private static func make(_ path: String) throws(StoreError) -> Connection {
    do throws(SQLiteError) {
      let database = try Connection(path: path)
      try database.setJournalMode(.memory)
      try database.setPragma(.applicationID, to: PlainDatabase.applicationID)
      try database.run("BEGIN")
      return database
    } catch {
      throw StoreError(sqlite: error)
    }
  }

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - columns: Its columns.
  ///   - key: The columns that name a row.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func addTable(
    _ name: String,
    _ columns: [Column],
    key: [String]
  ) throws(StoreError) {
    let lines = columns.map { "  \(PlainDatabase.quoted($0.name)) \($0.kind.rawValue)" }
    let keys = key.map(PlainDatabase.quoted).joined(separator: ", ")
    try script(
      """
      CREATE TABLE \(PlainDatabase.quoted(name)) (
      \(lines.joined(separator: ",\n")),
        PRIMARY KEY (\(keys))
      ) STRICT
      """
    )
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - table: The table's name.
  ///   - values: One for each column.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func add(to table: String, _ values: [QueryValue]) throws(StoreError) {
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    try lifting { () throws(SQLiteError) in
      var statement = try database.prepare(
        SQL(untrusted: "INSERT INTO \(PlainDatabase.quoted(table)) VALUES (\(marks))")
      )
      for (index, value) in values.enumerated() {
        switch value {
        case .null: try statement.bindNull(to: index + 1)
        case .integer(let number): try statement.bind(number, to: index + 1)
        case .real(let number): try statement.bind(number, to: index + 1)
        case .text(let text): try statement.bind(text, to: index + 1)
        case .bytes(let bytes): try statement.bind(bytes, to: index + 1)
        }
      }
      try statement.run()
    }
  }

  /// Makes a table's words searchable, also within words, so that languages without spaces work.
  ///
  /// The search is a table named after the other one with `_fts` behind it.
  ///
  /// - Parameters:
  ///   - table: The table's name.
  ///   - columns: The columns to search.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func addSearch(of table: String, _ columns: [String]) throws(StoreError) {
    let name = PlainDatabase.quoted(table + "_fts")
    let list = columns.map(PlainDatabase.quoted).joined(separator: ", ")
    try script(
      """
      CREATE VIRTUAL TABLE \(name) USING fts5 (
        \(list), content=\(PlainDatabase.quoted(table)), tokenize='trigram'
      );
      INSERT INTO \(name) (rowid, \(list)) SELECT rowid, \(list) FROM \(PlainDatabase.quoted(table));
      INSERT INTO \(name) (\(name)) VALUES ('optimize')
      """
    )
  }

  /// Finishes the file.
  ///
  /// - Throws: ``StoreError`` when the disk is full or fails.
  public consuming func finish() throws(StoreError) {
    try script("COMMIT")
    try lifting { () throws(SQLiteError) in
      // VACUUM writes every page anew: a journal in memory would grow as large as the file.
      try database.setJournalMode(.delete)
    }
    try script("VACUUM")
    try PlainDatabase.close(database)
  }

  private static func close(_ database: consuming Connection) throws(StoreError) {
    do throws(SQLiteError) {
      try database.close()
    } catch {
      throw StoreError(sqlite: error)
    }
  }

  private func script(_ sql: String) throws(StoreError) {
    try lifting { () throws(SQLiteError) in try database.script(sql) }
  }

  /// A name as SQL quotes it: names come from this package, and may be words of SQL.
  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
