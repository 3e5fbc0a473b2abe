/// Whether the durations of a sentence measure how far one is behind another.
struct LagContext {
  private let reading: Reading
  private let sentence: Sentence
  let gaps: [Range<Int>]
  private let others: [Range<Int>]
  private let follows: Bool

  init(_ reading: Reading, _ position: Int) {
    self.reading = reading
    sentence = reading.sentences[position]
    gaps =
      Self.marks(reading, sentence, [.behind, .gap, .ahead]) + Self.chases(reading, sentence)
    others = Self.marks(reading, sentence, [.noLag])
    follows =
      position > 0 && !sentence.beginsParagraph
      && !Self.marks(reading, reading.sentences[position - 1], [.behind, .gap]).isEmpty
  }

  /// Verbs of reaching whose object is one whom others are measured against: *reach Nvidia*.
  private static func chases(_ reading: Reading, _ sentence: Sentence) -> [Range<Int>] {
    guard sentence.kinds.contains(.catchUp) else { return [] }
    let isLast = Scene.verbsComeLast(reading.language)
    return marks(reading, sentence, [.catchUp]).filter { verb in
      reading.entities[sentence.entities].contains { entity in
        SharedNames.standard.leads(entity.id)
          && (isLast
            ? entity.range.upperBound <= verb.lowerBound
              && verb.lowerBound - entity.range.upperBound <= 6
            : Scene.distance(entity.range, verb) <= 30)
      }
    }
  }

  private static func marks(
    _ reading: Reading,
    _ sentence: Sentence,
    _ kinds: [TermKind]
  ) -> [Range<Int>] {
    let kinds = TermKinds(kinds)
    guard sentence.kinds.overlaps(kinds) else { return [] }
    return reading.tokens[sentence.tokens].filter { token in
      token.kinds.overlaps(kinds)
    }.map { $0.start..<$0.end }
  }

  /// Whether a duration is such a measure.
  func holds(_ measure: Measure) -> Bool {
    if !others.isEmpty { return false }
    if measure.magnitude < 0.2 || measure.magnitude > 600 { return false }
    if !gaps.isEmpty { return true }
    return follows && measure.unit >= 1
  }
}
