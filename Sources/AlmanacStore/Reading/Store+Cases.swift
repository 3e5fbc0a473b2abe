public import Almanac
import AlmanacSQLite

extension Store {
  /// A rule engine that decides cases of one chip just as one over all records would, and has read
  /// no more than these need.
  ///
  /// - Parameters:
  ///   - chip: The chip, the only one that the engine knows.
  ///   - destination: Where it is to go.
  ///   - seat: The seat of the buyer or its ultimate parent, if it is not the destination.
  ///   - clocks: As of when, as in ``ruleEngine(as:chips:)``.
  /// - Returns: The engine: for this chip, with whatever figures, and these countries, on any day.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*) in rulings and memberships for finding which matter, and the size of
  ///   those that do.
  public func ruleEngine(
    for chip: Accelerator,
    to destination: CountryCode,
    seat: CountryCode? = nil,
    as clocks: Clocks = .now
  ) throws(StoreError) -> RuleEngine {
    let countries = (destination.text, (seat ?? destination).text)
    let rows = try rulings(about: chip.id, in: countries, clocks)
    let known = clocks.knownText
    let wasPublic = { (row: RevisionRow) in
      known.isEmpty || (row.knownFrom <= known && row.knownTo > known)
    }
    return RuleEngine(
      rulings: try contents(of: rows.filter(wasPublic)),
      accelerators: [chip],
      memberships: try contents(of: memberships(of: countries, clocks)),
      unheard: try contents(of: rows.filter { !wasPublic($0) })
    )
  }

  private func contents<Content>(of rows: [RevisionRow]) throws(StoreError) -> [Content] {
    var contents: [Content] = []
    for row in rows {
      if let content = try revision(row).record.content as? Content { contents.append(content) }
    }
    return contents
  }

  /// The rulings that may concern a chip in some countries: those that name it, those about chips
  /// in general that reach a country, one for each answer that must be given, and whatever
  /// supersedes any of them.
  private func rulings(
    about chip: Slug,
    in countries: (String, String),
    _ clocks: Clocks
  ) throws(StoreError) -> [RevisionRow] {
    try read { database throws(SQLiteError) in
      try database.rows(
        """
        WITH RECURSIVE
          recorded AS MATERIALIZED (
            SELECT revision_id, id, ?5 = '' OR (known_from <= ?5 AND known_to > ?5) AS is_public
            FROM revision WHERE type = 'ruling' AND recorded_from <= ?4 AND recorded_to > ?4
          ),
          present AS MATERIALIZED (SELECT revision_id, id FROM recorded WHERE is_public),
          membership AS MATERIALIZED (
            SELECT group_name, country FROM revision JOIN country_group USING (revision_id)
            WHERE type = 'country_group' AND recorded_from <= ?4 AND recorded_to > ?4
          ),
          place (name) AS MATERIALIZED (
            VALUES ('*'), (?2), (?3)
            UNION SELECT group_name FROM membership WHERE country IN (?2, ?3)
            -- Anybody may belong to a group of which nothing is recorded.
            UNION SELECT rtrim(place, '?') FROM ruling_place
            WHERE place LIKE '%:%' AND rtrim(place, '?') NOT IN (SELECT group_name FROM membership)
          ),
          reaching AS MATERIALIZED (
            SELECT DISTINCT recorded.revision_id FROM recorded JOIN ruling_place USING (revision_id)
            WHERE role <> 'except' AND rtrim(place, '?') IN (SELECT name FROM place)
          ),
          demanding AS MATERIALIZED (
            SELECT ruling.revision_id, jurisdiction, track FROM recorded JOIN ruling USING (revision_id)
            WHERE effect IN ('restrict', 'tariff')
              AND (
                EXISTS (
                  SELECT 1 FROM threshold_alternative AS alternative
                  WHERE alternative.revision_id = ruling.revision_id
                )
                OR EXISTS (
                  SELECT 1 FROM ruling_accelerator AS named
                  WHERE named.revision_id = ruling.revision_id AND role = 'named'
                )
              )
          ),
          chosen AS (
            SELECT present.revision_id FROM present JOIN ruling_accelerator USING (revision_id)
            WHERE role = 'named' AND accelerator = ?1
            UNION
            SELECT revision_id FROM reaching JOIN present USING (revision_id)
            WHERE EXISTS (
                SELECT 1 FROM threshold_alternative AS alternative
                WHERE alternative.revision_id = reaching.revision_id
              )
              OR EXISTS (
                SELECT 1 FROM ruling_accelerator AS named
                WHERE named.revision_id = reaching.revision_id AND role = 'named'
                  AND accelerator = '*'
              )
            UNION
            -- Easings for some that leave it to what they narrow which chips are meant.
            SELECT reaching.revision_id FROM reaching JOIN present USING (revision_id)
            JOIN ruling USING (revision_id)
            WHERE effect = 'ease'
              AND EXISTS (
                SELECT 1 FROM link
                WHERE link.revision_id = reaching.revision_id AND field = 'narrows'
              )
              AND NOT EXISTS (
                SELECT 1 FROM threshold_alternative AS alternative
                WHERE alternative.revision_id = reaching.revision_id
              )
              AND NOT EXISTS (
                SELECT 1 FROM ruling_accelerator AS named
                WHERE named.revision_id = reaching.revision_id AND role = 'named'
              )
            UNION
            -- Who has a say, heard of or not: every exporter, the importer, and whoever reaches.
            SELECT min(revision_id) FROM demanding
            WHERE track = 'export-license' OR (track IN ('import', 'tariff') AND jurisdiction = ?2)
            GROUP BY jurisdiction, track
            UNION
            SELECT revision_id FROM demanding JOIN reaching USING (revision_id)
            WHERE track <> 'export-license'
          ),
          wanted AS (
            SELECT revision_id FROM chosen
            UNION
            SELECT successor.revision_id FROM wanted
            JOIN revision AS earlier ON earlier.revision_id = wanted.revision_id
            JOIN link ON target_type = 'ruling' AND target_id = earlier.id AND field = 'supersedes'
            JOIN present AS successor ON successor.revision_id = link.revision_id
          )
        SELECT revision.revision_id, type, id, batch_id, closing_batch_id, recorded_from,
          recorded_to, known_from, known_to
        FROM wanted JOIN revision USING (revision_id) ORDER BY id
        """,
        chip.text,
        countries.0,
        countries.1,
        clocks.recordedText,
        clocks.knownText,
        as: RevisionRow.init(row:)
      )
    }
  }

  /// The memberships of some countries, and one of each group, so that it is known to be recorded.
  private func memberships(
    of countries: (String, String),
    _ clocks: Clocks
  ) throws(StoreError) -> [RevisionRow] {
    try read { database throws(SQLiteError) in
      try database.rows(
        """
        WITH membership AS MATERIALIZED (
          SELECT revision_id, group_name, country
          FROM revision JOIN country_group USING (revision_id)
          WHERE type = 'country_group' AND recorded_from <= ?3 AND recorded_to > ?3
        )
        SELECT revision.revision_id, type, id, batch_id, closing_batch_id, recorded_from,
          recorded_to, known_from, known_to
        FROM revision
        WHERE revision_id IN (
          SELECT revision_id FROM membership WHERE country IN (?1, ?2)
          UNION SELECT min(revision_id) FROM membership GROUP BY group_name
        )
        ORDER BY id
        """,
        countries.0,
        countries.1,
        clocks.recordedText,
        as: RevisionRow.init(row:)
      )
    }
  }
}
