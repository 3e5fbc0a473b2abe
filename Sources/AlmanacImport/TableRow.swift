internal import Almanac

/// One row of a table: texts by their columns.
struct TableRow {
  private let cells: [(column: String, text: String)]

  /// A row of cells.
  init(_ cells: [(String, String)]) {
    self.cells = cells.map { (column: $0.0, text: $0.1) }
  }

  /// A JSON object as a row: members within members have columns like `agencies.0.name`.
  init(json: JSON) throws(Problem) {
    guard case .object = json else {
      throw Problem("a row must be a JSON object", remedy: "give one object for each row")
    }
    var cells: [(column: String, text: String)] = []
    TableRow.flatten(json, "", into: &cells)
    self.cells = cells
  }

  /// The text in a column; `nil` if the row has no such column.
  subscript(_ column: String) -> String? {
    cells.first { $0.column == column }?.text
  }

  /// The row as a JSON object.
  var json: JSON {
    .object(
      JSON.Members(cells.filter { !$0.column.isEmpty }.map { .init($0.column, .string($0.text)) })
    )
  }

  private static func flatten(
    _ json: JSON,
    _ name: String,
    into cells: inout [(column: String, text: String)]
  ) {
    func inside(_ part: String) -> String { name.isEmpty ? part : "\(name).\(part)" }
    switch json {
    case .null: cells.append((name, ""))
    case .bool(let value): cells.append((name, value ? "true" : "false"))
    case .number(let value): cells.append((name, JSON.numeral(value)))
    case .string(let text): cells.append((name, text))
    case .array(let items):
      for (index, item) in items.enumerated() { flatten(item, inside("\(index)"), into: &cells) }
    case .object(let members):
      for member in members.list { flatten(member.value, inside(member.name), into: &cells) }
    }
  }
}
