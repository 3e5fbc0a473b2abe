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
  func matches(_ filter: TimelineFilter) throws(StoreError) -> [RevisionRow] {
    var statement = Composed(
      "SELECT revision.revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to, known_from, known_to FROM "
    )
    statement.about(filter.about)
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
    if let since = filter.since {
      statement.add(
        filter.isCertain ? "AND event_earliest >= ?" : "AND event_latest >= ?",
        since.description
      )
    }
    if let until = filter.until {
      statement.add(
        filter.isCertain ? "AND event_latest <= ?" : "AND event_earliest <= ?",
        until.description
      )
    }
    statement.kinds(filter.kinds)
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
    statement.add(
      "ORDER BY event_earliest DESC, event_latest DESC, type DESC, id DESC LIMIT ?",
      filter.limit > 0 ? filter.limit + 1 : -1
    )
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

/// A statement put together from literals, and the values of its parameters.
private struct Composed {
  var sql: SQL
  var values: [(any Bindable)?] = []

  init(_ sql: SQL) {
    self.sql = sql
  }

  mutating func add(_ part: SQL, _ values: any Bindable...) {
    sql = sql + " " + part
    self.values += values
  }

  /// Where the rows come from: all revisions, or those that name one of some things or are them.
  mutating func about(_ references: [Reference]) {
    if references.isEmpty { return add("revision") }
    add("(SELECT revision_id FROM link WHERE")
    for (index, reference) in references.enumerated() {
      add(
        index == 0 ? "target_type = ? AND target_id = ?" : "OR target_type = ? AND target_id = ?",
        reference.kind.name,
        reference.id
      )
    }
    add("UNION SELECT revision_id FROM revision WHERE")
    for (index, reference) in references.enumerated() {
      add(
        index == 0 ? "type = ? AND id = ?" : "OR type = ? AND id = ?",
        reference.kind.name,
        reference.id
      )
    }
    // CROSS JOIN keeps this order: from the few that are named to their revisions.
    add(") AS named CROSS JOIN revision ON revision.revision_id = named.revision_id")
  }

  mutating func kinds(_ kinds: [RecordType]) {
    guard let first = kinds.first else {
      return add(
        """
        AND (
          type IN ('ruling', 'event', 'statement', 'capex', 'lag', 'accelerator', 'model')
          OR EXISTS (SELECT 1 FROM article WHERE article.revision_id = revision.revision_id)
        )
        """
      )
    }
    add("AND type IN (?", first.rawValue)
    for kind in kinds.dropFirst() { add(", ?", kind.rawValue) }
    add(")")
  }

  mutating func country(_ country: CountryCode) {
    add(
      """
      AND revision.revision_id IN (
        SELECT revision_id FROM link WHERE target_type = 'country' AND target_id = ?
        UNION
        -- CROSS JOIN keeps this order: from the country's few groups to what names them.
        SELECT named.revision_id
        FROM country_group
        CROSS JOIN revision AS membership
          ON membership.revision_id = country_group.revision_id
          AND membership.recorded_to = '9999-12-31T23:59:59.999999Z'
        CROSS JOIN link ON link.target_type = 'group' AND link.target_id = group_name
        CROSS JOIN revision AS named ON named.revision_id = link.revision_id
        WHERE country_group.country = ?
          AND coalesce(member_from, '0000-01-01') <= named.event_latest
          AND coalesce(member_to, '9999-12-31') > named.event_earliest
      )
      """,
      country.text,
      country.text
    )
  }

  mutating func grade(_ floor: Grade, _ clocks: Clocks) {
    add(
      """
      AND EXISTS (
        SELECT 1 FROM evidence
        JOIN revision AS cited ON cited.type = 'source' AND cited.id = evidence.source
          AND cited.recorded_from <= ? AND cited.recorded_to > ?
          AND (? = '' OR (cited.known_from <= ? AND cited.known_to > ?))
        JOIN source ON source.revision_id = cited.revision_id
        WHERE evidence.revision_id = revision.revision_id
          AND source.reliability <= ? AND evidence.credibility <= ?
      )
      """,
      clocks.recordedText,
      clocks.recordedText,
      clocks.knownText,
      clocks.knownText,
      clocks.knownText,
      floor.reliability.rawValue,
      floor.credibility.rawValue
    )
  }

  func rows(_ database: borrowing Connection) throws(StoreError) -> [RevisionRow] {
    try lifting { () throws(SQLiteError) in
      var statement = try database.prepare(sql)
      try statement.bindAll(values)
      var rows: [RevisionRow] = []
      while try statement.step() { rows.append(try RevisionRow(row: statement.row)) }
      return rows
    }
  }
}
