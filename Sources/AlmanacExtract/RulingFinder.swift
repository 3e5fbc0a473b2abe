/// Finds who approves, restricts, eases, blocks, proposes or reviews the trade in what.
///
/// A class, so that nothing copies all it remembers.
final class RulingFinder {
  let reading: Reading
  var chips: [String] = []
  var age = 0
  var destinations: [String] = []
  var date: String?
  var dateAge = 0
  var diffusion: (date: String?, age: Int)?
  var paragraph: [String] = []
  /// The chips permitted last, which a review that names none is about.
  var approved: (chips: [String], age: Int) = ([], 99)
  /// Where the ruling told last reaches, and how many sentences ago it was.
  var last: (places: [String], age: Int) = ([], 99)
  /// What was told last, and by whom.
  var lastAct: (action: String, actor: String)?
  /// The sentence before.
  var told: Scene?
  let speaksOfChina: Bool

  init(_ reading: Reading) {
    self.reading = reading
    speaksOfChina = reading.speaksOfChina
  }

  static let actions: [TermKind] = [
    .approve, .restrict, .ease, .block, .rescind, .propose, .review, .tariff, .enforce,
  ]

  static let starters = TermKinds(
    actions + [
      .diffusion, .require, .licence, .lift, .refuse, .grant, .excluded, .may, .mayNot,
      .presumption, .blacklist, .order, .cannot,
    ]
  )

  /// The rulings and policy signals that a sentence states.
  func find(_ scene: Scene, after before: Scene?) -> [Candidate] {
    if scene.sentence.beginsParagraph { paragraph = [] }
    for place in scene.countries where place.id != "US" && !paragraph.contains(place.id) {
      paragraph.append(place.id)
    }
    defer { remember(scene) }
    var found = actions(scene, after: before)
    let entry = listed(scene, beside: found)
    if entry != nil { found.removeAll { [.approve, .restrict, .block].contains($0.0) } }
    if found.isEmpty {
      if let entry { last = (entry.places, -1) }
      return entry.map { [$0.candidate] } ?? []
    }
    let isDiffusion = scene.has(.diffusion) || (diffusion?.age ?? 9) <= 3 && scene.chips.isEmpty
    if isDiffusion, found.contains(where: { $0.0 == .rescind }), dates(scene).count == 1,
      diffusion?.date == nil
    {
      // "Repealed in May the rule on diffusion, which covered": when it came is not told.
      found.removeAll { $0.0 == .restrict }
    }
    let marks = found.map(\.1)
    var result = entry.map { [$0.candidate] } ?? []
    for (kind, range) in found {
      if !isDiffusion, let rule = ruleRepealed(kind, range, among: marks, scene) {
        result.append(rule)
        continue
      }
      for (chips, date) in byDate(chips(of: range, among: marks, scene), scene) {
        let ruling = made(
          kind,
          range,
          scene,
          chips,
          date,
          isDiffusion: isDiffusion,
          among: marks
        )
        if let ruling { result.append(ruling) }
      }
    }
    if case .ruling(let action, let actor, _, let places, _)? = result.last?.fact {
      lastAct = actor.map { (action, $0) }
      destinations = places
      last = (places, -1)
    }
    for candidate in result {
      guard case .ruling(let action, _, let chips, _, _) = candidate.fact else { continue }
      if action == "approve" || action == "ease" { approved = (chips, -1) }
    }
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
    let meant = scene.chips.filter { !isYardstick($0, scene) }
    let own = meant.filter { chip in
      let away = scene.clauseDistance(chip.range, mark)
      return !marks.contains { $0 != mark && scene.clauseDistance(chip.range, $0) < away }
    }
    // "It banned the H20 in April and in July let it go": one chip, several acts.
    return own.isEmpty ? meant : own
  }

  /// Whether a chip only tells how powerful others are: *more powerful than the H20*.
  func isYardstick(_ chip: Entity, _ scene: Scene) -> Bool {
    guard scene.has(.than) else { return false }
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.ranges(.than).contains { than in
      if isLast {
        return than.lowerBound >= chip.range.upperBound
          && than.lowerBound - chip.range.upperBound <= 1
      }
      guard than.upperBound <= chip.range.lowerBound,
        chip.range.lowerBound - than.upperBound <= 8
      else { return false }
      // "That the" is no "than the".
      return scene.ranges(.more).contains {
        $0.overlaps(than)
          || $0.upperBound <= than.lowerBound && than.lowerBound - $0.upperBound <= 25
      }
    }
  }

