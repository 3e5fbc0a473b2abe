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
    if kind == .approve { states.removeAll { isRecipient($0, scene) } }
    let same = scene.ranges(.sameState)
    if states.isEmpty && scene.has(.authority)
      || scene.offices.contains(where: { office in
        same.contains {
          $0.lowerBound >= office.range.upperBound
            && $0.lowerBound - office.range.upperBound <= 2
        }
      }), !same.isEmpty, let told
    {
      // "The trade ministry of that country": the one the sentence before named.
      let named = told.countries.map(\.id).once.filter { $0 != "US" && $0 != "CN" }
      if let only = named.first, named.count == 1 { return (only, true) }
    }
    if let state = Scene.nearest(states, to: mark), let country = state.country {
      return (country, true)
    }
    if kind == .block { return ("CN", false) }
    if states.isEmpty, kind == .approve, isReceived(mark, scene) { return ("US", false) }
    let others = scene.countries.filter {
      $0.id != "US" && $0.id != "CN" && !isActedOn($0.range, scene) && !isGoal($0.range, scene)
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

  /// Whether a country beside the United States only gets what these permit: *an American licence*.
  private func isRecipient(_ state: Entity, _ scene: Scene) -> Bool {
    guard state.kind == .country, !state.isCue, state.id != "US", state.id != "CN" else {
      return false
    }
    return scene.pointedCountries.contains("US") || scene.offices.contains { $0.country == "US" }
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
        && !isOrigin(cue.range, scene)
        && (cue.id == "US" || opensClause(cue.range, scene) && !isActedOn(cue.range, scene))
      let leads = !cue.isCue && cue.id != "US" && leadsClause(cue.range, scene)
      // "A Dutch licence is now needed".
      let licenses =
        cue.isCue && cue.id != "CN"
        && scene.ranges(.licence).contains { Scene.distance($0, cue.range) <= 1 }
      if isSeat || isBeside || acts || leads || licenses { states.append(cue) }
    }
    states.sort { $0.range.lowerBound < $1.range.lowerBound }
    return states
  }

  /// Whether a country is the one of whom a clause behind it tells: *Malaysia, which barred*.
  private func leadsClause(_ country: Range<Int>, _ scene: Scene) -> Bool {
    scene.ranges(.who).contains { who in
      guard who.lowerBound == country.upperBound + 2,
        reading.letters.original[country.upperBound] == 0x2C
      else { return false }
      // "China, which the United States has barred": another state acts in that clause.
      return !(scene.countries + scene.cues).contains {
        $0.range.lowerBound >= who.upperBound && $0.range.lowerBound - who.upperBound <= 20
      }
    }
  }

  /// Whether a country only tells where chips come from: *US-made*, *米国製*, *美国AI芯片*.
  private func isOrigin(_ country: Range<Int>, _ scene: Scene) -> Bool {
    let letters = reading.letters
    guard country.upperBound < letters.count else { return false }
    // 製, 制, 产, 産 and 산, 제 are *made in*; the hyphen is that of *US-made*.
    let made: [UInt32] = [0x88FD, 0x5236, 0x4EA7, 0x7523, 0xC0B0, 0xC81C, 0x2D]
    if made.contains(letters.original[country.upperBound]) { return true }
    return scene.ranges(.chip).contains {
      $0.lowerBound >= country.upperBound && $0.lowerBound - country.upperBound <= 4
        && (country.upperBound..<$0.lowerBound).allSatisfy {
          [0x20, 0x41, 0x49].contains(letters.original[$0])
        }
    }
  }

  /// Whether a sentence names a company of China's: a state that keeps it out acts on its goods.
  func namesChineseMaker(_ scene: Scene) -> Bool {
    scene.organizations.contains { SharedNames.standard.nationals[$0.id] == "CN" }
  }

  /// Whether a state keeps chips of China's makers out of its own networks and offices.
  private func bansAtHome(_ scene: Scene, _ actor: String) -> Bool {
    let nationals = SharedNames.standard.nationals
    if !scene.chips.isEmpty {
      return scene.chips.allSatisfy { chip in
        nationals.contains { $0.value == "CN" && chip.id.hasPrefix($0.key + "-") }
      }
    }
    let imports = scene.ranges(.entry).filter { entry in
      scene.ranges(.trade).contains { $0.overlaps(entry) }
    }
    // "Requires a permit for imports of servers": into the country that rules.
    if !imports.isEmpty, scene.countries.allSatisfy({ $0.id == actor }),
      scene.cues.allSatisfy({ $0.id == actor }),
      imports.count == scene.ranges(.trade).count
    {
      return true
    }
    return !scene.has(.trade) && namesChineseMaker(scene)
      && scene.countries.allSatisfy { $0.id == actor }
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

  /// Whether a country is where something goes, and not whence: *to the Emirates*.
  private func isGoal(_ country: Range<Int>, _ scene: Scene) -> Bool {
    let letters = reading.letters
    if reading.language.isUnspaced { return false }
    var end = country.lowerBound
    // The word before, or the one before an article.
    for _ in 0..<2 {
      while end > scene.sentence.range.lowerBound, letters.isSpace(end - 1) { end -= 1 }
      guard end > scene.sentence.range.lowerBound, letters.isLetter(end - 1) else { return false }
      let start = letters.wordStart(from: end - 1)
      if reading.language.towards.contains(Array(letters.folded[start..<end])) {
        return !reading.tokens[scene.sentence.tokens].contains {
          $0.kinds.contains(.from) && $0.start <= start && start < $0.end
        }
      }
      end = start
    }
    return false
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
    while start > scene.sentence.range.lowerBound, country.lowerBound - start <= 10,
      !scene.endsClause(start - 1)
    {
      start -= 1
    }
    let lead = start..<country.lowerBound
    guard lead.count <= 9 else { return false }
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
    if lead.count > 7, reading.language.towards.contains(where: { isIn(lead, $0) }) {
      return false
    }
    return !reading.language.towards.contains(Array(letters.folded[first..<last]))
  }

  /// Whether a word opens a range.
  private func isIn(_ range: Range<Int>, _ word: [UInt32]) -> Bool {
    let letters = reading.letters
    guard letters.isLetter(range.lowerBound) else { return false }
    let end = letters.wordEnd(from: range.lowerBound)
    return letters.folded[range.lowerBound..<end].elementsEqual(word)
  }

  func destinations(
    _ scene: Scene,
    _ mark: Range<Int>,
    _ actor: String,
    _ isDiffusion: Bool,
    among marks: [Range<Int>]
  ) -> [String] {
    if scene.has(.worldwide) { return ["*"] }
    if actor != "US", actor != "CN", bansAtHome(scene, actor) { return [actor] }
    var near = scene.countries.filter { $0.id != "US" && scene.sharesClause($0.range, mark) }
    if near.isEmpty || !isDiffusion { near = scene.countries }
    // Of several acts, each has its own places, if any stands nearer to it than to the others.
    let own = near.filter { country in
      let away = scene.clauseDistance(country.range, mark)
      return country.id != actor
        && !marks.contains { $0 != mark && scene.clauseDistance(country.range, $0) < away }
    }
    if marks.count > 1, !isDiffusion, !own.isEmpty { near = own }
    var places = near.map(\.id).once
    for cue in scene.cues where !places.contains(cue.id) && (marks.count < 2 || own.isEmpty) {
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
    // "Licences have been issued to Humain": to where the company is at home.
    let homes = scene.organizations.compactMap { SharedNames.standard.nationals[$0.id] }.once
      .filter { $0 != "US" }
    if homes.count == 1, !scene.chips.isEmpty { return homes }
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
