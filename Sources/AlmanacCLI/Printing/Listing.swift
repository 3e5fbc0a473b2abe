internal import Almanac

/// Rows to print, in any format.
struct Listing {
  /// A column.
  struct Column {
    /// The heading, and the name in CSV.
    let name: String
    /// The widest it gets in a table; 0 takes what is left.
    var width = 0
    /// Whether it stands at the right, as numbers do.
    var isNumber = false
  }

  /// A row.
  struct Row {
    /// One text for each column.
    let cells: [String]
    /// What a table shows below the last cell, in faint type.
    var note: String?
    /// The row as JSON.
    let json: JSON
  }

  var columns: [Column]
  var rows: [Row] = []
  /// What a table says when there are no rows.
  var emptiness = "Nothing."

  /// The listing in a format.
  func text(_ format: OutputFormat, _ terminal: Terminal) -> String {
    switch format {
    case .table: TableLayout(listing: self, terminal: terminal).text
    case .json: Listing.json(.array(rows.map(\.json)))
    case .jsonl: rows.map { Listing.json($0.json) }.joined()
    case .csv: csv
    case .markdown: markdown
    }
  }

  /// A value as one line of JSON that no terminal takes for a command.
  static func json(_ value: JSON) -> String {
    let text = String(decoding: value.compact, as: UTF8.self)
    // JSON escapes the controls of ASCII; those of Latin-1 it leaves to us.
    guard text.unicodeScalars.contains(where: { (0x7F...0x9F).contains($0.value) }) else {
      return text + "\n"
    }
    return text.unicodeScalars.map { scalar in
      guard (0x7F...0x9F).contains(scalar.value) else { return String(scalar) }
      return "\\u00" + String(scalar.value, radix: 16)
    }.joined() + "\n"
  }

  /// RFC 4180, with an apostrophe before what a spreadsheet would take for a formula.
  private var csv: String {
    let lines = [columns.map { $0.name.lowercased() }] + rows.map(\.cells)
    return lines.map { $0.map(Listing.csvField).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func csvField(_ text: String) -> String {
    let isNumber = Double(text) != nil
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let field = isFormula && !isNumber ? "'" + text : text
    guard field.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(Listing.markdownCell).joined(separator: " | ") + " |\n"
    }
    let rule = columns.map { $0.isNumber ? "--:" : "---" }.joined(separator: " | ")
    return line(columns.map(\.name)) + "| \(rule) |\n" + rows.map { line($0.cells) }.joined()
  }

  /// A text that Markdown shows as it is, on one line.
  static func markdownCell(_ text: String) -> String {
    DisplayText.safe(text).map { character in
      switch character {
      case "\n": "<br>"
      case "|", "*", "_", "`", "[", "]", "<", ">", "\\", "~": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }
}