  func remember(_ scene: Scene) {
    age += 1
    dateAge += 1
    told = scene
    last.age += 1
    approved.age += 1
    var meant: [String] = []
    for chip in scene.chips where !meant.contains(chip.id) && !isYardstick(chip, scene) {
      meant.append(chip.id)
    }
    if !meant.isEmpty {
      chips = meant
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
    _ found: TermKind,
    _ mark: Range<Int>,
    _ scene: Scene,
    _ own: [Entity],
    _ date: FoundDate?,
    isDiffusion: Bool,
    among marks: [Range<Int>]
  ) -> Candidate? {
    var state = actor(found, mark, scene)
    if found == .enforce, !state.isNamed, last.age <= 1, let lastAct, lastAct.action == found.name {
      // "They seized two million": those who charged, just before.
      state.id = lastAct.actor
    }
    if found == .review, !state.isNamed, isReviewedByCompany(mark, scene) { return nil }
    let actor = state.id
    if found == .enforce, own.isEmpty, scene.chips.isEmpty, follows(scene),
      lastAct?.action == found.name, scene.pointedCountries.isEmpty
    {
      // What was seized and what became of those charged goes on with one case.
      return nil
    }
    if isTeaser(found, state.id, own, scene) { return nil }
    let isAbroad = actor != "US" && actor != "CN"
    let kind = settled(found, mark, actor, scene)
    var accelerators = own.map(\.id).once
    var confidence = 0.75
    if isDiffusion {
      accelerators = []
      if ![.restrict, .rescind].contains(kind) { return nil }
    } else if accelerators.isEmpty, isAbroad {
      guard
        scene.has(.chip) || scene.has(.trade) || scene.has(.rent) || follows(scene)
          || namesChineseMaker(scene)
      else { return nil }
    } else if accelerators.isEmpty {
      guard age <= 3 || kind == .propose || state.isNamed && isGeneral(scene) else { return nil }
      let isNear = age == 0 && !scene.sentence.beginsParagraph
      if kind == .review, age > 2 || concernsMaker(scene) || isElsewhere(scene) { return nil }
      let isOpen = kind == .review && approved.age <= 3
      if !isGeneral(scene) || !state.isNamed || isOpen {
        let named = isOpen ? approved.chips : chips
        accelerators = kind == .propose && !isNear ? [] : named
      }
      confidence -= 0.15
      if accelerators.isEmpty, kind != .propose, !isGeneral(scene) { return nil }
    }
    let isDuty = kind == .tariff || kind == .rescind && scene.has(.tariff)
    var places = isDuty ? [actor] : destinations(scene, mark, actor, isDiffusion, among: marks)
    // The rule on diffusion was for the whole world, and where no country is named its end is, too.
    if places.isEmpty, isDiffusion, kind == .rescind { places = ["*"] }
    if places.isEmpty { return nil }
    let when = date?.span.edtf ?? day(of: kind, mark, scene, isDiffusion: isDiffusion)
    if when == nil { confidence -= 0.1 }
    return Candidate(
      fact: .ruling(
        action: kind.name,
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

  /// The day or month of an act: the date nearest to its word, or one named shortly before.
  func day(
    of kind: TermKind,
    _ mark: Range<Int>,
    _ scene: Scene,
    isDiffusion: Bool
  ) -> String? {
    if isDiffusion, kind == .restrict,
      let first = diffusion?.date ?? dates(scene).map(\.span.edtf).min()
    {
      // What was put in force came before what undid it.
      return first
    }
    let nearest = dates(scene).min {
      scene.clauseDistance($0.range, mark) < scene.clauseDistance($1.range, mark)
    }
    if let nearest { return nearest.span.edtf }
    // A new paragraph tells of another day.
    return dateAge <= 2 && !scene.sentence.beginsParagraph ? date : nil
  }

  /// What an act is called by who does it: a ban on buying at home blocks, one on selling restricts.
  func settled(_ kind: TermKind, _ mark: Range<Int>, _ actor: String, _ scene: Scene) -> TermKind {
    if kind == .block, actor != "CN" { return .restrict }
    if kind == .rescind, actor == "CN", !scene.chips.isEmpty,
      ![TermKind.rule, .licence, .require, .restrict, .ban, .block, .tariff, .diffusion]
        .contains(where: { scene.has($0) })
    {
      // Chips that are to be withdrawn, and no rule.
      return .block
    }
    guard kind == .restrict, actor == "CN" else { return kind }
    let bans = scene.ranges(.ban).contains { $0.overlaps(mark) }
    let atBorder = scene.ranges(.entry).contains {
      scene.sharesClause($0, mark) && Scene.distance($0, mark) <= 60
    }
    return bans || atBorder ? .block : kind
  }

  /// Whether a sentence opens a paragraph about chips at large, and means none named before.
  func isGeneral(_ scene: Scene) -> Bool {
    // "Both chips" are those just named.
    scene.sentence.beginsParagraph && scene.chips.isEmpty && scene.has(.chip)
      && !(scene.has(.sameChips) && age <= 1)
  }

  /// Whether a company, and no state, weighs something: *Meta is considering Google's chips*.
  func isReviewedByCompany(_ mark: Range<Int>, _ scene: Scene) -> Bool {
    !scene.has(.authority) && !scene.has(.lawmaker)
      && (scene.organizations + scene.observers).contains {
        $0.range.upperBound <= mark.lowerBound && scene.sharesClause($0.range, mark)
          && mark.lowerBound - $0.range.upperBound <= 40
      }
  }

  /// Whether a review that names no chip looks into a company: another than the chips' maker, or
  /// one that a paragraph begins with.
  func concernsMaker(_ scene: Scene) -> Bool {
    scene.organizations.contains { company in
      scene.sentence.beginsParagraph || !chips.contains { $0.hasPrefix(company.id + "-") }
    }
  }

  /// Whether a sentence opens a paragraph and speaks neither of chips nor of trade.
  func isElsewhere(_ scene: Scene) -> Bool {
    scene.sentence.beginsParagraph && !scene.has(.chip) && !scene.has(.trade)
      && !scene.has(.approve) && !scene.has(.licence)
  }

  /// Whether a sentence only opens a paragraph about what the next tells: neither what nor where.
  func isTeaser(_ kind: TermKind, _ actor: String, _ own: [Entity], _ scene: Scene) -> Bool {
    guard [.approve, .ease, .restrict].contains(kind), actor == "US", own.isEmpty,
      scene.sentence.beginsParagraph, !scene.has(.diffusion)
    else { return false }
    return scene.chips.isEmpty && dates(scene).isEmpty
      && scene.pointedCountries.allSatisfy { $0 == "US" }
      && !scene.has(.trade) && scene.organizations.isEmpty
  }

  /// Whether a sentence goes on from a ruling just told.
  func follows(_ scene: Scene) -> Bool { last.age <= 1 && !scene.sentence.beginsParagraph }

  /// The candidates without those that say again what another says.
  static func merged(_ candidates: consuming [Candidate]) -> [Candidate] {
    var result = consume candidates
    var known: [Act: [Int]] = [:]
    var facts = FactPositions(atMost: result.count)
    // What stays moves up; what is behind that place is of no use any more.
    var end = 0
    for next in result.indices {
      guard result.span[next].isRuling,
        case .ruling(let action, let actor, let chips, let places, let date) =
          result[next].fact
      else {
        result.swapAt(end, next)
        if facts.insert(end, of: result) { end += 1 }
        continue
      }
      let act = Act(action: action, actor: actor, chips: chips.sorted(), places: places.sorted())
      // To permit "what was eased" says the same again.
      if action == "approve", let eased = known[act.easing],
        date == nil || eased.suffix(8).contains(where: { result[$0].date == date })
      {
        continue
      }
      var isNew = true
      // A text that names a hundred dates for one act is no news.
      for position in (known[act] ?? []).suffix(32) {
        guard case .ruling(_, _, _, _, let earlier) = result[position].fact else { continue }
        guard let earlier, let date else {
          if earlier == nil, date != nil { result.swapAt(position, next) }
          isNew = false
          break
        }
        if earlier.hasPrefix(date) || date.hasPrefix(earlier) {
          isNew = false
          break
        }
      }
      if isNew {
        known[act, default: []].append(end)
        result.swapAt(end, next)
        end += 1
      }
    }
    result.removeLast(result.count - end)
    return result
  }
}

extension Candidate {
  /// When a ruling was.
  fileprivate var date: String? {
    if case .ruling(_, _, _, _, let date) = fact { date } else { nil }
  }
}

/// What a ruling does to what, whenever it was.
private struct Act: Hashable {
  var action: String
  var actor: String?
  var chips: [String]
  var places: [String]

  /// The same as an easing.
  var easing: Act {
    var act = self
    act.action = "ease"
    return act
  }
}
