internal import Almanac
internal import AlmanacStore

/// Conflicts with who says what and what was decided, ready to be printed.
struct ConflictReport {
  let conflicts: [Conflict]
  /// How many are still to be decided.
  let openCount: Int
  /// How many are decided; they may be among those shown or not.
  let resolvedCount: Int
  let cited: CitedSources

  init(
    _ found: [Conflict],
    showsResolved: Bool,
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) {
    openCount = found.count { $0.standing.isOpen }
    resolvedCount = found.count - openCount
    conflicts = showsResolved ? found : found.filter(\.standing.isOpen)
    let decisions = conflicts.compactMap(\.standing.resolution)
    cited = try store.sources(
      citedBy: conflicts.flatMap(\.sides).flatMap(\.evidence) + decisions.flatMap(\.evidence),
      as: clocks
    )
  }

  /// One row a side of a conflict.
  fileprivate var rows: Listing {
    let names = [
      "Kind", "Subject", "Field", "Record", "Says", "Note", "Grade", "Sources",
      "Independent_sources", "State",
      "Resolution", "Key",
    ]
    return Listing(
      columns: names.map { Listing.Column(name: $0) },
      rows: conflicts.flatMap { conflict in
        conflict.sides.map { side in
          let sources = cited.sources(of: side.evidence)
          return Listing.Row(
            cells: [
              conflict.kind.rawValue, conflict.subject, conflict.field.rawValue,
              side.record.description, side.says, side.note ?? "",
              sources.compactMap(\.grade).min()?.description ?? "",
              sources.map(\.id.text).joined(separator: " "), String(sources.independent.count),
              conflict.standing.name,
              conflict.standing.resolution?.id.text ?? "", conflict.key,
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
      rows: conflicts.map { Listing.Row(cells: [], json: json($0)) }
    )
  }

  /// A conflict with its sides' sources, and how many independent ones it rests on altogether.
  private func json(_ conflict: Conflict) -> JSON {
    guard case .object(var members) = cited.completing(conflict.json) else { return .null }
    members["independent_sources"] = .number(Double(independentCount(conflict)))
    return .object(members)
  }

  private func independentCount(_ conflict: Conflict) -> Int {
    cited.independentCount(of: conflict.sides.flatMap(\.evidence))
  }

  /// What a reader should know of the sources of all sides together.
  private func warning(_ conflict: Conflict) -> String? {
    let isAmongSeveral = Set(conflict.sides.map(\.record)).count > 1
    guard isAmongSeveral, independentCount(conflict) == 1 else { return nil }
    return "All sides rest on one independent source."
  }

  /// The conflicts for reading, each with its sides.
  fileprivate func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    for conflict in conflicts {
      let standing = conflict.standing == .open ? "" : " (\(conflict.standing.name))"
      page.heading("\(conflict.kind.rawValue): \(conflict.subject)\(standing)")
      for side in conflict.sides {
        let credit = cited.sources(of: side.evidence).credit
        page.paragraph(side.says, indent: 2)
        if let note = side.note { page.paragraph(note, indent: 4) }
        page.paragraph("\(side.record) · \(credit)", indent: 4, isFaint: true)
      }
      if let warning = warning(conflict) { page.paragraph(warning, indent: 2) }
      if let resolution = conflict.standing.resolution {
        let change = conflict.standing.isOpen ? ", before a record changed" : ""
        page.paragraph("\(resolution.decided)\(change): \(resolution.headline)", indent: 2)
        let credit = cited.sources(of: resolution.evidence).credit
        page.paragraph(
          [Reference(.resolution, resolution.id).description, credit].filter { !$0.isEmpty }
            .joined(separator: " · "),
          indent: 4,
          isFaint: true
        )
      }
    }
    if !conflicts.isEmpty { page.gap() }
    page.paragraph(summary)
    return page.text
  }

  private var summary: String {
    let open =
      openCount == 0
      ? "No two records are in conflict" : "\(openCount) conflict\(openCount == 1 ? "" : "s")"
    guard resolvedCount > 0 else { return "\(open)." }
    let areShown = conflicts.contains { !$0.standing.isOpen }
    return openCount == 0
      ? "No conflict is open; \(resolvedCount) resolved\(areShown ? "" : ", which --all shows")."
      : "\(open); \(resolvedCount) resolved\(areShown ? "" : ", which --all shows")."
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
