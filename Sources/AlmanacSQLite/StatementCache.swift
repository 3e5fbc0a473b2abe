/// Prepared statements that nobody is using, the latest last.
///
/// A statement is taken out while it is used, so two users of one SQL get two statements. A lone
/// literal is found by its address: a few comparisons, no hashing.
struct StatementCache {
  private struct Entry {
    let sql: SQL
    let prepared: Prepared
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
  mutating func take(_ sql: SQL) -> Prepared? {
    guard let last = idle.last else { return nil }
    if last.sql.isIdentical(to: sql) {
      idle.removeLast()
      return last.prepared
    }
    guard let index = idle.lastIndex(where: { $0.sql.isIdentical(to: sql) }) else { return nil }
    return idle.remove(at: index).prepared
  }

  /// Puts back a statement, reset and unbound, and finalizes the one idle for longest if there
  /// are too many.
  mutating func put(_ prepared: Prepared, for sql: SQL) {
    idle.append(Entry(sql: sql, prepared: prepared))
    if idle.count > capacity { trim(to: capacity) }
  }

  /// Finalizes every idle statement.
  mutating func removeAll() { trim(to: 0) }

  private mutating func trim(to limit: Int) {
    while idle.count > max(limit, 0) {
      idle.removeFirst().prepared.destroy()
    }
  }
}
