import Almanac
import Testing

/// Answers as JSON, taken apart by tests.
extension Program.Outcome {
  /// The output as one JSON value.
  var json: JSON {
    get throws { try JSONParser.parse(Array(output.utf8)) }
  }

  /// The output as JSON Lines.
  var lines: [JSON] {
    get throws { try output.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) } }
  }

  /// The output as if it had not been broken into lines.
  var flowing: String { output.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }

  /// The columns that the widest line takes, for text of one-column characters.
  var width: Int { output.split(separator: "\n").map(\.count).max() ?? 0 }
}

extension JSON {
  /// A member of an object.
  subscript(_ name: String) -> JSON? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  /// The text of a string; nothing of anything else.
  var text: String {
    if case .string(let text) = self { text } else { "" }
  }

  /// The value of a number.
  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The items of a list; none of anything else.
  var items: [JSON] {
    if case .array(let items) = self { items } else { [] }
  }

  /// The items of a member that is a list; none if there is no such member.
  func list(_ name: String) -> [JSON] { self[name]?.items ?? [] }
}
