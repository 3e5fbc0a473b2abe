/// Finds who approves, restricts, eases, blocks, proposes or reviews the trade in what.
struct RulingFinder {
  let reading: Reading
  var chips: [String] = []
  var age = 0
  var destinations: [String] = []
  var date: String?
  var dateAge = 0
  var diffusion: (date: String?, age: Int)?
  var paragraph: [String] = []
  let speaksOfChina: Bool

  init(_ reading: Reading) {
    self.reading = reading
    speaksOfChina = reading.entities.contains { $0.kind == .country && $0.id == "CN" }
  }

  static let actions: [TermKind] = [
    .approve, .restrict, .ease, .block, .rescind, .propose, .review, .tariff, .enforce,
  ]

  static let starters = TermKinds(actions + [.diffusion, .require])

  /// The rulings and policy signals that a sentence states.
  mutating func find(_ scene: Scene, after before: Scene?) -> [Candidate] {
    if scene.sentence.beginsParagraph { paragraph = [] }
    for place in scene.countries where place.id != "US" && !paragraph.contains(place.id) {
      paragraph.append(place.id)
    }
    defer { remember(scene) }
    let found = actions(scene, after: before)
    if found.isEmpty { return [] }
    let isDiffusion = scene.has(.diffusion) || (diffusion?.age ?? 9) <= 3 && scene.chips.isEmpty
    let result = found.flatMap { kind, range in
      let own = found.count > 1 ? chips(of: range, among: found.map(\.1), scene) : scene.chips
      return byDate(own, scene).compactMap { chips, date in
        made(kind, range, scene, chips, date, isDiffusion: isDiffusion)
      }
    }
    if case .ruling(_, _, _, let places, _)? = result.last?.fact { destinations = places }
    return result
  }

  /// Chips apart by the date that stands nearest to them, where one act came in several steps.
  func byDate(_ chips: [Entity], _ scene: Scene) -> [([Entity], FoundDate?)] {
    let dates = dates(scene).filter { $0.span.start.month != nil }
    guard dates.count > 1, chips.map(\.id).once.count > 1 else { return [(chips, nil)] }
    var groups = dates.map { ([Entity](), FoundDate?.some($0)) }
    for chip in chips {
      let nearest = dates.indices.min {
        scene.clauseDistance(dates[$0].range, chip.range)
          < scene.clauseDistance(dates[$1].range, chip.range)
      }
      if let nearest { groups[nearest].0.append(chip) }
    }
    groups.removeAll { $0.0.isEmpty }
    return groups.count > 1 ? groups : [(chips, nil)]
  }

  /// The chips that stand nearer to a mark than to any other, commas counting for much.
  func chips(of mark: Range<Int>, among marks: [Range<Int>], _ scene: Scene) -> [Entity] {
    let own = scene.chips.filter { chip in
      let away = scene.clauseDistance(chip.range, mark)
      return !marks.contains { $0 != mark && scene.clauseDistance(chip.range, $0) < away }
    }
    // "It banned the H20 in April and in July let it go": one chip, several acts.
    return own.isEmpty ? scene.chips : own
  }

  mutating func remember(_ scene: Scene) {
    age += 1
    dateAge += 1
    if !scene.chips.isEmpty {
      chips = scene.chips.map(\.id).once
      age = 0
    }
    if let last = dates(scene).last(where: { $0.span.start.month != nil }) {
      date = last.span.edtf
      dateAge = 0
    }
    if scene.has(.diffusion) {
      diffusion = (dates(scene).first?.span.edtf, 0)
    } else if let known = diffusion {
      diffusion = (known.date, known.age + 1)
    }
  }

  func dates(_ scene: Scene) -> [FoundDate] {
    scene.notes.dates.filter { $0.span.end == nil && $0.span.start.quarter == nil && !$0.isLimit }
  }

