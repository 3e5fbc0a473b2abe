internal import Almanac
import AlmanacSQLite

/// A statement put together from literals, and the values of its parameters.
struct TimelineStatement {
  /// How many revisions are looked at before a page is searched for by what it is about.
  static let recentCount = 8000
  /// How many facts are much, so that some of the newest revisions are likely to be among them.
  static let much = 2000

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
    isAny(
      of: references,
      "target_type = ? AND target_id = ?",
      "OR target_type = ? AND target_id = ?"
    )
    add("UNION SELECT revision_id FROM revision WHERE")
    isAny(of: references, "type = ? AND id = ?", "OR type = ? AND id = ?")
    // CROSS JOIN keeps this order: from the few that are named to their revisions.
    add(") AS named CROSS JOIN revision ON revision.revision_id = named.revision_id")
  }

  /// Where the rows come from: the newest revisions of a range, those of them that fit.
  ///
  /// What the index by event and the links tell is asked of them alone, before a row of the table is
  /// looked up: each lies somewhere else in the file.
  mutating func recent(_ filter: TimelineFilter, among count: Int) {
    add(
      """
      (
        SELECT revision_id FROM (
          SELECT revision_id, type, id FROM revision INDEXED BY revision_by_event
          WHERE event <> ''
      """
    )
    range(filter)
    order(limit: count)
    add(") AS revision WHERE TRUE")
    isAbout(filter.about)
    kinds(filter.kinds)
    add(") AS page CROSS JOIN revision ON revision.revision_id = page.revision_id")
  }

  /// The links that name one of some things.
  mutating func links(to references: [Reference]) {
    add("SELECT 1 FROM link WHERE")
    isAny(
      of: references,
      "target_type = ? AND target_id = ?",
      "OR target_type = ? AND target_id = ?"
    )
  }

  /// The revisions of some types.
  mutating func revisions(of kinds: [RecordType]) {
    add("SELECT 1 FROM revision WHERE TRUE")
    self.kinds(kinds)
  }

  /// That a revision names one of some things or is one of them.
  ///
  /// Asks the links of each thing, which lie together, rather than those of each revision, which lie
  /// all over the file.
  mutating func isAbout(_ references: [Reference]) {
    if references.isEmpty { return }
    add("AND (")
    isAny(of: references, "type = ? AND id = ?", "OR type = ? AND id = ?")
    for reference in references {
      add(
        """
        OR EXISTS (
          SELECT 1 FROM link INDEXED BY sqlite_autoindex_link_1
          WHERE target_type = ? AND target_id = ? AND link.revision_id = revision.revision_id
        )
        """,
        reference.kind.name,
        reference.id
      )
    }
    add(")")
  }

  private mutating func isAny(of references: [Reference], _ first: SQL, _ next: SQL) {
    for (index, reference) in references.enumerated() {
      add(index == 0 ? first : next, reference.kind.name, reference.id)
    }
  }

  /// The range of event time.
  mutating func range(_ filter: TimelineFilter) {
    if let since = filter.since {
      add(
        filter.isCertain ? "AND event_earliest >= ?" : "AND event_latest >= ?",
        since.description
      )
    }
    if let until = filter.until {
      add(
        filter.isCertain ? "AND event_latest <= ?" : "AND event_earliest <= ?",
        until.description
      )
    }
  }

  /// The newest first, some of them.
  mutating func order(limit: Int) {
    add("ORDER BY event_earliest DESC, event_latest DESC, type DESC, id DESC LIMIT ?", limit)
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

  /// The number that the statement gives.
  func number(_ database: borrowing Connection) throws(StoreError) -> Int {
    try lifting { () throws(SQLiteError) in
      var statement = try database.prepare(sql)
      try statement.bindAll(values)
      return try statement.step() ? try statement.row.int(0) : 0
    }
  }
}
