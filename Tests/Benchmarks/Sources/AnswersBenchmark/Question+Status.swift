extension Question {
  /// The SQL of what a status reads: rulings that may concern the case, memberships of the country,
  /// the chip, and who says so; the deciding is the program's own.
  static let statusSQL = """
    CREATE TEMP TABLE wanted_ruling AS
    WITH RECURSIVE
      present AS MATERIALIZED (
        SELECT revision_id, id FROM revision
        WHERE type = 'ruling' AND recorded_from <= '9999-12-31T23:59:59.999998Z' AND recorded_to > '9999-12-31T23:59:59.999998Z'
          AND ('' = '' OR (known_from <= '' AND known_to > ''))
      ),
      membership AS MATERIALIZED (
        SELECT group_name, country FROM revision JOIN country_group USING (revision_id)
        WHERE type = 'country_group' AND recorded_from <= '9999-12-31T23:59:59.999998Z' AND recorded_to > '9999-12-31T23:59:59.999998Z'
      ),
      place (name) AS MATERIALIZED (
        VALUES ('*'), ('CN'), ('CN')
        UNION SELECT group_name FROM membership WHERE country IN ('CN', 'CN')
        -- Anybody may belong to a group of which nothing is recorded.
        UNION SELECT rtrim(place, '?') FROM ruling_place
        WHERE place LIKE '%:%' AND rtrim(place, '?') NOT IN (SELECT group_name FROM membership)
      ),
      reaching AS MATERIALIZED (
        SELECT DISTINCT present.revision_id FROM present JOIN ruling_place USING (revision_id)
        WHERE role <> 'except' AND rtrim(place, '?') IN (SELECT name FROM place)
      ),
      demanding AS MATERIALIZED (
        SELECT ruling.revision_id, jurisdiction, track FROM present JOIN ruling USING (revision_id)
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
        WHERE role = 'named' AND accelerator = 'nvidia-h200'
        UNION
        SELECT revision_id FROM reaching
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
        -- Who has a say: every exporter, the importer, and on other tracks whoever reaches.
        SELECT min(revision_id) FROM demanding
        WHERE track = 'export-license' OR (track IN ('import', 'tariff') AND jurisdiction = 'CN')
        GROUP BY jurisdiction, track
        UNION
        SELECT revision_id FROM demanding JOIN reaching USING (revision_id)
        WHERE track NOT IN ('export-license', 'import', 'tariff')
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
    FROM wanted JOIN revision USING (revision_id) ORDER BY id;
    SELECT * FROM ruling WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_place WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_transaction WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_maker WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_phrase WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_accelerator WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM ruling_relation WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM threshold_alternative WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM threshold_condition WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM review_case WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    SELECT * FROM review_case_place WHERE revision_id IN (SELECT revision_id FROM wanted_ruling);
    CREATE TEMP TABLE wanted_membership AS
    WITH membership AS MATERIALIZED (
      SELECT revision_id, group_name, country
      FROM revision JOIN country_group USING (revision_id)
      WHERE type = 'country_group' AND recorded_from <= '9999-12-31T23:59:59.999998Z' AND recorded_to > '9999-12-31T23:59:59.999998Z'
    )
    SELECT revision.revision_id, type, id, batch_id, closing_batch_id, recorded_from,
      recorded_to, known_from, known_to
    FROM revision
    WHERE revision_id IN (
      SELECT revision_id FROM membership WHERE country IN ('CN', 'CN')
      UNION SELECT min(revision_id) FROM membership GROUP BY group_name
    )
    ORDER BY id;
    SELECT country_group.* FROM wanted_membership JOIN country_group USING (revision_id);
    SELECT accelerator.*, dense_tops.*
    FROM revision JOIN accelerator USING (revision_id) LEFT JOIN dense_tops USING (revision_id)
    WHERE revision.type = 'accelerator' AND revision.id = 'nvidia-h200'
      AND recorded_to = '9999-12-31T23:59:59.999999Z';
    SELECT evidence.*, source.*
    FROM evidence
    CROSS JOIN revision AS cited ON cited.type = 'source' AND cited.id = evidence.source
      AND cited.recorded_to = '9999-12-31T23:59:59.999999Z'
    CROSS JOIN source ON source.revision_id = cited.revision_id
    WHERE evidence.revision_id IN (
      SELECT revision_id FROM wanted_ruling UNION SELECT revision_id FROM wanted_membership
    );
    """
}
