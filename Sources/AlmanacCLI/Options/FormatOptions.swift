internal import ArgumentParser

/// How rows are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For reading.
  case table
  /// One JSON list.
  case json
  /// One JSON object a line.
  case jsonl
  /// RFC 4180, safe to open in a spreadsheet.
  case csv
  /// A Markdown table.
  case markdown
}

/// The choice of a format.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to print: table, json, jsonl, csv or markdown.")
  var format = OutputFormat.table

  /// Prints a listing.
  func print(_ listing: Listing) {
    Console.write(listing.text(format, Terminal.current))
  }
}
