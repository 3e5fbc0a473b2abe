internal import CSQLite

final class CollationBox {
  let compare: (Span<UInt8>, Span<UInt8>) -> Int

  init(_ compare: @escaping (Span<UInt8>, Span<UInt8>) -> Int) {
    self.compare = compare
  }
}

extension Connection {
  /// Adds an order of texts, for `COLLATE` and `ORDER BY`.
  ///
  /// - Parameters:
  ///   - name: Its name in SQL.
  ///   - compare: Compares two texts by their bytes of UTF-8: negative if the first comes first,
  ///     0 if they are equal, positive otherwise. It must be a total order, and always the same,
  ///     or indices are damaged.
  /// - Throws: ``SQLiteError`` if statements are running.
  public borrowing func addCollation(
    _ name: String,
    _ compare: @escaping (Span<UInt8>, Span<UInt8>) -> Int
  ) throws(SQLiteError) {
    let box = unsafe Unmanaged.passRetained(CollationBox(compare))
    let code = unsafe sqlite3_create_collation_v2(
      handle.database,
      name,
      SQLITE_UTF8,
      box.toOpaque(),
      { context, leftCount, left, rightCount, right in
        guard let context = unsafe context else { return 0 }
        let box = unsafe Unmanaged<CollationBox>.fromOpaque(context).takeUnretainedValue()
        let left = unsafe UnsafeRawBufferPointer(start: left, count: Int(leftCount))
        let right = unsafe UnsafeRawBufferPointer(start: right, count: Int(rightCount))
        return unsafe left.withMemoryRebound(to: UInt8.self) { left in
          unsafe right.withMemoryRebound(to: UInt8.self) { right in
            unsafe Int32(box.compare(left.span, right.span).signum())
          }
        }
      },
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<CollationBox>.fromOpaque(context).release()
      }
    )
    guard code == SQLITE_OK else {
      // Unlike for functions, SQLite does not call the destructor if adding fails.
      unsafe box.release()
      throw handle.error(code)
    }
  }
}
