internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A CSV file of a Data Package that is being written, row by row.
struct CSVTable: ~Copyable {
  private let name: String
  private let columns: [TableColumn]
  private var file: OutputFile
  private var checksum = Checksum.Running()
  private var size = 0

  private init(_ name: String, _ columns: [TableColumn], _ file: consuming OutputFile) {
    self.name = name
    self.columns = columns
    self.file = file
  }

  /// Makes the file, and writes its heading.
  static func make(
    _ name: String,
    _ columns: [TableColumn],
    in folder: String
  ) throws -> CSVTable {
    var table = CSVTable(name, columns, try OutputFile(path: "\(folder)/\(name).csv"))
    try table.add(columns.map { Escaping.field($0.name) })
    return table
  }

  /// Adds a row.
  mutating func add(_ row: JSON.Members) throws {
    try add(columns.map { CSVTable.cell($0, row) })
  }

  private mutating func add(_ cells: [String]) throws {
    let line = Array((cells.joined(separator: ",") + "\r\n").utf8)
    checksum.add(line)
    size += line.count
    try file.write(line)
  }

  /// Ends the file.
  ///
  /// - Parameters:
  ///   - key: The columns that name a row.
  ///   - foreignKeys: What columns refer to, as a table schema has it.
  /// - Returns: What a Data Package says of it.
  /// - Throws: ``Almanac/Problem`` when the disk is full or fails.
  mutating func finish(key: [String], foreignKeys: JSON? = nil) throws -> JSON {
    try file.finish()
    let schema: KeyValuePairs<String, JSON?> = [
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": .array(columns.map(CSVTable.field)),
      "primaryKey": .array(key.map { .string($0) }), "foreignKeys": foreignKeys,
      "missingValues": .array([""]),
    ]
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
