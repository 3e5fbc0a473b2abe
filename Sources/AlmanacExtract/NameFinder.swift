/// Finds the entities of a reading: the almanac's names and the language's own.
///
/// A class, so that nothing copies all names.
final class NameFinder {
  private let reading: Reading
  private let names: NameIndex
  private let letters: Letters

  init(_ reading: Reading, names: NameIndex) {
    self.reading = reading
    self.names = names
    letters = reading.letters
  }

  /// A name found, before doubts are settled.
  struct Candidate {
    var entity: Entity
    /// The almanac entry, or -1 for a name of the language.
    var entry: Int32 = -1
    var needsEvidence = false
    var isSeries = false
    /// Whether it is an office named without its country, for which the identifier stands.
    var isMinistry = false

    /// What office it is, if it is named without its country.
    var ministry: String? { isMinistry ? entity.id : nil }
  }

  /// The entities in order, none overlapping another.
  ///
  /// - Complexity: O(*n*) in the text's length.
  func find() -> [Entity] {
    Judge(reading, names: names).settle(withLanguage(almanacNames()))
  }

  // MARK: The almanac's names

  private func almanacNames() -> [Candidate] {
    var found: [Candidate] = []
    found.reserveCapacity(letters.count / 128)
    let hasPrefixes = !reading.language.prefixes.isEmpty
    // What every place is asked for lies at hand.
    let openings = names.automaton.openings
    let units = letters.folded.units
    let folded = units.span
    let traitsOfAll = letters.traits
    let kinds = traitsOfAll.span
    var index = 0
    while index < kinds.count {
      let traits = Traits(rawValue: kinds[index])
      guard !traits.isDisjoint(with: [.letter, .digit]) else {
        index += 1
        continue
      }
      if openings.mayBegin(at: index, folded, kinds), let candidate = walk(from: index) {
        found.append(candidate)
        index = candidate.entity.range.upperBound
        continue
      }
      if traits.isDisjoint(with: [.unspaced, .hangul]) {
        if hasPrefixes, let candidate = afterPrefix(index) {
          found.append(candidate)
        } else if traits.contains(.upper), let candidate = series(at: index) {
          found.append(candidate)
        }
        index = letters.wordEnd(from: index)
      } else if traits.contains(.katakana) {
        repeat { index += 1 } while letters.has(.katakana, index)
      } else {
        index += 1
      }
    }
    return found
  }

  private func afterPrefix(_ start: Int) -> Candidate? {
    var index = start
    while index < start + 2, index + 2 < letters.count,
      reading.language.prefixes.contains(letters.folded[index])
    {
      index += 1
      if let candidate = name(at: index) { return candidate }
    }
    return nil
  }

  private func name(at start: Int) -> Candidate? {
    guard names.automaton.mayBegin(at: start, in: letters) else { return nil }
    return walk(from: start)
  }

  /// The longest name that stands at a place where one may begin.
  private func walk(from start: Int) -> Candidate? {
    var walk = PatternWalk(from: start)
    while names.automaton.advance(&walk, in: letters) {
      guard walk.exact >= 0, ends(walk.range),
        names.forms[Int(walk.exact)].casing.fits(walk.range, in: letters)
      else { continue }
      walk.takeExact()
    }
    guard let match = walk.best else { return nil }
    let form = names.forms[Int(match.payload)]
    let entry = names.entries[Int(form.entry)]
    let entity = Entity(
      kind: entry.kind,
      id: entry.id,
      range: start..<match.end,
      confidence: 0.97
    )
    return Candidate(entity: entity, entry: form.entry, needsEvidence: form.needsEvidence)
  }

