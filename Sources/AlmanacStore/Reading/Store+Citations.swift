public import Almanac
import AlmanacSQLite

extension Store {
  /// The answers that were cited, oldest first.
  ///
  /// - Returns: All that are remembered.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func citations() throws(StoreError) -> [Citation] {
    try citations(
      numbered: try read { database throws(SQLiteError) in
        try database.rows("SELECT citation_id FROM citation ORDER BY citation_id") {
          row throws(SQLiteError) in try row.int(0)
        }
      }
    )
  }

  /// A cited answer by its token.
  ///
  /// - Parameter token: The token.
  /// - Returns: `nil` when this almanac does not remember it.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func citation(_ token: String) throws(StoreError) -> Citation? {
    try citations(
      numbered: try read { database throws(SQLiteError) in
        try database.rows("SELECT citation_id FROM citation WHERE token = ?1", token) {
          row throws(SQLiteError) in try row.int(0)
        }
      }
    ).first
  }

  /// The cited answers that rested on a record, oldest first.
  ///
  /// - Parameter record: The record.
  /// - Returns: Those that are remembered.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func citations(restingOn record: Reference) throws(StoreError) -> [Citation] {
    try citations(
      numbered: try read { database throws(SQLiteError) in
        try database.rows(
          "SELECT citation_id FROM citation_record WHERE type = ?1 AND id = ?2 ORDER BY citation_id",
          record.kind.name,
          record.id
        ) { row throws(SQLiteError) in try row.int(0) }
      }
    )
  }

  /// The digests of records as of a time.
  ///
  /// - Parameters:
  ///   - references: Records; what was not there is left out.
  ///   - clocks: As of when; public time does not matter.
  /// - Returns: The SHA-256 of each record's canonical form.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func digests(
    of references: some Sequence<Reference>,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Reference: [UInt8]] {
    var digests: [Reference: [UInt8]] = [:]
    for reference in references {
      digests[reference] = try read { database throws(SQLiteError) in
        try database.row(
          """
          SELECT sha256 FROM revision
          WHERE type = ?1 AND id = ?2 AND recorded_from <= ?3 AND recorded_to > ?3
          """,
          reference.kind.name,
          reference.id,
          clocks.recordedText
        ) { row throws(SQLiteError) in try row.bytes(0) }
      }
    }
    return digests
  }

  /// When the last batch was recorded.
  ///
  /// - Returns: ``Almanac/RecordTime/distantPast`` for an empty almanac.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func lastRecorded() throws(StoreError) -> RecordTime {
    let text = try read { database throws(SQLiteError) in
      try database.row("SELECT coalesce(max(recorded_at), '') FROM batch") {
        row throws(SQLiteError) in try row.text(0)
      }
    }
    return text.flatMap { RecordTime($0) } ?? .distantPast
  }

  private func citations(numbered numbers: [Int]) throws(StoreError) -> [Citation] {
    try read { database throws(SQLiteError) in
      var citations: [Citation] = []
      for number in numbers {
        let records = try database.rows(
          "SELECT type || ':' || id, sha256 FROM citation_record WHERE citation_id = ?1",
          number
        ) { row throws(SQLiteError) in (Reference(try row.text(0)), try row.bytes(1)) }
        let citation = try database.row(
          "SELECT token, question, cited_at FROM citation WHERE citation_id = ?1",
          number
        ) { row throws(SQLiteError) in
          Citation(
            token: try row.text(0),
            question: try row.text(1),
            citedAt: RecordTime(try row.text(2)) ?? .distantPast,
            records: Dictionary(
              records.compactMap { reference, digest in reference.map { ($0, digest) } }
            ) { first, _ in first }
          )
        }
        if let citation { citations.append(citation) }
      }
      return citations
    }
  }
}
