import Almanac
import AlmanacSQLite

/// The lists of single record types.
extension ListTable {
  static let members = texts(
    "members",
    insert: "INSERT INTO group_member (revision_id, position, organization) VALUES (?1, ?2, ?3)",
    select: "SELECT organization FROM group_member WHERE revision_id = ?1 ORDER BY position"
  )

  static let scoreCountries = texts(
    "countries",
    insert: "INSERT INTO score_country (revision_id, position, country) VALUES (?1, ?2, ?3)",
    select: "SELECT country FROM score_country WHERE revision_id = ?1 ORDER BY position"
  )

  static let articleText = ListTable { fields, rows in
    guard let text = fields["text"]?.asText else { return }
    rows.begin("INSERT INTO article (revision_id, text) VALUES (?1, ?2)")
    rows.bind(text)
    rows.end()
  } read: { database, revision, fields throws(SQLiteError) in
    let text = try database.row(
      "SELECT text FROM article WHERE revision_id = ?1",
      Int(revision)
    ) { row throws(SQLiteError) in try row.text(0) }
    if let text { fields["text"] = .string(text) }
  }.written("text", "SELECT text FROM article WHERE revision_id = ?1", isList: false) {
    row,
    output throws(SQLiteError) in
    JSON.string(try row.text(0)).write(to: &output, sorted: true)
  }

  static let mentions = ListTable { fields, rows in
    guard let list = fields["mentions"]?.items else { return }
    let insert: SQL = """
      INSERT INTO mention (revision_id, position, target_type, target_id, start, "end")
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """
    for (position, item) in list.enumerated() {
      rows.begin(insert)
      rows.bind(position)
      rows.bind(reference: item["about"]?.asText)
      rows.bind(item["start"]?.asNumber.map { Int($0) })
      rows.bind(item["end"]?.asNumber.map { Int($0) })
      rows.end()
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let list = try database.rows(
      mentionSelect,
      Int(revision)
    ) { row throws(SQLiteError) in
      JSON.object([
        "about": .string("\(try row.text(0)):\(try row.text(1))"),
        "start": .number(Double(try row.int(2))),
        "end": .number(Double(try row.int(3))),
      ])
    }
    if !list.isEmpty { fields["mentions"] = .array(list) }
  }.written("mentions", mentionSelect) { row, output throws(SQLiteError) in
    output += #"{"about":"#.utf8
    JSON.string("\(try row.text(0)):\(try row.text(1))").write(to: &output, sorted: true)
    output += #","end":"#.utf8
    JSON.number(Double(try row.int(3))).write(to: &output, sorted: true)
    output += #","start":"#.utf8
    JSON.number(Double(try row.int(2))).write(to: &output, sorted: true)
    output.append(UInt8(ascii: "}"))
  }

  private static let mentionSelect: SQL = """
    SELECT target_type, target_id, start, "end"
    FROM mention WHERE revision_id = ?1 ORDER BY position
    """

  static let resolutionSides = ListTable { fields, rows in
    guard let list = fields["between"]?.items else { return }
    let insert: SQL = """
      INSERT INTO resolution_side (revision_id, position, target_type, target_id, sha256)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """
    for (position, item) in list.enumerated() {
      rows.begin(insert)
      rows.bind(position)
      rows.bind(reference: item["record"]?.asText)
      rows.bind(item["sha256"]?.asText)
      rows.end()
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let list = try database.rows(
      """
      SELECT target_type, target_id, sha256
      FROM resolution_side WHERE revision_id = ?1 ORDER BY position
      """,
      Int(revision)
    ) { row throws(SQLiteError) in
      JSON.object([
        "record": .string("\(try row.text(0)):\(try row.text(1))"),
        "sha256": try row.optionalText(2).map(JSON.string),
      ])
    }
    if !list.isEmpty { fields["between"] = .array(list) }
  }

  static let denseTOPS = ListTable { fields, rows in
    guard case .object(let rates)? = fields["dense_tops"] else { return }
    let insert: SQL = "INSERT INTO dense_tops (revision_id, format, tops) VALUES (?1, ?2, ?3)"
    for rate in rates.list {
      rows.begin(insert)
      rows.bind(rate.name)
      rows.bind(rate.value.asNumber)
      rows.end()
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let rates = try database.rows(
      "SELECT format, tops FROM dense_tops WHERE revision_id = ?1 ORDER BY format",
      Int(revision)
    ) { row throws(SQLiteError) in
      JSON.Members.Member(try row.text(0), .number(try row.double(1)))
    }
    if !rates.isEmpty { fields["dense_tops"] = .object(JSON.Members(rates)) }
  }
}
