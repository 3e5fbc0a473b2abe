internal import CSQLite

extension Row {
  /// Reads a TEXT column that may be NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its text, or nothing for NULL.
  /// - Throws: ``SQLiteError`` if it is neither TEXT nor NULL, or not valid UTF-8.
  /// - Complexity: O(*n*); one copy.
  public func optionalText(_ index: Int) throws(SQLiteError) -> String? {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_TEXT: return try unsafe decoded(value, column)
    case SQLITE_NULL: return missing(column)
    default: throw mismatch(column, wanted: .text)
    }
  }

  /// Reads an INTEGER column that may be NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its number, or nothing for NULL.
  /// - Throws: ``SQLiteError`` if it is neither INTEGER nor NULL.
  public func optionalInt(_ index: Int) throws(SQLiteError) -> Int? {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_INTEGER: return unsafe Int(sqlite3_value_int64(value))
    case SQLITE_NULL: return missing(column)
    default: throw mismatch(column, wanted: .integer)
    }
  }

  /// Reads a REAL column that may be NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its number, or nothing for NULL.
  /// - Throws: ``SQLiteError`` if it is neither REAL nor NULL.
  public func optionalDouble(_ index: Int) throws(SQLiteError) -> Double? {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_FLOAT: return unsafe sqlite3_value_double(value)
    case SQLITE_NULL: return missing(column)
    default: throw mismatch(column, wanted: .real)
    }
  }

  /// Reads an INTEGER column that holds 0, 1 or NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Whether it is 1, or nothing for NULL.
  /// - Throws: ``SQLiteError`` if it is anything else.
  public func optionalBool(_ index: Int) throws(SQLiteError) -> Bool? {
    isNull(index) ? nil : try bool(index)
  }

  /// Reads a BLOB column that may be NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its bytes, or nothing for NULL.
  /// - Throws: ``SQLiteError`` if it is neither BLOB nor NULL.
  /// - Complexity: O(*n*); one copy.
  public func optionalBytes(_ index: Int) throws(SQLiteError) -> [UInt8]? {
    isNull(index) ? nil : try bytes(index)
  }

  /// Nothing, for a NULL that is there; reading past the last column traps.
  @inline(__always)
  private func missing<Value>(_ column: Int32) -> Value? {
    checkIsThere(column)
    return nil
  }

  /// Lends the text of a TEXT column without copying it.
  ///
  /// - Parameters:
  ///   - index: The column, from 0.
  ///   - body: Reads the validated text, which it cannot keep.
  /// - Returns: What the closure returned.
  /// - Throws: ``SQLiteError`` if the column is not TEXT or not valid UTF-8, and what the closure
  ///   throws.
  public func withUTF8<Result, Failure: ExpressibleBySQLiteError>(
    _ index: Int,
    _ body: (UTF8Span) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let column = Int32(truncatingIfNeeded: index)
    let buffer: UnsafeBufferPointer<UInt8>
    do throws(SQLiteError) {
      let value = unsafe sqlite3_column_value(pointer, column)
      guard unsafe sqlite3_value_type(value) == SQLITE_TEXT else {
        throw mismatch(column, wanted: .text)
      }
      unsafe buffer = try unsafe utf8(value, column)
    } catch {
      throw Failure(sqlite: error)
    }
    let text: UTF8Span
    do {
      text = try unsafe UTF8Span(validating: buffer.span)
    } catch {
      throw Failure(sqlite: fault(column, "is not valid UTF-8"))
    }
    return try body(text)
  }

  /// Lends the bytes of a BLOB column without copying them.
  ///
  /// - Parameters:
  ///   - index: The column, from 0.
  ///   - body: Reads the bytes, which it cannot keep.
  /// - Returns: What the closure returned.
  /// - Throws: ``SQLiteError`` if the column is not BLOB, and what the closure throws.
  public func withBytes<Result, Failure: ExpressibleBySQLiteError>(
    _ index: Int,
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let column = Int32(truncatingIfNeeded: index)
    let buffer: UnsafeRawBufferPointer
    do throws(SQLiteError) {
      guard unsafe sqlite3_column_type(pointer, column) == SQLITE_BLOB else {
        throw mismatch(column, wanted: .blob)
      }
      unsafe buffer = try unsafe blob(column)
    } catch {
      throw Failure(sqlite: error)
    }
    return try unsafe body(buffer.bytes)
  }
}
