import Almanac
import AlmanacSQLite

/// Where the records lie that say what happened.
extension Table {
  static let capex = Table(
    insert: """
      INSERT INTO capex (
        revision_id, subject, period, period_earliest, period_latest, fiscal_label,
        amount_value, amount_min, amount_max, amount_approximate, currency, basis, scope,
        published, published_earliest, published_latest, supersedes, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18
      )
      """,
    select: """
      SELECT
        subject, period, period_earliest, period_latest, fiscal_label, amount_value,
        amount_min, amount_max, amount_approximate, currency, basis, scope, published,
        published_earliest, published_latest, supersedes, note
      FROM capex WHERE revision_id = ?1
      """,
    columns: [
      .text("subject"), .date("period"), .text("fiscal_label"), .quantity("amount"),
      .text("currency"), .text("basis"), .text("scope"), .date("published"),
      .text("supersedes"), .text("note"),
    ],
    lists: []
  )

  static let lag = Table(
    insert: """
      INSERT INTO lag (
        revision_id, behind_country, behind_organization, behind_model, ahead_country,
        ahead_organization, ahead_model, months_value, months_min, months_max,
        months_approximate, observed, observed_earliest, observed_latest, published,
        published_earliest, published_latest, method, summary, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20
      )
      """,
    select: """
      SELECT
        behind_country, behind_organization, behind_model, ahead_country, ahead_organization,
        ahead_model, months_value, months_min, months_max, months_approximate, observed,
        observed_earliest, observed_latest, published, published_earliest, published_latest,
        method, summary, note
      FROM lag WHERE revision_id = ?1
      """,
    columns: [
      .text("behind.country"), .text("behind.organization"), .text("behind.model"),
      .text("ahead.country"), .text("ahead.organization"), .text("ahead.model"),
      .quantity("months"), .date("observed"), .date("published"), .text("method"),
      .text("summary"), .text("note"),
    ],
    lists: []
  )

  static let statement = Table(
    insert: """
      INSERT INTO statement (
        revision_id, speaker, made, made_earliest, made_latest, modality, summary, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      )
      """,
    select: """
      SELECT
        speaker, made, made_earliest, made_latest, modality, summary, note
      FROM statement WHERE revision_id = ?1
      """,
    columns: [
      .text("speaker"), .date("made"), .text("modality"), .text("summary"), .text("note"),
    ],
    lists: [.about]
  )

  static let event = Table(
    insert: """
      INSERT INTO event (
        revision_id, date, date_earliest, date_latest, category, title, summary, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      )
      """,
    select: """
      SELECT
        date, date_earliest, date_latest, category, title, summary, note
      FROM event WHERE revision_id = ?1
      """,
    columns: [
      .date("date"), .text("category"), .text("title"), .text("summary"), .text("note"),
    ],
    lists: [.about]
  )

  static let score = Table(
    insert: """
      INSERT INTO score (
        revision_id, model, name, developer, country, released, released_earliest,
        released_latest, metric, value, low, high, as_of, accessibility, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
      )
      """,
    select: """
      SELECT
        model, name, developer, country, released, released_earliest, released_latest, metric,
        value, low, high, as_of, accessibility, note
      FROM score WHERE revision_id = ?1
      """,
    columns: [
      .text("model"), .text("name"), .text("developer"), .text("country"), .date("released"),
      .text("metric"), .number("value"), .number("low"), .number("high"), .text("as_of"),
      .text("accessibility"), .text("note"),
    ],
    lists: [.scoreCountries]
  )

  static let resolution = Table(
    insert: """
      INSERT INTO resolution (
        revision_id, field, prefers, decided, decided_earliest, decided_latest, why, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      )
      """,
    select: """
      SELECT
        field, prefers, decided, decided_earliest, decided_latest, why, note
      FROM resolution WHERE revision_id = ?1
      """,
    columns: [
      .text("field"), .text("prefers"), .date("decided"), .text("why"), .text("note"),
    ],
    lists: [.resolutionSides]
  )
}
