internal import Almanac

extension FormatOptions {
  /// Prints a matrix: short signs with their meaning for reading, words in the other formats.
  func print(_ matrix: StatusMatrix) {
    switch format {
    case .table: Console.write(matrix.page(Terminal.current))
    case .json: Console.write(Listing.json(matrix.json))
    case .jsonl, .csv, .markdown: print(matrix.words)
    }
  }
}

extension StatusMatrix {
  /// A row a chip, its verdicts in their fixed words.
  fileprivate var words: Listing {
    listing { $0?.verdict.description ?? "" }
  }

  /// The table with short signs, and what they mean.
  fileprivate func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    let when = question.map { question in
      let known = question.knownOn.map { ", as the public could know on \($0)" } ?? ""
      return " \(question.transaction.rawValue) on \(question.on)\(known)"
    }
    page.heading("\(side.jurisdiction) \(side.track.rawValue)\(when.map { ":\($0)" } ?? "")")
    page.gap()
    page.table(listing { $0?.sign ?? "" })
    page.gap()
    let used = Set(cells.flatMap(\.self).compactMap { $0?.sign })
    let meanings = TrackVerdict.signs.filter { used.contains($0.sign) }
    for (sign, meaning) in meanings { page.item(sign, meaning, width: 8, indent: 0) }
    page.paragraph("Why: almanac status CHIP --to CC. \(Decision.notice)")
    return page.text
  }

  private func listing(_ cell: (TrackVerdict?) -> String) -> Listing {
    Listing(
      columns: [Listing.Column(name: "Accelerator", width: 34)]
        + destinations.map { Listing.Column(name: $0.text, width: 6) },
      rows: zip(accelerators, cells).map { chip, row in
        Listing.Row(
          cells: [chip.id.text] + row.map(cell),
          json: .object(
            JSON.Members(
              [.init("accelerator", .string(chip.id.text))]
                + zip(destinations, row).map { destination, verdict in
                  .init(destination.text, .text(verdict?.verdict) ?? .null)
                }
            )
          )
        )
      },
      emptiness: "No accelerator is known that could be asked about."
    )
  }
}

extension TrackVerdict {
  /// What the short signs mean.
  fileprivate static let signs: [(sign: String, meaning: String)] = [
    ("never", "prohibited"), ("deny", "license required: policy of denial"),
    ("deny*", "license required: presumption of denial"),
    ("case", "license required: case by case"),
    ("grant*", "license required: presumption of approval"), ("lic", "license required"),
    ("exc", "license exception"), ("·", "no license required"), ("block", "import blocked"),
    ("open", "no import restriction"), ("free", "no tariff"),
    ("lic?", "license required, under which policy is open"), ("?", "undetermined"),
  ]

  /// The verdict in at most six columns; a duty as its rate.
  fileprivate var sign: String {
    if isOpen { return isLicenseCertain ? "lic?" : "?" }
    if case .tariff(let rate) = verdict { return "\(JSON.numeral(rate))%" }
    return TrackVerdict.signs.first { $0.meaning == verdict.description }?.sign ?? "?"
  }
}
