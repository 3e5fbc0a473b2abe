/// A listing laid out in columns for reading: aligned by what a terminal shows, wrapped, never cut.
struct TableLayout {
  let listing: Listing
  let terminal: Terminal

  /// The table, a heading above it.
  var text: String {
    if listing.rows.isEmpty { return listing.emptiness + "\n" }
    let widths = columnWidths()
    let heading = zip(listing.columns, widths).map { pad($0.name, to: $1, $0.isNumber) }
    var output = terminal.bold(trimmed(heading.joined(separator: "  "))) + "\n"
    for row in listing.rows { output += lines(of: row, widths) }
    return output
  }

  private func lines(of row: Listing.Row, _ widths: [Int]) -> String {
    let cells = zip(row.cells, widths).map { DisplayText.wrapped(DisplayText.safe($0), to: $1) }
    let height = cells.map(\.count).max() ?? 0
    var output = ""
    for line in 0..<height {
      let parts = cells.indices.map { index in
        pad(
          line < cells[index].count ? cells[index][line] : "",
          to: widths[index],
          listing.columns[index].isNumber
        )
      }
      output += trimmed(parts.joined(separator: "  ")) + "\n"
    }
    guard let note = row.note, let last = widths.last else { return output }
    let indent = String(repeating: " ", count: widths.dropLast().reduce(0) { $0 + $1 + 2 })
    for line in DisplayText.wrapped(DisplayText.safe(note), to: last) {
      output += indent + terminal.dim(line) + "\n"
    }
    return output
  }

  /// Columns get what their widest cell needs, up to their limit; those without a limit share the
  /// rest of the line.
  private func columnWidths() -> [Int] {
    var widths = listing.columns.indices.map { index in
      let cells = listing.rows.map { row in
        row.cells[index].split(separator: "\n").map {
          DisplayText.width(DisplayText.safe(String($0)))
        }
        .max() ?? 0
      }
      let note =
        index == listing.columns.count - 1
        ? listing.rows.compactMap(\.note).map(DisplayText.width).max() ?? 0 : 0
      let needed = max(cells.max() ?? 0, DisplayText.width(listing.columns[index].name), note)
      let limit = listing.columns[index].width
      return limit > 0
        ? min(needed, max(limit, DisplayText.width(listing.columns[index].name))) : needed
    }
    let gaps = 2 * (widths.count - 1)
    var excess = widths.reduce(gaps, +) - terminal.width
    let flexible = listing.columns.indices.filter { listing.columns[$0].width == 0 }
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 12
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func pad(_ text: String, to width: Int, _ isNumber: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - DisplayText.width(text)))
    return isNumber ? space + text : text + space
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
