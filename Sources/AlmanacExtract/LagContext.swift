/// Whether the durations of a sentence measure how far one is behind another.
struct LagContext {
  private let reading: Reading
  private let sentence: Sentence
  let gaps: [Range<Int>]
  /// Whether the sentence is about warranties and the like.
  private let isOther: Bool
  private let follows: Bool

  init(_ reading: Reading, _ position: Int) {
    self.reading = reading
    sentence = reading.sentences[position]
    gaps =
      Self.marks(reading, sentence, Self.gapKinds) + Self.chases(reading, sentence)
    isOther = sentence.kinds.contains(.noLag)
    follows =
      position > 0 && !sentence.beginsParagraph
      && reading.sentences[position - 1].kinds.overlaps(Self.openGaps)
  }

  private static let gapKinds = TermKinds([.behind, .gap, .ahead])
  private static let openGaps = TermKinds([.behind, .gap])
  private static let chaseKinds = TermKinds([.catchUp])

  /// Verbs of reaching whose object is one whom others are measured against: *reach Nvidia*.
  private static func chases(_ reading: Reading, _ sentence: Sentence) -> [Range<Int>] {
    guard sentence.kinds.contains(.catchUp) else { return [] }
    let isLast = Scene.verbsComeLast(reading.language)
    return marks(reading, sentence, chaseKinds).filter { verb in
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
    _ kinds: TermKinds
  ) -> [Range<Int>] {
    guard sentence.kinds.overlaps(kinds) else { return [] }
    var marks: [Range<Int>] = []
    for position in sentence.tokens where reading.tokens[position].kinds.overlaps(kinds) {
      marks.append(reading.tokens[position].start..<reading.tokens[position].end)
    }
    return marks
  }

  /// Whether a duration is such a measure.
  func holds(_ measure: Measure) -> Bool {
    if isOther { return false }
    if measure.magnitude < 0.2 || measure.magnitude > 600 { return false }
    if !gaps.isEmpty { return true }
    return follows && measure.unit >= 1
  }
}
