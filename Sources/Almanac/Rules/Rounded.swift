/// Numbers as sentences show them: two decimals, and never past what they stand for.
enum Rounded {
  /// The nearest number with two decimals at most.
  static func near(_ value: Double) -> String { text(value, 100) { $0.rounded() } }

  /// The nearest number with two decimals at most, or as many more as tell it from another.
  ///
  /// A density of 3.196 misses a line at 3.2, and must not be shown as 3.2.
  static func near(_ value: Double, apartFrom other: Double) -> String {
    guard value != other else { return near(value) }
    let shown = [100.0, 1_000, 10_000, 100_000, 1_000_000].lazy
      .map { scale in text(value, scale) { $0.rounded() } }
      .first { $0 != JSON.numeral(other) }
    return shown ?? JSON.numeral(value)
  }

  /// The nearest number with two decimals at most that is not less.
  static func up(_ value: Double) -> String { text(value, 100) { $0.rounded(.up) } }

  /// The nearest number with two decimals at most that is not more.
  static func down(_ value: Double) -> String { text(value, 100) { $0.rounded(.down) } }

  private static func text(
    _ value: Double,
    _ scale: Double,
    _ round: (Double) -> Double
  ) -> String {
    // What is written with these decimals already must not move by an error of the last bit.
    let nearest = (value * scale).rounded() / scale
    let isThere = abs(nearest - value) <= abs(value) * 1e-12
    let rounded = isThere ? nearest : round(value * scale) / scale
    return JSON.numeral(rounded.ifFinite ?? value)
  }
}
