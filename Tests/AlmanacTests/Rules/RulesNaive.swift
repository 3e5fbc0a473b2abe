import Almanac

/// The semantics of the record format a second time: slow, without index, by trying every way in
/// which what is unknown could turn out.
///
/// It shares with the engine the records and ``Truth``, and nothing else.
struct Naive {
  let rulings: [Ruling]
  let memberships: [CountryGroupMembership]
  let clock: PublicClock?

  typealias Case = RuleEngine.Case

  /// The possible verdicts, in words, of a jurisdiction on a track.
  func possible(_ jurisdiction: CountryCode, _ track: Ruling.Track, _ question: Case) -> Set<String>
  {
    let heard = rulings.filter { ruling in
      guard let knownOn = question.knownOn, let clock else { return true }
      return clock.isPublic(ruling, on: knownOn)
    }
    let binding = heard.filter { ["law", "directed"].contains($0.force.rawValue) }
      .filter { $0.onlyFor.isEmpty }
    var demands: [(truth: Truth, levels: [Double], id: Slug)] = []
    for ruling in binding where ruling.jurisdiction == jurisdiction && ruling.track == track {
      guard ruling.effect == .restrict || ruling.effect == .tariff else { continue }
      let truth = reach(ruling, question, heard)
      if truth != .no { demands.append((truth, levels(ruling, track, question), ruling.id)) }
    }
    var easings: [(truth: Truth, levels: [Double], narrows: [Slug])] = []
    for ruling in binding where ruling.effect == .ease {
      guard ruling.narrows.contains(where: { id in demands.contains { $0.id == id } }) else {
        continue
      }
      let truth = reach(ruling, question, heard)
      if truth != .no { easings.append((truth, levels(ruling, track, question), ruling.narrows)) }
    }
    // Every ruling that may reach is in or out; every ruling with several policies has one of them.
    let choices: [[Double?]] =
      (demands.map { ($0.truth, $0.levels) } + easings.map { ($0.truth, $0.levels) })
      .map { truth, levels in (truth == .yes ? [] : [nil]) + levels.map(Optional.some) }
    var words: Set<String> = []
    var pick = Array(repeating: 0, count: choices.count)
    repeat {
      let chosen = zip(choices, pick).map { $0[$1] }
      var strictest: Double?
      for (position, demand) in demands.enumerated() {
        guard var level = chosen[position] else { continue }
        for (offset, easing) in easings.enumerated() where easing.narrows.contains(demand.id) {
          if let milder = chosen[demands.count + offset] { level = min(level, milder) }
        }
        strictest = max(strictest ?? level, level)
      }
      words.insert(word(strictest, track))
    } while advance(&pick, choices)
    return words
  }

  private func advance(_ pick: inout [Int], _ choices: [[Double?]]) -> Bool {
    for position in pick.indices {
      pick[position] += 1
      if pick[position] < choices[position].count { return true }
      pick[position] = 0
    }
    return false
  }

  private func word(_ level: Double?, _ track: Ruling.Track) -> String {
    if track == .tariff {
      let rate = level ?? 0
      return rate == .infinity
        ? "undetermined" : rate > 0 ? "tariff \(JSON.numeral(rate))%" : "no tariff"
    }
    switch level {
    case nil, 0?: return track == .import ? "no import restriction" : "no license required"
    case 8?: return track == .import ? "import blocked" : "prohibited"
    case 7?: return "license required: policy of denial"
    case 6?: return "license required: presumption of denial"
    case 5?: return "license required: case by case"
    case 4?: return "license required: presumption of approval"
    case 2?: return "license exception"
    default: return "license required"
    }
  }

  private func levels(_ ruling: Ruling, _ track: Ruling.Track, _ question: Case) -> [Double] {
    let order = [
      "none", "granted", "license-exception", "", "presumption-of-approval", "case-by-case",
      "presumption-of-denial", "policy-of-denial", "prohibited",
    ]
    var policies: [String] = []
    var isSettled = false
    for item in ruling.review where !isSettled {
      let byPlace = among(item.destinations, question.destination, ruling, question)
      let bySeat = among(
        item.headquarters,
        question.headquarters ?? question.destination,
        ruling,
        question
      )
      let fits: Truth
      switch (item.destinations.isEmpty, item.headquarters.isEmpty) {
      case (true, true): fits = .yes
      case (true, false): fits = bySeat
      case (false, true): fits = byPlace
      case (false, false): fits = max(byPlace, bySeat)
      }
      if fits != .no { policies.append(item.policy.rawValue) }
      isSettled = fits == .yes
    }
    if !isSettled { policies.append(ruling.reviewPolicy?.rawValue ?? "") }
    if track == .tariff {
      if let rate = ruling.ratePercent { return [rate] }
      let free: Set = ["license-exception", "granted", "none"]
      return [ruling.effect == .ease && free.isSuperset(of: policies) ? 0 : .infinity]
    }
    return policies.map { policy in
      policy.isEmpty && track == .import ? 8 : Double(order.firstIndex(of: policy) ?? 3)
    }
  }

