internal import CSQLite

/// A connection to one SQLite database.
///
/// It is neither copied nor shared: a task opens its own. It closes when it ends, after the last
/// of its statements. Foreign keys are on, the schema is not trusted to call functions, and SQL
/// cannot damage the file's inner tables (SQLite's defensive mode). The journal mode is the
/// caller's to choose.
///
/// ```swift
/// let database = try Connection(path: "chips.db")
/// try database.run("CREATE TABLE chip (id TEXT PRIMARY KEY, tdp_watts INTEGER) STRICT")
/// try database.run("INSERT INTO chip VALUES (?1, ?2)", "gb200", 1200)
/// let ids = try database.rows("SELECT id FROM chip") { row throws(SQLiteError) in
///   try row.text(0)
/// }
/// ```
public struct Connection: ~Copyable {
  /// What a connection may do with its file.
  public enum Access: Sendable {
    /// Read a database that exists.
    case readOnly
    /// Read a database that exists and that nobody changes meanwhile: without locks, and without
    /// files beside it, so also where none can be made. Refused if a write-ahead log or a journal
    /// lies there.
    case immutable
    /// Read and write a database that exists.
    case readWrite
    /// Read and write, and make an empty database if there is none.
    case create
  }

  @usableFromInline let handle: Handle

  /// The version of the SQLite library, such as `3.40.1`.
  public static var sqliteVersion: String { unsafe String(cString: sqlite3_libversion()) }

  init(handle: Handle) {
    self.handle = handle
  }

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: The file; `:memory:` for a database in memory, and the empty string for one in a
  ///     temporary file. Never read as a URI.
  ///   - access: What may be done with the file.
  ///   - busyTimeoutMilliseconds: How long to wait for a lock that another connection holds.
  /// - Throws: ``SQLiteError`` if the file cannot be opened. SQLite reads it only when first
  ///   asked: a file that is no database is noticed by the first statement.
  public init(
    path: String,
    access: Access = .create,
    busyTimeoutMilliseconds: Int32 = 5000
  ) throws(SQLiteError) {
    let handle = try Handle.open(path: path, access: access)
    try handle.configure()
    self.init(handle: handle)
    setBusyTimeout(milliseconds: busyTimeoutMilliseconds)
  }

  /// Closes the connection, and reports what closing by itself would have to swallow.
  ///
  /// In WAL mode what was committed is first written back to the database file, as far as other
  /// connections allow, so that a copy of the file alone is whole.
  ///
  /// - Throws: ``SQLiteError`` if the log could not be written back. Nothing is lost then: it
  ///   stays beside the file, and the next connection reads it. The connection is closed anyway.
  public consuming func close() throws(SQLiteError) {
    unsafe handle.cache.removeAll()
    guard !isReadOnly, !isInTransaction else { return }
    let code = unsafe sqlite3_wal_checkpoint_v2(
      handle.database,
      nil,
      SQLITE_CHECKPOINT_PASSIVE,
      nil,
      nil
    )
    guard code & 0xFF != SQLITE_BUSY, code & 0xFF != SQLITE_LOCKED else { return }
    try handle.check(code)
  }
}

extension Connection {
  /// How many rows the latest INSERT, UPDATE or DELETE changed, without triggers and cascades.
  public var changes: Int { unsafe Int(sqlite3_changes64(handle.database)) }

  /// How many rows were changed since the connection opened, triggers and cascades included.
  public var totalChanges: Int { unsafe Int(sqlite3_total_changes64(handle.database)) }

  /// The row id of the latest row inserted into a table that has row ids.
  public var lastInsertedRowID: Int64 { unsafe sqlite3_last_insert_rowid(handle.database) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { !handle.isInAutocommit }

  /// Whether the database may only be read.
  public var isReadOnly: Bool { unsafe sqlite3_db_readonly(handle.database, "main") == 1 }

  /// The absolute path of the database; empty for one in memory or in a temporary file.
  public var path: String { handle.path }
}
