/// What a JSON text holds, with the order of its keys.
package enum JSONTree: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([(key: String, value: JSONTree)])

  /// Compares values, and the keys of objects in their order.
  package static func == (left: JSONTree, right: JSONTree) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// The value of a key, when this is an object that has it.
  package subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The members, when this is an object.
  package var members: [(key: String, value: JSONTree)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The elements, when this is an array.
  package var elements: [JSONTree] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text, when this is a string.
  package var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The number, when this is one.
  package var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}

/// A JSON text that cannot be read.
package struct JSONProblem: Error, Equatable, Sendable {
  /// What is wrong.
  package var what: String
  /// The byte at which it is, from 0.
  package var offset: Int
}

/// Reads a whole JSON text, strictly, to a bounded depth.
package struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads one JSON value with nothing but white space around it.
  ///
  /// - Parameter bytes: The text in UTF-8.
  /// - Returns: The value.
  /// - Throws: ``JSONProblem``, with the first byte that does not fit.
  /// - Complexity: O(*n*) in the number of bytes.
  package static func read(_ bytes: some Sequence<UInt8>) throws(JSONProblem) -> JSONTree {
    var reader = JSONReader(Array(bytes))
    let value = try reader.value()
    reader.skip()
    if reader.index < reader.bytes.count { throw reader.problem("more follows the value") }
    return value
  }

  private func problem(_ what: String) -> JSONProblem { JSONProblem(what: what, offset: index) }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip() {
    while let byte, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { index += 1 }
  }

  private mutating func take(_ expected: UInt8) throws(JSONProblem) {
    skip()
    guard byte == expected else {
      throw problem("expected '\(Character(Unicode.Scalar(expected)))'")
    }
    index += 1
  }

  private mutating func value() throws(JSONProblem) -> JSONTree {
    skip()
    switch byte {
    case UInt8(ascii: "{"):
      return try nested { (reader) throws(JSONProblem) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(JSONProblem) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(JSONProblem) -> JSONTree
  ) throws(JSONProblem) -> JSONTree {
    if depth == 64 { throw problem("nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func word(_ word: String, _ value: JSONTree) throws(JSONProblem) -> JSONTree {
    for expected in word.utf8 {
      guard byte == expected else { throw problem("expected '\(word)'") }
      index += 1
    }
    return value
  }

  private mutating func number() throws(JSONProblem) -> JSONTree {
    let start = index
    while let byte, "+-.0123456789eE".utf8.contains(byte) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let number = Double(text), number.isFinite, text.first != "+", text.first != "." else {
      index = start
      throw problem("expected a value")
    }
    return .number(number)
  }

  private mutating func array() throws(JSONProblem) -> JSONTree {
    try take(UInt8(ascii: "["))
    var elements: [JSONTree] = []
    skip()
    if byte == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      elements.append(try value())
      skip()
      guard byte == UInt8(ascii: ",") else { break }
      index += 1
    }
    try take(UInt8(ascii: "]"))
    return .array(elements)
  }

  private mutating func object() throws(JSONProblem) -> JSONTree {
    try take(UInt8(ascii: "{"))
    var members: [(key: String, value: JSONTree)] = []
    skip()
    if byte == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skip()
      let key = try string()
      try take(UInt8(ascii: ":"))
      members.append((key, try value()))
      skip()
      guard byte == UInt8(ascii: ",") else { break }
      index += 1
    }
    try take(UInt8(ascii: "}"))
    return .object(members)
  }

  private mutating func string() throws(JSONProblem) -> String {
    guard byte == UInt8(ascii: "\"") else { throw problem("expected a string") }
    index += 1
    var out: [UInt8] = []
    while let byte {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20:
        index -= 1
        throw problem("a control character in a string")
      default: out.append(byte)
      }
    }
    throw problem("a string without an end")
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONProblem) {
    guard let byte else { throw problem("a string without an end") }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"):
      var value = try hex()
      if value >= 0xD800, value < 0xDC00 {
        _ = try word("\\u", .null)
        let low = try hex()
        guard low >= 0xDC00, low < 0xE000 else { throw problem("half a surrogate pair") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw problem("half a surrogate pair") }
      out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    default: throw problem("an unknown escape")
    }
  }

  private mutating func hex() throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem("expected four hexadecimal digits")
      }
      index += 1
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
