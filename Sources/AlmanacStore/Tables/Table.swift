import Almanac
import AlmanacSQLite

/// How the records of one type lie in the database: a row of the type's table, and rows of lists.
struct Table: Sendable {
  /// Writes the row; the first parameter is the revision's id, the others follow the columns.
  let insert: SQL

  /// Reads the row of the revision that is the parameter; columns in order.
  let select: SQL

  /// The fields in the row, in the order of both statements.
  let columns: [Column]

  /// The fields that are lists.
  let lists: [ListTable]

  /// The table of a type.
  static func of(_ type: RecordType) -> Table {
    switch type {
    case .source: source
    case .organization: organization
    case .accelerator: accelerator
    case .model: model
    case .countryGroup: countryGroup
    case .exchangeRate: exchangeRate
    case .ruling: ruling
    case .capex: capex
    case .lag: lag
    case .statement: statement
    case .event: event
    case .score: score
    case .resolution: resolution
    }
  }

  /// Adds the rows of a record, its type's and its lists'; their key is the revision.
  func add(_ fields: JSON.Members, to rows: inout RowBuffer) {
    rows.begin(insert)
    for column in columns { column.add(fields, to: &rows) }
    rows.end()
    for list in lists { list.add(fields, &rows) }
    ListTable.evidence.add(fields, &rows)
  }

  /// Reads a revision's fields, without `type` and `id`.
  ///
  /// - Returns: `nil` when the type's table has no such revision.
  func read(
    _ revision: Int64,
    from database: borrowing Connection,
    into fields: inout JSON.Members
  ) throws(SQLiteError) {
    var statement = try database.prepare(select)
    try statement.bind(Int(revision), to: 1)
    if try statement.step() {
      var index = 0
      for column in columns {
        try column.read(statement.row, at: index, into: &fields)
        index += column.width
      }
    }
    for list in lists { try list.read(database, revision, &fields) }
    try ListTable.evidence.read(database, revision, &fields)
  }
}
