/// Reads the fields of one JSON object strictly: each once, each of its shape, none left over.
struct FieldReader {
  private let members: [JSON.Members.Member]
  private let isShort: Bool
  private var used = PlaceSet()
  private var known: [String] = []

  /// - Parameters:
  ///   - value: The object.
  ///   - isShort: Whether its values may be a person's short forms.
  /// - Throws: ``Problem`` when the value is no object.
  init(_ value: JSON, isShort: Bool = false) throws(Problem) {
    self.isShort = isShort
    guard case .object(let members) = value else {
      throw Problem("an object is wanted here, not \(value.kindName)")
    }
    self.members = members.list
    known.reserveCapacity(16)
  }

  /// A field that must be there.
  mutating func required<Value>(_ name: String, _ shape: Shape<Value>) throws(Problem) -> Value {
    guard let value = try optional(name, shape) else {
      throw Problem(
        "the field is missing",
        at: .init(field: name),
        remedy: "give \(shape.description)"
      )
    }
    return value
  }

  /// A field that may be left out; `null` is the same as leaving it out.
  mutating func optional<Value>(_ name: String, _ shape: Shape<Value>) throws(Problem) -> Value? {
    known.append(name)
    guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
    used.insert(index)
    let value = isShort ? shape.expand(members[index].value) : members[index].value
    if case .null = value { return nil }
    do throws(Problem) {
      return try shape.read(value)
    } catch {
      throw error.inside(name)
    }
  }

  /// A list that may be left out, which is the same as an empty one.
  mutating func list<Value>(_ name: String, of shape: Shape<Value>) throws(Problem) -> [Value] {
    try optional(name, .list(of: shape)) ?? []
  }

  /// Ends the reading: whatever no one asked for is a mistake of the writer's.
  func finish() throws(Problem) {
    guard let index = members.indices.first(where: { !used.contains($0) }) else { return }
    let name = members[index].name
    let near = Spelling.nearest(to: name, among: known, within: max(2, name.count / 3))
    throw Problem(
      "there is no such field",
      at: .init(field: name),
      remedy: near.map { "did you mean '\($0)'?" }
        ?? "use one of: \(known.joined(separator: ", "))"
    )
  }
}

/// Places in a short list; those before the 64th take no memory of their own.
private struct PlaceSet {
  private var first: UInt64 = 0
  private var others: Set<Int> = []

  mutating func insert(_ place: Int) {
    if place < 64 { first |= 1 << place } else { others.insert(place) }
  }

  func contains(_ place: Int) -> Bool {
    place < 64 ? first >> place & 1 == 1 : others.contains(place)
  }
}

extension Problem {
  /// The problem, seen from one level further out.
  func inside(_ name: String) -> Problem {
    var outer = self
    switch place.field {
    case nil: outer.place.field = name
    case let field? where field.hasPrefix("["): outer.place.field = name + field
    case let field?: outer.place.field = "\(name).\(field)"
    }
    return outer
  }
}

/// How far two words are apart.
package enum Spelling {
  /// The word that is spelt most like another, of several the first.
  ///
  /// - Parameters:
  ///   - word: What somebody wrote.
  ///   - words: What it may have been meant for.
  ///   - limit: How far the two may be apart at most; as far as they like if left out.
  /// - Returns: `nil` where none is as near as that.
  package static func nearest(
    to word: String,
    among words: some Sequence<String>,
    within limit: Int = .max
  ) -> String? {
    let rated = words.lazy.map { (distance: distance($0, word), word: $0) }
    guard let best = rated.min(by: { $0.distance < $1.distance }), best.distance <= limit else {
      return nil
    }
    return best.word
  }

  /// The number of letters to insert, drop or change (Levenshtein distance).
  ///
  /// - Parameters:
  ///   - left: One word.
  ///   - right: The other; only the first 64 bytes of either count.
  /// - Returns: 0 for equal words.
  package static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.utf8.prefix(64))
    let right = Array(right.utf8.prefix(64))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let change = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(change, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
