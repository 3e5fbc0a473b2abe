/// A value of a JSON text.
indirect enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// A number as it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a JSON text.
  ///
  /// Line breaks inside strings and white space or a byte order mark around the text are let
  /// pass, since pages are full of them; of a repeated key the last value counts.
  ///
  /// - Parameter bytes: The text in UTF-8.
  /// - Throws: ``PageError``, naming the line.
  /// - Complexity: O(*n*) for *n* bytes.
  init(_ bytes: [UInt8]) throws(PageError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.wholeText()
  }

  /// A member of an object; nil when this is no object or lacks it.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The string, or a number as it is written.
  var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  /// The elements of an array; of null none, of anything else itself alone.
  var list: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }
}

/// Reads one JSON text from front to back, its nesting bounded.
private struct JSONReader {
  let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func wholeText() throws(PageError) -> JSONValue {
    let value = try value()
    skipSpace()
    guard index == bytes.count else { throw fault("text follows the JSON value") }
    return value
  }

  private func fault(_ what: String) -> PageError {
    let line = bytes.prefix(index).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    return PageError(what, line: line, remedy: "save the file again whole, or mend it there")
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(PageError) -> JSONValue {
    skipSpace()
    guard index < bytes.count else { throw fault("the JSON text ends too early") }
    switch bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < PageLimits.jsonDepth else {
        throw fault("arrays and objects are nested more than \(PageLimits.jsonDepth) deep")
      }
      depth += 1
      defer { depth -= 1 }
      let isObject = bytes[index] == UInt8(ascii: "{")
      index += 1
      return isObject ? try object() : try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    default:
      for (word, value) in [
        ("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null),
      ]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return value
      }
      throw fault("no JSON value starts like this")
    }
  }

  private mutating func object() throws(PageError) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw fault("a key in quotation marks is missing")
      }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw fault("a colon is missing") }
      members[key] = try value()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("a closing } is missing") }
    return .object(members)
  }

  private mutating func array() throws(PageError) -> JSONValue {
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("a closing ] is missing") }
    return .array(elements)
  }

  private mutating func number() -> JSONValue {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func string() throws(PageError) -> String {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw fault("a closing quotation mark is missing")
  }

  private mutating func escape(into text: inout [UInt8]) throws(PageError) {
    guard index < bytes.count else { throw fault("the JSON text ends too early") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): text.append(0x20)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var units = [try hexUnit()]
      if (0xD800...0xDBFF).contains(units[0]), bytes[index...].starts(with: [0x5C, 0x75]) {
        index += 2
        units.append(try hexUnit())
      }
      text.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    default: throw fault("no escape is written like this")
    }
  }

  private mutating func hexUnit() throws(PageError) -> UInt16 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits are missing") }
    index += 4
    return unit
  }
}
