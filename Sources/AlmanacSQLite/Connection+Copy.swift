internal import CSQLite

/// Moving rows from one database to another, and what only such moves may do.
extension Connection {
  /// Runs a statement once for each row that a query of another connection returns.
  ///
  /// The values go over as they are stored.
  ///
  /// - Parameters:
  ///   - insertion: The statement, with a parameter for each column of the query.
  ///   - query: The query.
  ///   - other: The connection that answers it.
  /// - Throws: ``SQLiteError``. Rows before the one that failed were written.
  /// - Complexity: O(*n*) rows.
  public borrowing func copy(
    _ insertion: SQL,
    rowsOf query: SQL,
    in other: borrowing Connection
  ) throws(SQLiteError) {
    var source = try other.prepare(query)
    var target = try prepare(insertion)
    let count = source.row.columnCount
    try target.checkCount(count)
    while try source.step() {
      for column in 0..<Int32(clamping: count) {
        let value = unsafe sqlite3_column_value(source.pointer, column)
        try unsafe target.checkBinding(sqlite3_bind_value(target.pointer, column + 1, value))
      }
      try target.run()
    }
  }

  /// Lets SQL write the inner tables of virtual tables, such as those of a full text, while a closure
  /// runs.
  ///
  /// For those who put there what another table of the same definition holds: SQLite's modules
  /// take what they find in these tables for their own.
  /// See <https://sqlite.org/vtab.html#xshadowname>.
  ///
  /// - Parameter body: Writes them.
  /// - Throws: What the closure throws; ``SQLiteError`` if SQLite refuses.
  public borrowing func writingInnerTables(
    _ body: (borrowing Connection) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    // To change this makes SQLite prepare all statements anew when they run next, so none that was
    // prepared meanwhile can write there afterwards.
    try handle.setDefensive(false)
    do throws(SQLiteError) {
      try body(self)
    } catch {
      try handle.setDefensive(true)
      throw error
    }
    try handle.setDefensive(true)
  }
}

extension Handle {
  fileprivate func setDefensive(_ isOn: Bool) throws(SQLiteError) {
    try unsafe check(almanac_sqlite_configure(database, SQLITE_DBCONFIG_DEFENSIVE, isOn ? 1 : 0))
  }
}

extension Statement {
  fileprivate mutating func checkBinding(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw failure(code) }
  }
}
