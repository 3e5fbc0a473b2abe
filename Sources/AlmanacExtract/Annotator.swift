/// What a sentence holds beside names.
struct SentenceNotes: Sendable {
  var measures: [Measure] = []
  var dates: [FoundDate] = []
}

/// Finds quantities and dates, sentence by sentence.
struct Annotator {
  private let reading: Reading
  private let tag: String
  private let published: CalendarDate?

  init(_ reading: Reading, tag: String, published: String?) {
    self.reading = reading
    self.tag = tag
    self.published = published.flatMap { CalendarDate($0) }
  }

  /// The notes of every sentence.
  ///
  /// - Complexity: O(*n*) in the text's length.
  func notes() -> [SentenceNotes] {
    let finder = QuantityFinder(reading: reading, dollar: dollar, yuan: yuan)
    var previous: CalendarDate?
    var previousDay: CalendarDate?
    var currency: String?
    var fiscal: Int?
    var unit: Double?
    var scale = 1.0
    return reading.sentences.map { sentence in
      var notes = SentenceNotes()
      var taken: [Range<Int>] = []
      if let published {
        fiscal = fiscalStart(sentence) ?? fiscal
        var dates = DateFinder(
          reading: reading,
          published: published,
          fiscalStart: fiscal,
          previous: previous,
          previousDay: previousDay
        )
        notes.dates = Self.whole(dates.find(sentence.tokens))
        previous = dates.previous
        previousDay = dates.previousDay
        taken = notes.dates.map(\.range)
      }
      let phrases = finder.phrases(sentence)
      notes.measures = finder.find(sentence, phrases)
      if !taken.isEmpty {
        notes.measures.removeAll { measure in taken.contains { $0.overlaps(measure.range) } }
      }
      if sentence.beginsParagraph { scale = 1 }
      adoptScale(&scale, currency, sentence, phrases, &notes, finder)
      adopt(&currency, sentence, phrases, &notes, finder)
      adoptUnit(&unit, sentence, phrases, &notes, finder)
      return notes
    }
  }

  /// The dates without those that only say that the year before them is meant whole: *2025年全年*.
  private static func whole(_ dates: [FoundDate]) -> [FoundDate] {
    dates.reduce(into: []) { result, date in
      if let last = result.last, date.range.lowerBound - last.range.upperBound <= 1,
        last.span.end == nil, date.span.end == nil, last.span.start.month == nil,
        date.span.start.month == nil, last.span.start.quarter == nil,
        date.span.start.quarter == nil, last.span.start.year != date.span.start.year
      {
        return
      }
      result.append(date)
    }
  }

