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
  /// - Complexity: O(*n*) in their number, sentences being short.
  func mentions() -> [Mention] {
    var result: [Mention] = []
    let others = notes.reduce(0) { $0 + $1.dates.count + $1.measures.count }
    result.reserveCapacity(reading.entities.count + others)
    for position in reading.sentences.indices {
      let first = result.count
      add(namesOf: position, to: &result)
      let named = result.count
      add(datesAndMeasuresOf: position, to: &result)
      // Names are in order, and so are sentences: what else there is moves up to its place.
      if result.count > named { Self.arrange(&result, from: first) }
    }
    return result
  }

  private func add(namesOf position: Int, to result: inout [Mention]) {
    for index in reading.sentences[position].entities {
      let entity = reading.entities[index]
      if entity.isCue { continue }
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
  }

  private func add(datesAndMeasuresOf position: Int, to result: inout [Mention]) {
    for date in notes[position].dates where !date.isWeek {
      var mention = made(.date, date.range, date.confidence)
      mention.edtf = date.span.edtf
      result.append(mention)
    }
    guard !notes[position].measures.isEmpty else { return }
    let topic = Topic(reading, reading.sentences[position])
    var gaps: LagContext?
    for measure in notes[position].measures {
      if measure.dimension == .months, gaps == nil { gaps = LagContext(reading, position) }
      if let mention = mention(measure, topic, gaps) { result.append(mention) }
    }
  }

  /// Sorts the mentions of one sentence, those that begin and end alike as they came.
  private static func arrange(_ mentions: inout [Mention], from first: Int) {
    for index in first + 1..<mentions.count {
      var place = index
      while place > first, isBehind(mentions[place - 1], mentions[place]) {
        mentions.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  private static func isBehind(_ left: Mention, _ right: Mention) -> Bool {
    left.start != right.start ? left.start > right.start : left.end > right.end
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

  private func mention(_ measure: Measure, _ topic: Topic, _ gaps: LagContext?) -> Mention? {
    var mention: Mention
    switch measure.dimension {
    case .money(let code):
      guard topic.records(money: measure) else { return nil }
      mention = made(.money, measure.range, 0.95)
      mention.currency = code
    case .months:
      guard let gaps, gaps.holds(measure) else { return nil }
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
