/// A text with everything that is recognized in it before meaning is made of it.
final class Reading {
  let letters: Letters
  let language: Language
  let tokens: [Token]
  /// What the plain numbers among the tokens are.
  let numerals: [Numeral]
  /// The tokens that may name something.
  let naming: [Token]
  let sentences: [Sentence]
  /// What the text names or hints at, in order, none overlapping another.
  let entities: [Entity]
  /// What each of them is to those who look for facts.
  let traits: [EntityTraits]
  /// Whether the text names or hints at China.
  let speaksOfChina: Bool

  /// Reads a text once.
  ///
  /// - Complexity: O(*n*) in the text's length.
  convenience init(_ letters: Letters, language: Language, names: NameIndex) {
    let read = Lexer(letters, language: language).read()
    var sentences = Self.sentences(letters, language, read)
    let nameless = Reading(letters, language, read, sentences, [])
    let entities = NameFinder(nameless, names: names).find()
    Self.assign(entities, to: &sentences)
    self.init(letters, language, read, sentences, entities)
  }

  private init(
    _ letters: Letters,
    _ language: Language,
    _ read: LexedText,
    _ sentences: [Sentence],
    _ entities: [Entity]
  ) {
    self.letters = letters
    self.language = language
    tokens = read.tokens
    numerals = read.numerals
    naming = read.naming
    self.sentences = sentences
    self.entities = entities
    let names = SharedNames.standard
    traits = entities.map { EntityTraits($0, among: names) }
    speaksOfChina = entities.contains { $0.kind == .country && $0.id == "CN" }
  }

  private static func sentences(
    _ letters: Letters,
    _ language: Language,
    _ read: LexedText
  ) -> [Sentence] {
    let tokens = read.tokens
    var abbreviations: Set<Int> = []
    for position in read.abbreviated {
      let token = tokens[Int(position)]
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
    let ranges = cutter.cut()
    var sentences: [Sentence] = []
    sentences.reserveCapacity(ranges.count)
    var token = 0
    for (range, begins) in ranges {
      while token < tokens.count, tokens[token].start < range.lowerBound { token += 1 }
      let first = token
      while token < tokens.count, tokens[token].start < range.upperBound { token += 1 }
      var sentence = Sentence(range: range, tokens: first..<token, beginsParagraph: begins)
      for token in tokens[sentence.tokens] {
        if token.isNumber {
          sentence.hasDigits = true
        } else {
          sentence.kinds.formUnion(token.kinds)
        }
      }
      sentences.append(sentence)
    }
    return sentences
  }

  private static func assign(_ entities: [Entity], to sentences: inout [Sentence]) {
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

  /// Whether a token has a meaning of some kind.
  func has(_ kind: TermKind, _ token: Token) -> Bool { token.kinds.contains(kind) }

  /// The first meaning of a kind that a token has, with its capitals respected.
  func meaning(_ kind: TermKind, _ token: Token) -> Term? {
    guard token.kinds.contains(kind),
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
  /// Whether a payload has a meaning of some kind.
  func has(_ kind: TermKind, _ payload: Int32) -> Bool {
    payload >= 0 && kinds[Int(payload)].contains(kind)
  }

  /// The first meaning of some kind that a payload has.
  func meaning(_ kind: TermKind, _ payload: Int32) -> Term? {
    guard payload >= 0, kinds[Int(payload)].contains(kind) else { return nil }
    var index = payload
    while index >= 0 {
      let head = heads[Int(index)]
      if head.kind == kind { return terms[Int(index)] }
      index = head.next
    }
    return nil
  }
}