  /// Gives numbers in millions without a currency that of the amount before.
  private func adopt(
    _ currency: inout String?,
    _ sentence: Sentence,
    _ phrases: [NumberPhrase],
    _ notes: inout SentenceNotes,
    _ finder: QuantityFinder
  ) {
    let holdsMoney = notes.measures.contains { $0.currency != nil }
    if sentence.kinds.contains(.scale), currency != nil || holdsMoney {
      let isLarge = phrases.contains { $0.scale >= 1e6 }
      let named = isLarge ? notes.measures.filter { $0.currency != nil } : []
      let known = isLarge ? notes.measures.map(\.range) : []
      for (position, phrase) in phrases.enumerated()
      where phrase.scale >= 1e6 && !known.contains(where: { $0.overlaps(phrase.range) }) {
        let beside =
          named.last { $0.range.upperBound <= phrase.range.lowerBound } ?? named.first
        guard standsAlone(phrase, sentence), let code = beside?.currency ?? currency else {
          continue
        }
        var measure = Measure(phrase)
        measure.dimension = .money(code)
        // "175 to 185 billion": the first number has no scale of its own.
        if position > 0, phrases[position - 1].scale == 1,
          let range = finder.joined(Measure(phrases[position - 1]), measure, sentence.tokens)
        {
          measure = range
        }
        notes.measures.append(finder.bounded(measure, sentence.tokens))
      }
      notes.measures.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    for measure in notes.measures {
      if case .money(let code)? = measure.dimension { currency = code }
    }
  }

  /// Gives bare decimals the money and the scale of the amount before: *Microsoft 50.1 billion
  /// dollars, Meta 34.4*, *ne ha spesi 34,4*.
  private func adoptScale(
    _ scale: inout Double,
    _ currency: String?,
    _ sentence: Sentence,
    _ phrases: [NumberPhrase],
    _ notes: inout SentenceNotes,
    _ finder: QuantityFinder
  ) {
    let sums = notes.measures.filter { $0.currency != nil }
    if !sums.isEmpty || scale >= 1e9 {
      let known = notes.measures.map(\.range) + notes.dates.map(\.range)
      let builders = reading.entities[sentence.entities].filter { $0.kind == .organization }
      let these = reading.tokens[sentence.tokens].filter { $0.kinds.contains(.ofThese) }
      for phrase in phrases
      where phrase.scale == 1 && !phrase.isPlain && phrase.tokens.count == 1
        && reading.tokens[phrase.tokens.lowerBound].isNumber && phrase.value < 1000
        && !known.contains(where: { $0.overlaps(phrase.range) })
      {
        let start = phrase.range.lowerBound
        let before = sums.last { $0.range.upperBound <= start }
        // "175 to 185 billion" is written with its scale but once.
        let own = before.map { $0.scale < 1e9 && $0.magnitude >= 1e9 ? 1e9 : $0.scale }
        guard let factor = own ?? (scale >= 1e9 ? scale : nil), factor >= 1e9,
          let code = before?.currency ?? currency, standsAlone(phrase, sentence),
          builders.contains(where: { (1...2).contains(start - $0.range.upperBound) })
            || these.contains(where: { $0.end <= start && start - $0.end <= 40 })
        else { continue }
        var measure = Measure(phrase)
        measure.dimension = .money(code)
        measure.scale = factor
        measure.multiply(factor)
        notes.measures.append(finder.bounded(measure, sentence.tokens))
      }
      notes.measures.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    scale = notes.measures.last { $0.currency != nil }?.scale ?? scale
  }

  /// Gives bare numbers in a sentence about a gap the unit of the duration before: *to about five*.
  private func adoptUnit(
    _ unit: inout Double?,
    _ sentence: Sentence,
    _ phrases: [NumberPhrase],
    _ notes: inout SentenceNotes,
    _ finder: QuantityFinder
  ) {
    guard sentence.kinds.overlaps(Self.gaps) else {
      unit = nil
      return
    }
    let known =
      notes.measures.map(\.range) + notes.dates.map(\.range)
      + reading.entities[sentence.entities].map(\.range)
    let first = notes.measures.first { $0.dimension == .months }
    if let months = first?.unit ?? unit {
      for phrase in phrases
      where phrase.scale == 1 && !phrase.isArticle && (2...60).contains(phrase.value) {
        let before = phrase.tokens.lowerBound - 1
        guard !known.contains(where: { $0.overlaps(phrase.range) }),
          first.map({ $0.range.upperBound <= phrase.range.lowerBound }) ?? true,
          standsAlone(phrase, sentence), sentence.tokens.contains(before),
          Self.openers.contains(where: { finder.has($0, before, sentence.tokens) }),
          finder.isTight(before, sentence.tokens)
        else { continue }
        var measure = Measure(phrase)
        measure.dimension = .months
        measure.unit = months
        measure.multiply(months)
        notes.measures.append(finder.bounded(measure, sentence.tokens))
      }
      notes.measures.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    unit = notes.measures.last { $0.dimension == .months }?.unit ?? unit
  }

  private static let gaps = TermKinds([.behind, .gap, .ahead])
  private static let openers: [TermKind] = [.to, .about, .atMost, .atLeast, .rangeEnd]

  /// Whether no noun follows a number, so that money is meant.
  private func standsAlone(_ phrase: NumberPhrase, _ sentence: Sentence) -> Bool {
    let letters = reading.letters
    var index = phrase.range.upperBound
    while index < sentence.range.upperBound, letters.isSpace(index) { index += 1 }
    guard index < sentence.range.upperBound, letters.isLetter(index) else { return true }
    if letters.isUnspaced(index) || letters.has(.hangul, index) { return false }
    let next = reading.tokens[sentence.tokens].first { $0.start >= index }
    if let next, next.start == index {
      if reading.has(.ofYear, next) {
        // "48.000 millones de 2025" counts no things.
        let year = reading.tokens[sentence.tokens].first { $0.start >= next.end }
        guard let year, year.isNumber, year.start - next.end <= 2, year.end - year.start == 4 else {
          return false
        }
        return true
      }
      if reading.language.style.countsWithPreposition { return true }
      for kind in [TermKind.from, .to, .until, .rangeEnd, .negation] where reading.has(kind, next) {
        return true
      }
    }
    if reading.language.style.countsWithPreposition { return true }
    let end = letters.wordEnd(from: index)
    return end - index <= 2 || reading.language.isConnective(Array(letters.folded[index..<end]))
  }

  private func fiscalStart(_ sentence: Sentence) -> Int? {
    for entity in reading.entities[sentence.entities] where entity.kind == .organization {
      if let month = SharedNames.standard.fiscalStarts[entity.id] { return month }
    }
    return nil
  }

  /// The currency a bare dollar sign stands for: that of a dollar country which the text is about.
  private var dollar: String {
    if reading.entities.contains(where: { $0.kind == .country && $0.id == "US" }) { return "USD" }
    var counts: [String: Int] = [:]
    for entity in reading.entities where entity.kind == .country {
      counts[entity.id, default: 0] += 1
    }
    let codes = [("CA", "CAD"), ("AU", "AUD"), ("SG", "SGD"), ("HK", "HKD"), ("TW", "TWD")]
    let best = codes.max { counts[$0.0, default: 0] < counts[$1.0, default: 0] }
    if let best, counts[best.0, default: 0] > 2 { return best.1 }
    let hasPesos = reading.tokens.contains { reading.meaning(.currency, $0)?.id == "MXN" }
    return hasPesos && counts["MX", default: 0] > 1 ? "MXN" : "USD"
  }

  private var yuan: String? { tag == "zh-Hant" ? "TWD" : nil }
}
