import Almanac
import AlmanacSQLite

extension Store {
  /// Runs a closure while the views show what was recorded, and known, as of some clocks.
  ///
  /// Every view of the file that shows what is recorded now gets a temporary twin of its name, which
  /// SQL finds first. Nothing of it is left afterwards; `main.timeline` is the file's own all the
  /// time, and the tables hold every revision.
  ///
  /// - Parameters:
  ///   - clocks: As of when.
  ///   - body: Reads.
  /// - Throws: ``StoreError`` when SQLite refuses, or what the closure throws.
  func withViews(
    as clocks: Clocks,
    _ body: (borrowing Connection) throws(StoreError) -> Void
  ) throws(StoreError) {
    if clocks == .now { return try body(database) }
    try Halt.lowering { () throws(Halt) in
      try database.transaction(.deferred) { database throws(Halt) in
        try Halt.lifting { () throws(StoreError) in
          try lifting { () throws(SQLiteError) in
            for twin in try Store.twins(as: clocks, database) { try database.script(twin) }
          }
          try body(database)
        }
        // Rolling back takes the twins away.
        throw Halt.nothingKept
      }
    }
  }

  /// The statements that make the twins.
  private static func twins(
    as clocks: Clocks,
    _ database: borrowing Connection
  ) throws(SQLiteError) -> [String] {
    let views = try database.rows(
      "SELECT sql FROM sqlite_schema WHERE type = 'view' ORDER BY rowid"
    ) { row throws(SQLiteError) in try row.text(0) }
    return views.compactMap { twin(of: $0, as: clocks) }
  }

  /// A view's text, as a temporary view as of some clocks; `nil` for one that knows no clocks.
  private static func twin(of view: String, as clocks: Clocks) -> String? {
    let pieces = view.split(
      separator: "recorded_to = '9999-12-31T23:59:59.999999Z'",
      omittingEmptySubsequences: false
    )
    let beginning = "CREATE VIEW "
    guard pieces.count > 1, view.hasPrefix(beginning) else { return nil }
    var text = ""
    for (index, piece) in pieces.enumerated() {
      guard index + 1 < pieces.count else {
        text += piece
        break
      }
      // The table's name or alias, with its dot.
      let name = piece.reversed().prefix { $0.isLetter || $0 == "_" || $0 == "." }
      text += piece.dropLast(name.count) + clocks.condition(on: String(name.reversed()))
    }
    return "CREATE TEMP VIEW " + text.dropFirst(beginning.count)
  }
}

extension Clocks {
  /// The condition that a revision held, and was public, at these times.
  ///
  /// - Parameter table: What stands before the names of columns: nothing, or a name and a dot.
  /// - Returns: SQL. Both times are of a fixed form that holds no quote.
  fileprivate func condition(on table: String) -> String {
    let recorded =
      "\(table)recorded_from <= '\(recordedText)' AND \(table)recorded_to > '\(recordedText)'"
    if knownText.isEmpty { return recorded }
    return recorded
      + " AND \(table)known_from <= '\(knownText)' AND \(table)known_to > '\(knownText)'"
  }
}
