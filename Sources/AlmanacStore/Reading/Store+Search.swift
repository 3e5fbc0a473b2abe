public import Almanac
import AlmanacSQLite

extension Store {
  /// Finds records by their words: titles, names, summaries, notes and the text of articles.
  ///
  /// Accents and case do not matter; in Chinese, Japanese and Korean any run of characters is
  /// found. All words must occur; words in quotes together; `word*` begins a word.
  ///
  /// - Parameters:
  ///   - words: What to look for.
  ///   - kinds: The types to look in; empty for all.
  ///   - range: When it must have happened; what has no date lies in no range.
  ///   - clocks: As of when.
  ///   - limit: The most records to return; 0 for all.
  /// - Returns: The best first: titles weigh most, then names, summaries, article text.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func search(
    _ words: String,
    kinds: [RecordType] = [],
    in range: EventRange = .always,
    as clocks: Clocks = .now,
    limit: Int = 50
  ) throws(StoreError) -> [Timeline.Entry] {
    guard let query = SearchText.query(words) else { return [] }
    let wanted = kinds.map(\.rawValue)
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision.revision_id, type, id, batch_id, closing_batch_id,
          recorded_from, recorded_to, known_from, known_to
        FROM full_text JOIN revision ON revision.revision_id = full_text.rowid
        WHERE full_text MATCH ?1 AND recorded_from <= ?2 AND recorded_to > ?2
          AND (?3 = '' OR (known_from <= ?3 AND known_to > ?3))
          AND (?4 = '' OR instr(?4, ',' || type || ',') > 0)
          AND (?6 = '' OR (event <> '' AND iif(?8, event_earliest, event_latest) >= ?6))
          AND (?7 = '' OR (event <> '' AND iif(?8, event_latest, event_earliest) <= ?7))
        ORDER BY bm25(full_text, 8.0, 6.0, 2.0, 1.0), type, id
        LIMIT ?5
        """,
        query,
        clocks.recordedText,
        clocks.knownText,
        wanted.isEmpty ? "" : ",\(wanted.joined(separator: ",")),",
        limit > 0 ? limit : -1,
        range.since?.description ?? "",
        range.until?.description ?? "",
        range.isCertain,
        as: RevisionRow.init(row:)
      )
    }
    var entries: [Timeline.Entry] = []
    for row in rows { entries.append(try entry(try revision(row), clocks)) }
    return entries
  }
}
