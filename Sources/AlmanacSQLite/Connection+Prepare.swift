internal import CSQLite

extension Connection {
  /// Checks a statement out of the cache, or prepares it.
  ///
  /// - Parameter sql: One statement.
  /// - Returns: The statement, unbound, at its start.
  /// - Throws: ``SQLiteError`` if the text is wrong, is empty, or goes on after the statement.
  public borrowing func prepare(_ sql: SQL) throws(SQLiteError) -> Statement {
    var statement = try checkOut(sql)
    if statement.prepared.isBound { statement.prepared.unbind() }
    return statement
  }

  /// Checks a statement out for somebody who binds all of its parameters: they may still have the
  /// values of their last use.
  @usableFromInline
  borrowing func checkOut(_ sql: SQL) throws(SQLiteError) -> Statement {
    try handle.checkOut(sql)
  }

  /// How many idle statements the cache keeps.
  ///
  /// 64 unless set; zero turns the cache off.
  public var statementCacheCapacity: Int {
    get { unsafe handle.cache.capacity }
    nonmutating set { unsafe handle.cache.capacity = newValue }
  }

  /// Finalizes every idle statement.
  ///
  /// - Complexity: O(*n*)
  public borrowing func emptyStatementCache() { unsafe handle.cache.removeAll() }
}

extension Handle {
  /// Takes a statement from the cache, or prepares it; parameters may have the values of its last use.
  func checkOut(_ sql: SQL) throws(SQLiteError) -> Statement {
    try checkTransactionIsOpen()
    if let prepared = unsafe cache.take(sql) {
      return Statement(prepared, sql: sql, handle: self)
    }
    return Statement(try compile(sql), sql: sql, handle: self)
  }

  /// Prepares one statement and makes sure that nothing follows it.
  func compile(_ sql: SQL) throws(SQLiteError) -> Prepared {
    try unsafe sql.withUTF8 { bytes throws(SQLiteError) in
      let first = try unsafe next(in: bytes, of: sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
      guard let pointer = unsafe first.pointer else {
        throw SQLiteError(
          code: SQLITE_MISUSE,
          message: "there is no statement in the text",
          sql: sql.description
        )
      }
      do throws(SQLiteError) {
        try unsafe checkNothingFollows(UnsafeBufferPointer(rebasing: bytes[first.end...]), sql: sql)
      } catch {
        unsafe sqlite3_finalize(pointer)
        throw error
      }
      return unsafe Prepared(pointer)
    }
  }

  /// Prepares the first statement of some text.
  ///
  /// - Returns: The statement, or nothing for blanks and comments; and where its text ends.
  func next(
    in bytes: UnsafeBufferPointer<UInt8>,
    of sql: SQL,
    flags: UInt32
  ) throws(SQLiteError) -> (pointer: OpaquePointer?, end: Int) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return (nil, 0) }
    guard let count = Int32(exactly: bytes.count) else {
      throw SQLiteError(code: SQLITE_TOOBIG, message: "the statement is too long")
    }
    var pointer: OpaquePointer?
    let (code, end) = unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      start in
      var tail: UnsafePointer<CChar>?
      let code = unsafe sqlite3_prepare_v3(database, start, count, flags, &pointer, &tail)
      return unsafe (code, tail.map { unsafe $0 - start } ?? bytes.count)
    }
    guard code == SQLITE_OK else {
      throw error(code, sql: unsafe String(decoding: bytes, as: UTF8.self))
    }
    return unsafe (pointer, end)
  }

  private func checkNothingFollows(
    _ bytes: UnsafeBufferPointer<UInt8>,
    sql: SQL
  ) throws(SQLiteError) {
    var rest = unsafe bytes
    while !rest.isEmpty {
      // Blanks and comments prepare to nothing; a NUL byte stops the parser where it stands.
      let (pointer, end) = try unsafe next(in: rest, of: sql, flags: 0)
      let isStatement = unsafe pointer != nil
      unsafe sqlite3_finalize(pointer)
      guard !isStatement, end > 0 else {
        throw SQLiteError(
          code: SQLITE_MISUSE,
          message: isStatement
            ? "more SQL follows the first statement" : "the text contains a NUL byte",
          sql: sql.description
        )
      }
      unsafe rest = unsafe UnsafeBufferPointer(rebasing: rest[end...])
    }
  }
}
