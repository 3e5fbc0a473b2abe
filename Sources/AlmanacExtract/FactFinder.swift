/// Finds the facts that a text seems to state.
struct FactFinder {
  private let reading: Reading
  private let notes: [SentenceNotes]
  private let published: CalendarDate?

  init(_ reading: Reading, _ notes: [SentenceNotes], published: String?) {
    self.reading = reading
    self.notes = notes
    self.published = published.flatMap { CalendarDate($0) }
  }

  /// The facts and the plain events, each in text order.
  ///
  /// - Complexity: O(*n*) in the text's length.
  func candidates() -> (facts: [Candidate], events: [Candidate]) {
    var result: [Candidate] = []
    result.reserveCapacity(reading.sentences.count)
    var events: [Candidate] = []
    var plain = EventFinder(reading, published: published)
    let rulings = RulingFinder(reading)
    var capex = CapexFinder(reading, published: published)
    var statements = StatementFinder(reading)
    var lags = LagFinder(reading)
    var last: (sentence: Int, index: Int)?
    var lastAct: (sentence: Int, index: Int)?
    var before: Scene?
    for (position, sentence) in reading.sentences.enumerated() {
      let scene = Scene(reading, sentence, notes[position])
      defer { before = scene }
      let money = capex.find(scene, after: before)
      let gaps = lags.find(scene, at: position, after: before)
      let acts = rulings.find(scene, after: before)
      if money.isEmpty, let last, last.sentence == position - 1, !scene.sentence.beginsParagraph,
        let period = scene.notes.dates.first(where: { $0.span.end != nil })?.span.edtf
      {
        result[last.index].complete(period)
      }
      if !money.isEmpty { last = (position, result.count + money.count - 1) }
      if acts.isEmpty, let lastAct, lastAct.sentence == position - 1,
        let day = scene.forceDay(of: result[lastAct.index].actor)
      {
        result[lastAct.index].complete(day: day)
      }
      if !acts.isEmpty {
        lastAct = (position, result.count + money.count + gaps.count + acts.count - 1)
      }
      var facts = consume money
      facts.take(consume gaps)
      facts.take(consume acts)
      facts.take(statements.find(scene, after: before, beside: facts))
      if let event = plain.find(scene, beside: facts) { events.append(event) }
      result.take(consume facts)
    }
    return (RulingFinder.merged(consume result), events)
  }
}

extension Array {
  /// Appends the elements of another array, which are moved: appending its contents copies them.
  fileprivate mutating func take(_ other: consuming [Element]) {
    if other.isEmpty { return }
    if isEmpty, capacity == 0 {
      self = other
      return
    }
    other.reverse()
    while let element = other.popLast() { append(element) }
  }
}

extension Scene {
  /// The one day or month of a sentence that goes on about what the one before told, and names
  /// nobody but who acted: *the measure takes effect in May*, *Trump said so on Monday*.
  fileprivate func forceDay(of actor: String?) -> String? {
    guard !sentence.beginsParagraph, organizations.isEmpty, offices.isEmpty, chips.isEmpty,
      countries.allSatisfy({ $0.id == actor }), notes.dates.count == 1,
      let date = notes.dates.first?.span,
      date.end == nil, date.start.month != nil
    else { return nil }
    return date.edtf
  }
}

extension Candidate {
  /// Who acts in a ruling.
  fileprivate var actor: String? {
    if case .ruling(_, let actor, _, _, _) = fact { actor } else { nil }
  }

  /// Gives a ruling without a date the one that the next sentence states.
  fileprivate mutating func complete(day: String) {
    guard case .ruling(let action, let actor, let chips, let places, nil) = fact else { return }
    fact = .ruling(
      action: action,
      actor: actor,
      accelerators: chips,
      destinations: places,
      date: day
    )
  }

  /// Gives an investment without a period the one that the next sentence states.
  fileprivate mutating func complete(_ period: String) {
    guard
      case .capex(let subject, let amount, let currency, nil, let basis, let scope, let source) =
        fact
    else { return }
    fact = .capex(
      subject: subject,
      amount: amount,
      currency: currency,
      period: period,
      basis: basis,
      scope: scope,
      attributedTo: source
    )
  }
}