  private func reach(_ ruling: Ruling, _ question: Case, _ heard: [Ruling]) -> Truth {
    let transactions: [Ruling.Transaction] =
      ruling.transactions.isEmpty ? [.export, .reexport, .transfer] : ruling.transactions
    guard transactions.contains(question.transaction) else { return .no }
    if !ruling.directedTo.isEmpty {
      guard ruling.directedTo.contains(question.accelerator.vendor) else { return .no }
    }
    let place = min(
      among(ruling.destinations, question.destination, ruling, question),
      not(among(ruling.exceptDestinations, question.destination, ruling, question))
    )
    let leaves = ruling.jurisdiction != question.destination
    let seat: Truth =
      leaves || [.import, .tariff].contains(ruling.track)
      ? among(
        ruling.headquarters,
        question.headquarters ?? question.destination,
        ruling,
        question
      ) : .no
    let time = inForce(ruling, question.on, heard, depth: 0)
    return [max(place, seat), time, covers(ruling, question.accelerator)].min() ?? .no
  }

  private func not(_ truth: Truth) -> Truth {
    truth == .yes ? .no : truth == .no ? .yes : .unknown
  }

  /// Day by day would be truer still; bounds say the same and end sooner.
  private func inForce(_ ruling: Ruling, _ day: Day, _ heard: [Ruling], depth: Int) -> Truth {
    guard let begin = ruling.appliesFrom ?? ruling.effective else { return .no }
    let (first, last) = end(ruling, heard, depth: depth)
    let begun: Truth = day < begin.earliest ? .no : day < begin.latest ? .unknown : .yes
    let ended: Truth = day < first ? .no : day < last ? .unknown : .yes
    return min(begun, not(ended))
  }

  private func end(_ ruling: Ruling, _ heard: [Ruling], depth: Int) -> (Day, Day) {
    var first = ruling.ended?.earliest ?? .distantFuture.next
    var last = ruling.ended?.latest ?? .distantFuture.next
    guard depth < 8 else { return (first, last) }
    for successor in heard where successor.supersedes.contains(ruling.id) {
      let binds = [successor, ruling].map {
        ($0.force == .law || $0.force == .directed) && $0.onlyFor.isEmpty
      }
      if !binds[0] && binds[1] { continue }
      guard let begin = successor.appliesFrom ?? successor.effective else { continue }
      let (low, high) = end(successor, heard, depth: depth + 1)
      if begin.earliest >= high { continue }
      first = min(first, begin.earliest)
      if begin.latest < low { last = min(last, begin.latest) }
    }
    return (first, last)
  }

  private func among(
    _ list: [Destination],
    _ country: CountryCode,
    _ ruling: Ruling,
    _ question: Case
  ) -> Truth {
    let truths = list.map { item -> Truth in
      var truth: Truth
      switch item.place {
      case .anywhere: truth = country == ruling.jurisdiction ? .no : .yes
      case .country(let other): truth = country == other ? .yes : .no
      case .group(let group):
        let ofGroup = memberships.filter { $0.group == group }
        let isIn = ofGroup.contains { membership in
          guard membership.country == country else { return false }
          if let from = membership.from {
            if from > question.on || from > question.knownOn ?? .distantFuture { return false }
          }
          guard let to = membership.to, to <= question.knownOn ?? .distantFuture else {
            return true
          }
          return question.on < to
        }
        truth = ofGroup.isEmpty ? .unknown : isIn ? .yes : .no
      }
      return !item.isCertain && truth == .yes ? .unknown : truth
    }
    return truths.max() ?? .no
  }

  private func covers(_ ruling: Ruling, _ chip: Accelerator) -> Truth {
    if ruling.exempts.contains(chip.id) { return .no }
    if let named = ruling.named, named.contains(chip.id) { return .yes }
    let truths = ruling.thresholds.map { threshold -> Truth in
      var parts: [Truth] = threshold.conditions.map { condition in
        guard let figure = figure(condition.metric.rawValue, chip) else { return .unknown }
        switch condition.comparison.rawValue {
        case ">=": return figure >= condition.value ? .yes : .no
        case ">": return figure > condition.value ? .yes : .no
        case "<=": return figure <= condition.value ? .yes : .no
        default: return figure < condition.value ? .yes : .no
        }
      }
      if threshold.scope != .any {
        guard let market = chip.market else { return min(parts.min() ?? .yes, .unknown) }
        parts.append((market == .datacenter) == (threshold.scope == .datacenter) ? .yes : .no)
      }
      return parts.min() ?? .yes
    }
    return truths.max() ?? .no
  }

  private func figure(_ name: String, _ chip: Accelerator) -> Double? {
    let bits = [
      "fp64": 64.0, "fp32": 32, "tf32": 19, "fp16": 16, "bf16": 16, "fp8": 8, "int8": 8, "fp6": 6,
      "fp4": 4, "int4": 4,
    ]
    let products = (chip.denseTOPS?.rates ?? [:]).compactMap { format, rate in
      bits[format.rawValue].map { $0 * rate }
    }
    let tpp = products.max() ?? chip.publishedTPP
    switch name {
    case "tpp": return tpp
    case "performance_density":
      guard let tpp, let area = chip.dieAreaMM2 else { return nil }
      return tpp / area
    case "interconnect_gb_s": return chip.interconnectGBs
    case "memory_bandwidth_gb_s": return chip.memoryBandwidthGBs
    case "memory_gb": return chip.memoryGB
    default:
      guard let memory = chip.memoryBandwidthGBs, let links = chip.interconnectGBs else {
        return nil
      }
      return memory + links
    }
  }
}
