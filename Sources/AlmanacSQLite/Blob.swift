internal import CSQLite

/// One BLOB or TEXT value of a row, read and written in pieces.
///
/// Its length is fixed: make room with `zeroblob(n)` first. It is closed when it ends. If its row
/// is changed by other means, it fails from then on.
@safe
public struct Blob: ~Copyable {
  private let pointer: OpaquePointer
  private let handle: Handle

  /// How many bytes the value has.
  public var count: Int { unsafe Int(sqlite3_blob_bytes(pointer)) }

  init(_ pointer: OpaquePointer, handle: Handle) {
    unsafe self.pointer = unsafe pointer
    self.handle = handle
  }

  deinit { unsafe sqlite3_blob_close(pointer) }

  /// Reads a piece.
  ///
  /// - Parameter range: Which bytes.
  /// - Returns: The bytes.
  /// - Throws: ``SQLiteError`` if the range is not inside the value, or its row has changed.
  /// - Complexity: O(*n*) in the length of the range.
  public borrowing func bytes(_ range: Range<Int>) throws(SQLiteError) -> [UInt8] {
    let (offset, count) = try checked(range)
    var code = SQLITE_OK
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      unsafe code = sqlite3_blob_read(pointer, buffer.baseAddress, count, offset)
      initialized = code == SQLITE_OK ? Int(count) : 0
    }
    try handle.check(code)
    return bytes
  }

  /// Overwrites a piece.
  ///
  /// - Parameters:
  ///   - bytes: The new bytes.
  ///   - offset: Where they begin in the value.
  /// - Throws: ``SQLiteError`` if they do not fit, the blob was opened for reading, or its row has
  ///   changed.
  /// - Complexity: O(*n*) in the number of bytes.
  public borrowing func write(_ bytes: [UInt8], at offset: Int) throws(SQLiteError) {
    let (end, isOverflow) = offset.addingReportingOverflow(bytes.count)
    let (start, count) = try checked(offset..<(isOverflow ? Int.max : max(end, offset)))
    let code = unsafe bytes.withUnsafeBytes { bytes in
      unsafe sqlite3_blob_write(pointer, bytes.baseAddress, count, start)
    }
    try handle.check(code)
  }

  private borrowing func checked(
    _ range: Range<Int>
  ) throws(SQLiteError) -> (offset: Int32, count: Int32) {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw SQLiteError(
        code: SQLITE_RANGE,
        message: "bytes \(range) are not inside a value of \(count) bytes"
      )
    }
    return (Int32(range.lowerBound), Int32(range.count))
  }
}

extension Connection {
  /// Opens one value to be read or written in pieces.
  ///
  /// - Parameters:
  ///   - table: The table's name.
  ///   - column: The column's name.
  ///   - rowID: The row's id.
  ///   - isWritable: Whether it may be written.
  /// - Returns: The value.
  /// - Throws: ``SQLiteError`` if there is no such value, or it is neither BLOB nor TEXT.
  public borrowing func blob(
    table: String,
    column: String,
    rowID: Int64,
    isWritable: Bool = false
  ) throws(SQLiteError) -> Blob {
    try handle.checkTransactionIsOpen()
    var pointer: OpaquePointer?
    let code = unsafe sqlite3_blob_open(
      handle.database,
      "main",
      table,
      column,
      rowID,
      isWritable ? 1 : 0,
      &pointer
    )
    guard code == SQLITE_OK, let opened = unsafe pointer else { throw handle.error(code) }
    return unsafe Blob(opened, handle: handle)
  }
}