  /// Whether a name may end where a match does.
  private func ends(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    if letters.has(.hangul, end - 1), letters.has(.hangul, end) {
      if letters.has(.hangul, range.lowerBound - 1) { return false }
      var stop = end
      while stop < letters.count, letters.has(.hangul, stop), stop - end < 8 { stop += 1 }
      return reading.language.particles.contains(Array(letters.folded[end..<stop]))
    }
    if letters.has(.hangul, end), range.count <= 3, !range.contains(where: { letters.isDigit($0) })
    {
      // "SK텔레콤" is a name of its own; "SK는" is SK with a particle.
      var stop = end
      while stop < letters.count, letters.has(.hangul, stop), stop - end < 8 { stop += 1 }
      return reading.language.particles.contains(Array(letters.folded[end..<stop]))
    }
    if letters.isBoundary(before: end) { return true }
    // "Two thousand B200s".
    if reading.language.tag == "en", letters.isDigit(end - 1), letters.folded[end] == 0x73,
      letters.isBoundary(before: end + 1)
    {
      return true
    }
    return reading.language.tag == "de" && range.count > 3 && letters.folded[end] == 0x73
      && letters.isBoundary(before: end + 1)
  }

  /// A model the almanac may not know yet, of a series it knows: `V4`, `R2`.
  private func series(at start: Int) -> Candidate? {
    guard letters.isUpper(start), letters.isDigit(start + 1) else { return nil }
    var end = start + 1
    while letters.isDigit(end) { end += 1 }
    if end < letters.count, letters.folded[end] == 0x2E, letters.isDigit(end + 1) {
      end += 1
      while letters.isDigit(end) { end += 1 }
    }
    guard end - start <= 4, letters.isBoundary(before: end),
      let series = names.series.first(where: { $0.letter == letters.folded[start] })
    else { return nil }
    let slug = letters.surface(start..<end).lowercased().map { $0 == "." ? "-" : $0 }
    let entity = Entity(
      kind: .model,
      id: series.slug + "-" + String(slug),
      range: start..<end,
      confidence: 0.8
    )
    return Candidate(entity: entity, needsEvidence: true, isSeries: true)
  }

  // MARK: The language's names

  private func languageName(_ token: Token) -> Candidate? {
    let range = token.start..<token.end
    if let term = reading.meaning(.organization, token) ?? reading.meaning(.group, token) {
      let id = names.identifier(term.id)
      var candidate = Candidate(
        entity: Entity(kind: .organization, id: id, range: range, confidence: 0.95)
      )
      candidate.needsEvidence = reading.has(.commonWord, token)
      return candidate
    }
    if let term = reading.meaning(.ministry, token) {
      let entity = Entity(kind: .organization, id: term.id, range: range, confidence: 0.8)
      return Candidate(entity: entity, isMinistry: true)
    }
    if let term = reading.meaning(.country, token) {
      let entity = Entity(kind: .country, id: term.id, range: range, confidence: 0.98)
      return Candidate(entity: entity)
    }
    let cue = reading.meaning(.capital, token) ?? reading.meaning(.adjective, token)
    return cue.map { term in
      Candidate(
        entity: Entity(kind: .country, id: term.id, range: range, confidence: 0.7, isCue: true)
      )
    }
  }

  /// The almanac's and the language's names in order; where two overlap, the longer stays, and
  /// the almanac's of equals.
  private func withLanguage(_ almanac: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    result.reserveCapacity(almanac.count + reading.naming.count)
    var next = 0
    for token in reading.naming {
      guard let candidate = languageName(token) else { continue }
      while next < almanac.count, almanac[next].entity.range.lowerBound <= token.start {
        append(almanac[next], to: &result)
        next += 1
      }
      append(candidate, to: &result)
    }
    for candidate in almanac[next...] { append(candidate, to: &result) }
    return result
  }

  private func append(_ candidate: Candidate, to result: inout [Candidate]) {
    let last = result.count - 1
    guard last >= 0, result[last].entity.range.overlaps(candidate.entity.range) else {
      result.append(candidate)
      return
    }
    if candidate.entity.range.count > result[last].entity.range.count { result[last] = candidate }
  }
}
