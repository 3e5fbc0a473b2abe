/// A JSON object that is written member by member, in the order given; absent values are left out.
struct JSONObject {
  private var members = ""

  /// The object as text.
  var text: String { "{" + members + "}" }

  private mutating func add(_ name: String, raw value: String) {
    if !members.isEmpty { members += ", " }
    members += Self.quoted(name) + ": " + value
  }

  mutating func add(_ name: String, _ value: String?) {
    if let value { add(name, raw: Self.quoted(value)) }
  }

  mutating func add(_ name: String, _ value: Double?) {
    if let value, value.isFinite { add(name, raw: Self.number(value)) }
  }

  mutating func add(_ name: String, _ value: Bool) { add(name, raw: value ? "true" : "false") }

  mutating func add(_ name: String, strings: [String]) {
    add(name, items: strings.map(Self.quoted))
  }

  mutating func add(_ name: String, items: [String]) {
    add(name, raw: "[" + items.joined(separator: ", ") + "]")
  }

  /// A number without needless digits.
  static func number(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    // Four decimals are more than any text states.
    let rounded = (value * 10_000).rounded() / 10_000
    return "\(rounded.isFinite ? rounded : value)"
  }

  /// A string between quotation marks, controls escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
