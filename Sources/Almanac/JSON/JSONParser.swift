/// Reads one JSON text strictly: RFC 8259, no duplicate names, no byte lost.
///
/// Refused with a place: invalid UTF-8, unpaired surrogates, a name used twice in one object, more
/// than ``maximumDepth`` levels, numbers that a double cannot hold to the last digit (a figure is
/// never rounded in silence), anything after the value.
public struct JSONParser {
  /// The deepest nesting that is read; records need 5 levels.
  public static let maximumDepth = 64

  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var position: Int
  private var depth = 0

  /// Reads a JSON text.
  ///
  /// - Parameters:
  ///   - bytes: The bytes it lies in.
  ///   - range: Which of them; all if left out.
  /// - Returns: The value.
  /// - Throws: ``Problem`` naming the column, in bytes from 1.
  /// - Complexity: O(*n*), except that names within one object are compared with each other.
  public static func parse(
    _ bytes: [UInt8],
    in range: Range<Int>? = nil
  ) throws(Problem) -> JSON {
    let range = range ?? 0..<bytes.count
    var parser = JSONParser(
      bytes: bytes,
      start: range.lowerBound,
      end: range.upperBound,
      position: range.lowerBound
    )
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == parser.end else {
      throw parser.fault("there is more after the end of the JSON value")
    }
    return value
  }

  private mutating func value() throws(Problem) -> JSON {
    skipSpace()
    guard let byte = peek else { throw fault("the JSON text ends too early") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("this is not JSON")
    }
  }

  private mutating func object() throws(Problem) -> JSON {
    try descend()
    var members: [JSON.Members.Member] = []
    members.reserveCapacity(16)
    while true {
      skipSpace()
      if members.isEmpty, take(UInt8(ascii: "}")) { break }
      guard peek == UInt8(ascii: "\"") else { throw fault("a member's name in quotes is missing") }
      let name = try string()
      guard !members.contains(where: { $0.name == name }) else {
        throw fault("the name '\(name)' stands twice in one object", remedy: "keep one of the two")
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("a ':' is missing") }
      members.append(JSON.Members.Member(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { break }
      guard take(UInt8(ascii: ",")) else { throw fault("a ',' or '}' is missing") }
    }
    depth -= 1
    return .object(JSON.Members(members))
  }

  private mutating func array() throws(Problem) -> JSON {
    try descend()
    var values: [JSON] = []
    while true {
      skipSpace()
      if values.isEmpty, take(UInt8(ascii: "]")) { break }
      values.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { break }
      guard take(UInt8(ascii: ",")) else { throw fault("a ',' or ']' is missing") }
    }
    depth -= 1
    return .array(values)
  }

  private mutating func descend() throws(Problem) {
    position += 1
    depth += 1
    guard depth <= JSONParser.maximumDepth else {
      throw fault("the JSON is nested more than \(JSONParser.maximumDepth) levels deep")
    }
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(Problem) -> JSON {
    for byte in "\(word)".utf8 {
      guard take(byte) else { throw fault("this is not JSON") }
    }
    return value
  }

  private mutating func string() throws(Problem) -> String {
    position += 1
    let first = position
    let next = PlainBytes.end(bytes.span, from: first, to: end)
    position = next
    switch peek {
    case UInt8(ascii: "\"")?:
      let text = try utf8(first..<next)
      position += 1
      return text
    case UInt8(ascii: "\\")?: return try escapedString(from: first)
    case nil: throw fault("a string is not closed")
    default: throw fault("a control character stands bare in a string")
    }
  }

  private mutating func escapedString(from first: Int) throws(Problem) -> String {
    var buffer = Array(bytes[first..<position])
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: buffer, as: UTF8.self) else { throw invalidUTF8() }
        position += 1
        return text
      }
      guard byte >= 0x20 else { throw fault("a control character stands bare in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        try escape(into: &buffer)
      } else {
        buffer.append(byte)
      }
    }
    throw fault("a string is not closed")
  }

  private mutating func escape(into buffer: inout [UInt8]) throws(Problem) {
    guard let byte = peek else { throw fault("a string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hex()
      if (0xD800...0xDBFF).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hex()
        guard (0xDC00...0xDFFF).contains(low) else { throw fault("half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
      buffer.append(contentsOf: Array(String(scalar).utf8))
    default: throw fault("an escape that JSON does not know")
    }
  }

  private mutating func hex() throws(Problem) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("'\\u' needs four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func number() throws(Problem) -> JSON {
    guard let number = DecimalNumeral(bytes, from: position, to: end) else {
      throw fault("this is not a JSON number")
    }
    position = number.end
    guard let value = number.value else {
      throw fault(
        "the number \(String(decoding: bytes[(number.start)..<number.end].prefix(40), as: UTF8.self)) "
          + "cannot be kept to the last digit",
        remedy: "give at most 15 significant digits, and no more than about 1.8e308"
      )
    }
    return .number(value)
  }

  private var peek: UInt8? { position < end ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private func utf8(_ range: Range<Int>) throws(Problem) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.span.extracting(range)))
    } catch {
      throw invalidUTF8()
    }
  }

  private func invalidUTF8() -> Problem {
    fault("a string is not valid UTF-8", remedy: "save the file as UTF-8")
  }

  private func fault(_ what: String, remedy: String? = nil) -> Problem {
    Problem("\(what) (column \(position - start + 1))", remedy: remedy)
  }
}
