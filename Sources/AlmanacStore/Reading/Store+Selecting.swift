public import Almanac
import AlmanacSQLite

extension Store {
  /// The records that a timeline would show, without reading their contents.
  ///
  /// - Parameter filter: Which facts; its limit does not matter.
  /// - Returns: References in order.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: As for a timeline; references are in memory.
  public func selection(_ filter: TimelineFilter) throws(StoreError) -> [Reference] {
    var filter = filter
    filter.limit = 0
    var references: [Reference] = []
    for row in try matches(filter) {
      guard let type = RecordType(rawValue: row.type), let id = Slug(row.id) else { continue }
      references.append(Reference(type, id))
    }
    return references.sorted()
  }

  /// The records that make up something which is no record: a country group's memberships, an
  /// architecture's accelerators.
  ///
  /// - Parameters:
  ///   - reference: A country group or an architecture.
  ///   - clocks: As of when.
  /// - Returns: References in order; empty for anything else.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func parts(
    of reference: Reference,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Reference] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision.type, revision.id
        FROM link JOIN revision USING (revision_id)
        WHERE target_type = ?1 AND target_id = ?2 AND field IN ('group', 'architecture')
          AND recorded_from <= ?3 AND recorded_to > ?3
          AND (?4 = '' OR (known_from <= ?4 AND known_to > ?4))
        ORDER BY revision.type, revision.id
        """,
        reference.kind.name,
        reference.id,
        clocks.recordedText,
        clocks.knownText
      ) { row throws(SQLiteError) in (try row.text(0), try row.text(1)) }
    }
    return rows.compactMap { type, id in
      guard let type = RecordType(rawValue: type), let id = Slug(id) else { return nil }
      return Reference(type, id)
    }
  }
}
