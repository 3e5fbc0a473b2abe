extension JSON {
  /// The value as bytes in the canonical form of RFC 8785: members sorted, no white space, numbers
  /// and strings in ECMAScript's shortest forms.
  ///
  /// - Complexity: O(*n* log *n*) in the number of members of the largest object.
  public var canonical: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(1024)
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
      if sorted {
        members.inOrder { place, isFirst in
          members.write(place, isFirst: isFirst, to: &output, sorted: true)
        }
      } else {
        for place in members.list.indices {
          members.write(place, isFirst: place == 0, to: &output, sorted: false)
        }
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

  fileprivate static func write(_ text: String, to output: inout [UInt8]) {
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
  /// Writes a member: its name, a colon, its value.
  fileprivate func write(
    _ place: Int,
    isFirst: Bool,
    to output: inout [UInt8],
    sorted: Bool
  ) {
    if !isFirst { output.append(UInt8(ascii: ",")) }
    JSON.write(list[place].name, to: &output)
    output.append(UInt8(ascii: ":"))
    list[place].value.write(to: &output, sorted: sorted)
  }

  /// How many members are sorted without memory of their own.
  private static let few = 24

  /// Goes through the places of the members in the order of RFC 8785.
  fileprivate func inOrder(_ body: (_ place: Int, _ isFirst: Bool) -> Void) {
    guard list.count <= JSON.Members.few else {
      let places = list.indices.sorted { precedes($0, $1, list[$0].name.key, list[$1].name.key) }
      for (index, place) in places.enumerated() { body(place, index == 0) }
      return
    }
    // Most names differ within eight bytes, which compare as one number. Records' members come in
    // nearly one order, so that each is put where it belongs among few.
    var sorted = InlineArray<24, (key: UInt64?, place: Int)>(repeating: (nil, 0))
    for place in list.indices {
      let key = list[place].name.key
      var index = place
      while index > 0, precedes(place, sorted[index - 1].place, key, sorted[index - 1].key) {
        sorted[index] = sorted[index - 1]
        index -= 1
      }
      sorted[index] = (key, place)
    }
    for index in list.indices { body(sorted[index].place, index == 0) }
  }

  private func precedes(_ left: Int, _ right: Int, _ one: UInt64?, _ other: UInt64?) -> Bool {
    if let one, let other, one != other { return one < other }
    return JSON.precedes(list[left].name, list[right].name)
  }
}

extension String {
  /// The first eight bytes as a number that sorts as they do; `nil` if the text is not all ASCII.
  fileprivate var key: UInt64? {
    let text = utf8Span
    guard text.isKnownASCII else { return nil }
    var number: UInt64 = 0
    for index in 0..<8 {
      number = number << 8 | UInt64(index < text.count ? text.span[index] : 0)
    }
    return number
  }
}
