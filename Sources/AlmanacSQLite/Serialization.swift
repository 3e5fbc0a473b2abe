internal import CSQLite

extension Connection {
  /// Copies the database into memory, as the bytes its file would have.
  ///
  /// - Returns: The bytes; none for a database without a page.
  /// - Throws: ``SQLiteError`` if the database could not be read.
  /// - Complexity: O(*n*) in the size of the database.
  public borrowing func serialized() throws(SQLiteError) -> [UInt8] {
    // A snapshot for the length of the copy; inside a transaction it is that one's.
    try transaction(.deferred) { database throws(SQLiteError) in
      // Reading the header takes the lock, which `sqlite3_serialize` does not.
      _ = try database.pragma(.userVersion)
      var count: sqlite3_int64 = 0
      let start = unsafe sqlite3_serialize(database.handle.database, "main", &count, 0)
      guard let start = unsafe start else {
        guard count == 0 else {
          throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
        }
        return []
      }
      defer { unsafe sqlite3_free(start) }
      return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }
  }

  /// Opens a database in memory from the bytes of a file.
  ///
  /// - Parameter serialized: What ``serialized()`` returned, or the bytes of a database file that
  ///   is not in WAL mode. They are copied; damage is noticed when the page is read.
  /// - Throws: ``SQLiteError`` if memory ran out.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(serialized: [UInt8]) throws(SQLiteError) {
    let handle = try Handle.open(path: ":memory:", access: .create)
    try handle.configure()
    if !serialized.isEmpty { try handle.load(serialized) }
    self.init(handle: handle)
  }
}

extension Handle {
  /// Replaces the database by the one in some bytes.
  func load(_ serialized: [UInt8]) throws(SQLiteError) {
    guard let start = unsafe sqlite3_malloc64(UInt64(serialized.count)) else {
      throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
    }
    unsafe serialized.withUnsafeBytes { bytes in
      unsafe UnsafeMutableRawBufferPointer(start: start, count: bytes.count).copyMemory(from: bytes)
    }
    // SQLite frees the memory, even if it refuses it.
    let code = unsafe sqlite3_deserialize(
      database,
      "main",
      start.assumingMemoryBound(to: UInt8.self),
      Int64(serialized.count),
      Int64(serialized.count),
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
    )
    try check(code)
    isDeserialized = true
  }
}
