internal import Almanac
internal import AlmanacStore

/// A decision with who says so, ready to be printed.
struct StatusReport {
  let decision: Decision
  let chip: Revision
  let cited: CitedSources
  let clocks: Clocks
  /// What a reader must know of the question, in sentences.
  let remarks: [String]

  init(
    _ decision: Decision,
    of chip: Revision,
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) {
    self.decision = decision
    self.chip = chip
    self.clocks = clocks
    let rulings = decision.verdicts.flatMap { side in
      side.steps.map(\.ruling) + side.beside.map(\.ruling) + side.missed.map(\.ruling)
    }
    cited = try store.sources(
      citedBy: rulings.flatMap(\.evidence) + chip.record.content.evidence,
      as: clocks
    )
    remarks = StatusReport.remarks(on: chip, as: clocks)
  }

  /// What must be said of a chip that the public did not know yet.
  static func remarks(on chip: Revision, as clocks: Clocks) -> [String] {
    guard let known = clocks.knownOn, chip.knownFrom > known else { return [] }
    return [
      "Of what the almanac keeps on \(chip.record.id), nothing was public before "
        + "\(chip.knownFrom): its figures come from later sources."
    ]
  }

  /// The decision with its whole derivation.
  var json: JSON {
    guard case .object(var members) = decision.json else { return decision.json }
    members["recorded_at"] = .text(clocks.recordedAt)
    members["evidence"] = .array(chip.record.content.evidence.map(\.json))
    if !remarks.isEmpty { members["remarks"] = .array(remarks.map(JSON.string)) }
    members["notice"] = .string(Decision.notice)
    return cited.completing(.object(members))
  }

  /// One row a ruling, for formats that machines read.
  var rows: Listing {
    let names = [
      "Accelerator", "Destination", "On", "Jurisdiction", "Track", "Verdict", "Possible", "Role",
      "Ruling", "Label", "Citation", "Grade", "Sources", "Words",
    ]
    var listing = Listing(columns: names.map { Listing.Column(name: $0) })
    for side in decision.verdicts {
      let items =
        side.steps.map { ($0.role.rawValue, $0.ruling, $0.coverage.label, $0.words) }
        + side.beside.map { ("beside", $0.ruling, nil, $0.words) }
        + side.missed.map { ("missed", $0.ruling, $0.coverage.label, $0.words) }
      for (role, ruling, label, words) in items {
        let sources = cited.sources(of: ruling.evidence)
        listing.rows.append(
          row(
            side,
            [
              role, ruling.id.text, label ?? "", ruling.citation ?? "",
              sources.compactMap(\.grade).min()?.description ?? "",
              sources.map(\.id.text).joined(separator: " "), words,
            ]
          )
        )
      }
      if items.isEmpty {
        listing.rows.append(row(side, ["nothing reaches it", "", "", "", "", "", ""]))
      }
    }
    return listing
  }

  private func row(_ side: TrackVerdict, _ cells: [String]) -> Listing.Row {
    let question = decision.question
    return Listing.Row(
      cells: [
        question.accelerator.id.text, question.destination.text, question.on.description,
        side.side.jurisdiction.text, side.side.track.rawValue, side.verdict.description,
        side.isOpen ? side.possible.map(\.description).joined(separator: "; ") : "",
      ] + cells,
      json: .null
    )
  }
}

extension Beside {
  /// Why it stands beside, in a sentence.
  var words: String { reasons.map(\.words).joined(separator: "; ") }
}

extension TrackVerdict {
  /// The verdict, with what is possible where it is open.
  var words: String {
    guard isOpen else { return verdict.description }
    guard isLicenseCertain else { return "\(verdict): \(open)" }
    let policies = possible.map { possible in
      possible == .licenseRequired ? "no stated policy" : possible.kind
    }
    return "\(verdict) (open: \(policies.joined(separator: ", or ")))"
  }

  /// What is open, the kinds of one requirement together: `license required (a, or b)`.
  private var open: String {
    let isKind = { (verdict: Verdict) in verdict.kind != verdict.description }
    let kinds = possible.filter(isKind).map(\.kind)
    let others = possible.filter { !isKind($0) }.map(\.description)
    let requirement =
      kinds.isEmpty ? [] : ["license required (\(kinds.joined(separator: ", or ")))"]
    return (others + requirement).joined(separator: ", or ")
  }
}

extension Verdict {
  /// The kind of a requirement: `case by case`; the verdict itself where it names none.
  fileprivate var kind: String {
    let prefix = "license required: "
    let words = description
    return words.hasPrefix(prefix) ? String(words.dropFirst(prefix.count)) : words
  }
}

extension FormatOptions {
  /// Prints a decision.
  func print(_ report: StatusReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json, .jsonl: Console.write(Listing.json(report.json))
    case .csv, .markdown: print(report.rows)
    }
  }
}
