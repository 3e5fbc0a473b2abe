/// Finds rumours, denials, admissions, forecasts and proposals.
struct StatementFinder {
  private let reading: Reading
  /// The sentence before that named something last.
  private var recent: Scene?
  /// The one that named chips or models last, and how many sentences ago.
  private var things: (scene: Scene?, age: Int) = (nil, 99)

  init(_ reading: Reading) { self.reading = reading }

  /// The marked statements of a sentence.
  mutating func find(
    _ scene: Scene,
    after before: Scene?,
    beside facts: [Candidate]
  ) -> [Candidate] {
    let statesGap = facts.contains { if case .lag = $0.fact { true } else { false } }
    let statesMoney = facts.contains { if case .capex = $0.fact { true } else { false } }
    let statesQuantity = statesGap || statesMoney
    let hasSubjects = scene.hasSubjects
    defer {
      if hasSubjects { recent = scene }
      things = scene.hasThings ? (scene, 0) : (things.scene, things.age + 1)
    }
    var modalities: [(String, Double)] = []
    let isEnforced = facts.contains {
      if case .ruling("enforce", _, _, _, _) = $0.fact { true } else { false }
    }
    let isCharge = scene.has(.arrest) && isEnforced
    if scene.isRumored, !isCharge, !scene.deniesRumor {
      modalities.append(("rumor", 0.75))
    } else if scene.tellsBeforeDenial, hasSubjects {
      modalities.append(("rumor", 0.55))
    }
    if !scene.denials.isEmpty, scene.refusal == nil { modalities.append(("denial", 0.8)) }
    // Who pleads guilty is charged with it.
    if scene.has(.admit), !statesGap, !isEnforced { modalities.append(("admission", 0.7)) }
    let isBare =
      !hasSubjects && (scene.sentence.beginsParagraph || before?.hasSubjects != true)
    if !statesQuantity, !isBare, !scene.has(.rumor) {
      if scene.has(.forecast), scene.measuresNothing, !isConceded(scene) {
        modalities.append(("forecast", 0.5))
      } else if modalities.isEmpty, facts.isEmpty, scene.has(.suggest),
        !scene.countries.isEmpty
          || hasSubjects && (scene.has(.advocate) || before?.has(.advocate) == true)
      {
        modalities.append(("proposal", 0.5))
      }
    }
    if modalities.isEmpty, facts.isEmpty, scene.has(.hearsay), hasSubjects {
      // What nobody puts a name to is told as a rumour.
      modalities.append(("rumor", 0.55))
    }
    if modalities.isEmpty { return [] }
    var about = scene.subjects
    let recent = recent?.subjects ?? []
    let hasThing = scene.chips.isEmpty && scene.models.isEmpty
    if hasThing || about.count < 2 {
      let known = before.map(\.subjects) ?? []
      for label in known.isEmpty ? recent : known where !about.contains(label) {
        about.append(label)
      }
    }
    if hasThing, things.age <= 12 || !scene.sentence.beginsParagraph && things.age == 0 {
      for label in things.scene?.things ?? [] where !about.contains(label) { about.append(label) }
    }
    if about.isEmpty { about = recent }
    if about.isEmpty { return [] }
    let speaker = Speaker(scene).name
    return modalities.map { modality, confidence in
      Candidate(
        fact: .statement(
          modality: modality,
          speaker: modality == "rumor" ? nil : speaker,
          about: about
        ),
        start: scene.sentence.range.lowerBound,
        end: scene.sentence.range.upperBound,
        confidence: confidence
      )
    }
  }

  /// Whether what is foreseen is what somebody concedes: *conceded that it will be short*.
  private func isConceded(_ scene: Scene) -> Bool {
    let admissions = scene.ranges(.admit)
    return !admissions.isEmpty
      && scene.ranges(.forecast).allSatisfy { forecast in
        admissions.contains {
          $0.upperBound <= forecast.lowerBound && forecast.lowerBound - $0.upperBound <= 60
        }
      }
  }
}
