import Almanac
import AlmanacSQLite

/// How the rows of a list become canonical JSON, row by row, without values in between.
struct ListLines: Sendable {
  /// The field that holds the list.
  let field: String

  /// Reads the rows in order: parameter revision.
  let select: SQL

  /// Whether the rows are items of a list; else there is at most one, which is the value.
  let isList: Bool

  /// Appends one row's item, members sorted.
  let append: @Sendable (borrowing Row, inout [UInt8]) throws(SQLiteError) -> Void
}

extension ListTable {
  /// The same list, which can also be written without becoming values.
  func written(
    _ field: String,
    _ select: SQL,
    isList: Bool = true,
    _ append: @escaping @Sendable (borrowing Row, inout [UInt8]) throws(SQLiteError) -> Void
  ) -> ListTable {
    var list = self
    list.lines = ListLines(field: field, select: select, isList: isList, append: append)
    return list
  }
}
