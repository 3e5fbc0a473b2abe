internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A folder of CSV files, one a record type, described by a Data Package (version 2).
struct CSVPackage {
  /// The description's file name.
  static let fileName = "datapackage.json"

  private let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// Writes the files into an empty folder.
  func write(to folder: String) throws {
    var resources: [JSON] = []
    for type in RecordType.allCases {
      guard let records = contents.records[type] else { continue }
      let columns = TableColumn.all(of: type)
      resources.append(
        try write(type.tableName, columns, records.lazy.map(\.fields), key: ["id"], to: folder)
      )
    }
    let evidence = RecordType.allCases.flatMap { contents.records[$0] ?? [] }.lazy
      .flatMap(TableColumn.evidence(of:))
    resources.append(
      try write(
        "evidence",
        TableColumn.evidence,
        evidence,
        key: ["type", "id", "position"],
        to: folder
      )
    )
    var file = try OutputFile(path: "\(folder)/\(CSVPackage.fileName)")
    try file.write(Array((package(resources).compactText + "\n").utf8))
    try file.finish()
  }

  private func write(
    _ name: String,
    _ columns: [TableColumn],
    _ rows: some Sequence<JSON.Members>,
    key: [String],
    to folder: String
  ) throws -> JSON {
    var checksum = Checksum.Running()
    var size = 0
    var file = try OutputFile(path: "\(folder)/\(name).csv")
    func add(_ cells: [String], _ file: inout OutputFile) throws {
      let line = Array((cells.joined(separator: ",") + "\r\n").utf8)
      checksum.add(line)
      size += line.count
      try file.write(line)
    }
    try add(columns.map { Escaping.field($0.name) }, &file)
    for row in rows { try add(columns.map { CSVPackage.cell($0, row) }, &file) }
    try file.finish()
    var schema: KeyValuePairs<String, JSON?> {
      [
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": .array(columns.map(CSVPackage.field)),
        "primaryKey": .array(key.map { .string($0) }),
        "foreignKeys": name == "evidence" && contents.records[.source] != nil
          ? .array([
            .object([
              "fields": .array(["source"]),
              "reference": .object(["resource": "sources", "fields": .array(["id"])]),
            ])
          ]) : nil,
        "missingValues": .array([""]),
      ]
    }
    return .object([
      "name": .string(name), "type": "table", "path": .string("\(name).csv"), "format": "csv",
      "mediatype": "text/csv", "encoding": "utf-8", "bytes": .number(Double(size)),
      "hash": .string("sha256:\(checksum.value)"),
      "dialect": .object([
        "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
        "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true,
      ]),
      "schema": .object(schema),
    ])
  }

  private func package(_ resources: [JSON]) -> JSON {
    .object([
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": "almanac",
      "title": "AI hardware and AI policy",
      "description": .string(
        "\(DerivedFormat.line(contents.manifest)). A text that a spreadsheet would take for a "
          + "formula has an apostrophe before it."
      ),
      "version": .string(contents.manifest.sha256),
      "resources": .array(resources),
    ])
  }

  private static func field(_ column: TableColumn) -> JSON {
    let type =
      switch column.kind {
      case .text: "string"
      case .integer: "integer"
      case .number: "number"
      case .boolean: "boolean"
      case .day: "date"
      case .json: "any"
      }
    return .object([
      "name": .string(column.name), "type": .string(type),
      "description": .string(column.meaning),
    ])
  }

  private static func cell(_ column: TableColumn, _ row: JSON.Members) -> String {
    switch column.value(row) {
    case nil, .null?: ""
    case .string(let text)?: Escaping.cell(text)
    case .number(let number)?: JSON.numeral(number)
    case .bool(let isTrue)?: isTrue ? "true" : "false"
    case let value?: Escaping.field(value.compactText)
    }
  }
}

extension JSON {
  /// The value on one line.
  var compactText: String { String(decoding: compact, as: UTF8.self) }
}
