/// Decides which candidates are what they look like: a chip and no street of that name.
struct Judge {
  private let reading: Reading
  private let names: NameIndex
  private let letters: Letters

  init(_ reading: Reading, names: NameIndex) {
    self.reading = reading
    self.names = names
    letters = reading.letters
  }

  /// Keeps what is meant, and fills in what only the context tells.
  ///
  /// - Complexity: O(*n*) in the number of candidates, each with its sentence.
  func settle(_ candidates: [NameFinder.Candidate]) -> [Entity] {
    var kept: [Entity] = []
    kept.reserveCapacity(candidates.count)
    var sentence = 0
    var first = 0
    while first < candidates.count {
      let start = candidates[first].entity.range.lowerBound
      while sentence + 1 < reading.sentences.count,
        reading.sentences[sentence].range.upperBound <= start
      {
        sentence += 1
      }
      guard sentence < reading.sentences.count else { break }
      let bound = reading.sentences[sentence].range.upperBound
      var last = first + 1
      while last < candidates.count, candidates[last].entity.range.lowerBound < bound { last += 1 }
      let previous = kept.count
      let around = candidates[first..<last]
      // Only chips and models are judged by the names before.
      let isJudged = around.contains {
        $0.entity.kind != .organization && $0.entity.kind != .country
      }
      let recent = isJudged ? Array(kept.suffix(8)) : []
      let context = Context(reading, sentence, around, recent)
      for candidate in candidates[first..<last] {
        if let entity = decide(candidate, context, kept, since: previous) { kept.append(entity) }
      }
      first = last
    }
    return kept
  }

  private func decide(
    _ candidate: NameFinder.Candidate,
    _ context: Context,
    _ kept: [Entity],
    since: Int
  ) -> Entity? {
    let entity = candidate.entity
    if let ministry = candidate.ministry {
      return named(ministry, entity, kept, context)
    }
    switch entity.kind {
    case .accelerator, .architecture: return chip(candidate, context)
    case .model: return model(candidate, context)
    case .organization: return organization(candidate, context)
    case .country: return entity
    }
  }

  // MARK: Offices named without their country

  private func named(
    _ ministry: String,
    _ entity: Entity,
    _ kept: [Entity],
    _ context: Context
  ) -> Entity? {
    // Between several countries, the Congress is that of the United States.
    let isCongress =
      ministry == "congress" && kept.suffix(12).contains { $0.country == "US" }
    let before = kept.suffix(12).last {
      (!isCongress || $0.country == "US") && $0.country != nil
        && entity.range.lowerBound - $0.range.upperBound < 400
    }
    let after = context.candidates.first {
      $0.entity.country != nil && $0.entity.range.lowerBound >= entity.range.upperBound
    }
    guard let country = before?.country ?? after?.entity.country else { return nil }
    var result = entity
    switch (ministry, country) {
    case ("congress", "US"), ("commerce", "US"): result.id = "us-" + ministry
    case ("congress", _): return nil
    case ("commission", let country) where country != "EU": return nil
    case ("commerce", "CN"), ("mofcom", "CN"), ("trade", "CN"): result.id = "cn-mofcom"
    case ("mofcom", "US"): result.id = "us-commerce"
    case ("commerce", "JP"), ("trade", "JP"): result.id = "jp-meti"
    case ("commerce", "KR"), ("trade", "KR"): result.id = "kr-motir"
    case ("commerce", "MY"), ("trade", "MY"): result.id = "my-miti"
    case ("commerce", _), ("mofcom", _), ("trade", _): return nil
    default: result.id = country.lowercased() + "-" + ministry
    }
    result.id = names.identifier(result.id)
    return result
  }

  // MARK: Chips and their look-alikes

  private func chip(_ candidate: NameFinder.Candidate, _ context: Context) -> Entity? {
    var entity = candidate.entity
    let range = entity.range
    let hasDigit = range.contains { letters.isDigit($0) }
    var score = hasDigit && !candidate.needsEvidence ? 1 : 0
    if range.count >= 7, hasDigit { score += 3 }
    if context.isBeside(.chip, range) { score += 3 }
    if context.isBesideMaker(range, reading) { score += 3 }
    if context.speaksOfChips { score += 1 }
    if context.otherChips(than: range) { score += 1 }
    if !hasDigit, context.chipsNearby || context.speaksOfChips { score += 1 }
    if context.has(.lookalike, near: range, within: 90) { score -= 3 }
    if context.isBeside(.lookalike, range) || context.isBeside(.legalForm, range) { score -= 4 }
    if isPartOfName(range, context) { score -= 3 }
    if score <= 0 { return nil }
    entity.confidence = score >= 3 ? 0.97 : score == 2 ? 0.9 : 0.8
    return entity
  }

