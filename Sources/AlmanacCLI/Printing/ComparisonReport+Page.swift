internal import Almanac
internal import AlmanacStore

extension ComparisonReport {
  /// The comparison for reading.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    for chips in blocks(terminal.width) {
      if !page.text.isEmpty { page.gap() }
      page.table(figures(of: chips))
    }
    for remark in remarks { page.paragraph(remark) }
    thresholds(in: &page)
    generations(in: &page)
    page.heading("Who says so")
    for chip in comparison.accelerators {
      let credit = sources(of: chip).credit
      page.item(chip.id.text, credit.isEmpty ? "nobody by then" : credit, width: idWidth + 2)
    }
    page.gap()
    page.paragraph(Decision.notice)
    return page.text
  }

  private static let labelWidth = 24
  private static let cellWidth = 12

  private var idWidth: Int {
    comparison.accelerators.map { DisplayText.width($0.id.text) }.max() ?? 0
  }

  /// As many chips side by side as a line takes.
  private func blocks(_ width: Int) -> [[Int]] {
    var blocks: [[Int]] = []
    var left = 0
    for index in comparison.accelerators.indices {
      let id = comparison.accelerators[index].id.text
      let needed = 2 + max(Self.cellWidth, DisplayText.width(id))
      if left < needed || blocks.isEmpty {
        blocks.append([])
        left = width - Self.labelWidth
      }
      blocks[blocks.count - 1].append(index)
      left -= needed
    }
    return blocks
  }

  private func figures(of chips: [Int]) -> Listing {
    let column = { (index: Int) in
      Listing.Column(
        name: comparison.accelerators[index].id.text,
        width: Self.cellWidth,
        isNumber: true
      )
    }
    let facts: [(String, (Accelerator) -> String?)] = [
      ("architecture", { $0.architecture }), ("market", { $0.market?.rawValue }),
      ("announced", { $0.announced?.text }), ("released", { $0.released?.text }),
    ]
    let words = facts.map { name, value in
      Listing.Row(
        cells: [name] + chips.map { value(comparison.accelerators[$0]) ?? "" },
        json: .null
      )
    }
    let numbers = comparison.rows.map { row in
      Listing.Row(cells: [row.words] + chips.map { row.cell($0) }, json: .null)
    }
    return Listing(
      columns: [Listing.Column(name: "Figure", width: Self.labelWidth)] + chips.map(column),
      rows: words + numbers
    )
  }

  private func thresholds(in page: inout Page) {
    page.heading("Thresholds on \(comparison.on)")
    let crossings = comparison.crossings.filter { $0.bindsMaker.contains(true) }
    if crossings.isEmpty { page.paragraph("None is known that one of them meets.") }
    var last: Slug?
    for crossing in crossings {
      if crossing.ruling != last {
        page.paragraph(crossing.title, indent: 2)
        page.paragraph(crossing.ruling.text, indent: 2, isFaint: true)
      }
      last = crossing.ruling
      let doubt = crossing.isInForce == .unknown ? " (perhaps not in force yet)" : ""
      page.paragraph((crossing.results.first?.threshold ?? crossing.label) + doubt, indent: 4)
      for (index, chip) in comparison.accelerators.enumerated() {
        page.item(
          chip.id.text,
          crossing.words(index),
          width: idWidth + 2,
          indent: 6
        )
      }
    }
  }

  private func generations(in page: inout Page) {
    guard !comparison.distances.isEmpty else { return }
    page.heading("Generations apart")
    var names: [Slug: String] = [:]
    for chip in comparison.accelerators {
      names[chip.id] = "\(chip.id) (\(chip.architecture ?? "unknown"))"
    }
    for distance in comparison.distances {
      let (behind, ahead) = (names[distance.behind] ?? "", names[distance.ahead] ?? "")
      let count = distance.generations
      page.paragraph(
        count == 0
          ? "\(behind) and \(ahead) are of one generation"
          : "\(behind) is \(count) generation\(count == 1 ? "" : "s") behind \(ahead)",
        indent: 2
      )
    }
  }
}

extension AcceleratorComparison.Crossing {
  /// How a chip stands to it: the answer, and the margins of the conditions that lead to it.
  fileprivate func words(_ index: Int) -> String {
    let result = results[index]
    guard bindsMaker[index] else { return answers[index] }
    if result.isInScope == .no { return "no: not for its market" }
    let decisive = result.conditions.filter { result.holds == .yes || $0.holds == result.holds }
    return "\(answers[index]): \(decisive.map(\.words).joined(separator: ", "))"
  }
}

extension AcceleratorComparison.Row {
  /// A chip's figure, and how many times the first chip's it is.
  fileprivate func cell(_ index: Int) -> String {
    guard let value = values[index] else { return "?" }
    guard index > 0, let ratio = ratios[index], ratio != 1 else { return JSON.short(value) }
    return "\(JSON.short(value)) ×\(JSON.digits(ratio))"
  }

  /// The figure with its unit, short enough for a column.
  fileprivate var words: String {
    let parts = name.split(separator: ".")
    if parts.count == 2 {
      let (format, kind) = (parts[1].split(separator: "_")[0], parts[1].hasSuffix("_vector"))
      return "\(format) \(kind ? "vector" : "dense"), 10^12/s"
    }
    return switch name {
    case "published_tpp": "TPP as published"
    case "dies": "compute dies"
    case "die_area_mm2": "die area, mm²"
    case "transistors_billion": "transistors, 10^9"
    case "memory_gb": "memory, GB"
    case "memory_bandwidth_gb_s": "memory, GB/s"
    case "interconnect_gb_s": "interconnect, GB/s"
    case "tdp_w": "power, W"
    case "tpp": "TPP, 10^12 bit/s"
    case "performance_density": "density, TPP/mm²"
    case "total_bandwidth_gb_s": "both bandwidths, GB/s"
    case "tpp_per_watt": "TPP/W"
    default: unit.isEmpty ? name : "\(name), \(unit)"
    }
  }
}
