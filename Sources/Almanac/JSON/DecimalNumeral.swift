/// A JSON number as written, and the double that stands for it if none of its digits is lost.
struct DecimalNumeral {
  let start: Int
  let end: Int

  /// The double, or `nil` when it would have other digits than were written.
  let value: Double?

  /// - Returns: `nil` when the bytes do not begin with a number as RFC 8259 writes them.
  init?(_ bytes: [UInt8], from start: Int, to limit: Int) {
    var position = start
    var significand: UInt64 = 0
    var digits = 0
    var exponent = 0

    func byte() -> UInt8? { position < limit ? bytes[position] : nil }
    func digit() -> UInt64? {
      guard let byte = byte(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        return nil
      }
      return UInt64(byte - UInt8(ascii: "0"))
    }
    func accept(_ digit: UInt64) {
      if digits > 0 || digit > 0 { digits += 1 }
      if digits <= 19 { significand = significand &* 10 &+ digit }
      position += 1
    }

    let isNegative = byte() == UInt8(ascii: "-")
    if isNegative { position += 1 }
    guard let first = digit() else { return nil }
    accept(first)
    while first > 0, let next = digit() { accept(next) }
    if byte() == UInt8(ascii: ".") {
      position += 1
      guard digit() != nil else { return nil }
      while let next = digit() {
        accept(next)
        exponent -= 1
      }
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      position += 1
      let isMinus = byte() == UInt8(ascii: "-")
      if isMinus || byte() == UInt8(ascii: "+") { position += 1 }
      guard digit() != nil else { return nil }
      var written = 0
      while let next = digit() {
        written = min(written * 10 + Int(next), 100_000)
        position += 1
      }
      exponent += isMinus ? -written : written
    }
    self.start = start
    end = position

    if digits <= 15, (-22...22).contains(exponent) {
      // Both factors are exact doubles, so one rounding makes the nearest one (Clinger 1990), and
      // 15 digits always come back from it.
      let power = DecimalNumeral.powers[abs(exponent)]
      let magnitude =
        exponent < 0 ? Double(significand) / power : Double(significand) * power
      value = isNegative && magnitude != 0 ? -magnitude : magnitude
      return
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let nearest = Double(text), nearest.isFinite,
      DecimalNumeral.plainDigits(text) == DecimalNumeral.plainDigits(JSON.numeral(nearest))
    else {
      value = nil
      return
    }
    value = nearest
  }

  /// The significant digits and the place of the first, so that two spellings can be compared.
  private static func plainDigits(_ text: String) -> String {
    let parts = text.lowercased().split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let unsigned = parts[0].drop { $0 == "-" }
    let mantissa = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let all = mantissa.joined()
    let digits = all.drop { $0 == "0" }
    let place = mantissa[0].count + exponent - (all.count - digits.count)
    var kept = String(digits)
    while kept.hasSuffix("0") { kept.removeLast() }
    return kept.isEmpty ? "0" : "\(parts[0].hasPrefix("-") ? "-" : "")\(kept)@\(place)"
  }

  private static let powers: [Double] = (0...22).map { count in
    (0..<count).reduce(1.0) { power, _ in power * 10 }
  }
}
