package import Almanac
import AlmanacSQLite

extension Store {
  /// Walks the records of a type as lines of canonical JSON, by id, many at a time.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - time: What the almanac said then; `nil` for what it says now.
  ///   - body: Takes whole lines, each with its end, and how many there are.
  /// - Throws: What the closure throws; ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*); 256 KiB of lines are in memory.
  package func forEachLines(
    _ type: RecordType,
    at time: RecordTime?,
    _ body: ([UInt8], Int) throws -> Void
  ) throws {
    let composer = try lifting { () throws(SQLiteError) in try LineComposer(type, database) }
    var buffer = LineBuffer()
    var revisions = try lifting { () throws(SQLiteError) in
      try walk(type, at: time)
    }
    while try lifting({ () throws(SQLiteError) in
      guard try revisions.step() else { return false }
      try composer.append(
        revisions.row.int(0),
        revisions.row.text(1),
        from: database,
        to: &buffer.lines
      )
      return true
    }) {
      try buffer.endLine(body)
    }
    try buffer.flush(body)
  }

  /// The revisions of a type at a time.
  ///
  /// What is current is found in an index that holds nothing else,
  /// without a look at the revisions themselves.
  private func walk(
    _ type: RecordType,
    at time: RecordTime?
  ) throws(SQLiteError) -> AlmanacSQLite.Statement {
    guard let time else {
      var statement = try database.prepare(
        """
        SELECT revision_id, id FROM revision
        WHERE type = ?1 AND recorded_to = '9999-12-31T23:59:59.999999Z' ORDER BY id
        """
      )
      try statement.bind(type.rawValue, to: 1)
      return statement
    }
    var statement = try database.prepare(
      """
      SELECT revision_id, id FROM revision
      WHERE type = ?1 AND recorded_from <= ?2 AND recorded_to > ?2 ORDER BY id
      """
    )
    try statement.bind(type.rawValue, to: 1)
    try statement.bind(time.text, to: 2)
    return statement
  }
}
