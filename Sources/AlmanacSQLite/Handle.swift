internal import CSQLite

/// An open database, counted: connections, statements and backups share it, and the last of them
/// closes it.
@safe
@usableFromInline
final class Handle {
  let database: OpaquePointer
  let watch: Watch
  let interrupter: Interrupter
  // Used by one task at a time, and never while it is being used.
  @exclusivity(unchecked) var cache = StatementCache()

  /// How many calls of `transaction` are running, one inside the other.
  var transactionDepth = 0

  /// Whether the database came from bytes: SQLite gives it a name, but no file has it.
  var isDeserialized = false

  /// Keeps alive what SQLite calls back.
  var authorizer: AuthorizerBox?

  init(database: OpaquePointer) {
    unsafe self.database = unsafe database
    unsafe watch = Watch(database: database)
    unsafe interrupter = Interrupter(database: database)
  }

  deinit {
    unsafe cache.removeAll()
    interrupter.retire()
    // Every statement holds the handle, so none is left; `close_v2` would only hide a fault.
    let code = unsafe sqlite3_close(database)
    assert(code == SQLITE_OK, "a statement outlived its database")
  }

  /// Whether no transaction is open.
  var isInAutocommit: Bool { unsafe sqlite3_get_autocommit(database) != 0 }

  /// Reads the failure SQLite has just reported.
  ///
  /// - Parameters:
  ///   - code: What the call returned.
  ///   - sql: The statement's text, if a statement failed.
  /// - Returns: The error to throw.
  func error(_ code: Int32, sql: String? = nil) -> SQLiteError {
    if code & 0xFF == SQLITE_INTERRUPT, let reason = watch.takeReason() {
      return SQLiteError(code: code, message: "interrupted: \(reason)", sql: sql)
    }
    // After a misuse the connection's own error is that of an earlier call.
    guard unsafe sqlite3_errcode(database) & 0xFF == code & 0xFF else {
      let message = unsafe String(cString: sqlite3_errstr(code))
      return SQLiteError(code: code, message: message, sql: sql)
    }
    let message = unsafe String(cString: sqlite3_errmsg(database))
    let offset = unsafe sqlite3_error_offset(database)
    return unsafe SQLiteError(
      code: sqlite3_extended_errcode(database),
      message: message,
      sql: sql,
      offset: sql == nil || offset < 0 ? nil : Int(offset),
      holder: code & 0xFF == SQLITE_BUSY ? LockHolder.of(path) : nil
    )
  }

  /// The absolute path of the database; empty for one in memory or in a temporary file.
  var path: String {
    if isDeserialized { return "" }
    return unsafe sqlite3_db_filename(database, "main").map { unsafe String(cString: $0) } ?? ""
  }

  /// Throws unless a call succeeded.
  func check(_ code: Int32, sql: @autoclosure () -> String? = nil) throws(SQLiteError) {
    guard code != SQLITE_OK else { return }
    throw error(code, sql: sql())
  }

  /// Refuses to go on in autocommit mode where the caller believes to be inside a transaction.
  ///
  /// SQLite rolls back by itself after some errors (disk full, I/O, out of memory). If a body
  /// swallowed that error, its next statements would be committed one by one.
  func checkTransactionIsOpen() throws(SQLiteError) {
    guard transactionDepth > 0, isInAutocommit else { return }
    throw SQLiteError(
      code: SQLITE_ABORT | 2 << 8,
      message: "the transaction was rolled back by an earlier error"
    )
  }
}
