public import Almanac
import AlmanacSQLite

extension Store {
  /// What names a thing: the facts and articles that refer to it, newest first.
  ///
  /// - Parameters:
  ///   - target: What is named.
  ///   - clocks: As of when.
  ///   - limit: The most to return.
  /// - Returns: References with the field that names the thing.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func naming(
    _ target: Reference,
    as clocks: Clocks = .now,
    limit: Int = 10
  ) throws(StoreError) -> [Link] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT link.field, revision.type, revision.id
        FROM link JOIN revision USING (revision_id)
        WHERE target_type = ?1 AND target_id = ?2
          AND recorded_from <= ?3 AND recorded_to > ?3 AND (?4 = '' OR (known_from <= ?4 AND known_to > ?4))
        ORDER BY revision.event_earliest DESC, revision.type, revision.id, link.field
        LIMIT ?5
        """,
        target.kind.name,
        target.id,
        clocks.recordedText,
        clocks.knownText,
        limit
      ) { row throws(SQLiteError) in
        (try row.text(0), try row.text(1), try row.text(2))
      }
    }
    return rows.compactMap { field, type, id in
      Reference("\(type):\(id)").map { Link(field, $0) }
    }
  }
}
