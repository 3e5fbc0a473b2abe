internal import Almanac

/// Takes members out of an object of a mapping, or of another program's answer, and finds those that
/// no one asked for.
struct MappingReader {
  private var left: [JSON.Members.Member]
  private let path: String
  private let owner: String
  private var known: [String] = []

  init(_ json: JSON, _ path: String, of owner: String = "a mapping") throws(Problem) {
    guard case .object(let members) = json else {
      throw Problem("an object is wanted here", at: .init(field: path.isEmpty ? nil : path))
    }
    left = members.list
    self.path = path
    self.owner = owner
  }

  /// The value of a member that is left there.
  func peek(_ name: String) -> JSON? { left.first { $0.name == name }?.value }

  mutating func any(_ name: String) -> JSON? {
    known.append(name)
    guard let index = left.firstIndex(where: { $0.name == name }) else { return nil }
    return left.remove(at: index).value
  }

  mutating func text(_ name: String) throws(Problem) -> String? {
    guard let json = any(name) else { return nil }
    guard case .string(let text) = json else { throw fault(name, "a text") }
    return text
  }

  mutating func required(_ name: String) throws(Problem) -> String {
    guard let text = try text(name), !text.isEmpty else { throw fault(name, "a text") }
    return text
  }

  mutating func number(_ name: String) throws(Problem) -> Double? {
    guard let json = any(name) else { return nil }
    guard case .number(let number) = json else { throw fault(name, "a number") }
    return number
  }

  mutating func bool(_ name: String) throws(Problem) -> Bool? {
    guard let json = any(name) else { return nil }
    guard case .bool(let bool) = json else { throw fault(name, "true or false") }
    return bool
  }

  mutating func texts(_ name: String) throws(Problem) -> [String]? {
    guard let json = any(name) else { return nil }
    guard case .array(let items) = json else { throw fault(name, "a list of texts") }
    return try items.map { item throws(Problem) in
      guard case .string(let text) = item else { throw fault(name, "a list of texts") }
      return text
    }
  }

  mutating func objects(_ name: String) throws(Problem) -> [MappingReader] {
    guard let json = any(name) else { return [] }
    guard case .array(let items) = json else { throw fault(name, "a list of objects") }
    var readers: [MappingReader] = []
    for (index, item) in items.enumerated() {
      readers.append(try MappingReader(item, "\(inside(name))[\(index)]", of: owner))
    }
    return readers
  }

  mutating func object(_ name: String) throws(Problem) -> MappingReader? {
    try any(name).map { json throws(Problem) in
      try MappingReader(json, inside(name), of: owner)
    }
  }

  mutating func members(_ name: String) throws(Problem) -> [JSON.Members.Member] {
    guard let json = any(name) else { return [] }
    guard case .object(let members) = json else { throw fault(name, "an object") }
    return members.list
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String,
    _ type: Value.Type
  ) throws(Problem) -> Value where Value.RawValue == String {
    guard let value = try optionalChoice(name, type) else {
      throw fault(name, "one of: \(type.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  mutating func optionalChoice<Value: RawRepresentable & CaseIterable>(
    _ name: String,
    _ type: Value.Type
  ) throws(Problem) -> Value? where Value.RawValue == String {
    guard let text = try text(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      throw fault(name, "one of: \(type.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// Refuses a member that nobody asked for.
  func finish() throws(Problem) {
    guard let stranger = left.first else { return }
    throw Problem(
      "\(owner) has no such member here",
      at: .init(field: inside(stranger.name)),
      remedy: "use one of: \(known.joined(separator: ", "))"
    )
  }

  private func inside(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// What is wrong with a member.
  func fault(_ name: String, _ wanted: String) -> Problem {
    Problem("\(wanted) is wanted here", at: .init(field: inside(name)), remedy: "see the README")
  }
}
