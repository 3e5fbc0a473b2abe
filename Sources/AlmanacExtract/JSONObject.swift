/// A JSON object that is written member by member, in the order given; absent values are left out.
struct JSONObject {
  /// The object's bytes so far, its closing brace left out.
  private var bytes: [UInt8] = []

  init() {
    // Most objects are a mention of about this size.
    bytes.reserveCapacity(224)
    bytes.append(UInt8(ascii: "{"))
  }

  /// The object as text.
  var text: String { String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self) }

  /// Opens a member; names need no escapes.
  private mutating func name(_ name: String) {
    if bytes.count > 1 { bytes.append(contentsOf: ", ".utf8) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "\": ".utf8)
  }

  mutating func add(_ name: String, _ value: String?) {
    guard let value else { return }
    self.name(name)
    Self.quote(value, into: &bytes)
  }

  mutating func add(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    self.name(name)
    bytes.append(contentsOf: Self.number(value).utf8)
  }

  mutating func add(_ name: String, _ value: Bool) {
    self.name(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func add(_ name: String, strings: [String]) {
    self.name(name)
    bytes.append(UInt8(ascii: "["))
    for (position, string) in strings.enumerated() {
      if position > 0 { bytes.append(contentsOf: ", ".utf8) }
      Self.quote(string, into: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add(_ name: String, objects: [JSONObject]) {
    self.name(name)
    bytes.append(UInt8(ascii: "["))
    for (position, object) in objects.enumerated() {
      if position > 0 { bytes.append(contentsOf: ", ".utf8) }
      bytes.append(contentsOf: object.bytes)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A number without needless digits.
  static func number(_ value: Double) -> String {
    if let whole = Int64(exactly: value) { return String(whole) }
    // Four decimals are more than any text states.
    let rounded = (value * 10_000).rounded() / 10_000
    return "\(rounded.isFinite ? rounded : value)"
  }

  /// Writes a string between quotation marks, controls and line separators escaped.
  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let source = Array(text.utf8)
    for (index, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case ..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      case 0xA8, 0xA9:
        // E2 80 A8 and A9 separate lines and paragraphs; the two bytes before are written already.
        let separates = index >= 2 && source[index - 2] == 0xE2 && source[index - 1] == 0x80
        if separates {
          bytes.removeLast(2)
          bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
