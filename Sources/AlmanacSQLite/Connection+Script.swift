internal import CSQLite

extension Connection {
  /// Runs several statements, one after the other, as a migration does.
  ///
  /// It opens no transaction of its own. Rows are discarded, and nothing can be bound.
  ///
  /// - Parameter sql: The statements, separated by semicolons.
  /// - Throws: ``SQLiteError``, with the text of the statement that failed; those before it ran.
  /// - Complexity: O(*n*)
  public borrowing func script(_ sql: String) throws(SQLiteError) {
    try handle.runScript(SQL(untrusted: sql))
  }
}

extension Handle {
  func runScript(_ sql: SQL) throws(SQLiteError) {
    try unsafe sql.withUTF8 { bytes throws(SQLiteError) in
      var rest = unsafe bytes
      while !rest.isEmpty {
        try checkTransactionIsOpen()
        let (pointer, end): (OpaquePointer?, Int)
        do throws(SQLiteError) {
          unsafe (pointer, end) = try unsafe next(in: rest, of: sql, flags: 0)
        } catch {
          // The parser is given all that follows, so the error has to be narrowed.
          throw error.narrowed
        }
        guard end > 0 else {
          throw SQLiteError(code: SQLITE_MISUSE, message: "the script contains a NUL byte")
        }
        if let pointer = unsafe pointer {
          defer { unsafe sqlite3_finalize(pointer) }
          var code = unsafe sqlite3_step(pointer)
          while code == SQLITE_ROW { code = unsafe sqlite3_step(pointer) }
          guard code == SQLITE_DONE else {
            throw unsafe error(code, sql: sqlite3_sql(pointer).map { unsafe String(cString: $0) })
          }
        }
        unsafe rest = unsafe UnsafeBufferPointer(rebasing: rest[end...])
      }
    }
  }
}

extension SQLiteError {
  /// The same error with only the first statement of its text.
  var narrowed: SQLiteError {
    guard let sql else { return self }
    // SQLite's own judge of completeness knows quotes, comments and the bodies of triggers.
    var end = sql.utf8.startIndex
    while let semicolon = sql.utf8[end...].firstIndex(of: UInt8(ascii: ";")) {
      end = sql.utf8.index(after: semicolon)
      if unsafe sqlite3_complete(String(sql[..<end])) == 1 { break }
    }
    let first = end == sql.utf8.startIndex ? sql : String(sql[..<end])
    return SQLiteError(
      code: extendedCode,
      message: message,
      sql: first,
      offset: offset,
      holder: holder
    )
  }
}
