internal import Almanac
internal import AlmanacStore

extension StatusReport {
  /// The decision for reading: the question, the verdicts, and why.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    page.heading(title)
    page.paragraph(circumstances, isFaint: true)
    for remark in remarks { page.paragraph(remark) }
    page.gap()
    page.table(verdicts)
    for side in decision.verdicts where side.isTold {
      page.heading("\(side.side.jurisdiction) \(side.side.track.rawValue): \(side.verdict)")
      tell(side, in: &page)
    }
    page.gap()
    page.paragraph(figures, isFaint: true)
    page.paragraph(Decision.notice)
    return page.text
  }

  private var title: String {
    let question = decision.question
    let seat = question.headquarters.map { ", buyer's seat \($0)" } ?? ""
    let today = question.on == .today ? " (today)" : ""
    return "\(question.accelerator.name) to \(question.destination)\(seat), \(question.on)\(today)"
  }

  private var circumstances: String {
    let known = clocks.knownOn.map { "as the public could know on \($0)" }
    let recorded = clocks.recordedAt.map { "as recorded at \($0)" }
    let parts = [decision.question.transaction.rawValue, known, recorded].compactMap(\.self)
    return parts.joined(separator: ", ")
  }

  private var verdicts: Listing {
    Listing(
      columns: [
        Listing.Column(name: "Who"), Listing.Column(name: "Track"), Listing.Column(name: "Verdict"),
      ],
      rows: decision.verdicts.map { side in
        Listing.Row(
          cells: [side.side.jurisdiction.text, side.side.track.rawValue, side.words],
          json: .null
        )
      },
      emptiness: "No ruling about chips is known that has a say here."
    )
  }

  /// Why a verdict is what it is: the rulings that lead to it, what would tip it, what stands
  /// beside it, and what misses.
  func tell(_ side: TrackVerdict, in page: inout Page) {
    for step in side.steps {
      let verb = step.reaches == .yes ? step.role.rawValue : "\(step.role.rawValue)?"
      tell(verb, step.ruling, step.points, in: &page)
    }
    for (index, sentence) in side.tips.flatMap(\.words).enumerated() {
      page.item(index == 0 ? "tips" : "", sentence, width: 8)
    }
    for item in side.beside { tell("beside", item.ruling, [item.words], in: &page) }
    for item in side.missed { tell("missed", item.ruling, item.points, in: &page) }
  }

  private func tell(_ head: String, _ ruling: Ruling, _ points: [String], in page: inout Page) {
    page.item(head, ruling.headline, width: 8)
    for point in points { page.item("", point, width: 8) }
    page.paragraph(
      [ruling.id.text, ruling.citation].compactMap(\.self).joined(separator: " · "),
      indent: 10,
      isFaint: true
    )
    page.paragraph(cited.sources(of: ruling.evidence).credit, indent: 10, isFaint: true)
  }

  /// The metrics, and who gives the figures that they rest on.
  private var figures: String {
    let metrics = decision.metrics
    let parts = Threshold.Metric.allCases.compactMap { metric in
      // A density of 3.196 is under a line at 3.2, and must not look as if it were on it.
      metrics[metric].map { value in
        "\(metric.rawValue) \(metric == .performanceDensity ? JSON.close(value) : JSON.short(value))"
      }
    }
    let credit = cited.sources(of: chip.record.content.evidence).credit
    let names = parts.isEmpty ? "no figure is known" : parts.joined(separator: ", ")
    let who = credit.isEmpty ? "" : ", \(credit)"
    return "Figures: \(names); from \(chip.record.reference)\(who)"
  }
}

extension TrackVerdict {
  /// Whether there is anything to tell besides the verdict.
  fileprivate var isTold: Bool { !steps.isEmpty || !beside.isEmpty || !missed.isEmpty }
}

extension Step {
  /// How the ruling reaches the case, its policy, and what is unknown, a line each.
  fileprivate var points: [String] {
    var points: [String] = []
    switch coverage.means {
    case .all?: points.append("covers all chips")
    case .named?: points.append("names the chip")
    case .threshold?: points += coverage.alternatives.filter { $0.holds != .no }.map(\.words)
    case nil: break
    }
    if byHeadquarters > byDestination { points.append("reaches the seat of the buyer") }
    if let rate = ruling.ratePercent {
      points.append("\(JSON.numeral(rate))%")
    } else {
      let policies = policies.map { $0?.rawValue ?? "no stated policy" }
      points.append("policy: \(policies.joined(separator: " or "))")
    }
    if !eases.isEmpty { points.append("in place of \(eases.map(\.text).joined(separator: ", "))") }
    if !ruling.conditions.isEmpty {
      points.append("on conditions: \(ruling.conditions.joined(separator: "; "))")
    }
    return points + doubts.map(\.words)
  }
}

extension Miss {
  /// Why the ruling does not reach the case, with the margin of each condition that failed.
  fileprivate var points: [String] {
    guard reason == .notCovered else { return [reason.words] }
    return coverage.alternatives.map { alternative in
      if alternative.isInScope == .no { return "\(alternative.label): not for this market" }
      let misses = alternative.conditions.filter { $0.holds == .no }.map(\.words)
      return "\(alternative.label): \(misses.joined(separator: ", "))"
    }
  }
}
