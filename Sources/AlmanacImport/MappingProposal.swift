public import Almanac
internal import AlmanacFiles

/// A mapping proposed for a table by its header and its first rows: a draft, to be read and mended.
public struct MappingProposal: Sendable {
  /// The proposed mapping's file.
  public let text: String

  /// The most rows that are looked at.
  static let mostRows = 200

  /// Proposes a mapping.
  ///
  /// - Parameter path: The table; `-` for standard input.
  /// - Throws: ``Almanac/Problem`` when it cannot be read or has no columns.
  /// - Complexity: O(*n*) for the first 200 rows.
  public init(for path: String) throws(Problem) {
    let file = try InputFile(path: path)
    let beginning = try file.piece()
    try InputForm.refuseArchives(beginning, file.name)
    var rows = TableReader(file, after: beginning)
    guard let header = try rows.next(), header.fields.contains(where: { !$0.isEmpty }) else {
      throw Problem("the table is empty", at: .init(file: path), remedy: "give one with a header")
    }
    let columns = try Columns(header, path)
    var samples: [TableRow] = []
    while samples.count < MappingProposal.mostRows, let row = try rows.next() {
      samples.append(columns.row(row.fields))
    }
    text = MappingProposal.write(columns.names.filter { !$0.isEmpty }, samples)
  }

  /// What a column's name may say of each record type's fields.
  private static let vocabulary: [(type: RecordType, fields: [(field: String, words: [String])])] =
    [
      (
        .accelerator,
        [
          ("name", ["hardware name", "chip", "accelerator", "gpu", "name"]),
          ("vendor", ["manufacturer", "vendor", "maker"]), ("architecture", ["architecture"]),
          ("released", ["release date", "released", "launch date"]),
          ("announced", ["announced"]), ("memory_gb", ["memory"]),
          ("memory_bandwidth_gb_s", ["memory bandwidth", "bandwidth"]),
          ("tdp_w", ["tdp", "power"]),
          ("die_area_mm2", ["die size", "die area"]), ("transistors_billion", ["transistors"]),
          ("dense_tops.fp16", ["fp16"]), ("dense_tops.fp8", ["fp8"]),
          ("dense_tops.int8", ["int8"]),
        ]
      ),
      (
        .model,
        [
          ("name", ["model", "model name", "name"]),
          ("developer", ["developer", "organization", "lab"]),
          ("released", ["publication date", "release date", "released"]), ("country", ["country"]),
        ]
      ),
      (
        .capex,
        [
          ("subject", ["company", "organization", "subject"]),
          ("period", ["period", "quarter", "year"]),
          ("amount", ["capex", "amount", "capital expenditure", "spending"]),
          ("currency", ["currency"]), ("published", ["published", "reported on", "date"]),
        ]
      ),
      (
        .event,
        [
          ("title", ["title", "event", "headline"]), ("date", ["date", "day"]),
          ("category", ["category"]), ("summary", ["summary", "description", "text"]),
        ]
      ),
      (
        .organization,
        [
          ("name", ["organization", "company", "name"]), ("country", ["country"]),
          ("kind", ["kind"]),
        ]
      ),
    ]

  private static func plain(_ column: String) -> String {
    let words = Folding.fold(String(column.prefix { $0 != "(" }))
      .split { !$0.isLetter && !$0.isNumber }
    return words.joined(separator: " ")
  }

  private static func matches(
    _ fields: [(field: String, words: [String])],
    _ columns: [String]
  ) -> [(field: String, column: String)] {
    var free = columns
    var found: [(field: String, column: String)] = []
    for (field, words) in fields {
      let index =
        free.firstIndex { words.contains(plain($0)) }
        ?? free.firstIndex { column in
          words.contains { $0.count > 3 && plain(column).hasPrefix($0) }
        }
      if let index { found.append((field, free.remove(at: index))) }
    }
    return found
  }

