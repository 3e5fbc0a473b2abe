import Almanac
import AlmanacSQLite

/// A value that SQL gives back.
public enum QueryValue: Hashable, Sendable {
  /// `NULL`.
  case null
  /// A whole number.
  case integer(Int)
  /// Any other number.
  case real(Double)
  /// A text.
  case text(String)
  /// Bytes.
  case bytes([UInt8])
}

/// What a query gives back.
public struct QueryResult: Hashable, Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The rows.
  public let rows: [[QueryValue]]
  /// Whether there were more rows than were asked for.
  public let isCut: Bool
}

extension Store {
  /// Runs one statement of SQL that only reads.
  ///
  /// Nothing is written, attached or loaded, whatever the statement says. The functions that
  /// <doc:Functions> describes may be used.
  ///
  /// - Parameters:
  ///   - sql: One statement.
  ///   - clocks: As of when the views and the functions answer; the tables hold every revision.
  ///   - limit: The most rows to return; 0 for all.
  ///   - seconds: How long it may take.
  /// - Returns: Columns and rows.
  /// - Throws: ``StoreError`` when it does not compile, is not allowed, or takes too long.
  public func query(
    _ sql: String,
    as clocks: Clocks = .now,
    limit: Int = 0,
    seconds: Double = 10
  ) throws(StoreError) -> QueryResult {
    try addFunctions(as: clocks)
    var result: QueryResult?
    try withViews(as: clocks) { database throws(StoreError) in
      // The last word before the file, whatever the authorizer may have missed.
      try lifting { () throws(SQLiteError) in try database.setPragma(.queryOnly, to: 1) }
      defer { try? database.setPragma(.queryOnly, to: 0) }
      database.setAuthorizer { action in Store.mayRead(action) ? .allow : .deny }
      defer { database.setAuthorizer(nil) }
      do throws(SQLiteError) {
        result = try database.withTimeLimit(.seconds(seconds)) { database throws(SQLiteError) in
          try Store.result(of: sql, limit, database)
        }
      } catch {
        throw Store.refusal(of: error)
      }
    }
    guard let result else { preconditionFailure("a query ends with a result or a throw") }
    return result
  }

  private static func result(
    of sql: String,
    _ limit: Int,
    _ database: borrowing Connection
  ) throws(SQLiteError) -> QueryResult {
    var statement = try database.prepare(SQL(untrusted: sql))
    let columns = (0..<statement.columnCount).map { statement.columnName($0) }
    var rows: [[QueryValue]] = []
    var isCut = false
    while try statement.step() {
      if limit > 0, rows.count == limit {
        isCut = true
        break
      }
      var row: [QueryValue] = []
      row.reserveCapacity(columns.count)
      for index in columns.indices { row.append(QueryValue(try statement.row.value(index))) }
      rows.append(row)
    }
    return QueryResult(columns: columns, rows: rows, isCut: isCut)
  }

  private static func mayRead(_ action: AuthorizedAction) -> Bool {
    switch action.kind {
    case .select, .read, .recursive: true
    case .function: action.second?.lowercased() != "load_extension"
    // Full-text search asks for its own data version; table_info and the like only describe.
    case .pragma:
      action.second == nil
        || ["table_info", "table_xinfo", "index_list", "index_info"].contains(action.first ?? "")
    default: false
    }
  }

  private static func refusal(of error: SQLiteError) -> StoreError {
    if error.isDenied || error.isReadOnly {
      return StoreError(
        .question,
        "a query may only read",
        remedy: "use SELECT; records are changed with 'almanac import'"
      )
    }
    if error.isInterrupted {
      return StoreError(
        .question,
        "the query took too long and was stopped",
        remedy: "ask for less, or allow more with --seconds"
      )
    }
    let isOfTheFile =
      error.isBusy || error.isLocked || error.isCorrupt || error.isNotADatabase || error.isIO
      || error.isOutOfMemory || error.isFull || error.isCannotOpen
    if isOfTheFile { return StoreError(sqlite: error) }
    return StoreError(
      .question,
      "the SQL is wrong: \(error.message)",
      remedy: "see the tables and views with: almanac query "
        + "\"SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')\""
    )
  }
}

extension QueryValue {
  fileprivate init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .int(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .blob(let bytes): self = .bytes(bytes)
    }
  }
}
