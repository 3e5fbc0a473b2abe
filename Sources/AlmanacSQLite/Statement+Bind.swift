internal import CSQLite

extension Statement {
  /// Binds a string as TEXT, NUL bytes included.
  ///
  /// - Parameters:
  ///   - value: The string; SQLite copies it.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the text is too long.
  /// - Complexity: O(*n*)
  @inlinable
  @inline(__always)
  public mutating func bind(_ value: String, to index: Int) throws(SQLiteError) {
    guard value.isContiguousUTF8 else { return try bindCopy(of: value, to: index) }
    // Unlike `withUTF8` this needs no copy of the string.
    let code = unsafe value.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe bindText(bytes, to: index)
    }
    guard code == 0 else { throw failure(code ?? 0) }
  }

  /// Binds bytes of UTF-8 as TEXT.
  ///
  /// - Parameters:
  ///   - value: The text, validated; SQLite copies it.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the text is too long.
  /// - Complexity: O(*n*)
  public mutating func bind(_ value: UTF8Span, to index: Int) throws(SQLiteError) {
    let code = unsafe value.span.withUnsafeBufferPointer { bytes in
      unsafe bindText(bytes, to: index)
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds an INTEGER.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter.
  public mutating func bind(_ value: Int, to index: Int) throws(SQLiteError) {
    let code = unsafe sqlite3_bind_int64(pointer, Int32(clamping: index), Int64(value))
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds a REAL.
  ///
  /// - Parameters:
  ///   - value: The number. Not a NaN: SQLite has none, and would store NULL.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value is not a number.
  public mutating func bind(_ value: Double, to index: Int) throws(SQLiteError) {
    guard !value.isNaN else {
      throw SQLiteError(
        code: SQLITE_MISMATCH,
        message: "parameter \(index) is not a number, which SQLite cannot store",
        sql: sql.description
      )
    }
    let code = unsafe sqlite3_bind_double(pointer, Int32(clamping: index), value)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds 1 for true and 0 for false.
  ///
  /// - Parameters:
  ///   - value: The truth.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter.
  public mutating func bind(_ value: Bool, to index: Int) throws(SQLiteError) {
    try bind(value ? 1 : 0, to: index)
  }

  /// Binds bytes as BLOB.
  ///
  /// - Parameters:
  ///   - value: The bytes; SQLite copies them.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the blob is too long.
  /// - Complexity: O(*n*)
  public mutating func bind(_ value: [UInt8], to index: Int) throws(SQLiteError) {
    let code = unsafe value.withUnsafeBytes { bytes in unsafe bindBlob(bytes, to: index) }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds bytes as BLOB.
  ///
  /// - Parameters:
  ///   - value: The bytes; SQLite copies them.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the blob is too long.
  /// - Complexity: O(*n*)
  public mutating func bind(_ value: RawSpan, to index: Int) throws(SQLiteError) {
    let code = unsafe value.withUnsafeBytes { bytes in unsafe bindBlob(bytes, to: index) }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds NULL.
  ///
  /// - Parameter index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter.
  public mutating func bindNull(to index: Int) throws(SQLiteError) {
    let code = unsafe sqlite3_bind_null(pointer, Int32(clamping: index))
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Binds a string that is not native, as Foundation has them on other systems.
  @inline(never)
  @usableFromInline
  mutating func bindCopy(of value: String, to index: Int) throws(SQLiteError) {
    var native = value
    let code = native.withUTF8 { bytes in unsafe bindText(bytes, to: index) }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  // It releases no object of Swift's: the optimizer may trust that the string lives on, and need
  // not count it once more for the call, which would take as long as binding.
  @_effects(releasenone)
  @usableFromInline
  mutating func bindText(_ bytes: UnsafeBufferPointer<UInt8>, to index: Int) -> Int32 {
    // While the statement runs its slots are in use, and SQLite refuses to bind.
    if !isRunning, let slot = unsafe prepared.slot(index, for: bytes.count) {
      if let start = bytes.baseAddress {
        unsafe UnsafeMutableRawPointer(slot).copyMemory(from: start, byteCount: bytes.count)
      }
      return unsafe slot.withMemoryRebound(to: CChar.self, capacity: Prepared.slotSize) { start in
        // No destructor: SQLite may rely on the bytes until the parameter is bound anew.
        unsafe sqlite3_bind_text(pointer, Int32(index), start, Int32(bytes.count), nil)
      }
    }
    // An empty buffer may have no address, and a null pointer would bind NULL.
    guard let start = bytes.baseAddress else {
      return unsafe sqlite3_bind_text(pointer, Int32(clamping: index), "", 0, nil)
    }
    prepared.holdsCopies = true
    return unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { start in
      unsafe sqlite3_bind_text64(
        pointer,
        Int32(clamping: index),
        start,
        UInt64(bytes.count),
        almanac_sqlite_transient(),
        UInt8(SQLITE_UTF8)
      )
    }
  }

  private mutating func bindBlob(_ bytes: UnsafeRawBufferPointer, to index: Int) -> Int32 {
    // An empty buffer may have no address, and a null pointer would bind NULL.
    guard let start = bytes.baseAddress, bytes.count > 0 else {
      return unsafe sqlite3_bind_zeroblob(pointer, Int32(clamping: index), 0)
    }
    // As with texts: while the statement runs its slots are in use.
    if !isRunning, let slot = unsafe prepared.slot(index, for: bytes.count) {
      unsafe UnsafeMutableRawPointer(slot).copyMemory(from: start, byteCount: bytes.count)
      return unsafe sqlite3_bind_blob(pointer, Int32(index), slot, Int32(bytes.count), nil)
    }
    prepared.holdsCopies = true
    return unsafe sqlite3_bind_blob64(
      pointer,
      Int32(clamping: index),
      start,
      UInt64(bytes.count),
      almanac_sqlite_transient()
    )
  }
}

extension Statement {
  /// Binds a value to the parameter after one, and goes on to it.
  @inlinable
  @inline(__always)
  mutating func bindNext(
    _ value: some Bindable,
    after index: inout Int
  ) throws(SQLiteError) {
    index += 1
    try value.bind(to: &self, at: index)
  }

  /// Binds a string, or NULL for none.
  ///
  /// - Parameters:
  ///   - value: The string, if there is one.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the text is too long.
  public mutating func bind(_ value: String?, to index: Int) throws(SQLiteError) {
    if let value { try bind(value, to: index) } else { try bindNull(to: index) }
  }

  /// Binds an INTEGER, or NULL for none.
  ///
  /// - Parameters:
  ///   - value: The number, if there is one.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter.
  public mutating func bind(_ value: Int?, to index: Int) throws(SQLiteError) {
    if let value { try bind(value, to: index) } else { try bindNull(to: index) }
  }

  /// Binds a REAL, or NULL for none.
  ///
  /// - Parameters:
  ///   - value: The number, if there is one.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value is not a number.
  public mutating func bind(_ value: Double?, to index: Int) throws(SQLiteError) {
    if let value { try bind(value, to: index) } else { try bindNull(to: index) }
  }

  /// Binds a value of any kind, or NULL for none.
  ///
  /// - Parameters:
  ///   - value: The value, if there is one.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  public mutating func bind(_ value: (any Bindable)?, to index: Int) throws(SQLiteError) {
    guard let value else { return try bindNull(to: index) }
    try value.bind(to: &self, at: index)
  }

  /// Binds every parameter, from the first to the last.
  ///
  /// - Parameter values: As many as the statement has parameters.
  /// - Throws: ``SQLiteError`` if their number differs, or a value cannot be stored.
  public mutating func bindAll(_ values: [(any Bindable)?]) throws(SQLiteError) {
    try checkCount(values.count)
    for (offset, value) in values.enumerated() {
      try bind(value, to: offset + 1)
    }
  }

  /// Throws unless there are as many values as parameters.
  @usableFromInline
  func checkCount(_ count: Int) throws(SQLiteError) {
    guard count == parameterCount else {
      throw SQLiteError(
        code: SQLITE_RANGE,
        message: "the statement has \(parameterCount) parameters, and \(count) values were given",
        sql: sql.description
      )
    }
  }
}
