internal import CSQLite

/// A prepared statement, checked out of its connection's cache.
///
/// It goes back, reset, when it ends, and comes out unbound; one that failed is finalized instead.
/// While it lives, its database stays open. Parameters count from 1 and columns from 0, as in SQLite.
///
/// ```swift
/// var insert = try database.prepare("INSERT INTO chip (id, tdp_watts) VALUES (?1, ?2)")
/// for chip in chips {
///   try insert.bind(chip.id, to: 1)
///   try insert.bind(chip.tdpWatts, to: 2)
///   try insert.run()
/// }
/// ```
@safe
public struct Statement: ~Copyable {
  /// The current row, to be read after ``step()`` returned true.
  public let row: Row

  let handle: Handle
  let sql: SQL
  var prepared: Prepared

  /// Whether a row is pending: the next step goes on, rather than starts.
  private(set) var isRunning = false
  private var hasFailed = false

  var pointer: OpaquePointer { unsafe prepared.pointer }

  init(_ prepared: Prepared, sql: SQL, handle: Handle) {
    unsafe row = Row(of: prepared.pointer)
    self.prepared = prepared
    self.sql = sql
    self.handle = handle
  }

  deinit {
    guard !hasFailed else {
      prepared.destroy()
      return
    }
    // Rows may be left. A reset reports the failure of the last step, and there was none.
    if isRunning { unsafe sqlite3_reset(prepared.pointer) }
    var idle = prepared
    idle.isBound = idle.parameterCount > 0
    if idle.holdsCopies { idle.unbind() }
    unsafe handle.cache.put(idle, for: sql)
  }

  /// Goes on to the next row, or runs a statement that has none.
  ///
  /// After the last row the statement is ready to run again from its start, with the same values.
  ///
  /// - Returns: Whether there is a row to read.
  /// - Throws: ``SQLiteError``, with the statement's text.
  public mutating func step() throws(SQLiteError) -> Bool {
    if !isRunning { try handle.checkTransactionIsOpen() }
    let code = unsafe sqlite3_step(pointer)
    isRunning = code == SQLITE_ROW
    if isRunning { return true }
    guard code == SQLITE_DONE else { throw failure(code) }
    // Without a reset a finished statement refuses to bind. It has nothing to report.
    unsafe sqlite3_reset(pointer)
    return false
  }

  /// Runs the statement to its end and makes it ready to run again, with the same values bound.
  ///
  /// - Throws: ``SQLiteError``, with the statement's text.
  public mutating func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Goes back to before the first row, with the same values bound.
  public mutating func reset() {
    isRunning = false
    // The code is that of the last step, which was reported then.
    unsafe sqlite3_reset(pointer)
  }

  /// Forgets every bound value: all parameters are NULL again.
  public mutating func clearBindings() {
    prepared.unbind()
  }

  @usableFromInline
  mutating func failure(_ code: Int32) -> SQLiteError {
    hasFailed = true
    return handle.error(code, sql: sql.description)
  }
}

extension Statement {
  /// The number of parameters, which is the highest of their indices.
  public var parameterCount: Int { prepared.parameterCount }

  /// The number of columns; none for a statement that returns no rows.
  public var columnCount: Int { unsafe Int(sqlite3_column_count(pointer)) }

  /// Names a column as the statement does.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its name.
  public func columnName(_ index: Int) -> String {
    precondition(
      index >= 0 && index < columnCount,
      "the statement has \(columnCount) columns, counted from 0; there is no column \(index)"
    )
    // The index is in range, so only an exhausted memory leaves the name out.
    return unsafe sqlite3_column_name(pointer, Int32(index)).map {
      unsafe String(cString: $0)
    } ?? ""
  }

  /// Names a parameter.
  ///
  /// - Parameter index: The parameter, from 1.
  /// - Returns: Its name with the sign before it, such as `:id`; nothing for a plain `?`.
  public func parameterName(_ index: Int) -> String? {
    guard let index = Int32(exactly: index) else { return nil }
    return unsafe sqlite3_bind_parameter_name(pointer, index).map { unsafe String(cString: $0) }
  }

  /// Whether the statement writes nothing to a database file.
  public var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(pointer) != 0 }

  /// Whether the statement is an EXPLAIN or an EXPLAIN QUERY PLAN.
  public var isExplain: Bool { unsafe sqlite3_stmt_isexplain(pointer) != 0 }
}
