internal import Almanac

private import EmbeddedLanguages
private import Synchronization

/// The languages the reader knows: those compiled in, and those added at run time.
package struct Languages: Sendable {
  /// The files added at run time, by tag.
  private var added: [String: Language] = [:]

  /// The languages compiled into the program.
  package static let standard = Languages()

  private static let cache = Mutex<[String: Language]>([:])

  /// Adds a language from a file, or puts it in the place of one known.
  ///
  /// - Parameter bytes: The file: JSON as `Languages/FORMAT.md` describes it.
  /// - Throws: ``LanguageError``, with the key that does not fit.
  /// - Complexity: O(*n*) in the file's size.
  package mutating func add(_ bytes: some Sequence<UInt8>) throws(LanguageError) {
    let language = try Language(bytes, shared: Self.file("und"))
    added[language.tag] = language
  }

  /// The tags of all languages known, sorted.
  package var tags: [String] {
    Set(Self.embedded.map(\.name)).subtracting(["und"]).union(added.keys).sorted()
  }

  /// The vocabulary of a language, compiled when first asked for.
  ///
  /// - Parameter tag: A BCP 47 tag; only its language counts.
  /// - Returns: Nil when no file describes the language.
  /// - Complexity: O(*n*) in the file's size the first time, O(1) afterwards.
  package func language(_ tag: String) -> Language? {
    let name = String(tag.prefix { $0 != "-" })
    if let language = added[name] { return language }
    if let known = Self.cache.withLock({ $0[name] }) { return known }
    guard name != "und", let bytes = Self.file(name),
      let language = try? Language(bytes, shared: Self.file("und"))
    else { return nil }
    Self.cache.withLock { $0[name] = language }
    return language
  }

  /// The function words of every language, for telling languages apart.
  var functionWords: (tags: [String], words: [UInt64: [Int]]) {
    if added.isEmpty { return Self.standardFunctionWords }
    return Self.functionWords(of: self)
  }

  private static let standardFunctionWords = functionWords(of: .standard)

  private static func functionWords(
    of languages: Languages
  ) -> (tags: [String], words: [UInt64: [Int]]) {
    let tags = languages.tags
    var words: [UInt64: [Int]] = [:]
    for (position, tag) in tags.enumerated() {
      let known =
        languages.added[tag]?.functionWords.map { $0 }
        ?? (try? JSONParser.parse(file(tag) ?? []))?["terms"]?["function"]?.asText
        .map { $0.split(separator: "|").map(Folding.fold) } ?? []
      for word in Set(known.map { key($0) }) { words[word, default: []].append(position) }
    }
    return (tags, words)
  }

  /// A word's key in the table of function words: FNV-1a over its folded scalars.
  static func key(_ word: some Sequence<UInt32>) -> UInt64 {
    word.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The files compiled in, by name, with their bytes.
  package static let embedded: [(name: String, bytes: [UInt8])] = {
    (0..<almanac_embedded_language_count()).map { index in
      let file = unsafe almanac_embedded_language_at(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: Int(file.count))
      return unsafe (String(cString: file.name), Array(bytes))
    }
  }()

  static func file(_ name: String) -> [UInt8]? {
    embedded.first { $0.name == name }?.bytes
  }
}