  func made(
    _ kind: TermKind,
    _ mark: Range<Int>,
    _ scene: Scene,
    _ own: [Entity],
    _ date: FoundDate?,
    isDiffusion: Bool
  ) -> Candidate? {
    var accelerators = own.map(\.id).once
    var confidence = 0.75
    if isDiffusion {
      accelerators = []
      if ![.restrict, .rescind].contains(kind) { return nil }
    } else if accelerators.isEmpty {
      guard age <= 3 || kind == .propose else { return nil }
      let isNear = age == 0 && !scene.sentence.beginsParagraph
      if kind == .review, age > 2 { return nil }
      accelerators = kind == .propose && !isNear ? [] : chips
      confidence -= 0.15
    }
    let actor = actor(kind, mark, scene)
    if scene.chips.isEmpty, actor != "US", actor != "CN" {
      guard scene.has(.chip) else { return nil }
      accelerators = []
    }
    if accelerators.isEmpty, !isDiffusion, kind != .propose, ["US", "CN"].contains(actor) {
      return nil
    }
    let places = kind == .tariff ? [actor] : destinations(scene, mark, actor, isDiffusion)
    if places.isEmpty { return nil }
    var when =
      date?.span.edtf
      ?? dates(scene).min {
        scene.clauseDistance($0.range, mark) < scene.clauseDistance($1.range, mark)
      }?.span.edtf
    if isDiffusion, kind == .restrict {
      // What was put in force came before what undid it.
      when = diffusion?.date ?? dates(scene).map(\.span.edtf).min() ?? when
    }
    if when == nil, dateAge <= 2 { when = self.date }
    if when == nil { confidence -= 0.1 }
    return Candidate(
      fact: .ruling(
        action: "\(kind)",
        actor: actor,
        accelerators: accelerators,
        destinations: places,
        date: when
      ),
      start: scene.sentence.range.lowerBound,
      end: scene.sentence.range.upperBound,
      confidence: confidence
    )
  }

  /// The state that acts: one whose office, capital or authorities the sentence names.
  func actor(_ kind: TermKind, _ mark: Range<Int>, _ scene: Scene) -> String {
    var states = scene.offices
    let authorities = scene.ranges(.authority)
    for cue in scene.cues + scene.countries {
      let isSeat = cue.isCue && reading.isCapital(cue.range)
      let acts = authorities.contains { Scene.distance($0, cue.range) <= 12 }
      if isSeat || acts || (cue.id == "US" && !cue.isCue && kind != .block) { states.append(cue) }
    }
    states.sort { $0.range.lowerBound < $1.range.lowerBound }
    if let state = Scene.nearest(states, to: mark), let country = state.country { return country }
    if kind == .block { return "CN" }
    let others = scene.countries.filter { $0.id != "US" && $0.id != "CN" }
    if let only = others.first, others.map(\.id).once.count == 1, !scene.has(.diffusion),
      requirement(scene) != nil
        || authorities.contains(where: { Scene.distance($0, only.range) <= 40 })
    {
      return only.id
    }
    return "US"
  }

  func destinations(
    _ scene: Scene,
    _ mark: Range<Int>,
    _ actor: String,
    _ isDiffusion: Bool
  ) -> [String] {
    if scene.has(.worldwide) { return ["*"] }
    var near = scene.countries.filter { $0.id != "US" && scene.sharesClause($0.range, mark) }
    if near.isEmpty || !isDiffusion { near = scene.countries }
    var places = near.map(\.id).once
    for cue in scene.cues where !places.contains(cue.id) {
      if cue.id == "CN" || !reading.isCapital(cue.range) { places.append(cue.id) }
    }
    places.removeAll { $0 == "US" || $0 == actor && actor != "CN" }
    if actor == "CN" { return ["CN"] }
    if !places.isEmpty { return places }
    if isDiffusion {
      let around = paragraph.once.filter { $0 != "US" && $0 != "CN" }
      return around.isEmpty ? destinations : around
    }
    if actor != "US" { return ["*"] }
    return speaksOfChina ? ["CN"] : []
  }

  /// The candidates without those that say again what another says.
  static func merged(_ candidates: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    var known: [String: [Int]] = [:]
    var facts: Set<Candidate.Fact> = []
    for candidate in candidates {
      guard case .ruling(let action, let actor, let chips, let places, let date) = candidate.fact
      else {
        if facts.insert(candidate.fact).inserted { result.append(candidate) }
        continue
      }
      let key = "\(actor ?? "") \(chips.sorted()) \(places.sorted())"
      // To permit "what was eased" says the same again.
      if action == "approve", date == nil, known["ease " + key] != nil { continue }
      var isNew = true
      // A text that names a hundred dates for one act is no news.
      for position in (known[action + " " + key] ?? []).suffix(32) {
        guard case .ruling(_, _, _, _, let earlier) = result[position].fact else { continue }
        guard let earlier, let date else {
          if earlier == nil, date != nil { result[position] = candidate }
          isNew = false
          break
        }
        if earlier.hasPrefix(date) || date.hasPrefix(earlier) {
          isNew = false
          break
        }
      }
      if isNew {
        known[action + " " + key, default: []].append(result.count)
        result.append(candidate)
      }
    }
    return result
  }
}

extension Reading {
  /// Whether a range names a capital, a president or the like, not just an adjective.
  func isCapital(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && has(.capital, tokens[low])
  }
}
