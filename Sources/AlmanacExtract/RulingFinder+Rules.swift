// Rules that are repealed as such, with no chip named.

extension RulingFinder {
  /// The repeal of a rule that a sentence tells beside another act on a chip of its own.
  ///
  /// - Returns: Nothing where the sentence names no rule, no country for it, or only this act.
  func ruleRepealed(
    _ kind: TermKind,
    _ mark: Range<Int>,
    among marks: [Range<Int>],
    _ scene: Scene
  ) -> Candidate? {
    guard kind == .rescind,
      scene.ranges(.rule).contains(where: { scene.clauseDistance($0, mark) <= 60 }),
      !scene.chips.contains(where: { owner(of: $0.range, among: marks) == mark })
    else { return nil }
    let places = scene.countries.filter {
      $0.id != "US" && owner(of: $0.range, among: marks) == mark
    }.map(\.id).once
    let state = actor(kind, mark, scene)
    if places.isEmpty || places.contains(state.id) { return nil }
    return Candidate(
      fact: .ruling(
        action: kind.name,
        actor: state.id,
        accelerators: [],
        destinations: places,
        date: day(of: kind, mark, scene, isDiffusion: false)
      ),
      start: scene.sentence.range.lowerBound,
      end: scene.sentence.range.upperBound,
      confidence: 0.7
    )
  }

  /// The act that a name belongs to: the one told before it, or behind it where verbs come last.
  private func owner(of name: Range<Int>, among marks: [Range<Int>]) -> Range<Int>? {
    let ordered = marks.sorted { $0.lowerBound < $1.lowerBound }
    if Scene.verbsComeLast(reading.language) {
      return ordered.first { $0.lowerBound >= name.upperBound } ?? ordered.last
    }
    return ordered.last { $0.upperBound <= name.lowerBound } ?? ordered.first
  }
}
