internal import CSQLite

/// Prepared statements that nobody is using, the latest last.
///
/// A statement is taken out while it is used, so two users of one SQL get two statements. A lone
/// literal is found by its address: a few comparisons, no hashing.
@safe
struct StatementCache {
  @safe
  struct Entry {
    let sql: SQL
    let pointer: OpaquePointer
  }

  /// The most idle statements to keep; a scan of so many costs less than preparing one.
  var capacity = 64 {
    didSet { trim(to: capacity) }
  }

  private var idle: [Entry] = []

  /// The number of idle statements.
  var count: Int { idle.count }

  /// Takes out an idle statement.
  ///
  /// - Parameter sql: Its text.
  /// - Returns: Nothing if none is idle.
  /// - Complexity: O(*n*) comparisons of addresses, the latest first.
  mutating func take(_ sql: SQL) -> OpaquePointer? {
    var index = idle.count - 1
    while index >= 0 {
      if idle[index].sql.isIdentical(to: sql) {
        return unsafe idle.remove(at: index).pointer
      }
      index -= 1
    }
    return nil
  }

  /// Puts back a statement, reset and unbound, and finalizes the one idle for longest if there
  /// are too many.
  mutating func put(_ pointer: OpaquePointer, for sql: SQL) {
    unsafe idle.append(Entry(sql: sql, pointer: pointer))
    trim(to: capacity)
  }

  /// Finalizes every idle statement.
  mutating func removeAll() { trim(to: 0) }

  private mutating func trim(to limit: Int) {
    while idle.count > max(limit, 0) {
      unsafe sqlite3_finalize(idle.removeFirst().pointer)
    }
  }
}
