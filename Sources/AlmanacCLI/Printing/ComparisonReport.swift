internal import Almanac
internal import AlmanacStore

/// A comparison with who says so, ready to be printed.
struct ComparisonReport {
  let comparison: AcceleratorComparison
  let cited: CitedSources
  let remarks: [String]

  /// The comparison with the evidence of each chip.
  var json: JSON {
    guard case .object(var members) = comparison.json else { return comparison.json }
    if !remarks.isEmpty { members["remarks"] = .array(remarks.map(JSON.string)) }
    return cited.completing(.object(members))
  }

  /// Everything in rows, a column a chip, for formats that machines read.
  var rows: Listing {
    let chips = comparison.accelerators
    var listing = Listing(
      columns: (["Kind", "Name", "Unit"] + chips.map(\.id.text)).map { Listing.Column(name: $0) }
    )
    func add(_ kind: String, _ name: String, _ unit: String, _ cells: [String]) {
      let members = zip(
        ["kind", "name", "unit"] + chips.map(\.id.text),
        [kind, name, unit] + cells
      )
      listing.rows.append(
        Listing.Row(
          cells: [kind, name, unit] + cells,
          json: .object(JSON.Members(members.map { .init($0, .string($1)) }))
        )
      )
    }
    for row in comparison.rows {
      let cells = row.values.map { $0.map(JSON.numeral) ?? "" }
      add(row.isDerived ? "derived" : "figure", row.name, row.unit, cells)
    }
    for crossing in comparison.crossings {
      let name = "\(crossing.ruling) \(crossing.results.first?.threshold ?? crossing.label)"
      add("threshold", name, "", crossing.answers)
    }
    for distance in comparison.distances {
      let cells = chips.map { chip in
        chip.id == distance.behind && distance.generations > 0
          ? "\(distance.generations) behind \(distance.ahead)" : ""
      }
      add("generations", "\(distance.behind) \(distance.ahead)", "", cells)
    }
    add(
      "evidence",
      "sources",
      "",
      chips.map { sources(of: $0).map(\.id.text).joined(separator: " ") }
    )
    return listing
  }

  /// Who gives a chip's figures.
  func sources(of chip: Accelerator) -> [GradedSource] { cited.sources(of: chip.evidence) }
}

extension AcceleratorComparison.Crossing {
  /// Whether each chip meets it: yes, no, unknown, or that it does not bind the maker.
  var answers: [String] {
    zip(results, bindsMaker).map { result, binds in
      binds ? result.holds.rawValue : "not bound"
    }
  }
}

extension Coverage.Alternative {
  /// The alternative without a chip: `3A090.a: tpp >= 4800 (datacenter)`.
  var threshold: String {
    let all = conditions.map { result in
      let condition = result.condition
      let value = JSON.numeral(condition.value)
      return "\(condition.metric.rawValue) \(condition.comparison.rawValue) \(value)"
    }
    let whom = scope == .any ? "" : " (\(scope.rawValue))"
    return "\(label): \(all.joined(separator: " and "))\(whom)"
  }
}

extension FormatOptions {
  /// Prints a comparison.
  func print(_ report: ComparisonReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json: Console.write(Listing.json(report.json))
    case .jsonl, .csv, .markdown: print(report.rows)
    }
  }
}
