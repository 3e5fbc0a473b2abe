/// Whose a sum is.
extension CapexFinder {
  func subject(_ measure: Measure, _ scene: Scene, _ before: Scene?) -> String? {
    let builders = scene.organizations.filter { !isMaker($0, scene) && !isPartner($0, scene) }
    if let last = builders.lastIndex(where: { $0.range.upperBound <= measure.range.lowerBound }) {
      return first(of: builders, at: last).id
    }
    if isStrangers(measure, scene) { return nil }
    // "The government will spend": the sum is not of who was named before.
    let isPublic = scene.ranges(.publicMoney).contains {
      $0.upperBound <= measure.range.lowerBound
    }
    if builders.isEmpty, isPublic { return nil }
    if let subject, subject.age <= 1, !scene.sentence.beginsParagraph { return subject.id }
    if builders.isEmpty, isStates(measure, scene) { return nil }
    if let named = builders.first { return named.id }
    if let before, !scene.sentence.beginsParagraph,
      let named = before.organizations.last(where: { !isMaker($0, before) })
    {
      return named.id
    }
    return subject.flatMap { $0.age <= 2 ? $0.id : nil } ?? builder
  }

  /// The first of companies told together: *OpenAI and Oracle*.
  func first(of builders: [Entity], at last: Int) -> Entity {
    var first = last
    while first > 0 {
      let gap = builders[first - 1].range.upperBound..<builders[first].range.lowerBound
      let words = gap.count { reading.letters.isLetter($0) }
      guard !gap.isEmpty, gap.count <= 5, words <= 3 else { break }
      first -= 1
    }
    return builders[first]
  }

  /// Whether the investor is one that no vocabulary knows: companies at large, or a name right
  /// before a verb of spending.
  private func isStrangers(_ measure: Measure, _ scene: Scene) -> Bool {
    let companies = scene.ranges(.others).contains { $0.upperBound <= measure.range.lowerBound }
    if companies { return true }
    let letters = reading.letters
    if reading.language.isUnspaced { return false }
    let tokens = reading.tokens[scene.sentence.tokens]
    return tokens.contains { token in
      guard token.end <= measure.range.lowerBound,
        token.kinds.overlaps(Self.acting), token.start >= scene.sentence.range.lowerBound + 3,
        letters.original[token.start - 1] == 0x20, letters.isLetter(token.start - 2)
      else { return false }
      let start = letters.wordStart(from: token.start - 2)
      return letters.isUpper(start)
        && !tokens.contains { $0.start <= start && start < $0.end }
        && !reading.entities[scene.sentence.entities].contains { $0.range.contains(start) }
        && (reading.language.tag != "de" || start == scene.sentence.range.lowerBound)
    }
  }

  private static let acting = TermKinds([.spend, .spent, .cameTo, .raise, .say])

  /// Whether a state is named before an amount, and so spends it.
  func isStates(_ measure: Measure, _ scene: Scene) -> Bool {
    RulingFinder(reading).states(scene).contains {
      $0.range.upperBound <= measure.range.lowerBound && $0.kind == .country
    }
  }

  /// Whether an organization only stands beside a chip of its making.
  func isMaker(_ organization: Entity, _ scene: Scene) -> Bool {
    scene.chips.contains {
      $0.id.hasPrefix(organization.id + "-") && Scene.distance($0.range, organization.range) <= 8
    }
  }

  /// Whether an organization only helps another: *together with Nvidia*.
  private func isPartner(_ organization: Entity, _ scene: Scene) -> Bool {
    let isLast = Scene.verbsComeLast(reading.language)
    return scene.organizations.count > 1
      && scene.ranges(.together).contains {
        isLast
          ? $0.lowerBound >= organization.range.upperBound
            && $0.lowerBound - organization.range.upperBound <= 2
          : $0.upperBound <= organization.range.lowerBound
            && organization.range.lowerBound - $0.upperBound <= 12
      }
  }
}
