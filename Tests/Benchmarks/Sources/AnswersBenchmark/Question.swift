/// A question to the program, and the SQL by which its answer can be read in the shell.
struct Question {
  /// What is asked.
  let name: String
  /// How the program is asked.
  let arguments: [String]
  /// The same rows in SQL: that of the program's library with values in the place of parameters,
  /// and what it then reads of each record.
  let sql: String

  static let all = [newest, filtered, status]

  private static let columns =
    "revision.revision_id, revision.type, revision.id, recorded_from, recorded_to, known_from, known_to, event, event_earliest, event_latest"

  private static let holds = """
    recorded_from <= '9999-12-31T23:59:59.999998Z' AND recorded_to > '9999-12-31T23:59:59.999998Z'
    """

  private static let kinds = """
    AND (
      type IN ('ruling', 'event', 'statement', 'capex', 'lag', 'accelerator', 'model')
      OR EXISTS (SELECT 1 FROM article WHERE article.revision_id = revision.revision_id)
    )
    """

  private static let order = """
    ORDER BY event_earliest DESC, event_latest DESC, type DESC, id DESC LIMIT 51
    """

  private static let page = """
    SELECT page.event, page.type, page.id, coalesce(
        ruling.title, event.title, statement.summary, lag.summary, accelerator.name, model.name,
        source.title, capex.subject
      ) AS what, page.known_from
    FROM page
    LEFT JOIN ruling USING (revision_id) LEFT JOIN event USING (revision_id)
    LEFT JOIN statement USING (revision_id) LEFT JOIN lag USING (revision_id)
    LEFT JOIN accelerator USING (revision_id) LEFT JOIN model USING (revision_id)
    LEFT JOIN capex USING (revision_id) LEFT JOIN source USING (revision_id);
    SELECT about.* FROM page CROSS JOIN about USING (revision_id);
    SELECT page.id, evidence.*, source.*
    FROM page CROSS JOIN evidence USING (revision_id)
    CROSS JOIN revision AS cited ON cited.type = 'source' AND cited.id = evidence.source
      AND cited.recorded_to = '9999-12-31T23:59:59.999999Z'
    CROSS JOIN source ON source.revision_id = cited.revision_id;
    """

  private static let newest = Question(
    name: "the newest page of the timeline",
    arguments: ["timeline"],
    sql: """
      CREATE TEMP TABLE page AS
      SELECT \(columns) FROM revision
      WHERE event <> '' AND \(holds) \(kinds) \(order);
      \(page)
      """
  )

  private static let filtered = Question(
    name: "a page about a chip in a year",
    arguments: [
      "timeline", "--about", "nvidia-h200", "--since", "2024", "--until", "2024", "--kind", "event",
    ],
    sql: """
      CREATE TEMP TABLE page AS
      SELECT \(columns) FROM (
        SELECT revision_id FROM link
        WHERE target_type = 'accelerator' AND target_id = 'nvidia-h200'
        UNION SELECT revision_id FROM revision WHERE type = 'accelerator' AND id = 'nvidia-h200'
      ) AS named CROSS JOIN revision ON revision.revision_id = named.revision_id
      WHERE event <> '' AND \(holds)
        AND event_latest >= '2024-01-01' AND event_earliest <= '2024-12-31' AND type IN ('event')
      \(order);
      \(page)
      """
  )

  private static let status = Question(
    name: "the export status of a chip",
    arguments: ["status", "nvidia-h200", "--to", "CN", "--on", "2026-01-20"],
    sql: statusSQL
  )
}
