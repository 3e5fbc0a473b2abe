internal import CSQLite

/// Moving rows from one database to another, and what only such moves may do.
extension Connection {
  /// Runs a statement once for each row that a query of another connection returns.
  ///
  /// The values go over as they are stored and are not copied on the way.
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
    // Its parameters point into the other's rows, so it must not go back to the cache bound.
    var target = try prepare(insertion)
    defer { target.clearBindings() }
    while try source.step() {
      let count = source.row.columnCount
      try target.checkCount(count)
      for column in 0..<Int32(clamping: count) {
        try target.bindUncopied(columnOf: source.row, column)
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
  /// Binds what a column of another statement's row holds, without a copy: it is to be run before that
  /// statement goes on.
  fileprivate mutating func bindUncopied(
    columnOf row: borrowing Row,
    _ column: Int32
  ) throws(SQLiteError) {
    let index = column + 1
    let code: Int32
    switch row.storageClass(Int(column)) {
    case .null: code = unsafe sqlite3_bind_null(pointer, index)
    case .integer:
      code = unsafe sqlite3_bind_int64(pointer, index, sqlite3_column_int64(row.pointer, column))
    case .real:
      code = unsafe sqlite3_bind_double(pointer, index, sqlite3_column_double(row.pointer, column))
    case .text:
      let text = unsafe sqlite3_column_text(row.pointer, column)
      let size = unsafe UInt64(sqlite3_column_bytes(row.pointer, column))
      guard let start = unsafe UnsafeRawPointer(text) else {
        throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
      }
      code = unsafe sqlite3_bind_text64(
        pointer,
        index,
        start.assumingMemoryBound(to: CChar.self),
        size,
        nil,
        UInt8(SQLITE_UTF8)
      )
    case .blob:
      let blob = try unsafe row.blob(column)
      // An empty blob has no address, and would be bound as NULL.
      if unsafe blob.isEmpty {
        code = unsafe sqlite3_bind_zeroblob(pointer, index, 0)
      } else {
        code = unsafe sqlite3_bind_blob64(
          pointer,
          index,
          blob.baseAddress,
          UInt64(blob.count),
          nil
        )
      }
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }
}
