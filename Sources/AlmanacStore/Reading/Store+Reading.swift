import AlmanacSQLite

extension Store {
  /// Runs a closure that sees one state of the almanac, whatever others write meanwhile.
  ///
  /// An answer that is put together from several statements belongs in it, and so does one from
  /// several methods: a timeline and the sources of its facts, say. It also saves SQLite from taking
  /// its lock for each statement.
  ///
  /// - Parameter body: Reads, and does not write.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws; ``StoreError`` when SQLite refuses.
  public borrowing func reading<Value>(_ body: (borrowing Store) throws -> Value) throws -> Value {
    do {
      return try database.transaction(.deferred) { _ in try body(self) }
    } catch let error as SQLiteError {
      throw StoreError(sqlite: error)
    }
  }
}
