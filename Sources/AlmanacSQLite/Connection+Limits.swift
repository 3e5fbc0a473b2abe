internal import CSQLite

/// A bound that SQLite keeps to, for statements that come from strangers.
public enum Limit: Int32, Sendable {
  /// Bytes of a text, a blob or a row.
  case length = 0
  /// Bytes of a statement.
  case sqlLength = 1
  /// Columns of a table, a result or an index.
  case columns = 2
  /// The depth of an expression.
  case expressionDepth = 3
  /// Terms of a compound SELECT.
  case compoundSelects = 4
  /// Instructions of a prepared statement.
  case instructions = 5
  /// Arguments of a function.
  case functionArguments = 6
  /// Attached databases.
  case attached = 7
  /// Bytes of a pattern of LIKE or GLOB.
  case patternLength = 8
  /// The highest parameter.
  case parameters = 9
  /// The depth of triggers that fire triggers.
  case triggerDepth = 10
  /// Threads that help one statement.
  case workerThreads = 11
}

extension Connection {
  /// Reads a limit.
  ///
  /// - Parameter limit: Which.
  /// - Returns: Its value.
  public borrowing func limit(_ limit: Limit) -> Int {
    unsafe Int(sqlite3_limit(handle.database, limit.rawValue, -1))
  }

  /// Lowers a limit, or raises it up to what the library was built with.
  ///
  /// - Parameters:
  ///   - limit: Which.
  ///   - value: Its new value, not negative; cut to the hard upper bound.
  public borrowing func setLimit(_ limit: Limit, to value: Int) {
    precondition(value >= 0, "a limit is not negative")
    unsafe sqlite3_limit(handle.database, limit.rawValue, Int32(clamping: value))
  }

  /// Changes how long to wait for a lock that another connection holds.
  ///
  /// - Parameter milliseconds: The time; 0 not to wait.
  public borrowing func setBusyTimeout(milliseconds: Int32) {
    // It fails for an invalid handle only.
    unsafe sqlite3_busy_timeout(handle.database, milliseconds)
  }

  /// Bounds the heap that SQLite may use in this process, all connections together.
  ///
  /// - Parameter bytes: The bound; a statement that would exceed it fails with an error that
  ///   ``SQLiteError/isOutOfMemory``. Zero for no bound.
  /// - Returns: The bound before.
  @discardableResult
  public static func setHeapLimit(bytes: Int64) -> Int64 {
    sqlite3_hard_heap_limit64(max(bytes, 0))
  }

  /// Has SQLite not count the memory that it uses, which takes a lock at every allocation.
  ///
  /// Without the counts there is no heap limit. It is for programs that set none, before they open
  /// their first database, while they have one thread.
  ///
  /// - Returns: Whether it is so; false when SQLite is in use already.
  @discardableResult
  public static func forgoMemoryCounts() -> Bool {
    almanac_sqlite_forgo_memory_counts() == SQLITE_OK
  }
}
