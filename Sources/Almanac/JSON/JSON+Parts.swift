/// What a value holds, for those who know what to expect; nothing where it is something else.
extension JSON {
  /// The text, if it is one.
  package var asText: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, if it is one.
  package var asNumber: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The items, if it is a list.
  package var items: [JSON] {
    if case .array(let items) = self { items } else { [] }
  }

  /// The members in order, if it is an object.
  package var members: [Members.Member] {
    if case .object(let members) = self { members.list } else { [] }
  }

  /// A member, if it is an object that has it.
  package subscript(_ name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }
}
