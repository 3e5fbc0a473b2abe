internal import Almanac
internal import AlmanacStore

/// What a supposition would change.
struct WhatIfReport {
  /// The supposition as it was written.
  let supposition: String
  let question: RuleEngine.Case
  /// The chips whose status would change.
  var changes: [StatusChange] = []
  /// How many chips were tried.
  var tried = 0
  /// What is decided of the one chip that is supposed to have another figure.
  var before: StatusReport?
  /// What would be decided.
  var after: StatusReport?
  /// What would be decided of a chip of these figures that no ruling names.
  var unnamed: StatusReport?

  /// The answer as JSON.
  var json: JSON {
    var members = JSON.Members([
      .init("what_if", .string(supposition)),
      .init("destination", .string(question.destination.text)),
      .init("on", .string(question.on.description)),
      .init("known_on", .text(question.knownOn) ?? .null),
      .init("transaction", .string(question.transaction.rawValue)),
      .init("headquarters", .text(question.headquarters) ?? .null),
    ])
    if let before, let after, let unnamed {
      members["accelerator"] = .string(question.accelerator.id.text)
      members["before"] = before.json
      members["after"] = after.json
      members["unnamed"] = unnamed.json
    } else {
      members["tried"] = .number(Double(tried))
      members["changes"] = .array(changes.map(\.json))
    }
    members["notice"] = .string(Decision.notice)
    return .object(members)
  }

  /// One row a change.
  var rows: Listing { rows(changes) }

  private func rows(_ changes: [StatusChange]) -> Listing {
    if let before, let after, let unnamed { return verdicts(before, after, unnamed) }
    return Listing(
      columns: [
        Listing.Column(name: "Accelerator", width: 28), Listing.Column(name: "Now"),
        Listing.Column(name: "Then"),
      ],
      rows: changes.map { change in
        Listing.Row(
          cells: [change.accelerator.id.text, change.before.words, change.after.words],
          json: change.json
        )
      },
      emptiness: "No verdict would become another."
    )
  }

  private func verdicts(
    _ before: StatusReport,
    _ after: StatusReport,
    _ unnamed: StatusReport
  ) -> Listing {
    let sides = Set([before, after, unnamed].flatMap { $0.decision.verdicts.map(\.side) }).sorted()
    return Listing(
      columns: ["Who", "Track", "Now", "Then", "Unnamed"].map { Listing.Column(name: $0) },
      rows: sides.map { side in
        let words = [before, after, unnamed].map { report in
          report.decision.verdicts.first { $0.side == side }?.words ?? ""
        }
        return Listing.Row(
          cells: [side.jurisdiction.text, side.track.rawValue] + words,
          json: .null
        )
      }
    )
  }

  /// The answer for reading.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    page.heading("What if \(supposition)? To \(question.destination), \(question.on)")
    page.gap()
    let isOpen = { (change: StatusChange) in
      change.before.verdict == .undetermined && change.after.verdict == .undetermined
    }
    page.table(rows(changes.filter { !isOpen($0) }))
    page.gap()
    if before == nil {
      let open = changes.filter(isOpen).map(\.accelerator.id.text)
      if !open.isEmpty {
        page.paragraph(
          "Undetermined either way, but with other verdicts left open: "
            + open.joined(separator: ", ")
        )
        page.gap()
      }
      page.paragraph("\(changes.count) of \(tried) chips would change.")
    } else {
      page.paragraph(
        "“Then” is this chip with the other figure: rulings that name it still do. “Unnamed” is a "
          + "chip of these figures that no ruling names."
      )
    }
    why(in: &page)
    page.paragraph(Decision.notice)
    return page.text
  }

  /// The derivations of the verdicts that are others than now.
  private func why(in page: inout Page) {
    let now = before?.decision.verdicts ?? []
    for (name, report) in [("Then", after), ("Unnamed", unnamed)] {
      for side in report?.decision.verdicts ?? [] {
        guard now.first(where: { $0.side == side.side })?.possible != side.possible,
          !side.steps.isEmpty
        else { continue }
        page.heading(
          "\(name), \(side.side.jurisdiction) \(side.side.track.rawValue): \(side.verdict)"
        )
        report?.tell(side, in: &page)
        page.gap()
      }
    }
  }
}

extension FormatOptions {
  /// Prints what a supposition would change.
  func print(_ report: WhatIfReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json: Console.write(Listing.json(report.json))
    case .jsonl where report.before != nil: Console.write(Listing.json(report.json))
    default: print(report.rows)
    }
  }
}