  private static func write(_ columns: [String], _ samples: [TableRow]) -> String {
    let options = vocabulary.map { ($0.type, matches($0.fields, columns)) }
    let best = options.max { $0.1.count < $1.1.count } ?? (.event, [])
    let unused = columns.filter { column in !best.1.contains { $0.column == column } }
    let name =
      best.1.first { ["name", "title", "subject"].contains($0.field) }?.column ?? columns[0]
    let period = best.1.first { $0.field == "period" }?.column
    let id = period.map { "{\(name)} {\($0)}" } ?? "{\(name)}"
    var about = "A draft: look at every line."
    if !unused.isEmpty { about += " Columns that are not used: \(unused.joined(separator: ", "))." }
    var lines = best.1.map { match in
      "    \(quoted(match.field)): \(source(match.field, match.column, samples))"
    }
    if best.0 == .capex {
      if !best.1.contains(where: { $0.field == "currency" }),
        let amount = best.1.first(where: { $0.field == "amount" })
      {
        lines.append(
          "    \"currency\": {\"column\": \(quoted(amount.column)), \"as\": \"currency\"}"
        )
      }
      lines.append("    \"basis\": {\"value\": \"reported\"}")
      lines.append("    \"scope\": {\"value\": \"total-capex\"}")
    }
    return """
      {
        "about": \(quoted(about)),
        "type": \(quoted(best.0.rawValue)),
        "id": \(quoted(id)),
        "decimal": \(quoted(decimal(best.1.map(\.column), samples))),
        "fields": {
      \(lines.joined(separator: ",\n"))
        },
        "evidence": {"source": "ID-OF-THE-SOURCE", "credibility": 3, "locator": \(quoted("row '{\(name)}'"))}
      }

      """
  }

  private static func source(_ field: String, _ column: String, _ samples: [TableRow]) -> String {
    let column = quoted(column)
    func reading(_ name: String, _ more: String = "") -> String {
      "{\"column\": \(column), \"as\": \"\(name)\"\(more)}"
    }
    switch field {
    case "vendor", "developer", "subject": return reading("organization")
    case "released", "announced", "period", "published", "date":
      let pattern = pattern(of: samples, column)
      return reading("date", pattern.map { ", \"format\": \"\($0)\"" } ?? "")
    case "amount": return reading("money")
    case "name", "title", "summary", "country", "category", "kind", "architecture", "currency":
      return column
    default:
      let lower = column.lowercased()
      let divisor =
        if lower.contains("flop/s") || lower.contains("op/s") {
          ", \"divide\": 1e12"
        } else if lower.contains("(bytes)") || lower.contains("byte/s") {
          ", \"divide\": 1e9"
        } else if lower.contains("(millions)") {
          ", \"divide\": 1000"
        } else {
          ""
        }
      return reading("number", divisor)
    }
  }

  private static func pattern(of samples: [TableRow], _ quotedColumn: String) -> String? {
    let column = String(quotedColumn.dropFirst().dropLast())
    let texts = samples.compactMap { $0[column].map(TableText.trimmed) }.filter { !$0.isEmpty }
    let patterns = [
      nil, "DD.MM.YYYY", "D.M.YYYY", "M/D/YYYY", "D/M/YYYY", "YYYY/M/D", "D MMM YYYY",
      "MMM D, YYYY", "MMM YYYY", "YYYYMMDD",
    ]
    guard !texts.isEmpty else { return nil }
    return patterns.first { pattern in
      texts.allSatisfy { TableText.date($0, pattern: pattern) != nil }
    } ?? nil
  }

  private static func decimal(_ columns: [String], _ samples: [TableRow]) -> String {
    let texts = samples.flatMap { row in columns.compactMap { row[$0] } }
    let readable = { (mark: Character) in
      texts.count { TableText.amount($0, decimal: mark) != nil }
    }
    return readable(",") > readable(".") ? "," : "."
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSON.string(text).compact, as: UTF8.self)
  }
}
