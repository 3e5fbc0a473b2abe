internal import Almanac

/// A language's vocabulary, compiled from its file.
package struct Language: Sendable {
  /// The BCP 47 tag, as in `pt`.
  package let tag: String
  /// How its numbers are written.
  let style: NumberStyle
  /// Whether words stand without spaces, so that a term may begin anywhere.
  let isUnspaced: Bool
  /// Whether verbs stand behind what they are about.
  let verbsComeLast: Bool
  private(set) var automaton = Automaton()
  private(set) var terms: [Term] = []
  /// What of each term is asked most, without the rest.
  private(set) var heads: [Term.Head] = []
  /// For each first term of a pattern, the kinds of all its meanings.
  private(set) var kinds: [TermKinds] = []
  /// What a verb means with a particle at the end of its clause, by the place of its term.
  private(set) var separables: [Int: (kind: TermKind, particle: [UInt32])] = [:]
  /// Words that follow a name and belong to grammar (Korean particles), folded.
  private(set) var particles: Set<[UInt32]> = []
  /// Single letters that may be glued before a word (Arabic).
  private(set) var prefixes: Set<UInt32> = []
  /// Words before a country to which something is done: *to*, *nach*, folded.
  private(set) var towards: Set<[UInt32]> = []
  /// Particles behind one who acts (Japanese, Korean), folded.
  private(set) var topics: [[UInt32]] = []
  /// The function words by which the language is recognized, folded.
  private(set) var functionWords: Set<[UInt32]> = []
  /// Words of the language that are also names of companies, folded.
  private(set) var commonWords: Set<[UInt32]> = []
  /// The lengths that they have, each as a bit.
  private var commonLengths: UInt64 = 0

  /// How a language writes its numbers.
  package struct NumberStyle: Equatable, Sendable {
    /// What a comma before exactly three digits means.
    var commaGroups = true
    /// What a full stop before exactly three digits means.
    var pointGroups = false
    /// Whether plain spaces may stand between groups of three digits.
    var spaceGroups = false
    /// Whether a preposition stands between millions and what is counted.
    var countsWithPreposition = false
  }

  /// Compiles a language file.
  ///
  /// - Parameters:
  ///   - bytes: The file: JSON as `Languages/FORMAT.md` describes it.
  ///   - shared: The file of names and signs common to all languages, if there is one.
  /// - Throws: ``LanguageError``, with the key that does not fit.
  /// - Complexity: O(*n*) in the file's size.
  package init(
    _ bytes: some Sequence<UInt8>,
    shared: (some Sequence<UInt8>)?
  ) throws(LanguageError) {
    let tree = try Self.read(bytes)
    guard let tag = tree["language"]?.asText, !tag.isEmpty else {
      throw LanguageError(what: "no language tag", key: "language")
    }
    self.tag = tag
    verbsComeLast = ["ja", "ko"].contains(tag)
    let numbers = tree["numberStyle"]?.asText ?? ""
    style = NumberStyle(
      commaGroups: !numbers.contains("comma-decimal"),
      pointGroups: numbers.contains("point-groups"),
      spaceGroups: numbers.contains("space-groups"),
      countsWithPreposition: numbers.contains("counted-with-preposition")
    )
    isUnspaced = tree["unspaced"] == .bool(true)
    try add(tree)
    if let shared { try add(try Self.read(shared)) }
    heads = terms.map { Term.Head(kind: $0.kind, casing: $0.casing, next: $0.next) }
    for (position, term) in terms.enumerated() where term.kind == .separable {
      let parts = term.id.split(separator: " ")
      if parts.count == 2, let kind = TermKind.named[String(parts[0])] {
        separables[position] = (kind, Folding.fold(parts[1]))
      }
    }
  }

  private init() {
    tag = "und"
    verbsComeLast = false
    style = NumberStyle()
    isUnspaced = false
  }

  /// A language without a single word.
  static let empty = Language()

  private static func read(_ bytes: some Sequence<UInt8>) throws(LanguageError) -> JSON {
    do throws(Problem) {
      return try JSONParser.parse(Array(bytes))
    } catch {
      throw LanguageError(what: error.what, key: "")
    }
  }

  private mutating func add(_ tree: JSON) throws(LanguageError) {
    for term in tree["terms"]?.members ?? [] {
      let key = term.name
      guard let kind = TermKind.named[key] else {
        throw LanguageError(what: "no such kind of term", key: key)
      }
      switch term.value {
      case .string(let list): try add(list, kind: kind, value: 0, id: "", key: key)
      case .object(let members):
        for member in members.list {
          let name = member.name
          guard let list = member.value.asText else {
            throw LanguageError(what: "expected a list of words", key: "\(key).\(name)")
          }
          let value = Double(name) ?? 0
          try add(list, kind: kind, value: value, id: name, key: "\(key).\(name)")
        }
      default: throw LanguageError(what: "expected words, or values with words", key: key)
      }
    }
  }

  private mutating func add(
    _ list: String,
    kind: TermKind,
    value: Double,
    id: String,
    key: String
  ) throws(LanguageError) {
    for written in list.split(separator: "|", omittingEmptySubsequences: true) {
      for word in try Self.spelled(written, key: key) {
        add(word, kind: kind, value: value, id: id)
      }
    }
  }

  private mutating func add(_ word: String, kind: TermKind, value: Double, id: String) {
    let open = word.hasSuffix("*")
    let pattern = Folding.fold(open ? word.dropLast() : word[...])
    if pattern.isEmpty { return }
    switch kind {
    case .particle: particles.insert(pattern)
    case .prefix: if pattern.count == 1 { prefixes.insert(pattern[0]) }
    case .function: functionWords.insert(pattern)
    case .toward: towards.insert(pattern)
    case .topic: topics.append(pattern)
    case .commonWord:
      commonWords.insert(pattern)
      commonLengths |= 1 << UInt64(min(pattern.count, 63))
    default:
      let index = Int32(terms.count)
      let casing: Casing = kind.isCased ? Casing(of: word) : .any
      kinds.append(TermKinds([kind]))
      terms.append(Term(kind: kind, value: value, id: id, next: -1, casing: casing))
      if var known = automaton.add(pattern, openEnded: open, payload: index) {
        let first = Int(known)
        // "Aduana" and "aduana" are one word, which then needs no capital.
        var same = known
        while same >= 0 {
          if terms[Int(same)].kind == kind, terms[Int(same)].id == id, casing == .any {
            terms[Int(same)].casing = .any
          }
          same = terms[Int(same)].next
        }
        while terms[Int(known)].next >= 0 { known = terms[Int(known)].next }
        terms[Int(known)].next = index
        kinds[first].insert(kind)
      }
    }
  }

  /// The spellings a pattern stands for: `Кита{й,я}` is two words.
  private static func spelled(
    _ pattern: Substring,
    key: String
  ) throws(LanguageError) -> [String] {
    guard let open = pattern.firstIndex(of: "{") else { return [String(pattern)] }
    guard let close = pattern[open...].firstIndex(of: "}") else {
      throw LanguageError(what: "a brace without its partner in '\(pattern)'", key: key)
    }
    let endings = pattern[pattern.index(after: open)..<close]
      .split(separator: ",", omittingEmptySubsequences: false)
    let rests = try spelled(pattern[pattern.index(after: close)...], key: key)
    let head = pattern[..<open]
    var words: [String] = []
    for ending in endings {
      for rest in rests { words.append(head + ending + rest) }
    }
    return words
  }

  /// Whether a word of the language is also the name of a company.
  func isCommonWord(_ word: ScalarList.SubSequence) -> Bool {
    guard commonLengths >> UInt64(min(word.count, 63)) & 1 != 0 else { return false }
    // There are few such words, if any.
    return commonWords.contains {
      $0.count == word.count && $0.first == word.first && word.elementsEqual($0)
    }
  }

  /// Whether a word joins phrases, so that no noun begins with it.
  func isConnective(_ word: [UInt32]) -> Bool { functionWords.contains(word) }

  /// What a word means together with a particle, for each meaning that needs one.
  func separable(_ payload: Int32) -> [(kind: TermKind, particle: [UInt32])] {
    var result: [(kind: TermKind, particle: [UInt32])] = []
    var index = payload
    while index >= 0 {
      if heads[Int(index)].kind == .separable, let known = separables[Int(index)] {
        result.append(known)
      }
      index = heads[Int(index)].next
    }
    return result
  }
}

/// A language file that cannot be used.
package struct LanguageError: Error, Equatable, Sendable {
  /// What is wrong with it.
  package var what: String
  /// The key at which it is.
  package var key: String
}
