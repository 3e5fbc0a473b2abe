/// What stands around a name in its sentence.
struct Context {
  let sentence: Sentence
  let candidates: ArraySlice<NameFinder.Candidate>
  /// The names before the sentence: a copy, lest the list they come from be copied.
  private let recent: [Entity]
  private let marked: [(kind: TermKind, range: Range<Int>)]
  let speaksOfChips: Bool

  init(
    _ reading: Reading,
    _ sentence: Int,
    _ candidates: ArraySlice<NameFinder.Candidate>,
    _ recent: [Entity]
  ) {
    let sentence = reading.sentences[sentence]
    self.sentence = sentence
    self.candidates = candidates
    self.recent = recent
    marked = sentence.kinds.overlaps(Self.marking) ? Self.marked(reading, sentence) : []
    speaksOfChips = sentence.kinds.contains(.chip)
  }

  private static let marking = TermKinds([.chip, .lookalike, .legalForm])

  private static func marked(
    _ reading: Reading,
    _ sentence: Sentence
  ) -> [(kind: TermKind, range: Range<Int>)] {
    var marked: [(kind: TermKind, range: Range<Int>)] = []
    for token in reading.tokens[sentence.tokens] where token.kinds.overlaps(marking) {
      for kind in [TermKind.chip, .lookalike, .legalForm] where reading.has(kind, token) {
        marked.append((kind, token.start..<token.end))
      }
    }
    return marked
  }

  /// Whether a marked word stands right beside a range.
  func isBeside(_ kind: TermKind, _ range: Range<Int>) -> Bool {
    marked.contains {
      $0.kind == kind && distance($0.range, range) <= 2 && !$0.range.overlaps(range)
    }
  }

  /// Whether a marked word stands within some scalars of a range.
  func has(_ kind: TermKind, near range: Range<Int>, within bound: Int) -> Bool {
    marked.contains {
      $0.kind == kind && distance($0.range, range) <= bound && !$0.range.overlaps(range)
    }
  }

  private func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    left.upperBound <= right.lowerBound
      ? right.lowerBound - left.upperBound : left.lowerBound - right.upperBound
  }

  /// Whether an organization stands right before a range, or a few letters after it.
  func isBesideMaker(_ range: Range<Int>, _ reading: Reading) -> Bool {
    candidates.contains {
      guard $0.entity.kind == .organization, !$0.isMinistry else { return false }
      let other = $0.entity.range
      if other.upperBound <= range.lowerBound { return range.lowerBound - other.upperBound <= 2 }
      return other.lowerBound - range.upperBound <= 6
    }
  }

  /// Whether the sentence names another chip with a code of its own.
  func otherChips(than range: Range<Int>) -> Bool {
    candidates.contains {
      ($0.entity.kind == .accelerator || $0.entity.kind == .architecture)
        && $0.entity.range != range && !$0.needsEvidence
    }
  }

  /// Whether chips or their makers were named shortly before or in the sentence.
  var chipsNearby: Bool {
    candidates.contains { $0.entity.kind == .organization && !$0.isMinistry }
      || recent.contains { $0.kind == .accelerator || $0.kind == .organization }
      || candidates.contains { $0.entity.kind == .country }
  }

  /// Whether an organization is named in the sentence or shortly before.
  func mentions(_ organization: String) -> Bool {
    candidates.contains { $0.entity.id == organization && !$0.isMinistry }
      || recent.contains { $0.id == organization }
  }

  /// Whether a word belongs to a name or term that is known.
  func isKnown(_ position: Int, _ reading: Reading) -> Bool {
    candidates.contains { $0.entity.range.contains(position) }
      || reading.tokens[sentence.tokens].contains { $0.start <= position && position < $0.end }
  }
}
