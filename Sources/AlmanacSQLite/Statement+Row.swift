internal import CSQLite

extension Statement {
  /// Runs the statement with a key and the values of one row of a ``RowBuffer``.
  ///
  /// SQLite copies nothing: what is bound lies in the buffer, and must not be read when that is gone.
  /// Whoever runs the statement next binds all parameters anew, and when it has gone back to the cache
  /// they are unbound.
  ///
  /// - Parameters:
  ///   - key: For the first parameter.
  ///   - bytes: The buffer's bytes.
  ///   - position: Where the row begins in them; afterwards where it ends.
  /// - Throws: ``SQLiteError``, also when the row has too few or too many values.
  mutating func run(
    _ key: Int,
    rowOf bytes: UnsafeRawBufferPointer,
    at position: inout Int
  ) throws(SQLiteError) {
    var index = 1
    try bind(key, to: index)
    while true {
      let mark = unsafe bytes[position]
      position += 1
      if mark == RowBuffer.Mark.end { break }
      index += 1
      try unsafe bind(mark, to: index, bytes, &position)
    }
    try checkCount(index)
    try run()
  }

  private mutating func bind(
    _ mark: UInt8,
    to index: Int,
    _ bytes: UnsafeRawBufferPointer,
    _ position: inout Int
  ) throws(SQLiteError) {
    switch mark {
    case RowBuffer.Mark.integer:
      let value = unsafe bytes.loadUnaligned(fromByteOffset: position, as: Int64.self)
      position += 8
      try bind(Int(Int64(littleEndian: value)), to: index)
    case RowBuffer.Mark.real:
      let bits = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      position += 8
      try bind(Double(bitPattern: UInt64(littleEndian: bits)), to: index)
    case RowBuffer.Mark.text:
      let length = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
      let start = position + 4
      position = start + Int(UInt32(littleEndian: length))
      try unsafe bindUncopied(bytes[start..<position], to: index)
    default: try bindNull(to: index)
    }
  }

  private mutating func bindUncopied(
    _ text: Slice<UnsafeRawBufferPointer>,
    to index: Int
  ) throws(SQLiteError) {
    let code = unsafe UnsafeRawBufferPointer(rebasing: text).withMemoryRebound(to: CChar.self) {
      // No destructor: nothing is copied. An empty text has an address too, and is not NULL.
      unsafe sqlite3_bind_text64(
        pointer,
        Int32(clamping: index),
        $0.baseAddress,
        UInt64($0.count),
        nil,
        UInt8(SQLITE_UTF8)
      )
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }
}