  /// Whether a capitalized word that no vocabulary knows clings to the name: *H20 Ambiental*.
  private func isPartOfName(_ range: Range<Int>, _ context: Context) -> Bool {
    // In German every noun has a capital.
    if reading.language.isUnspaced || reading.language.tag == "de" { return false }
    let next = range.upperBound
    if next + 1 < letters.count, letters.original[next] == 0x20, letters.isUpper(next + 1),
      letters.isLetter(next + 2), !letters.isUpper(next + 2),
      !context.isKnown(next + 1, reading)
    {
      return true
    }
    // A first name before a word that is also a family name.
    if range.contains(where: { letters.isDigit($0) }) { return false }
    let before = range.lowerBound - 1
    guard before > 1, letters.original[before] == 0x20, letters.isLetter(before - 1) else {
      return false
    }
    let start = letters.wordStart(from: before - 1)
    let opens = context.sentence.range.lowerBound >= start
    return letters.isUpper(start) && !letters.isUpper(start + 1) && !opens
      && !context.isKnown(start, reading)
  }

  // MARK: Models and organizations

  private func model(_ candidate: NameFinder.Candidate, _ context: Context) -> Entity? {
    guard candidate.needsEvidence else { return candidate.entity }
    let maker =
      candidate.isSeries
      ? names.series.first { candidate.entity.id.hasPrefix($0.slug + "-") }?.maker
      : names.makers[Int(candidate.entry)]
    guard let maker, context.mentions(maker) else { return nil }
    return candidate.entity
  }

  /// Whether the next word is a verb of saying, spending or the like.
  private func acts(after end: Int, _ context: Context) -> Bool {
    let next = reading.tokens[context.sentence.tokens].first { $0.start >= end }
    // "Meta ha alzato": an auxiliary may stand between.
    guard let next, next.start - end <= 5 else { return false }
    return [.say, .deny, .admit, .forecast, .spend, .spent, .raise].contains {
      reading.has($0, next)
    }
  }

  private func organization(_ candidate: NameFinder.Candidate, _ context: Context) -> Entity? {
    let range = candidate.entity.range
    // "S&P 500" is an index.
    if range.count <= 3, letters.folded[range.lowerBound..<range.upperBound].contains(0x26),
      letters.isSpace(range.upperBound), letters.isDigit(range.upperBound + 1)
    {
      return nil
    }
    guard reading.language.isCommonWord(letters.folded[range]) else { return candidate.entity }
    // A word of the language that opens a sentence is taken for the word.
    let opens = range.lowerBound == context.sentence.range.lowerBound
    if !opens || ["en", "de", "fr"].contains(reading.language.tag) { return candidate.entity }
    // "Meta, invece": a name alone before a comma, as no noun without its article stands.
    let isAlone = range.upperBound < letters.count && letters.original[range.upperBound] == 0x2C
    return isAlone || acts(after: range.upperBound, context) ? candidate.entity : nil
  }
}

extension Entity {
  /// The country an entity points to: itself, or that of an office.
  var country: String? {
    switch kind {
    case .country: return id
    case .organization:
      return hasShortHead ? Self.country(of: id.utf8.span) : nil
    default: return nil
    }
  }

  private static func country(of id: Span<UInt8>) -> String? {
    switch UInt16(id[0]) << 8 | UInt16(id[1]) {
    case 0x7573: "US"
    case 0x636E: "CN"
    case 0x6A70: "JP"
    case 0x6B72: "KR"
    case 0x7477: "TW"
    case 0x6D79: "MY"
    case 0x6E6C: "NL"
    case 0x6575: "EU"
    case 0x7367: "SG"
    case 0x696E: "IN"
    case 0x756B: "UK"
    default: nil
    }
  }
}
