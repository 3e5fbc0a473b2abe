internal import Almanac

/// What cells of tables say: numbers, money, dates.
enum TableText {
  /// A number, with how exactly it is meant.
  struct Amount: Equatable {
    var value: Double
    var isApproximate = false
    /// ISO 4217, if a sign or a code stands with it.
    var currency: String?
  }

  /// A text without the white space around it, non-breaking spaces included.
  static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// Reads a number or an amount of money: `1,234.5`, `1.234,5`, `$57 billion`, `~3.12e14`, `12 %`.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - decimal: What stands before the fraction, `.` or `,`.
  ///   - factor: What the number is multiplied by, a power of ten exactly.
  /// - Returns: `nil` when it is no number.
  static func amount(_ text: String, decimal: Character = ".", factor: Factor = .one) -> Amount? {
    var rest = trimmed(text)[...]
    var amount = Amount(value: 0)
    for mark in ["~", "≈", "c.", "ca.", "about", "approx.", "around"]
    where rest.lowercased().hasPrefix(mark) {
      amount.isApproximate = true
      rest = rest.dropFirst(mark.count).drop(while: \.isWhitespace)
      break
    }
    let isNegative = rest.first == "-" || rest.first == "−"
    if isNegative { rest = rest.dropFirst() }
    for (sign, code) in currencies where rest.uppercased().hasPrefix(sign) {
      amount.currency = code
      rest = rest.dropFirst(sign.count).drop(while: \.isWhitespace)
      break
    }
    let digits = rest.prefix {
      $0.isASCII && $0.isNumber || $0 == "." || $0 == "," || $0 == "'" || $0 == "’"
        || $0 == "\u{A0}" || $0 == "\u{202F}"
    }
    var number = String(digits)
    rest = rest.dropFirst(digits.count)
    if let mark = rest.first, mark == "e" || mark == "E" {
      let exponent = rest.dropFirst().prefix { $0.isASCII && $0.isNumber || "+-".contains($0) }
      if exponent.contains(where: \.isNumber) {
        guard let power = Int(exponent), abs(power) <= 400 else { return nil }
        guard let plain = plain(number, decimal) else { return nil }
        number = "\(plain)e\(power)"
        rest = rest.dropFirst(exponent.count + 1)
      }
    }
    guard let numeral = number.contains("e") ? number : plain(number, decimal) else { return nil }
    var unit = trimmed(String(rest)).lowercased()
    for (sign, code) in currencies where unit.uppercased().hasSuffix(sign) {
      amount.currency = amount.currency ?? code
      unit = trimmed(String(unit.dropLast(sign.count)))
      break
    }
    guard let scale = scales[unit] else { return nil }
    guard let value = factor.applied(to: numeral, times: scale) else { return nil }
    amount.value = isNegative ? -value : value
    return amount
  }

  /// A number's digits with a decimal point and no marks between thousands.
  private static func plain(_ text: String, _ decimal: Character) -> String? {
    let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let groups = whole.split(omittingEmptySubsequences: false) { !$0.isNumber }
    guard let first = groups.first, (1...(groups.count > 1 ? 3 : 400)).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : "0"
    guard !fraction.isEmpty, fraction.count <= 400, fraction.allSatisfy(\.isNumber) else {
      return nil
    }
    return groups.joined() + "." + fraction
  }

  private static let currencies = [
    ("US$", "USD"), ("NT$", "TWD"), ("HK$", "HKD"), ("RMB", "CNY"), ("USD", "USD"), ("EUR", "EUR"),
    ("CNY", "CNY"), ("JPY", "JPY"), ("KRW", "KRW"), ("TWD", "TWD"), ("GBP", "GBP"), ("$", "USD"),
    ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"),
  ]

  private static let scales = [
    "": 0, "thousand": 3, "k": 3, "million": 6, "millions": 6, "mn": 6, "m": 6, "billion": 9,
    "billions": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12, "t": 12, "%": 0,
  ]

  /// Reads a date as a pattern has it: `DD.MM.YYYY`, `M/D/YYYY`, `D MMM YYYY`, `YYYYMMDD`.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - pattern: The pattern; without one, EDTF dates and ISO 8601 instants are read.
  /// - Returns: An EDTF date; `nil` when it is none, or the pattern does not fit.
  static func date(_ text: String, pattern: String?) -> String? {
    let text = trimmed(text)
    guard let pattern else {
      let day = text.prefix(10)
      let isInstant =
        text.utf8.count > 10 && text.dropFirst(10).first.map { "T ".contains($0) } == true
      if isInstant, Day(day) != nil { return String(day) }
      return EDTF(text) == nil ? nil : text
    }
    var rest = text[...]
    var parts: [Character: Int] = [:]
    var shape = pattern[...]
    while let letter = shape.first {
      let run = shape.prefix { $0 == letter }
      shape = shape.dropFirst(run.count)
      guard "YMD".contains(letter) else {
        guard rest.hasPrefix(run) else { return nil }
        rest = rest.dropFirst(run.count)
        continue
      }
      if letter == "M", run.count >= 3 {
        let word = rest.prefix(while: \.isLetter).lowercased()
        let index = months.firstIndex { word.count >= 3 && $0.hasPrefix(word) }
        guard let index else { return nil }
        parts[letter] = index + 1
        rest = rest.dropFirst(word.count)
      } else {
        let most = letter == "Y" ? 4 : 2
        let digits = rest.prefix(while: { $0.isASCII && $0.isNumber }).prefix(most)
        guard digits.count >= (letter == "Y" ? 4 : run.count), let number = Int(digits) else {
          return nil
        }
        parts[letter] = number
        rest = rest.dropFirst(digits.count)
      }
    }
    guard rest.isEmpty, let year = parts["Y"] else { return nil }
    let written = [(year, 4)] + [parts["M"], parts["D"]].compactMap { $0.map { ($0, 2) } }
    let date = written.map { padded($0.0, $0.1) }.joined(separator: "-")
    return EDTF(date) == nil ? nil : date
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

/// What a number is multiplied or divided by; powers of ten are exact.
enum Factor: Hashable, Sendable {
  /// Ten to some power.
  case power(Int)
  /// Any other number.
  case times(Double)

  /// Nothing to multiply by.
  static let one = Factor.power(0)

  /// The factor a mapping gives; `nil` for zero and what is no number.
  init?(multiplying: Double, isDivision: Bool) {
    guard multiplying.isFinite, multiplying != 0 else { return nil }
    let power = (-30...30).first { Double("1e\($0)") == multiplying }
    self =
      power.map { .power(isDivision ? -$0 : $0) }
      ?? .times(isDivision ? 1 / multiplying : multiplying)
  }

  /// The product with a numeral and a power of ten.
  func applied(to numeral: String, times scale: Int) -> Double? {
    let parts = numeral.split(separator: "e")
    guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else {
      return nil
    }
    let product: Double? =
      switch self {
      case .power(let power): Double("\(mantissa)e\(exponent + scale + power)")
      case .times(let factor):
        Double("\(mantissa)e\(exponent + scale)").map { rounded($0 * factor) }
      }
    return product.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Rounds to 15 digits, so that 0.1 times 3 is 0.3.
  private func rounded(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    var mantissa = value.magnitude
    var exponent = 0
    while mantissa >= 1e15 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 1e14 {
      mantissa *= 10
      exponent -= 1
    }
    let result = Double("\(Int(mantissa.rounded()))e\(exponent)") ?? value
    return value < 0 ? -result : result
  }
}
