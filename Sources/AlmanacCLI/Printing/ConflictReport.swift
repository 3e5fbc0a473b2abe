internal import Almanac
internal import AlmanacStore

/// Conflicts with who says what, ready to be printed.
struct ConflictReport {
  let conflicts: [Conflict]
  let cited: CitedSources

  /// One row a side of a conflict.
  fileprivate var rows: Listing {
    let names = ["Kind", "Subject", "Field", "Record", "Says", "Note", "Grade", "Sources", "Key"]
    return Listing(
      columns: names.map { Listing.Column(name: $0) },
      rows: conflicts.flatMap { conflict in
        conflict.sides.map { side in
          let sources = cited.sources(of: side.evidence)
          return Listing.Row(
            cells: [
              conflict.kind.rawValue, conflict.subject, conflict.field, side.record.description,
              side.says, side.note ?? "", sources.compactMap(\.grade).min()?.description ?? "",
              sources.map(\.id.text).joined(separator: " "), conflict.key,
            ],
            json: .null
          )
        }
      }
    )
  }

  /// One row a conflict, with its sides inside.
  fileprivate var objects: Listing {
    Listing(
      columns: [],
      rows: conflicts.map { Listing.Row(cells: [], json: cited.completing($0.json)) }
    )
  }

  /// The conflicts for reading, each with its sides.
  fileprivate func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    if conflicts.isEmpty { page.paragraph("No two records are in conflict.") }
    for conflict in conflicts {
      page.heading("\(conflict.kind.rawValue): \(conflict.subject)")
      for side in conflict.sides {
        let credit = cited.sources(of: side.evidence).credit
        page.paragraph(side.says, indent: 2)
        if let note = side.note { page.paragraph(note, indent: 4) }
        page.paragraph("\(side.record) · \(credit)", indent: 4, isFaint: true)
      }
    }
    let count = conflicts.count
    if count > 0 {
      page.gap()
      page.paragraph("\(count) conflict\(count == 1 ? "" : "s").")
    }
    return page.text
  }
}

extension FormatOptions {
  /// Prints conflicts.
  func print(_ report: ConflictReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json, .jsonl: print(report.objects)
    case .csv, .markdown: print(report.rows)
    }
  }
}
