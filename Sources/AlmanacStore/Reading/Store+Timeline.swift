internal import Almanac
import AlmanacSQLite

extension Store {
  /// What happened, in order.
  ///
  /// - Parameter filter: Which facts.
  /// - Returns: The newest facts up to the limit, oldest first; ties by type and id.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(log *n* + *k*) without filters, reading back from the newest of the range;
  ///   a filter that few facts pass reads more of the range.
  public func timeline(_ filter: TimelineFilter = .init()) throws(StoreError) -> Timeline {
    let rows = try matches(filter)
    let isCut = filter.limit > 0 && rows.count > filter.limit
    var entries: [Timeline.Entry] = []
    for row in rows.prefix(isCut ? filter.limit : rows.count).reversed() {
      entries.append(try entry(try revision(row), filter.clocks))
    }
    return Timeline(entries: entries, isCut: isCut)
  }

  /// The revisions that pass a filter, newest first; one more than its limit if there are more.
  ///
  /// Where much fits, the newest page is soon found by going back in time; where little does, by
  /// what it is about or of which type it is. How much fits is told from a beginning of it.
  func matches(_ filter: TimelineFilter) throws(StoreError) -> [RevisionRow] {
    if try fitsMuch(filter) {
      let recent = try rows(filter, among: TimelineStatement.recentCount)
      // A full page of the newest is the newest page; else it may go on further back.
      if recent.count > filter.limit { return recent }
    }
    return try rows(filter, among: nil)
  }

  /// Whether a filter narrows, and what it narrows to is much.
  private func fitsMuch(_ filter: TimelineFilter) throws(StoreError) -> Bool {
    guard (1...500).contains(filter.limit), filter.search == nil, filter.grade == nil,
      !filter.about.isEmpty || !filter.kinds.isEmpty
    else { return false }
    if !filter.about.isEmpty, try !isMuch({ $0.links(to: filter.about) }) { return false }
    if !filter.kinds.isEmpty, try !isMuch({ $0.revisions(of: filter.kinds) }) { return false }
    return true
  }

  /// Whether a statement has as many rows as make it much.
  private func isMuch(
    _ compose: (inout TimelineStatement) -> Void
  ) throws(StoreError) -> Bool {
    var statement = TimelineStatement("SELECT count(*) FROM (")
    compose(&statement)
    statement.add("LIMIT ?)", TimelineStatement.much)
    return try statement.number(database) == TimelineStatement.much
  }

  private func rows(
    _ filter: TimelineFilter,
    among recentCount: Int?
  ) throws(StoreError) -> [RevisionRow] {
    var statement = TimelineStatement(
      """
      SELECT revision.revision_id, revision.type, revision.id, batch_id, closing_batch_id,
        recorded_from, recorded_to, known_from, known_to
      FROM
      """
    )
    if let recentCount {
      statement.recent(filter, among: recentCount)
    } else {
      statement.about(filter.about)
    }
    statement.add(
      """
      WHERE event <> '' AND recorded_from <= ? AND recorded_to > ?
        AND (? = '' OR (known_from <= ? AND known_to > ?))
      """,
      filter.clocks.recordedText,
      filter.clocks.recordedText,
      filter.clocks.knownText,
      filter.clocks.knownText,
      filter.clocks.knownText
    )
    if recentCount == nil {
      statement.range(filter)
      statement.kinds(filter.kinds)
    }
    if let country = filter.country { statement.country(country) }
    if let grade = filter.grade { statement.grade(grade, filter.clocks) }
    if let search = filter.search {
      guard let query = SearchText.query(search) else {
        return []
      }
      statement.add(
        "AND revision.revision_id IN (SELECT rowid FROM full_text WHERE full_text MATCH ?)",
        query
      )
    }
    let limit = filter.limit > 0 ? filter.limit + 1 : -1
    if recentCount == nil {
      statement.order(limit: limit)
    } else {
      // They come in order already: to sort them again would be to look at all of them.
      statement.add("LIMIT ?", limit)
    }
    return try statement.rows(database)
  }

  /// A fact with its headline and sources.
  func entry(_ revision: Revision, _ clocks: Clocks) throws(StoreError) -> Timeline.Entry {
    Timeline.Entry(
      revision: revision,
      sources: try sources(of: revision.record, clocks),
      headline: try headline(of: revision.record, as: clocks)
    )
  }
}
