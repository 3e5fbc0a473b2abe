// German verbs whose particle stands at the end of their clause.

extension Scene {
  /// The verbs whose particle ends their clause: *räumt … ein*, by what both together mean.
  static func separated(
    _ reading: Reading,
    _ sentence: Sentence
  ) -> [(TermKind, Range<Int>)] {
    guard sentence.kinds.contains(.separable) else { return [] }
    let letters = reading.letters
    var result: [(TermKind, Range<Int>)] = []
    for token in reading.tokens[sentence.tokens] where reading.has(.separable, token) {
      let verbs = reading.language.separable(token.payload)
      // The particle is the last word before a comma, an *and* or the end.
      var particle = letters.folded[token.end..<token.end]
      var index = token.end
      while index < sentence.range.upperBound {
        guard letters.isLetter(index) else {
          let isDecimal = letters.isDigit(index - 1) && letters.isDigit(index + 1)
          if !isDecimal, [0x3B, 0x2C, 0x3A, 0x2014, 0x2013].contains(letters.original[index]) {
            break
          }
          index += 1
          continue
        }
        let end = letters.wordEnd(from: index)
        let word = letters.folded[index..<end]
        // "Gab für Server und Rechenzentren 35 Milliarden aus": an *and* may join objects.
        if Self.conjunctions.contains(where: { word.elementsEqual($0) }),
          verbs.contains(where: { particle.elementsEqual($0.1) })
        {
          break
        }
        particle = word
        index = max(end, index + 1)
      }
      for (kind, other) in verbs where particle.elementsEqual(other) {
        result.append((kind, token.start..<token.end))
      }
    }
    return result
  }

  private static let conjunctions = ["und", "oder"].map { Folding.fold($0) }
}
