/// Finds plain events: launches, orders, shipments, inquiries, openings, meetings.
///
/// An event is taken only where its sentence tells it as done, names who or what it concerns, is about
/// chips, models or data centres, and says when; a reader loses less by a missed one than by a false one.
struct EventFinder {
  private let reading: Reading
  private let published: CalendarDate?
  private var known: Set<Candidate.Fact> = []

  init(_ reading: Reading, published: CalendarDate?) {
    self.reading = reading
    self.published = published
  }

  /// The words that take a sentence out of what is done and told plainly.
  private static let doubts = TermKinds([
    .rumor, .hearsay, .deny, .dismiss, .forecast, .suggest, .propose, .lookalike, .notBanned,
  ])
  private static let topics = TermKinds([.chip, .software, .dataCenter, .aiWork])

  /// The event that a sentence tells, where it states no other fact.
  ///
  /// - Complexity: O(*n*) in the sentence's names, words and dates.
  mutating func find(_ scene: Scene, beside facts: [Candidate]) -> Candidate? {
    guard facts.isEmpty, scene.has(.event), !scene.sentence.kinds.overlaps(Self.doubts),
      scene.sentence.kinds.overlaps(Self.topics) || !scene.chips.isEmpty || !scene.models.isEmpty,
      !(scene.organizations + scene.offices).isEmpty,
      let (category, mark) = mark(scene), let date = day(of: mark, scene)
    else { return nil }
    let fact = Candidate.Fact.event(
      category: category,
      title: title(scene.sentence.range),
      about: scene.subjects,
      date: date
    )
    guard known.insert(fact).inserted else { return nil }
    return Candidate(
      fact: fact,
      start: scene.sentence.range.lowerBound,
      end: scene.sentence.range.upperBound,
      confidence: 0.6
    )
  }

  /// The first word of an event that nothing negates, and its category.
  private func mark(_ scene: Scene) -> (category: String, range: Range<Int>)? {
    let isLast = Scene.verbsComeLast(reading.language)
    let negations = scene.ranges(.negation)
    for token in reading.tokens[scene.sentence.tokens] where !token.isNumber {
      guard let term = reading.meaning(.event, token) else { continue }
      let range = token.start..<token.end
      let isNegated = negations.contains {
        isLast
          ? $0.lowerBound >= range.upperBound && $0.lowerBound - range.upperBound <= 4
          : $0.upperBound <= range.lowerBound && range.lowerBound - $0.upperBound <= 12
      }
      if !isNegated, !scene.isInName(range) { return (term.id, range) }
    }
    return nil
  }

  /// The day or month that stands beside an event's word, if it is past.
  private func day(of mark: Range<Int>, _ scene: Scene) -> String? {
    let near = scene.notes.dates.filter {
      $0.span.end == nil && $0.span.start.month != nil && !$0.isLimit && !$0.isWeek
        && scene.clauseDistance($0.range, mark) <= 90
    }.min { scene.clauseDistance($0.range, mark) < scene.clauseDistance($1.range, mark) }
    guard let near, let published else { return nil }
    let edtf = near.span.edtf
    return edtf <= published.edtf ? edtf : nil
  }

  /// The sentence, cut short between two words.
  private func title(_ range: Range<Int>) -> String {
    let letters = reading.letters
    let limit = 110
    if range.count <= limit { return clean(range) }
    var end = range.lowerBound + limit
    if !reading.language.isUnspaced {
      while end > range.lowerBound + limit / 2, !letters.isSpace(end) { end -= 1 }
    }
    return clean(range.lowerBound..<end) + "…"
  }

  private func clean(_ range: Range<Int>) -> String {
    var words = reading.letters.surface(range).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    while let last = words.last, [".", "。", "．"].contains(last) { words.removeLast() }
    return words
  }
}
