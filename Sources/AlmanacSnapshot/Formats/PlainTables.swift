internal import Almanac
internal import AlmanacStore

/// The records as plain tables in an SQLite file, for its shell and for Datasette.
struct PlainTables {
  private let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// Writes a file that is not there yet.
  func write(of store: borrowing Store, to path: String) throws {
    let database = try PlainDatabase(path: path)
    try database.addTable("about", [.init("name", .text), .init("value", .text)], key: ["name"])
    try database.add(to: "about", [.text("what"), .text(DerivedFormat.mark)])
    try database.add(to: "about", [.text("snapshot"), .text(contents.manifest.sha256)])
    var columns: [RecordType: [TableColumn]] = [:]
    for type in RecordType.allCases {
      let all = TableColumn.all(of: type)
      columns[type] = all
      try database.addTable(type.tableName, all.map(PlainTables.column), key: ["id"])
    }
    try database.addTable(
      "evidence",
      TableColumn.evidence.map(PlainTables.column),
      key: ["type", "id", "position"]
    )
    var facts = try Facts(contents, of: store) { record in
      let type = record.type
      try database.add(to: type.tableName, PlainTables.row(columns[type] ?? [], record.fields))
      for row in TableColumn.evidence(of: record) {
        try database.add(to: "evidence", PlainTables.row(TableColumn.evidence, row))
      }
    }
    try addTimeline(of: &facts, store, to: database)
    try database.finish()
  }

  private func addTimeline(
    of facts: inout Facts,
    _ store: borrowing Store,
    to database: borrowing PlainDatabase
  ) throws {
    let columns = ["earliest", "latest", "date", "type", "id", "grade", "what", "known", "words"]
    try database.addTable("timeline", columns.map { .init($0, .text) }, key: ["type", "id"])
    try facts.forEach(facts.keys, of: store) { fact in
      let words = fact.record.content.words
      try database.add(
        to: "timeline",
        [
          .text(fact.date.earliest.description), .text(fact.date.latest.description),
          .text(fact.date.standardText), .text(fact.record.type.rawValue),
          .text(fact.record.id.text), fact.grade.map { .text($0.description) } ?? .null,
          .text(fact.headline), .text(fact.known.description),
          .text((words.names + words.body + [words.text]).joined(separator: "\n")),
        ]
      )
    }
    try database.addSearch(of: "timeline", ["what", "words"])
  }

  /// What Datasette is told of the file.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: JSON.
  func metadata(_ name: String) -> String {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    var tables = JSON.Members()
    for type in RecordType.allCases {
      tables[type.tableName] = .object([
        "description": .string("Records of type '\(type.rawValue)'"),
        "label_column": PlainTables.label(type),
        "columns": columns(TableColumn.all(of: type)),
      ])
    }
    tables["evidence"] = .object([
      "description": "Which source says what of which record",
      "columns": columns(TableColumn.evidence),
    ])
    tables["timeline"] = .object([
      "description": "What happened, in order; searchable", "sort_desc": "earliest",
    ])
    return JSON.object([
      "title": "AI hardware and AI policy",
      "description": .string(DerivedFormat.line(contents.manifest)),
      "databases": .object([stem: .object(["tables": .object(tables)])]),
    ]).compactText + "\n"
  }

  private func columns(_ columns: [TableColumn]) -> JSON {
    var members = JSON.Members()
    for column in columns { members[column.name] = .string(column.meaning) }
    return .object(members)
  }

  private static func label(_ type: RecordType) -> JSON? {
    switch type {
    case .source, .ruling, .event: "title"
    case .organization, .accelerator, .model, .countryGroup, .score: "name"
    default: nil
    }
  }

  private static func column(_ column: TableColumn) -> PlainDatabase.Column {
    switch column.kind {
    case .text, .day, .json: .init(column.name, .text)
    case .integer, .boolean: .init(column.name, .integer)
    case .number: .init(column.name, .real)
    }
  }

  private static func row(_ columns: [TableColumn], _ fields: JSON.Members) -> [QueryValue] {
    columns.map { column in
      switch column.value(fields) {
      case nil, .null?: .null
      case .string(let text)?: .text(text)
      case .number(let number)?:
        column.kind == .integer ? .integer(Int(number)) : .real(number)
      case .bool(let isTrue)?: .integer(isTrue ? 1 : 0)
      case let value?: .text(value.compactText)
      }
    }
  }
}
