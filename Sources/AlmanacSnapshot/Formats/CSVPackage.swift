internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A folder of CSV files, one a record type, described by a Data Package (version 2).
struct CSVPackage {
  /// The description's file name.
  static let fileName = "datapackage.json"

  private var contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// Writes the files into an empty folder.
  mutating func write(of store: borrowing Store, to folder: String) throws {
    var resources: [JSON] = []
    var evidence = try CSVTable.make("evidence", TableColumn.evidence, in: folder)
    for type in RecordType.allCases where contents.holds(type) {
      var table = try CSVTable.make(type.tableName, TableColumn.all(of: type), in: folder)
      try contents.forEach(type, of: store) { record in
        try table.add(record.fields)
        for row in TableColumn.evidence(of: record) { try evidence.add(row) }
      }
      resources.append(try table.finish(key: ["id"]))
    }
    let sources = JSON.object([
      "fields": .array(["source"]),
      "reference": .object(["resource": "sources", "fields": .array(["id"])]),
    ])
    resources.append(
      try evidence.finish(
        key: ["type", "id", "position"],
        foreignKeys: contents.holds(.source) ? .array([sources]) : nil
      )
    )
    var file = try OutputFile(path: "\(folder)/\(CSVPackage.fileName)")
    try file.write(package(resources).compactText + "\n")
    try file.finish()
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
}

extension OutputFile {
  /// Appends text.
  mutating func write(_ text: String) throws(Problem) { try write(Array(text.utf8)) }
}

extension JSON {
  /// The value on one line.
  var compactText: String { String(decoding: compact, as: UTF8.self) }
}
