internal import Almanac

/// The names common to all languages, from their file, in the form compiling needs.
struct SharedNames: Sendable {
  /// The organizations known without an almanac: identifier and folded names.
  let organizations: [(id: String, names: [[UInt32]])]
  /// The same names in lower case, for taking a maker off the front of a product's name.
  let makers: Set<String>
  /// Names of capitals and offices, which stand for countries and are no organizations.
  let capitals: Set<[UInt32]>
  /// The first months of companies' fiscal years, where it is not January.
  let fiscalStarts: [String: Int]
  /// Organizations that judge and report, and do not themselves build or invest.
  let observers: Set<String>
  /// Which keys their identifiers have, a bit for each.
  private let observerKeys: [UInt64]
  /// The countries of companies that stand for their country in comparisons.
  let nationals: [String: String]
  /// The makers of families of models, by how the models' identifiers begin.
  private let families: [(prefix: String, maker: String)]
  /// Groups of companies whose identifiers begin with a country as those of offices do.
  let groups: Set<String>
  /// Companies that others are measured against, the first of them first.
  let leaders: [String]
  private let spellings: [(name: String, others: [String])]
  /// The first and last bytes of those names; none where a name is not all ASCII.
  private let spellingEnds: [(first: UInt8, last: UInt8)?]

  static let standard = SharedNames()

  private init() {
    let tree = try? JSONParser.parse(Languages.file("und") ?? [])
    let terms = tree?["terms"]
    var organizations: [(id: String, names: [[UInt32]])] = []
    var makers: Set<String> = []
    for member in terms?["organization"]?.members ?? [] {
      let names = Self.list(member.value)
      organizations.append((member.name, names.map { Folding.fold($0) }))
      makers.formUnion(names.map { $0.lowercased() })
    }
    self.organizations = organizations
    var starts: [String: Int] = [:]
    for member in tree?["fiscalStarts"]?.members ?? [] {
      starts[member.name] = member.value.asNumber.map { Int($0) }
    }
    fiscalStarts = starts
    observers = Set(Self.list(tree?["observers"]))
    var keys = [UInt64](repeating: 0, count: 64)
    for id in observers {
      let key = Self.key(id)
      keys[key >> 6] |= 1 << UInt64(key & 63)
    }
    observerKeys = keys
    families = (tree?["families"]?.members ?? []).flatMap { member in
      Self.list(member.value).map { (prefix: $0, maker: member.name) }
    }
    groups = Set(Self.list(tree?["groups"]))
    leaders = Self.list(tree?["leaders"])
    var nationals: [String: String] = [:]
    for member in tree?["nationals"]?.members ?? [] {
      for id in Self.list(member.value) { nationals[id] = member.name }
    }
    self.nationals = nationals
    self.makers = makers
    spellings = (terms?["transliterated"]?.members ?? []).map { ($0.name, Self.list($0.value)) }
    spellingEnds = spellings.map { spelling in
      guard let first = spelling.name.utf8.first, let last = spelling.name.utf8.last,
        spelling.name.utf8.allSatisfy({ $0 < 0x80 })
      else { return nil }
      return (first, last)
    }
    capitals = Set(
      ["Beijing", "Washington", "Brussels", "London", "Tokyo"].map { Folding.fold($0) }
    )
  }

  /// Whether an identifier is an observer's; most are told apart by their ends and length.
  func isObserver(_ id: String) -> Bool {
    let key = Self.key(id)
    return observerKeys[key >> 6] >> UInt64(key & 63) & 1 != 0 && observers.contains(id)
  }

  private static func key(_ id: String) -> Int {
    let bytes = id.utf8.span
    guard !bytes.isEmpty else { return 0 }
    let ends = Int(bytes[0]) &* 37 ^ Int(bytes[bytes.count - 1]) &* 131
    return (ends ^ bytes.count &* 977) & 4095
  }

  /// The maker of a model, by its family.
  func maker(of model: String) -> String? {
    families.first { model.hasPrefix($0.prefix) }?.maker
  }

  /// Whether others are measured against a company or a country.
  func leads(_ id: String) -> Bool { id == "US" || leaders.contains(id) }

  private static func list(_ value: JSON?) -> [String] {
    (value?.asText ?? "").split(separator: "|").map(String.init)
  }

  /// The spellings of a product's name in other scripts.
  func transliterations(of name: String) -> [String] {
    var results: [String] = []
    let (first, last) = (name.utf8.first, name.utf8.last)
    for position in spellings.indices {
      // Most names neither begin nor end like the word, which their ends tell.
      if let ends = spellingEnds[position], ends.first != first, ends.last != last { continue }
      let (word, others) = spellings[position]
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
