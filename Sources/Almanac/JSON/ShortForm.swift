/// What a person types for a value on a command line.
enum ShortForm {
  /// JSON typed as such.
  ///
  /// - Parameters:
  ///   - value: A text.
  ///   - opening: How the JSON begins, `[` or `{`.
  /// - Returns: `nil` when the text does not begin so, or is not JSON.
  static func json(_ value: JSON, opening: Character) -> JSON? {
    guard case .string(let text) = value, text.first == opening else { return nil }
    return try? JSONParser.parse(Array(text.utf8))
  }

  /// A number.
  static func number(_ text: String) -> JSON? {
    let bytes = Array(text.utf8)
    guard let numeral = DecimalNumeral(bytes, from: 0, to: bytes.count), numeral.end == bytes.count,
      let value = numeral.value
    else { return nil }
    return .number(value)
  }

  /// `57`, `~57`, `<=4`, `>=7`, `660..690`.
  static func quantity(_ text: String) -> JSON? {
    if let json = json(.string(text), opening: "{") { return json }
    if text.hasPrefix("~") {
      return number(String(text.dropFirst())).map { .object(["value": $0, "approximate": true]) }
    }
    for (sign, bound) in [("<=", "max"), ("≤", "max"), (">=", "min"), ("≥", "min")]
    where text.hasPrefix(sign) {
      return number(String(text.dropFirst(sign.count))).map {
        .object(JSON.Members([.init(bound, $0)]))
      }
    }
    if let dots = text.firstRange(of: "..") {
      guard let min = number(String(text[..<dots.lowerBound])),
        let max = number(String(text[dots.upperBound...]))
      else { return nil }
      return .object(["min": min, "max": max])
    }
    return number(text).map { .object(["value": $0]) }
  }

  /// `SOURCE:CREDIBILITY`, or `SOURCE:CREDIBILITY:LOCATOR`.
  static func evidence(_ text: String) -> JSON? {
    if let json = json(.string(text), opening: "{") { return json }
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, let credibility = number(String(parts[1])) else { return nil }
    return .object([
      "source": .string(String(parts[0])),
      "locator": parts.count > 2 ? .string(String(parts[2])) : nil,
      "credibility": credibility,
    ])
  }
}
