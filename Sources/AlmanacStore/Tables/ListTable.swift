import Almanac
import AlmanacSQLite

/// How a list of a record lies in the rows of a table of its own.
struct ListTable: Sendable {
  /// Adds the list's rows; their key is the revision.
  let add: @Sendable (JSON.Members, inout RowBuffer) -> Void

  /// Reads the list's rows into the fields, given the revision's id.
  let read: @Sendable (borrowing Connection, Int64, inout JSON.Members) throws(SQLiteError) -> Void

  /// How the list is written into a line without becoming values in between, where that pays.
  var lines: ListLines?

  /// A list of texts.
  ///
  /// - Parameters:
  ///   - field: The field that holds the list.
  ///   - insert: Writes one: parameters revision, position, text.
  ///   - select: Reads them in order: parameter revision; column text.
  /// - Returns: The list's table.
  static func texts(_ field: String, insert: SQL, select: SQL) -> ListTable {
    ListTable { fields, rows in
      guard let list = fields[field]?.items else { return }
      for (position, item) in list.enumerated() {
        rows.begin(insert)
        rows.bind(position)
        rows.bind(item.asText)
        rows.end()
      }
    } read: { database, revision, fields throws(SQLiteError) in
      let texts = try database.rows(select, Int(revision)) { row throws(SQLiteError) in
        JSON.string(try row.text(0))
      }
      if !texts.isEmpty { fields[field] = .array(texts) }
    }.written(field, select) { row, output throws(SQLiteError) in
      JSON.string(try row.text(0)).write(to: &output, sorted: true)
    }
  }

  /// A list of references, as `TYPE:ID` in the format and as two columns in the table.
  static func references(_ field: String, insert: SQL, select: SQL) -> ListTable {
    ListTable { fields, rows in
      guard let list = fields[field]?.items else { return }
      for (position, item) in list.enumerated() {
        rows.begin(insert)
        rows.bind(position)
        rows.bind(reference: item.asText)
        rows.end()
      }
    } read: { database, revision, fields throws(SQLiteError) in
      let texts = try database.rows(select, Int(revision)) { row throws(SQLiteError) in
        JSON.string("\(try row.text(0)):\(try row.text(1))")
      }
      if !texts.isEmpty { fields[field] = .array(texts) }
    }.written(field, select) { row, output throws(SQLiteError) in
      JSON.string("\(try row.text(0)):\(try row.text(1))").write(to: &output, sorted: true)
    }
  }

  static let aliases = texts(
    "aliases",
    insert: "INSERT INTO alias (revision_id, position, alias) VALUES (?1, ?2, ?3)",
    select: "SELECT alias FROM alias WHERE revision_id = ?1 ORDER BY position"
  )

  static let about = references(
    "about",
    insert: """
      INSERT INTO about (revision_id, position, target_type, target_id) VALUES (?1, ?2, ?3, ?4)
      """,
    select: """
      SELECT target_type, target_id FROM about WHERE revision_id = ?1 ORDER BY position
      """
  )

  static let evidence = ListTable { fields, rows in
    guard let list = fields["evidence"]?.items else { return }
    let insert: SQL = """
      INSERT INTO evidence (revision_id, position, source, locator, credibility, start, "end")
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """
    for (position, item) in list.enumerated() {
      rows.begin(insert)
      rows.bind(position)
      rows.bind(item["source"]?.asText)
      rows.bind(item["locator"]?.asText)
      rows.bind(item["credibility"]?.asNumber.map { Int($0) })
      rows.bind(item["start"]?.asNumber.map { Int($0) })
      rows.bind(item["end"]?.asNumber.map { Int($0) })
      rows.end()
    }
  } read: { database, revision, fields throws(SQLiteError) in
    let list = try database.rows(
      evidenceSelect,
      Int(revision)
    ) { row throws(SQLiteError) in
      JSON.object([
        "source": .string(try row.text(0)),
        "locator": try row.optionalText(1).map(JSON.string),
        "credibility": .number(Double(try row.int(2))),
        "start": try row.optionalInt(3).map { .number(Double($0)) },
        "end": try row.optionalInt(4).map { .number(Double($0)) },
      ])
    }
    if !list.isEmpty { fields["evidence"] = .array(list) }
  }.written("evidence", evidenceSelect) { row, output throws(SQLiteError) in
    output += #"{"credibility":"#.utf8
    JSON.number(Double(try row.int(2))).write(to: &output, sorted: true)
    if let end = try row.optionalInt(4) {
      output += #","end":"#.utf8
      JSON.number(Double(end)).write(to: &output, sorted: true)
    }
    if let locator = try row.optionalText(1) {
      output += #","locator":"#.utf8
      JSON.string(locator).write(to: &output, sorted: true)
    }
    output += #","source":"#.utf8
    JSON.string(try row.text(0)).write(to: &output, sorted: true)
    if let start = try row.optionalInt(3) {
      output += #","start":"#.utf8
      JSON.number(Double(start)).write(to: &output, sorted: true)
    }
    output.append(UInt8(ascii: "}"))
  }

  private static let evidenceSelect: SQL = """
    SELECT source, locator, credibility, start, "end"
    FROM evidence WHERE revision_id = ?1 ORDER BY position
    """
}

extension RowBuffer {
  /// Adds the two columns of a reference that a record holds, which is therefore one.
  ///
  /// - Parameter text: The reference, `TYPE:ID`; NULL twice for none.
  mutating func bind(reference text: String?) {
    guard let text, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      bindNull()
      bindNull()
      return
    }
    bind(text[..<colon])
    bind(text[text.utf8.index(after: colon)...])
  }
}
