/// Turns what was found into mentions, leaving out what the almanac does not record.
struct MentionCollector {
  private let reading: Reading
  private let notes: [SentenceNotes]

  init(_ reading: Reading, _ notes: [SentenceNotes]) {
    self.reading = reading
    self.notes = notes
  }

  /// The mentions in text order.
  ///
  /// - Complexity: O(*n* log *n*) in their number.
  func mentions() -> [Mention] {
    var result: [Mention] = []
    let others = notes.reduce(0) { $0 + $1.dates.count + $1.measures.count }
    result.reserveCapacity(reading.entities.count + others)
    for entity in reading.entities where !entity.isCue {
      result.append(
        Mention(
          kind: Mention.Kind(entity.kind),
          id: entity.id,
          surface: reading.letters.surface(entity.range),
          start: entity.range.lowerBound,
          end: entity.range.upperBound,
          confidence: entity.confidence
        )
      )
    }
    for (position, sentence) in reading.sentences.enumerated() {
      for date in notes[position].dates where !date.isWeek {
        var mention = made(.date, date.range, date.confidence)
        mention.edtf = date.span.edtf
        result.append(mention)
      }
      guard !notes[position].measures.isEmpty else { continue }
      let topic = Topic(reading, sentence)
      for measure in notes[position].measures {
        if let mention = mention(measure, topic, position) { result.append(mention) }
      }
    }
    result.sort { $0.start != $1.start ? $0.start < $1.start : $0.end < $1.end }
    return result
  }

  private func made(_ kind: Mention.Kind, _ range: Range<Int>, _ confidence: Double) -> Mention {
    Mention(
      kind: kind,
      surface: reading.letters.surface(range),
      start: range.lowerBound,
      end: range.upperBound,
      confidence: confidence
    )
  }

  private func mention(_ measure: Measure, _ topic: Topic, _ sentence: Int) -> Mention? {
    var mention: Mention
    switch measure.dimension {
    case .money(let code):
      guard topic.records(money: measure) else { return nil }
      mention = made(.money, measure.range, 0.95)
      mention.currency = code
    case .months:
      guard LagContext(reading, sentence).holds(measure) else { return nil }
      mention = made(.duration, measure.range, 0.9)
    case .percent:
      guard topic.records(percent: measure) else { return nil }
      mention = made(.percent, measure.range, 0.9)
    case .multiple:
      guard topic.records(percent: measure) else { return nil }
      mention = made(.multiple, measure.range, 0.85)
      mention.direction = measure.direction
    case nil: return nil
    }
    mention.amount = Mention.Amount(measure)
    return mention
  }
}

extension Mention.Kind {
  init(_ kind: NameKind) {
    switch kind {
    case .accelerator: self = .accelerator
    case .architecture: self = .architecture
    case .organization: self = .organization
    case .country: self = .country
    case .model: self = .model
    }
  }
}

extension Mention.Amount {
  init(_ measure: Measure) {
    self.init(
      value: measure.value,
      min: measure.min,
      max: measure.max,
      isApproximate: measure.isApproximate
    )
  }
}
