import Almanac
import AlmanacSQLite

extension Table {
  static let ruling = Table(
    insert: """
      INSERT INTO ruling (
        revision_id, title, authority, jurisdiction, instrument, track, force, status, effect,
        announced, announced_earliest, announced_latest, effective, effective_earliest,
        effective_latest, applies_from, applies_from_earliest, applies_from_latest, ended,
        ended_earliest, ended_latest, citation, rate_percent, review_policy, summary, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21, ?22, ?23, ?24, ?25, ?26
      )
      """,
    select: """
      SELECT
        title, authority, jurisdiction, instrument, track, force, status, effect, announced,
        announced_earliest, announced_latest, effective, effective_earliest, effective_latest,
        applies_from, applies_from_earliest, applies_from_latest, ended, ended_earliest,
        ended_latest, citation, rate_percent, review_policy, summary, note
      FROM ruling WHERE revision_id = ?1
      """,
    columns: [
      .text("title"), .text("authority"), .text("jurisdiction"), .text("instrument"),
      .text("track"), .text("force"), .text("status"), .text("effect"), .date("announced"),
      .date("effective"), .date("applies_from"), .date("ended"), .text("citation"),
      .number("rate_percent"), .text("review_policy"), .text("summary"), .text("note"),
    ],
    lists: rulingLists
  )

  private static let rulingLists: [ListTable] = [
    .texts(
      "destinations",
      insert: """
        INSERT INTO ruling_place (revision_id, role, position, place) VALUES (?1, 'destination', ?2, ?3)
        """,
      select: """
        SELECT place FROM ruling_place WHERE revision_id = ?1 AND role = 'destination' ORDER BY position
        """
    ),
    .texts(
      "except_destinations",
      insert: """
        INSERT INTO ruling_place (revision_id, role, position, place) VALUES (?1, 'except', ?2, ?3)
        """,
      select: """
        SELECT place FROM ruling_place WHERE revision_id = ?1 AND role = 'except' ORDER BY position
        """
    ),
    .texts(
      "headquarters",
      insert: """
        INSERT INTO ruling_place (revision_id, role, position, place) VALUES (?1, 'headquarters', ?2, ?3)
        """,
      select: """
        SELECT place FROM ruling_place WHERE revision_id = ?1 AND role = 'headquarters' ORDER BY position
        """
    ),
    .texts(
      "transactions",
      insert: "INSERT INTO ruling_transaction (revision_id, position, kind) VALUES (?1, ?2, ?3)",
      select: "SELECT kind FROM ruling_transaction WHERE revision_id = ?1 ORDER BY position"
    ),
    .texts(
      "directed_to",
      insert: "INSERT INTO ruling_maker (revision_id, position, organization) VALUES (?1, ?2, ?3)",
      select: "SELECT organization FROM ruling_maker WHERE revision_id = ?1 ORDER BY position"
    ),
    .texts(
      "only_for",
      insert: """
        INSERT INTO ruling_phrase (revision_id, role, position, phrase) VALUES (?1, 'only-for', ?2, ?3)
        """,
      select: """
        SELECT phrase FROM ruling_phrase WHERE revision_id = ?1 AND role = 'only-for' ORDER BY position
        """
    ),
    .texts(
      "accelerators",
      insert: """
        INSERT INTO ruling_accelerator (revision_id, role, position, accelerator) VALUES (?1, 'named', ?2, ?3)
        """,
      select: """
        SELECT accelerator FROM ruling_accelerator WHERE revision_id = ?1 AND role = 'named' ORDER BY position
        """
    ),
    .texts(
      "exempts",
      insert: """
        INSERT INTO ruling_accelerator (revision_id, role, position, accelerator) VALUES (?1, 'exempt', ?2, ?3)
        """,
      select: """
        SELECT accelerator FROM ruling_accelerator WHERE revision_id = ?1 AND role = 'exempt' ORDER BY position
        """
    ),
    .texts(
      "conditions",
      insert: """
        INSERT INTO ruling_phrase (revision_id, role, position, phrase) VALUES (?1, 'condition', ?2, ?3)
        """,
      select: """
        SELECT phrase FROM ruling_phrase WHERE revision_id = ?1 AND role = 'condition' ORDER BY position
        """
    ),
    .texts(
      "amends",
      insert: """
        INSERT INTO ruling_relation (revision_id, role, position, ruling) VALUES (?1, 'amends', ?2, ?3)
        """,
      select: """
        SELECT ruling FROM ruling_relation WHERE revision_id = ?1 AND role = 'amends' ORDER BY position
        """
    ),
    .texts(
      "supersedes",
      insert: """
        INSERT INTO ruling_relation (revision_id, role, position, ruling) VALUES (?1, 'supersedes', ?2, ?3)
        """,
      select: """
        SELECT ruling FROM ruling_relation WHERE revision_id = ?1 AND role = 'supersedes' ORDER BY position
        """
    ),
    .texts(
      "narrows",
      insert: """
        INSERT INTO ruling_relation (revision_id, role, position, ruling) VALUES (?1, 'narrows', ?2, ?3)
        """,
      select: """
        SELECT ruling FROM ruling_relation WHERE revision_id = ?1 AND role = 'narrows' ORDER BY position
        """
    ),
    .texts(
      "implements",
      insert: """
        INSERT INTO ruling_relation (revision_id, role, position, ruling) VALUES (?1, 'implements', ?2, ?3)
        """,
      select: """
        SELECT ruling FROM ruling_relation WHERE revision_id = ?1 AND role = 'implements' ORDER BY position
        """
    ),
    .thresholds, .reviewCases,
  ]
}
