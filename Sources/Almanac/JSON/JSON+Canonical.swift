extension JSON {
  /// The value as bytes in the canonical form of RFC 8785: members sorted, no white space, numbers
  /// and strings in ECMAScript's shortest forms.
  ///
  /// - Complexity: O(*n* log *n*) in the number of members of the largest object.
  public var canonical: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(512)
    write(to: &output, sorted: true)
    return output
  }

  /// The value as bytes on one line, members in their own order.
  public var compact: [UInt8] {
    var output: [UInt8] = []
    write(to: &output, sorted: false)
    return output
  }

  /// Appends the value to some bytes.
  ///
  /// - Parameters:
  ///   - output: What to append to.
  ///   - sorted: Whether members are sorted as RFC 8785 asks.
  public func write(to output: inout [UInt8], sorted: Bool) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): output.append(contentsOf: JSON.numeral(value).utf8)
    case .string(let text): JSON.write(text, to: &output)
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.write(to: &output, sorted: sorted)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      let order = sorted ? members.order : Array(members.list.indices)
      for (index, place) in order.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSON.write(members.list[place].name, to: &output)
        output.append(UInt8(ascii: ":"))
        members.list[place].value.write(to: &output, sorted: sorted)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// A number as ECMAScript's `Number::toString` writes it, which RFC 8785 section 3.2.2.3 asks for.
  ///
  /// - Parameter value: A finite number.
  /// - Returns: The shortest decimal that reads back as the same double.
  public static func numeral(_ value: Double) -> String {
    precondition(value.isFinite, "JSON has no infinity and no NaN")
    if let integer = Int(exactly: value), abs(integer) < 1_000_000_000_000_000 {
      return String(integer)
    }
    // Swift writes the same shortest digits; only the layout differs.
    let text = value.magnitude.description
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    var digits = String(mantissa[0]) + fraction
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.utf8.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    let count = digits.utf8.count
    if point > 21 || point < -5 {
      let exponent = point - 1
      let rest = count > 1 ? "." + digits.dropFirst() : ""
      return "\(sign)\(digits.prefix(1))\(rest)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
    }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= count { return sign + digits + String(repeating: "0", count: point - count) }
    return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if PlainBytes.arePlain(text) {
      output.append(contentsOf: text.utf8)
      output.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x20...: output.append(byte)
      case 0x08: output.append(contentsOf: #"\b"#.utf8)
      case 0x09: output.append(contentsOf: #"\t"#.utf8)
      case 0x0A: output.append(contentsOf: #"\n"#.utf8)
      case 0x0C: output.append(contentsOf: #"\f"#.utf8)
      case 0x0D: output.append(contentsOf: #"\r"#.utf8)
      default:
        let hex = Array("0123456789abcdef".utf8)
        output.append(contentsOf: #"\u00"#.utf8)
        output.append(hex[Int(byte >> 4)])
        output.append(hex[Int(byte & 15)])
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  fileprivate static func precedes(_ left: String, _ right: String) -> Bool {
    // UTF-8 order is UTF-16 order but for what follows the surrogates: only names with such
    // characters need the slow way.
    if left.utf8Span.isKnownASCII && right.utf8Span.isKnownASCII { return left < right }
    return left.utf16.lexicographicallyPrecedes(right.utf16)
  }
}

extension JSON.Members {
  /// The places of the members in the order of RFC 8785.
  fileprivate var order: [Int] {
    // Most names differ within eight bytes, which compare as one number.
    let keys = list.indices.map { (beginning: list[$0].name.beginning, place: $0) }
    return keys.sorted { left, right in
      switch (left.beginning, right.beginning) {
      case (let one?, let other?) where one != other: one < other
      default: JSON.precedes(list[left.place].name, list[right.place].name)
      }
    }.map(\.place)
  }
}

extension String {
  /// The first eight bytes as a number that sorts as they do; `nil` if the text is not all ASCII.
  fileprivate var beginning: UInt64? {
    let text = utf8Span
    guard text.isKnownASCII else { return nil }
    var number: UInt64 = 0
    for index in 0..<8 {
      number = number << 8 | UInt64(index < text.count ? text.span[index] : 0)
    }
    return number
  }
}
