// Who acts in a sentence, and on whose trade.

extension RulingFinder {
  /// The state that acts: one whose office, capital or authorities the sentence names.
  func actor(
    _ kind: TermKind,
    _ mark: Range<Int>,
    _ scene: Scene
  ) -> (id: String, isNamed: Bool) {
    var states = states(scene)
    if kind == .approve || kind == .restrict, isReceived(mark, scene) {
      states.removeAll { $0.kind == .country && !$0.isCue && $0.id != "US" }
    }
    if let state = Scene.nearest(states, to: mark), let country = state.country {
      return (country, true)
    }
    if kind == .block { return ("CN", false) }
    if states.isEmpty, kind == .approve, isReceived(mark, scene) { return ("US", false) }
    let others = scene.countries.filter {
      $0.id != "US" && $0.id != "CN" && !isActedOn($0.range, scene)
    }
    let authorities = scene.ranges(.authority)
    if let only = others.first, others.map(\.id).once.count == 1, !scene.has(.diffusion),
      requirement(scene) != nil
        || authorities.contains(where: { Scene.distance($0, only.range) <= 40 })
    {
      return (only.id, true)
    }
    // "Beijing shrugged. State bodies were advised against it": who acts was named before.
    if kind == .restrict || kind == .review, states.isEmpty, !scene.sentence.beginsParagraph,
      let seat
    {
      return (seat, false)
    }
    return ("US", false)
  }

  /// Whether who is named gets a permission, and so gives none: *was allowed to*, *получила*.
  private func isReceived(_ mark: Range<Int>, _ scene: Scene) -> Bool {
    (scene.ranges(.received) + scene.ranges(.buyer)).contains {
      Scene.distance($0, mark) <= 12 || scene.sharesClause($0, mark) && scene.has(.licence)
    }
  }

  /// The one state that the sentence before showed acting.
  private var seat: String? {
    let seats = told.map { states($0).compactMap(\.country).once } ?? []
    return seats.count == 1 ? seats[0] : nil
  }

  /// The states that a sentence shows acting, in its order.
  func states(_ scene: Scene) -> [Entity] {
    var states = scene.offices.filter { $0.country != nil }
    let authorities = scene.ranges(.authority)
    for cue in scene.cues + scene.countries {
      let isSeat = cue.isCue && scene.isCapital(cue.range)
      // A few Han characters are already many words.
      let reach = reading.language.isUnspaced ? 3 : 12
      // "中国政府": in these languages the office stands behind its country.
      let isBehind = reading.language.isUnspaced || reading.language.tag == "ko"
      let isBeside = authorities.contains {
        Scene.distance($0, cue.range) <= reach
          && (!isBehind || $0.lowerBound >= cue.range.lowerBound)
      }
      let acts =
        !cue.isCue
        && (cue.id == "US" || opensClause(cue.range, scene) && !isActedOn(cue.range, scene))
      // "A Dutch licence is now needed".
      let licenses =
        cue.isCue && cue.id != "CN"
        && scene.ranges(.licence).contains { Scene.distance($0, cue.range) <= 1 }
      if isSeat || isBeside || acts || licenses { states.append(cue) }
    }
    states.sort { $0.range.lowerBound < $1.range.lowerBound }
    return states
  }

  /// Whether a state other than the two great ones acts in a sentence.
  func actsAbroad(_ scene: Scene) -> Bool {
    states(scene).contains { $0.country != "US" && $0.country != "CN" }
  }

  /// Whether a country is told of as one that asks, or to which something is forbidden.
  private func isActedOn(_ country: Range<Int>, _ scene: Scene) -> Bool {
    let reach = reading.language.isUnspaced ? 6 : 16
    if scene.ranges(.application).contains(where: { Scene.distance($0, country) <= reach }) {
      return true
    }
    return scene.ranges(.passive).contains {
      $0.lowerBound >= country.upperBound && scene.sharesClause($0, country)
        && $0.lowerBound - country.upperBound <= 40
    }
  }

  /// Whether a country stands where one who acts stands: first in its clause, no *to* before it,
  /// or marked as the topic.
  private func opensClause(_ country: Range<Int>, _ scene: Scene) -> Bool {
    let letters = reading.letters
    if reading.language.topics.isEmpty,
      let date = scene.notes.dates.last(where: {
        $0.range.upperBound <= country.lowerBound && country.lowerBound - $0.range.upperBound <= 2
      })
    {
      // "10 апреля Южная Корея …": a date may open the clause.
      return date.range.lowerBound - scene.sentence.range.lowerBound <= 5
    }
    if !reading.language.topics.isEmpty {
      return reading.language.topics.contains {
        letters.folded[country.upperBound...].starts(with: $0)
      }
    }
    var start = country.lowerBound
    while start > scene.sentence.range.lowerBound, country.lowerBound - start <= 8,
      !scene.endsClause(start - 1)
    {
      start -= 1
    }
    let lead = start..<country.lowerBound
    guard lead.count <= 7 else { return false }
    if reading.language.isUnspaced {
      return !reading.language.towards.contains {
        letters.folded[lead].suffix($0.count).elementsEqual($0)
      }
    }
    // "In the Netherlands, permits are now required": a place that opens the sentence acts.
    if start == scene.sentence.range.lowerBound, scene.pointedCountries.count > 1,
      scene.countries.contains(where: {
        $0.range == country && $0.id != "US" && $0.id != "CN"
      })
    {
      return true
    }
    var last = country.lowerBound
    while last > start, !letters.isLetter(last - 1) { last -= 1 }
    var first = last
    while first > start, letters.isLetter(first - 1) { first -= 1 }
    return !reading.language.towards.contains(Array(letters.folded[first..<last]))
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
      if cue.id == "CN" || !scene.isCapital(cue.range) { places.append(cue.id) }
    }
    places.removeAll { $0 == "US" || $0 == actor && actor != "CN" }
    if actor == "CN" { return ["CN"] }
    if !places.isEmpty { return places }
    if isDiffusion {
      let around = paragraph.once.filter { $0 != "US" && $0 != "CN" }
      return around.isEmpty ? destinations : around
    }
    if actor != "US" {
      let homes = scene.organizations.compactMap { SharedNames.standard.nationals[$0.id] }.once
      if let home = homes.first, homes.count == 1, home != actor, home != "US" { return [home] }
      let goesOn = follows(scene) && scene.chips.isEmpty && !last.places.isEmpty
      return goesOn ? last.places : ["*"]
    }
    let around = paragraph.filter { $0 != "US" && $0 != "CN" }
    if !scene.chips.isEmpty, let only = around.first, around.count == 1,
      !paragraph.contains("CN")
    {
      return [only]
    }
    // "A bill would widen the ban": to where the ban just told reaches.
    if follows(scene), scene.chips.isEmpty, !last.places.isEmpty { return last.places }
    return speaksOfChina ? ["CN"] : scene.chips.isEmpty ? [] : ["*"]
  }
}

extension Scene {
  /// Whether a range of the sentence names a capital, a president or the like, not just an
  /// adjective.
  func isCapital(_ range: Range<Int>) -> Bool {
    let tokens = reading.tokens
    // The last token before may reach into the sentence.
    var low = max(0, sentence.tokens.lowerBound - 1)
    var high = sentence.tokens.upperBound
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && reading.has(.capital, tokens[low])
  }
}
