/// Statements that stay checked out of a connection's cache while very many rows are written.
///
/// They go back when it ends. Used by one task, as its connection is.
public final class KeptStatements {
  private final class Kept {
    let sql: SQL
    var statement: Statement

    init(_ sql: SQL, _ statement: consuming Statement) {
      self.sql = sql
      self.statement = statement
    }
  }

  private let handle: Handle
  private var all: [Kept] = []
  /// Where the next one is looked for first: those who write many rows take turns in the same order.
  private var next = 0

  /// Keeps no statement yet.
  ///
  /// - Parameter database: Where they will be prepared.
  public init(_ database: borrowing Connection) {
    handle = database.handle
  }

  /// Lends a statement, and prepares it the first time.
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - body: Binds all of its parameters, which may still have their last values, and runs it.
  /// - Returns: What the closure returns.
  /// - Throws: ``SQLiteError`` if the text is wrong, and what the closure throws. A statement that
  ///   failed is not kept.
  /// - Complexity: O(1) for statements that take turns in the same order, else O(*n*) in their number.
  public func using<Value>(
    _ sql: SQL,
    _ body: (inout Statement) throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> Value {
    let index = try index(of: sql)
    next = index + 1
    do throws(SQLiteError) {
      return try body(&all[index].statement)
    } catch {
      all.remove(at: index)
      throw error
    }
  }

  private func index(of sql: SQL) throws(SQLiteError) -> Int {
    if next < all.count, all[next].sql.isIdentical(to: sql) { return next }
    if let index = all.firstIndex(where: { $0.sql.isIdentical(to: sql) }) { return index }
    // A new one follows the one before it, so that the order of their turns is that of the list.
    let index = min(next, all.count)
    all.insert(Kept(sql, try handle.checkOut(sql)), at: index)
    return index
  }
}
