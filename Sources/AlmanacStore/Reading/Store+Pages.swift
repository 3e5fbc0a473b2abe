public import Almanac
import AlmanacSQLite

extension Store {
  /// The next records of a type as of some clocks, by id.
  ///
  /// A reader that asks for one page after another holds no statement open in between, and can read
  /// two almanacs side by side.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - id: The id after which the page begins; `nil` for the first page.
  ///   - clocks: As of when.
  ///   - limit: The most records to return.
  /// - Returns: Fewer than the limit only at the end.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(log *n* + *k*) for *k* revisions that are passed.
  public func revisions(
    _ type: RecordType,
    after id: Slug?,
    as clocks: Clocks = .now,
    limit: Int = 500
  ) throws(StoreError) -> [Revision] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to,
          known_from, known_to
        FROM revision
        WHERE type = ?1 AND id > ?2 AND recorded_from <= ?3 AND recorded_to > ?3
          AND (?4 = '' OR (known_from <= ?4 AND known_to > ?4))
        ORDER BY id
        LIMIT ?5
        """,
        type.rawValue,
        id?.text ?? "",
        clocks.recordedText,
        clocks.knownText,
        limit,
        as: RevisionRow.init(row:)
      )
    }
    var revisions: [Revision] = []
    for row in rows { revisions.append(try revision(row)) }
    return revisions
  }
}
