/// How a ruling stands to a case, but for the chip's figures.
struct Reach {
  let ruling: Ruling
  let byDestination: Truth
  let byHeadquarters: Truth
  /// Whether it is in force; for one that does not bind, whether it stands as said.
  let isInForce: Truth
  let policies: [Ruling.ReviewPolicy?]
  let lifetime: Lifetime
  private let rescissions: [Slug]
  private let question: RuleEngine.Case

  /// The result is `nil` when the ruling has nothing to do with the place, the transaction or the
  /// maker, or was not public yet.
  init?(_ position: Int, _ question: RuleEngine.Case, in engine: RuleEngine) {
    let ruling = engine.rulings[position]
    guard ruling.governs(question.transaction), ruling.binds(question.accelerator.vendor),
      engine.isPublic(position, knownOn: question.knownOn)
    else { return nil }
    let byDestination = engine.reachesDestination(ruling, question)
    let byHeadquarters = engine.reachesHeadquarters(ruling, question)
    guard (byDestination || byHeadquarters) != .no else { return nil }
    self.ruling = ruling
    self.question = question
    self.byDestination = byDestination
    self.byHeadquarters = byHeadquarters
    let lifetime = engine.lifetime(of: position, knownOn: question.knownOn)
    self.lifetime = lifetime
    let isDated = ruling.appliesFrom != nil || ruling.effective != nil
    let hasBegun =
      ruling.decides || isDated
      ? lifetime.begin.isReached(on: question.on) : Truth(ruling.announced.earliest <= question.on)
    isInForce = hasBegun && !lifetime.end.isReached(on: question.on)
    policies = engine.policies(of: ruling, question)
    rescissions = (engine.index.successors[ruling.id] ?? [])
      .filter { engine.isPublic($0, knownOn: question.knownOn) }
      .map { engine.rulings[$0] }
      .filter { $0.effect == .rescind && $0.hasForce }
      .filter { Lifetime($0).begin.isReached(on: question.on) != .no }
      .map(\.id)
      .sorted()
  }

  /// Whether the place is reached.
  var place: Truth { byDestination || byHeadquarters }

  /// The ruling as shown beside a verdict, if it concerns the case.
  func beside(_ coverage: Truth) -> Beside? {
    let reaches = isInForce && place && coverage
    guard reaches != .no, ruling.effect != .rescind else { return nil }
    var reasons: [Beside.Reason] = []
    if ruling.force == .announced { reasons.append(.announced) }
    if ruling.force == .reported { reasons.append(.reported) }
    if !ruling.onlyFor.isEmpty { reasons.append(.onlyFor(ruling.onlyFor)) }
    if !ruling.effect.demands && ruling.effect != .ease { reasons.append(.effect(ruling.effect)) }
    return Beside(ruling: ruling, reaches: reaches, policies: policies, reasons: reasons)
  }

  /// Whether the chip is meant by an easing that leaves this to what it narrows: to demands that
  /// reach the case.
  func chips(of entries: [Entry]) -> Truth {
    entries.filter { $0.ruling.effect.demands && ruling.narrows.contains($0.ruling.id) }
      .map(\.reaches).any
  }

  /// Why a ruling that decides does not reach the case, if that is worth telling.
  func miss(_ coverage: Coverage) -> Miss? {
    guard ruling.effect.demands else { return nil }
    if isInForce != .no {
      if coverage.isExempt { return Miss(ruling: ruling, reason: .exempt, coverage: coverage) }
      guard !ruling.thresholds.isEmpty else { return nil }
      return Miss(ruling: ruling, reason: .notCovered, coverage: coverage)
    }
    guard coverage.truth != .no else { return nil }
    let reason: Miss.Reason
    if let begin = ruling.appliesFrom ?? ruling.effective, begin.earliest > question.on {
      guard ruling.announced.earliest <= question.on, lifetime.begins != .no else { return nil }
      reason = .notYet(begin)
    } else if !rescissions.isEmpty {
      reason = .rescinded(rescissions)
    } else {
      return nil
    }
    return Miss(ruling: ruling, reason: reason, coverage: coverage)
  }

  /// What is unknown about place and time.
  var doubts: [Step.Doubt] {
    var doubts: [Step.Doubt] = []
    if isInForce == .unknown {
      let dates = [ruling.appliesFrom ?? ruling.effective, ruling.ended].compactMap(\.self)
      doubts += dates.filter { Lifetime.Bounds($0).isReached(on: question.on) == .unknown }
        .map(Step.Doubt.date)
    }
    if place == .unknown {
      if byDestination == .unknown { doubts.append(.place(question.destination)) }
      if byHeadquarters == .unknown && question.seat != question.destination {
        doubts.append(.place(question.seat))
      }
    }
    return doubts
  }
}

/// A ruling that decides, in force or maybe so, with how it covers the chip.
struct Entry {
  let reach: Reach
  let coverage: Coverage

  init(_ reach: Reach, _ coverage: Coverage) {
    self.reach = reach
    self.coverage = coverage
  }

  var ruling: Ruling { reach.ruling }

  /// Whether it reaches the case.
  var reaches: Truth { reach.isInForce && reach.place && coverage.truth }

  /// The same ruling, with the chip's figures changed.
  func with(_ metrics: Metrics, _ accelerator: Accelerator) -> Entry {
    guard coverage.truth == .unknown else { return self }
    return Entry(reach, Coverage(of: ruling, accelerator: accelerator, metrics: metrics))
  }

  /// The strictness it may have on a track.
  func options(on track: Ruling.Track) -> [Strictness] {
    guard track == .tariff else { return reach.policies.map { Strictness($0, on: track) } }
    if let rate = ruling.ratePercent { return [Strictness(value: rate)] }
    let isFree = ruling.effect == .ease && reach.policies.allSatisfy(\.isFree)
    return [Strictness(value: isFree ? 0 : .infinity)]
  }

  /// The easings that narrow one of some demands.
  static func relevant(_ easings: [Entry], to demands: [Entry]) -> [Entry] {
    let ids = Set(demands.map(\.ruling.id))
    return easings.filter { !ids.isDisjoint(with: $0.ruling.narrows) }
  }
}

extension Ruling.ReviewPolicy? {
  /// Whether nothing is asked under it.
  fileprivate var isFree: Bool {
    self == .licenseException || self == .granted || self == Wrapped.none
  }
}
