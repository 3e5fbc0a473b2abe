/// A text with everything that is recognized in it before meaning is made of it.
final class Reading {
  let letters: Letters
  let language: Language
  let tokens: [Token]
  let sentences: [Sentence]
  /// What the text names or hints at, in order, none overlapping another.
  let entities: [Entity]

  /// Reads a text once.
  ///
  /// - Complexity: O(*n*) in the text's length.
  convenience init(_ letters: Letters, language: Language, names: NameIndex) {
    let tokens = Lexer(letters, language: language).tokens()
    let sentences = Self.sentences(letters, language, tokens)
    let nameless = Reading(letters, language, tokens, sentences, [])
    let entities = NameFinder(nameless, names: names).find()
    self.init(letters, language, tokens, Self.assigned(entities, to: sentences), entities)
  }

  private init(
    _ letters: Letters,
    _ language: Language,
    _ tokens: [Token],
    _ sentences: [Sentence],
    _ entities: [Entity]
  ) {
    self.letters = letters
    self.language = language
    self.tokens = tokens
    self.sentences = sentences
    self.entities = entities
  }

  private static func sentences(
    _ letters: Letters,
    _ language: Language,
    _ tokens: [Token]
  ) -> [Sentence] {
    var abbreviations: Set<Int> = []
    for token in tokens where !token.isNumber {
      let ends = letters.folded[token.end - 1] == 0x2E
      if ends || language.has(.abbreviation, token.payload) {
        abbreviations.insert(ends ? token.end : token.end + 1)
      }
    }
    let cutter = SentenceCutter(
      letters,
      abbreviations: abbreviations,
      hasOrdinalPoints: language.tag == "de"
    )
    var sentences: [Sentence] = []
    var token = 0
    for (range, begins) in cutter.cut() {
      while token < tokens.count, tokens[token].start < range.lowerBound { token += 1 }
      let first = token
      while token < tokens.count, tokens[token].start < range.upperBound { token += 1 }
      var sentence = Sentence(range: range, tokens: first..<token, beginsParagraph: begins)
      for token in tokens[sentence.tokens] {
        if token.isNumber {
          sentence.hasDigits = true
        } else {
          sentence.kinds.formUnion(language.kinds(token))
        }
      }
      sentences.append(sentence)
    }
    return sentences
  }

  private static func assigned(_ entities: [Entity], to sentences: [Sentence]) -> [Sentence] {
    var sentences = sentences
    var entity = 0
    for index in sentences.indices {
      let range = sentences[index].range
      while entity < entities.count, entities[entity].range.lowerBound < range.lowerBound {
        entity += 1
      }
      let first = entity
      while entity < entities.count, entities[entity].range.lowerBound < range.upperBound {
        entity += 1
      }
      sentences[index].entities = first..<entity
    }
    return sentences
  }

  /// The position of the sentence in which a scalar lies.
  func sentence(at position: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.upperBound <= position { low = middle + 1 } else { high = middle }
    }
    return min(low, max(sentences.count - 1, 0))
  }

  /// All the kinds of meanings a token has.
  func kinds(_ token: Token) -> TermKinds { language.kinds(token) }

  /// Whether a token has a meaning of some kind.
  func has(_ kind: TermKind, _ token: Token) -> Bool {
    !token.isNumber
      && (language.has(kind, token.payload) || language.has(kind, token.stem))
  }

  /// The first meaning of a kind that a token has, with its capitals respected.
  func meaning(_ kind: TermKind, _ token: Token) -> Term? {
    guard !token.isNumber,
      let term = language.meaning(kind, token.payload) ?? language.meaning(kind, token.stem)
    else { return nil }
    return term.casing.fits(token.start..<token.end, in: letters) ? term : nil
  }

  /// Whether a sentence holds a token of a kind.
  func contains(_ kind: TermKind, _ sentence: Sentence) -> Bool {
    tokens[sentence.tokens].contains { has(kind, $0) }
  }

  /// Whether only spaces, or nothing, lie between two positions.
  func isTight(_ left: Int, _ right: Int, allowing extra: Signs = []) -> Bool {
    if right < left { return false }
    if right - left > 4 { return false }
    return (left..<right).allSatisfy {
      letters.isSpace($0) || letters.has(.ignorable, $0) || extra.contains(letters.folded[$0])
    }
  }
}

extension Language {
  /// All the kinds of meanings a token has.
  func kinds(_ token: Token) -> TermKinds {
    if token.isNumber { return TermKinds() }
    var kinds = kinds[Int(token.payload)]
    if token.stem >= 0 { kinds.formUnion(self.kinds[Int(token.stem)]) }
    return kinds
  }

  /// Whether a payload has a meaning of some kind.
  func has(_ kind: TermKind, _ payload: Int32) -> Bool {
    payload >= 0 && kinds[Int(payload)].contains(kind)
  }

  /// The first meaning of some kind that a payload has.
  func meaning(_ kind: TermKind, _ payload: Int32) -> Term? {
    guard payload >= 0, kinds[Int(payload)].contains(kind) else { return nil }
    var index = payload
    while index >= 0 {
      let term = terms[Int(index)]
      if term.kind == kind { return term }
      index = term.next
    }
    return nil
  }
}
