/// The names common to all languages, from their file, in the form compiling needs.
struct SharedNames: Sendable {
  /// The organizations known without an almanac: identifier and folded names.
  let organizations: [(id: String, names: [[UInt32]])]
  /// The same names in lower case, for taking a maker off the front of a product's name.
  let makers: Set<String>
  /// Names of capitals and offices, which stand for countries and are no organizations.
  let capitals: Set<[UInt32]>
  private let spellings: [(name: String, others: [String])]

  static let standard = SharedNames()

  private init() {
    let tree = try? JSONReader.read(Languages.file("und") ?? [])
    let terms = tree?["terms"]
    var organizations: [(id: String, names: [[UInt32]])] = []
    var makers: Set<String> = []
    for (id, list) in terms?["organization"]?.members ?? [] {
      let names = Self.list(list)
      organizations.append((id, names.map { Folding.fold($0) }))
      makers.formUnion(names.map { $0.lowercased() })
    }
    self.organizations = organizations
    self.makers = makers
    spellings = (terms?["transliterated"]?.members ?? []).map { ($0.key, Self.list($0.value)) }
    capitals = Set(
      ["Beijing", "Washington", "Brussels", "London", "Tokyo"].map { Folding.fold($0) }
    )
  }

  private static func list(_ value: JSONTree) -> [String] {
    (value.string ?? "").split(separator: "|").map(String.init)
  }

  /// The spellings of a product's name in other scripts.
  func transliterations(of name: String) -> [String] {
    var results: [String] = []
    for (word, others) in spellings {
      guard name.hasPrefix(word) || name.hasSuffix(word) else { continue }
      let rest = name.hasPrefix(word) ? name.dropFirst(word.count) : ""
      guard name == word || (name.hasPrefix(word) && (rest.first == " " || rest.first == "-"))
      else { continue }
      for other in others {
        results.append(other + rest)
        if !rest.isEmpty { results.append(other + rest.dropFirst()) }
      }
    }
    return results
  }
}
