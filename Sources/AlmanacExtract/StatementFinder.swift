/// Finds rumours, denials, admissions, forecasts and proposals.
struct StatementFinder {
  private let reading: Reading
  private var recent: [String] = []
  private var things: (labels: [String], age: Int) = ([], 99)

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
    let subjects = scene.subjects
    defer {
      if !subjects.isEmpty { recent = subjects }
      let named = subjects.filter {
        $0.hasPrefix("accel") || $0.hasPrefix("arch") || $0.hasPrefix("model")
      }
      things = named.isEmpty ? (things.labels, things.age + 1) : (named, 0)
    }
    var modalities: [(String, Double)] = []
    let isCharge =
      scene.has(.arrest)
      && facts.contains { if case .ruling("enforce", _, _, _, _) = $0.fact { true } else { false } }
    if scene.has(.rumor), !isCharge, !scene.deniesRumor {
      modalities.append(("rumor", 0.75))
    } else if scene.tellsBeforeDenial, !subjects.isEmpty {
      modalities.append(("rumor", 0.55))
    }
    if !scene.denials.isEmpty, scene.refusal == nil { modalities.append(("denial", 0.8)) }
    if scene.has(.admit), !statesGap { modalities.append(("admission", 0.7)) }
    let isBare =
      subjects.isEmpty && (scene.sentence.beginsParagraph || before?.subjects.isEmpty != false)
    if !statesQuantity, !isBare, !scene.has(.rumor) {
      if scene.has(.forecast), scene.measuresNothing {
        modalities.append(("forecast", 0.5))
      } else if modalities.isEmpty, facts.isEmpty, scene.has(.suggest), !scene.countries.isEmpty {
        modalities.append(("proposal", 0.5))
      }
    }
    if modalities.isEmpty, facts.isEmpty, scene.has(.hearsay), !subjects.isEmpty {
      // What nobody puts a name to is told as a rumour.
      modalities.append(("rumor", 0.55))
    }
    if modalities.isEmpty { return [] }
    var about = subjects
    let hasThing = scene.chips.isEmpty && scene.models.isEmpty
    if hasThing || about.count < 2 {
      let known = before.map(\.subjects) ?? []
      for label in known.isEmpty ? recent : known where !about.contains(label) {
        about.append(label)
      }
    }
    if hasThing, things.age <= 12 || !scene.sentence.beginsParagraph && things.age == 0 {
      for label in things.labels where !about.contains(label) { about.append(label) }
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
}
