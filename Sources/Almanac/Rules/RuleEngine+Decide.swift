extension RuleEngine {
  /// Decides a case.
  ///
  /// - Parameter question: The case.
  /// - Returns: What each jurisdiction that has a say says on each track, with its derivation.
  /// - Complexity: O(*k* log *k*) in the rulings about the chip, or about chips in general at its
  ///   destination or the buyer's seat.
  public func decide(_ question: Case) -> Decision {
    let metrics = Metrics(question.accelerator)
    var entries: [Side: [Entry]] = [:]
    var beside: [Side: [Beside]] = [:]
    var missed: [Side: [Miss]] = [:]
    let sides = self.sides(of: question)
    for position in candidates(for: question) {
      guard let reach = Reach(position, question, in: self) else { continue }
      let ruling = reach.ruling
      let side = Side(ruling.jurisdiction, ruling.track)
      let coverage = Coverage(of: ruling, accelerator: question.accelerator, metrics: metrics)
      if !ruling.decides {
        if let shown = reach.beside(coverage), let home = home(of: side, among: sides) {
          beside[home, default: []].append(shown)
        }
      } else if reach.isInForce != .no && coverage.truth != .no {
        entries[side, default: []].append(Entry(reach, coverage))
      } else if let miss = reach.miss(coverage) {
        missed[side, default: []].append(miss)
      }
    }
    let easings = entries.values.flatMap(\.self).filter { $0.ruling.effect == .ease }
    let verdicts = sides.map { side in
      let demands = (entries[side] ?? []).filter(\.ruling.effect.demands)
      return TrackVerdict(
        side,
        question,
        metrics,
        entries: demands + Entry.relevant(easings, to: demands),
        beside: (beside[side] ?? []).sorted { Ruling.precedes($0.ruling, $1.ruling) },
        missed: (missed[side] ?? []).sorted { Ruling.precedes($0.ruling, $1.ruling) }
      )
    }
    return Decision(question: question, metrics: metrics, verdicts: verdicts)
  }

  /// The rulings that may concern a case.
  func candidates(for question: Case) -> [Int] {
    index.candidates(
      for: question.accelerator.id,
      in: [question.destination, question.seat],
      on: question.on,
      calendar: calendar
    )
  }

  /// Who has a say on a case: every jurisdiction that controls exports of chips, the importer on
  /// its own imports and duties, and everywhere whoever reaches the destination or the buyer.
  private func sides(of question: Case) -> [Side] {
    let sides = index.sides.filter { side, positions in
      let isOwn = side.jurisdiction == question.destination
      if side.track == .exportLicense || (side.track.isOfImporter && isOwn) { return true }
      return positions.contains { position in
        (rulings[position].governs(question.transaction)
          && reachesDestination(rulings[position], question) != .no)
          || reachesHeadquarters(rulings[position], question) != .no
      }
    }
    return sides.keys.sorted()
  }

  /// Under which of a jurisdiction's answers a ruling is shown: its own, or the nearest to it.
  private func home(of side: Side, among sides: [Side]) -> Side? {
    sides.contains(side) ? side : sides.first { $0.jurisdiction == side.jurisdiction }
  }

  func reachesDestination(_ ruling: Ruling, _ question: Case) -> Truth {
    isAmong(ruling.destinations, question.destination, ruling, question)
      && !isAmong(ruling.exceptDestinations, question.destination, ruling, question)
  }

  func reachesHeadquarters(_ ruling: Ruling, _ question: Case) -> Truth {
    isAmong(ruling.headquarters, question.seat, ruling, question)
  }

  func isAmong(
    _ destinations: [Destination],
    _ country: CountryCode,
    _ ruling: Ruling,
    _ question: Case
  ) -> Truth {
    calendar.contains(
      country,
      among: destinations,
      outside: ruling.jurisdiction,
      on: question.on,
      knownOn: question.knownOn
    )
  }

  /// The policies that a ruling may have for a case: the first case of its review that fits.
  ///
  /// A case of the review that gives both destinations and seats fits by either, as rulings do.
  func policies(of ruling: Ruling, _ question: Case) -> [Ruling.ReviewPolicy?] {
    var policies: [Ruling.ReviewPolicy?] = []
    for reviewCase in ruling.review {
      let parts = [
        (reviewCase.destinations, question.destination), (reviewCase.headquarters, question.seat),
      ].filter { !$0.0.isEmpty }
      let fits =
        parts.isEmpty ? .yes : parts.map { isAmong($0.0, $0.1, ruling, question) }.any
      if fits != .no && !policies.contains(reviewCase.policy) { policies.append(reviewCase.policy) }
      if fits == .yes { return policies }
    }
    if !policies.contains(ruling.reviewPolicy) { policies.append(ruling.reviewPolicy) }
    return policies
  }
}

extension Ruling {
  /// Orders rulings by when they take hold, then by id.
  static func precedes(_ left: Ruling, _ right: Ruling) -> Bool {
    (left.begin, left.id) < (right.begin, right.id)
  }

  private var begin: Day { (appliesFrom ?? effective ?? announced).latest }
}

extension Ruling.Track {
  /// Whether it is the importer who answers.
  fileprivate var isOfImporter: Bool { self == .import || self == .tariff }
}
