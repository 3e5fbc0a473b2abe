internal import Almanac

extension JSON {
  /// A number with two decimals at most, for reading.
  static func short(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return numeral(rounded.isFinite ? rounded : value)
  }

  /// A number with two decimals at most, three below ten, for what stands close to a line.
  static func close(_ value: Double) -> String {
    guard abs(value) < 10 else { return short(value) }
    return numeral((value * 1_000).rounded() / 1_000)
  }

  /// A number with about three digits, for ratios.
  static func digits(_ value: Double) -> String {
    switch abs(value) {
    case 100...: numeral(value.rounded())
    case 10...: numeral((value * 10).rounded() / 10)
    case 0.1...: short(value)
    default: numeral((value * 10_000).rounded() / 10_000)
    }
  }
}

extension Quantity {
  /// Money in thousands of millions, for reading.
  var billions: String { words { JSON.short($0 / 1e9) } }

  /// A ratio, for reading.
  var ratio: String { words(JSON.digits) }
}
