/// Finds who is behind whom by how much.
struct LagFinder {
  private let reading: Reading
  private var parties: (behind: String?, ahead: String?, age: Int) = (nil, nil, 99)

  private let speaksOfChina: Bool

  init(_ reading: Reading) {
    self.reading = reading
    speaksOfChina = reading.speaksOfChina
  }

  /// The gaps that a sentence states.
  mutating func find(_ scene: Scene, at position: Int, after before: Scene?) -> [Candidate] {
    parties.age += 1
    guard scene.notes.measures.contains(where: { $0.dimension == .months }) else { return [] }
    let context = LagContext(reading, position)
    let measures = scene.notes.measures.filter { $0.dimension == .months && context.holds($0) }
    if measures.isEmpty { return [] }
    let modality = scene.has(.admit) ? "admission" : "assertion"
    return measures.compactMap { measure in
      let (behind, ahead) = sides(scene, before, measure)
      guard let behind, let ahead else { return nil }
      parties = (behind, ahead, 0)
      return Candidate(
        fact: .lag(
          behind: behind,
          ahead: ahead,
          months: Mention.Amount(measure),
          attributedTo: scene.observers.first?.id ?? Speaker(scene).name,
          modality: modality
        ),
        start: scene.sentence.range.lowerBound,
        end: scene.sentence.range.upperBound,
        confidence: 0.75
      )
    }
  }

  /// The parties to a gap, by what the sentence names and by what the ones before named.
  private func sides(_ scene: Scene, _ before: Scene?, _ measure: Measure) -> (String?, String?) {
    var named = parties(scene, of: measure)
    let leaders = SharedNames.standard.leaders
    if named.allSatisfy({ $0 == "US" || leaders.contains($0) }), let before,
      !scene.sentence.beginsParagraph
    {
      for party in parties(before) where !named.contains(party) { named.append(party) }
    }
    if named == ["US"], speaksOfChina, !named.contains("CN") { named.append("CN") }
    if named.isEmpty, parties.age <= 3 { return (parties.behind, parties.ahead) }
    let own = named.filter { SharedNames.standard.leads($0) }
    if own.count == 1, own != ["US"],
      self.parties(scene).count(where: { SharedNames.standard.leads($0) }) > 1,
      let behind = named.first(where: { $0 != own[0] })
    {
      // Where each gap has its own leader, that one is meant.
      return (behind, own[0])
    }
    if named.count == 2, named.allSatisfy({ $0.count == 2 && $0 != "US" }) {
      // Two countries, neither the usual leader: the sentence's order tells.
      let isReversed = scene.has(.ahead) && !scene.has(.behind)
      return isReversed ? (named[1], named[0]) : (named[0], named[1])
    }
    return Self.ordered(
      named,
      isSoftware: isSoftware(scene, measure),
      isSpeaker: scene.has(.say) || scene.has(.estimate)
    )
  }

  /// Whether models are compared, not chips: by the word nearest to the measure.
  private func isSoftware(_ scene: Scene, _ measure: Measure) -> Bool {
    func away(_ ranges: [Range<Int>]) -> Int {
      ranges.map { Scene.distance($0, measure.range) }.min() ?? .max
    }
    let soft = scene.ranges(.software)
    let hard = scene.ranges(.chip).filter { word in !soft.contains { $0.overlaps(word) } }
    return scene.chips.isEmpty && away(soft) < away(hard)
  }

  private func parties(_ scene: Scene, of measure: Measure? = nil) -> [String] {
    // "Nvidia's chief says that China": who employs the speaker is no party among countries.
    let isForeign =
      !scene.organizations.isEmpty && !scene.countries.isEmpty
      && scene.organizations.allSatisfy { $0.id == scene.organizations[0].id }
      && SharedNames.standard.leads(scene.organizations[0].id)
    let acting = scene.organizations.filter { !isForeign || !isAffiliation($0, scene) }
    var entities =
      acting + scene.countries
      + scene.cues.filter { !scene.isCapital($0.range) }
    let gaps = scene.notes.measures.filter { $0.dimension == .months }
    if let measure, gaps.count > 1 {
      // "Five years behind TSMC, six months behind the United States": each gap has its leader.
      let leading = entities.filter { SharedNames.standard.leads($0.id) }
      let own = leading.filter { leader in
        let away = scene.clauseDistance(leader.range, measure.range)
        return gaps.allSatisfy { scene.clauseDistance(leader.range, $0.range) >= away }
      }
      if Set(leading.map(\.id)).count > 1, !own.isEmpty, own.count < leading.count {
        entities.removeAll { entity in
          leading.contains { $0.range == entity.range }
            && !own.contains { $0.range == entity.range }
        }
      }
    }
    var sides = entities.map { ($0.range.lowerBound, $0.id) }
    for model in scene.models {
      if let maker = SharedNames.standard.maker(of: model.id) {
        sides.append((model.range.lowerBound, maker))
      }
    }
    return sides.sorted { $0.0 < $1.0 }.map(\.1).once
  }

  /// Whether an organization only tells whose chief or staff speaks.
  private func isAffiliation(_ organization: Entity, _ scene: Scene) -> Bool {
    // In Japanese the name stands between: *エヌビディアのジェンスン・フアンCEO*.
    let reach = reading.language.tag == "ja" ? 16 : 4
    return scene.ranges(.role).contains {
      scene.sharesClause($0, organization.range)
        && Scene.distance($0, organization.range) <= reach
    }
  }

  /// Puts the parties in the order that the field's leaders make plain.
  static func ordered(
    _ named: [String],
    isSoftware: Bool,
    isSpeaker: Bool = false
  ) -> (String?, String?) {
    let nationals = SharedNames.standard.nationals
    let companies = named.filter { $0.count > 2 }
    if companies.count > 1, named.allSatisfy({ $0.count > 2 || $0 == "US" }),
      let ahead = SharedNames.standard.leaders.first(where: companies.contains)
    {
      // Between companies, the one that others are measured against is ahead.
      return (companies.first { $0 != ahead }, ahead)
    }
    if named.count == 1, let country = nationals[named[0]], country != "US", isSpeaker {
      return (country, "US")
    }
    if isSoftware || !named.contains(where: { ["nvidia", "tsmc", "amd"].contains($0) }) {
      let countries = named.map { nationals[$0] ?? $0 }.once.filter { $0.count == 2 }
      let behind = countries.first { $0 != "US" }
      let isCountry = named.first { $0 != "US" }?.count == 2
      if let behind, isSoftware || isCountry || countries.contains("US") { return (behind, "US") }
    }
    let leaders = ["US", "nvidia", "tsmc"]
    let ahead = named.first { leaders.contains($0) && $0 != "US" } ?? named.first { $0 == "US" }
    let chasers = ["huawei", "smic", "cambricon", "hygon", "EU", "JP", "KR", "SA", "AE", "CN"]
    let behind =
      chasers.first { named.contains($0) } ?? named.first { $0.count == 2 && $0 != ahead }
      ?? named.first { $0 != ahead }
    return (behind, ahead ?? (behind == "smic" ? "tsmc" : behind == "huawei" ? "nvidia" : "US"))
  }
}
