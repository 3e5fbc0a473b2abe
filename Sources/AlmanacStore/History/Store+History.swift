import Almanac
import AlmanacSQLite

extension Store {
  /// Walks every revision there is, open and closed, as lines of canonical JSON, by number.
  ///
  /// - Parameter body: Takes whole lines, each with its end, and how many there are.
  /// - Throws: What the closure throws; ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*); 256 KiB of lines are in memory.
  package func forEachRevisionLines(_ body: ([UInt8], Int) throws -> Void) throws {
    var composers: [RecordType: LineComposer] = [:]
    var buffer = LineBuffer()
    var revisions = try lifting { () throws(SQLiteError) in
      for type in RecordType.allCases { composers[type] = try LineComposer(type, database) }
      return try database.prepare(
        """
        SELECT revision_id, type, id, batch_id, closing_batch_id, known_from, known_to
        FROM revision ORDER BY revision_id
        """
      )
    }
    while try lifting({ () throws(SQLiteError) in try revisions.step() }) {
      try lifting { () throws(SQLiteError) in
        let type = try revisions.row.text(1)
        guard let composer = RecordType(rawValue: type).flatMap({ composers[$0] }) else {
          throw SQLiteError(
            code: 11,  // SQLITE_CORRUPT
            message: "the almanac holds a record of unknown type '\(type)'"
          )
        }
        try Store.compose(revisions.row, composer, database, to: &buffer.lines)
      }
      try buffer.endLine(body)
    }
    try buffer.flush(body)
  }

  /// Appends a revision as ``HistoryRevision/json`` has it, straight from the rows.
  private static func compose(
    _ row: borrowing Row,
    _ composer: LineComposer,
    _ database: borrowing Connection,
    to lines: inout [UInt8]
  ) throws(SQLiteError) {
    let number = try row.int(0)
    lines += "{\"batch\":\(try row.int(3))".utf8
    if let closing = try row.optionalInt(4) { lines += ",\"closing_batch\":\(closing)".utf8 }
    let known = (try row.text(5), try row.text(6))
    if known.0 != PublicTime.always.from { lines += ",\"known_from\":\"\(known.0)\"".utf8 }
    if known.1 != PublicTime.always.to { lines += ",\"known_to\":\"\(known.1)\"".utf8 }
    lines += ",\"record\":".utf8
    try composer.append(number, row.text(2), from: database, to: &lines)
    lines += ",\"revision\":\(number)}".utf8
  }
}

/// Lines that are gathered, and handed on many at a time.
struct LineBuffer {
  /// The bytes that are handed on at the latest when a line ends.
  private static let size = 256 * 1024

  var lines: [UInt8] = []
  private var count = 0

  init() {
    lines.reserveCapacity(LineBuffer.size + 16_384)
  }

  /// Ends a line, and hands the lines on if they are many.
  mutating func endLine(_ body: ([UInt8], Int) throws -> Void) throws {
    lines.append(UInt8(ascii: "\n"))
    count += 1
    if lines.count >= LineBuffer.size { try flush(body) }
  }

  /// Hands on what is left.
  mutating func flush(_ body: ([UInt8], Int) throws -> Void) throws {
    if count == 0 { return }
    try body(lines, count)
    lines.removeAll(keepingCapacity: true)
    count = 0
  }
}
