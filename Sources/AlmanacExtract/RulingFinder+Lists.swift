// Companies that are put on a list of those to whom nothing may be sold.

extension RulingFinder {
  /// The entry in such a list that a sentence tells: *added 14 firms to the entity list*.
  ///
  /// - Parameters:
  ///   - scene: The sentence.
  ///   - found: What else it tells: what is only proposed or weighed is no entry yet.
  /// - Returns: The ruling, and on whose companies.
  func listed(
    _ scene: Scene,
    beside found: [(TermKind, Range<Int>)]
  ) -> (candidate: Candidate, places: [String])? {
    guard let mark = listing(scene), scene.denials.isEmpty, !scene.has(.rumor),
      !found.contains(where: { $0.0 == .propose || $0.0 == .review || $0.0 == .enforce })
    else { return nil }
    let actor = actor(.restrict, mark, scene).id
    if actor == "CN" { return nil }
    var places = scene.pointedCountries.filter { $0 != "US" && $0 != actor }
    if places.isEmpty {
      places = scene.organizations.compactMap { SharedNames.standard.nationals[$0.id] }.once
        .filter { $0 != actor }
    }
    if places.isEmpty, speaksOfChina { places = ["CN"] }
    if places.isEmpty { return nil }
    let candidate = Candidate(
      fact: .ruling(
        action: TermKind.restrict.name,
        actor: actor,
        accelerators: scene.chips.map(\.id).once,
        destinations: places,
        date: day(of: .restrict, mark, scene, isDiffusion: false)
      ),
      start: scene.sentence.range.lowerBound,
      end: scene.sentence.range.upperBound,
      confidence: 0.7
    )
    return (candidate, places)
  }

  /// The verb that puts somebody on a list, in the clause of the list or nearly.
  private func listing(_ scene: Scene) -> Range<Int>? {
    let lists = scene.ranges(.blacklist)
    if lists.isEmpty { return nil }
    return scene.ranges(.enlist).first { verb in
      lists.contains { scene.clauseDistance($0, verb) <= 120 }
        && !scene.ranges(.negation).contains { Scene.distance($0, verb) <= 3 }
    }
  }
}
