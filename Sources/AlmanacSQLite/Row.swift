internal import CSQLite

/// The current row of a statement, lent: it can be read, and neither kept nor copied.
///
/// Reads are strict. A column of another storage class than the one asked for is an
/// ``SQLiteError`` that names the column, never a conversion. Columns count from 0. Reading past
/// the last column, or a statement without a current row, is a mistake in the program and traps.
@safe
public struct Row: ~Copyable {
  let pointer: OpaquePointer

  init(of pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  /// The number of columns.
  public var columnCount: Int { unsafe Int(sqlite3_column_count(pointer)) }

  /// Reads a TEXT column.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its text, NUL bytes included.
  /// - Throws: ``SQLiteError`` if it is not TEXT, or not valid UTF-8.
  /// - Complexity: O(*n*); one copy.
  public func text(_ index: Int) throws(SQLiteError) -> String {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    guard unsafe sqlite3_value_type(value) == SQLITE_TEXT else {
      throw mismatch(column, wanted: .text)
    }
    return try unsafe decoded(value, column)
  }

  /// Reads an INTEGER column.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its number.
  /// - Throws: ``SQLiteError`` if it is not INTEGER.
  public func int(_ index: Int) throws(SQLiteError) -> Int {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    guard unsafe sqlite3_value_type(value) == SQLITE_INTEGER else {
      throw mismatch(column, wanted: .integer)
    }
    return unsafe Int(sqlite3_value_int64(value))
  }

  /// Reads a REAL column.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its number.
  /// - Throws: ``SQLiteError`` if it is not REAL; an INTEGER is not.
  public func double(_ index: Int) throws(SQLiteError) -> Double {
    let column = Int32(truncatingIfNeeded: index)
    let value = unsafe sqlite3_column_value(pointer, column)
    guard unsafe sqlite3_value_type(value) == SQLITE_FLOAT else {
      throw mismatch(column, wanted: .real)
    }
    return unsafe sqlite3_value_double(value)
  }

  /// Reads an INTEGER column that holds 0 or 1.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Whether it is 1.
  /// - Throws: ``SQLiteError`` if it is not INTEGER, or neither 0 nor 1.
  public func bool(_ index: Int) throws(SQLiteError) -> Bool {
    switch try int(index) {
    case 0: return false
    case 1: return true
    default: throw fault(Int32(truncatingIfNeeded: index), "holds neither 0 nor 1")
    }
  }

  /// Reads a BLOB column.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its bytes.
  /// - Throws: ``SQLiteError`` if it is not BLOB.
  /// - Complexity: O(*n*); one copy.
  public func bytes(_ index: Int) throws(SQLiteError) -> [UInt8] {
    let column = Int32(truncatingIfNeeded: index)
    guard unsafe sqlite3_column_type(pointer, column) == SQLITE_BLOB else {
      throw mismatch(column, wanted: .blob)
    }
    return try unsafe Array(blob(column))
  }

  /// Says how a column is stored.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its storage class in this row.
  public func storageClass(_ index: Int) -> StorageClass {
    let column = Int32(truncatingIfNeeded: index)
    let raw = unsafe sqlite3_column_type(pointer, column)
    if raw == SQLITE_NULL { checkIsThere(column) }
    return StorageClass(rawValue: raw) ?? .null
  }

  /// Says whether a column is NULL.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: True if it is.
  public func isNull(_ index: Int) -> Bool { storageClass(index) == .null }

  /// Reads a column of any storage class.
  ///
  /// - Parameter index: The column, from 0.
  /// - Returns: Its value.
  /// - Throws: ``SQLiteError`` if it is TEXT that is not valid UTF-8.
  public func value(_ index: Int) throws(SQLiteError) -> Value {
    switch storageClass(index) {
    case .null: .null
    case .integer: .int(try int(index))
    case .real: .double(try double(index))
    case .text: .text(try text(index))
    case .blob: .blob(try bytes(index))
    }
  }
}

// A column's value is fetched once and then asked. SQLite calls such a value unprotected: each
// question takes no mutex, unlike one to the column, and only the connection's own thread may ask.
// https://sqlite.org/c3ref/column_blob.html
extension Row {
  /// Decodes a value known to be TEXT.
  @inline(__always)
  func decoded(_ value: OpaquePointer?, _ column: Int32) throws(SQLiteError) -> String {
    let buffer = try unsafe utf8(value, column)
    do {
      // Four times as fast as `String(validating:as:)` in Swift 6.3.
      return try unsafe String(copying: UTF8Span(validating: buffer.span))
    } catch {
      throw fault(column, "is not valid UTF-8")
    }
  }

  /// The bytes of a value known to be TEXT; they live until the statement steps, resets or ends.
  @inline(__always)
  func utf8(
    _ value: OpaquePointer?,
    _ column: Int32
  ) throws(SQLiteError) -> UnsafeBufferPointer<UInt8> {
    // In this order: asking for the text may convert it from UTF-16, which changes its length.
    guard let start = unsafe sqlite3_value_text(value) else {
      // Asked of the column, SQLite also notes that it has dealt with the lack of memory.
      unsafe sqlite3_column_text(pointer, column)
      throw outOfMemory()
    }
    let count = unsafe Int(sqlite3_value_bytes(value))
    return unsafe UnsafeBufferPointer(start: start, count: count)
  }

  /// The bytes of a column known to be BLOB; they live until the statement steps, resets or ends.
  func blob(_ column: Int32) throws(SQLiteError) -> UnsafeRawBufferPointer {
    let start = unsafe sqlite3_column_blob(pointer, column)
    let count = unsafe Int(sqlite3_column_bytes(pointer, column))
    guard unsafe start != nil || count == 0 else { throw outOfMemory() }
    return unsafe UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Traps unless the column is one of the current row.
  func checkIsThere(_ column: Int32) {
    let count = unsafe sqlite3_data_count(pointer)
    precondition(count > 0, "a column is read, but the statement has no current row")
    precondition(
      column >= 0 && column < count,
      "column \(column) is read, but the row has \(count), counted from 0"
    )
  }

  func mismatch(_ column: Int32, wanted: StorageClass) -> SQLiteError {
    let raw = unsafe sqlite3_column_type(pointer, column)
    if raw == SQLITE_NULL { checkIsThere(column) }
    let found = StorageClass(rawValue: raw) ?? .null
    return fault(column, "holds \(found), not \(wanted)")
  }

  func fault(_ column: Int32, _ what: String) -> SQLiteError {
    let name = unsafe sqlite3_column_name(pointer, column).map { unsafe String(cString: $0) }
    return unsafe SQLiteError(
      code: SQLITE_MISMATCH,
      message: "column \(column) ('\(name ?? "?")') \(what)",
      sql: sqlite3_sql(pointer).map { unsafe String(cString: $0) }
    )
  }

  private func outOfMemory() -> SQLiteError {
    SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
  }
}
