extension TrackVerdict {
  /// Adds up what reaches a case on one side.
  init(
    _ side: RuleEngine.Side,
    _ question: RuleEngine.Case,
    _ metrics: Metrics,
    entries: [Entry],
    beside: [Beside],
    missed: [Miss]
  ) {
    let possible = TrackVerdict.possible(entries, on: side.track)
    self.side = side
    self.possible = possible.sorted { $0.description < $1.description }
    verdict = Verdict(commonTo: possible)
    let demands = Set(entries.filter(\.ruling.effect.demands).map(\.ruling.id))
    steps = entries.sorted { Ruling.precedes($0.ruling, $1.ruling) }
      .map { Step($0, among: demands) }
    self.beside = beside
    self.missed = missed
    tips =
      verdict == .undetermined || possible.count > 1
      ? Tip.all(entries, metrics, question.accelerator, on: side.track) : []
  }

  /// The verdicts that some entries leave open.
  static func possible(_ entries: [Entry], on track: Ruling.Track) -> Set<Verdict> {
    let easings = entries.filter { $0.ruling.effect == .ease && $0.reaches != .no }
    let demands = entries.filter { $0.ruling.effect.demands && $0.reaches != .no }
    var narrowing: [Slug: [Int]] = [:]
    for (position, easing) in easings.enumerated() {
      for id in Set(easing.ruling.narrows) { narrowing[id, default: []].append(position) }
    }
    let resolution = Resolution(
      demands: demands.map { entry in
        Resolution.Demand(
          reaches: entry.reaches,
          options: entry.options(on: track),
          easings: narrowing[entry.ruling.id] ?? []
        )
      },
      easings: easings.map { entry in
        Resolution.Easing(reaches: entry.reaches, options: entry.options(on: track))
      }
    )
    return Set(resolution.outcomes.map { Verdict($0, on: track) })
  }
}

extension Step {
  init(_ entry: Entry, among demands: Set<Slug>) {
    ruling = entry.ruling
    role = entry.ruling.effect == .ease ? .ease : .demand
    reaches = entry.reaches
    coverage = entry.coverage
    byDestination = entry.reach.byDestination
    byHeadquarters = entry.reach.byHeadquarters
    policies = entry.reach.policies
    eases = role == .ease ? entry.ruling.narrows.filter(demands.contains).sorted() : []
    var doubts = entry.reach.doubts
    if entry.coverage.truth == .unknown {
      doubts += entry.coverage.missing.sorted().map(Doubt.figure)
      if entry.coverage.alternatives.contains(where: { $0.isInScope == .unknown }) {
        doubts.append(.market)
      }
    }
    self.doubts = entry.reaches == .unknown ? doubts : []
  }
}
