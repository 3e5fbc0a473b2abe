import Almanac
import AlmanacSQLite

/// The lists of rulings that have lists of their own inside.
extension ListTable {
  static let thresholds = ListTable { fields, rows in
    for (number, alternative) in (fields["thresholds"]?.items ?? []).enumerated() {
      rows.begin(
        """
        INSERT INTO threshold_alternative (revision_id, alternative, label, applies_to)
        VALUES (?1, ?2, ?3, ?4)
        """
      )
      rows.bind(number)
      rows.bind(alternative["label"]?.asText)
      rows.bind(alternative["applies_to"]?.asText)
      rows.end()
      for (position, condition) in (alternative["all"]?.items ?? []).enumerated() {
        rows.begin(
          """
          INSERT INTO threshold_condition (revision_id, alternative, position, metric, op, value)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6)
          """
        )
        rows.bind(number)
        rows.bind(position)
        rows.bind(condition["metric"]?.asText)
        rows.bind(condition["op"]?.asText)
        rows.bind(condition["value"]?.asNumber)
        rows.end()
      }
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let rows = try database.rows(
      """
      SELECT alternative, label, applies_to, metric, op, value
      FROM threshold_alternative
      JOIN threshold_condition USING (revision_id, alternative)
      WHERE revision_id = ?1 ORDER BY alternative, position
      """,
      Int(revision)
    ) { row throws(SQLiteError) in
      let condition = JSON.object([
        "metric": .string(try row.text(3)),
        "op": .string(try row.text(4)),
        "value": .number(try row.double(5)),
      ])
      return (try row.int(0), try row.text(1), try row.text(2), condition)
    }
    var alternatives: [JSON] = []
    var position = 0
    while position < rows.count {
      let (number, label, scope, _) = rows[position]
      let conditions = rows[position...].prefix { $0.0 == number }
      alternatives.append(
        .object([
          "label": .string(label),
          "all": .array(conditions.map(\.3)),
          "applies_to": .string(scope),
        ])
      )
      position += conditions.count
    }
    if !alternatives.isEmpty { fields["thresholds"] = .array(alternatives) }
  }

  static let reviewCases = ListTable { fields, rows in
    for (number, item) in (fields["review"]?.items ?? []).enumerated() {
      rows.begin("INSERT INTO review_case (revision_id, review_case, policy) VALUES (?1, ?2, ?3)")
      rows.bind(number)
      rows.bind(item["policy"]?.asText)
      rows.end()
      for (field, role) in [("destinations", "destination"), ("headquarters", "headquarters")] {
        for (position, place) in (item[field]?.items ?? []).enumerated() {
          rows.begin(
            """
            INSERT INTO review_case_place (revision_id, review_case, role, position, place)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """
          )
          rows.bind(number)
          rows.bind(role)
          rows.bind(position)
          rows.bind(place.asText)
          rows.end()
        }
      }
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let policies = try database.rows(
      "SELECT policy FROM review_case WHERE revision_id = ?1 ORDER BY review_case",
      Int(revision)
    ) { row throws(SQLiteError) in try row.text(0) }
    if policies.isEmpty { return }
    let places = try database.rows(
      """
      SELECT review_case, role, place FROM review_case_place
      WHERE revision_id = ?1 ORDER BY review_case, role, position
      """,
      Int(revision)
    ) { row throws(SQLiteError) in (try row.int(0), try row.text(1), try row.text(2)) }
    func list(_ number: Int, _ role: String) -> JSON? {
      let names = places.filter { $0.0 == number && $0.1 == role }.map { JSON.string($0.2) }
      return names.isEmpty ? nil : .array(names)
    }
    fields["review"] = .array(
      policies.enumerated().map { number, policy in
        .object([
          "destinations": list(number, "destination"),
          "headquarters": list(number, "headquarters"),
          "policy": .string(policy),
        ])
      }
    )
  }
}
