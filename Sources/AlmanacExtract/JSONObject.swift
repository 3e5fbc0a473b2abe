/// A JSON object that is written member by member, in the order given; absent values are left out.
///
/// Objects inside it go into the same bytes.
struct JSONObject {
  /// The object's bytes so far, its closing brace left out.
  private var bytes: [UInt8] = []

  /// An empty object.
  ///
  /// - Parameter capacity: How many bytes it is going to take, as far as is known.
  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
    bytes.append(UInt8(ascii: "{"))
  }

  /// Closes the object, and gives it in UTF-8.
  mutating func finish() -> [UInt8] {
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private mutating func open(_ member: JSONMember) {
    let opening = member.opening
    // The first has no comma and space before it.
    let skipped = bytes.last == UInt8(ascii: "{") ? 2 : 0
    // A literal's bytes lie in the program: they need no counting of references, as arrays do.
    let literal = unsafe UnsafeBufferPointer(
      start: opening.utf8Start + skipped,
      count: opening.utf8CodeUnitCount - skipped
    )
    unsafe bytes.append(contentsOf: literal)
  }

  mutating func add(_ member: JSONMember, _ value: String?) {
    guard let value else { return }
    open(member, value)
  }

  /// Writes a member and its string at once, where nothing in that needs an escape.
  private mutating func open(_ member: JSONMember, _ value: String) {
    let source = value.utf8.span
    guard !Self.mayNeedEscapes(source) else {
      open(member)
      quote(value)
      return
    }
    let opening = member.opening
    let skipped = bytes.last == UInt8(ascii: "{") ? 2 : 0
    bytes.append(addingCapacity: opening.utf8CodeUnitCount + source.count + 2) { bytes in
      Self.put(opening, from: skipped, in: &bytes)
      bytes.append(UInt8(ascii: "\""))
      for index in source.indices { bytes.append(source[index]) }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// Adds the first member, name and value, as it is written.
  mutating func add(first member: StaticString) {
    bytes.append(addingCapacity: member.utf8CodeUnitCount) { Self.put(member, in: &$0) }
  }

  /// Adds where something stands, and how sure that is: what ends every mention and candidate.
  mutating func add(start: Int, end: Int, confidence: Double) {
    let percent = (confidence * 100).rounded()
    guard Self.short.contains(start), Self.short.contains(end), percent >= 1, percent < 100,
      percent / 100 == confidence, bytes.last != UInt8(ascii: "{")
    else {
      add(.start, start)
      add(.end, end)
      add(.confidence, confidence)
      return
    }
    bytes.append(addingCapacity: 64) { bytes in
      Self.put(JSONMember.start.opening, in: &bytes)
      Self.put(short: start, in: &bytes)
      Self.put(JSONMember.end.opening, in: &bytes)
      Self.put(short: end, in: &bytes)
      Self.put(JSONMember.confidence.opening, in: &bytes)
      let (tenths, hundredths) = Int(percent).quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0"))
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(tenths))
      if hundredths > 0 { bytes.append(UInt8(ascii: "0") + UInt8(hundredths)) }
    }
  }

  /// Writes a literal.
  @inline(__always)
  private static func put(
    _ literal: StaticString,
    from first: Int = 0,
    in bytes: inout OutputSpan<UInt8>
  ) {
    // Its bytes lie in the program, so many of them as its count says.
    for index in first..<literal.utf8CodeUnitCount {
      bytes.append(unsafe literal.utf8Start[index])
    }
  }

  mutating func add(_ member: JSONMember, _ value: Double?) {
    guard let value, value.isFinite else { return }
    open(member)
    number(value)
  }

  mutating func add(_ member: JSONMember, _ value: Int) {
    open(member)
    whole(value)
  }

  mutating func add(_ member: JSONMember, _ value: Bool) {
    open(member)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func add(_ member: JSONMember, strings: [String]) {
    open(member)
    bytes.append(UInt8(ascii: "["))
    let strings = strings.span
    for position in strings.indices {
      if position > 0 { separate() }
      quote(strings[position])
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func add<Element>(
    _ member: JSONMember,
    objects: [Element],
    _ write: (Element, inout JSONObject) -> Void
  ) {
    open(member)
    bytes.append(UInt8(ascii: "["))
    // A span lends its elements; an array would copy each.
    let objects = objects.span
    for position in objects.indices {
      if position > 0 { separate() }
      bytes.append(UInt8(ascii: "{"))
      write(objects[position], &self)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func separate() {
    bytes.append(UInt8(ascii: ","))
    bytes.append(UInt8(ascii: " "))
  }

  // MARK: Numbers

  /// A number without needless digits.
  private mutating func number(_ value: Double) {
    if let whole = Int(exactly: value) { return self.whole(whole) }
    // Four decimals are more than any text states.
    let scaled = (value * 10_000).rounded()
    guard scaled >= 1, scaled < 1e13 else {
      let rounded = scaled / 10_000
      bytes.append(contentsOf: "\(rounded.isFinite ? rounded : value)".utf8)
      return
    }
    // Up to thirteen digits stand for one number, so these are the fewest that do.
    let parts = Int(scaled).quotientAndRemainder(dividingBy: 10_000)
    whole(parts.quotient)
    bytes.append(UInt8(ascii: "."))
    let rest = parts.remainder
    digit(rest / 1000)
    if rest % 1000 > 0 { digit(rest / 100 % 10) }
    if rest % 100 > 0 { digit(rest / 10 % 10) }
    if rest % 10 > 0 { digit(rest % 10) }
  }

  private mutating func digit(_ value: Int) {
    bytes.append(UInt8(ascii: "0") + UInt8(value))
  }

  private mutating func whole(_ value: Int) {
    guard Self.short.contains(value) else {
      bytes.append(contentsOf: String(value).utf8)
      return
    }
    bytes.append(addingCapacity: 8) { Self.put(short: value, in: &$0) }
  }

  /// The numbers of eight digits at most.
  private static let short = 0..<100_000_000

  private static func put(short value: Int, in bytes: inout OutputSpan<UInt8>) {
    // Up to eight digits, the first in the lowest byte.
    var digits: UInt64 = 0
    var count = 0
    var rest = value
    repeat {
      digits = digits << 8 | UInt64(UInt8(ascii: "0")) + UInt64(rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  // MARK: Strings

  /// Writes a string between quotation marks, controls and line separators escaped.
  private mutating func quote(_ text: String) {
    let source = text.utf8.span
    guard Self.mayNeedEscapes(source) else {
      bytes.append(addingCapacity: source.count + 2) { bytes in
        bytes.append(UInt8(ascii: "\""))
        for index in source.indices { bytes.append(source[index]) }
        bytes.append(UInt8(ascii: "\""))
      }
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for index in source.indices { escape(source[index]) }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func mayNeedEscapes(_ source: Span<UInt8>) -> Bool {
    var before: UInt8 = 0
    for index in source.indices {
      let byte = source[index]
      switch byte {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): return true
      case 0xA8...0xA9 where before == 0x80: return true
      default: before = byte
      }
    }
    return false
  }

  private mutating func escape(_ byte: UInt8) {
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
      let separates = bytes[bytes.count - 2] == 0xE2 && bytes[bytes.count - 1] == 0x80
      if separates {
        bytes.removeLast(2)
        bytes.append(contentsOf: (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      } else {
        bytes.append(byte)
      }
    default: bytes.append(byte)
    }
  }
}
