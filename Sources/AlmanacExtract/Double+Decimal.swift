extension Double {
  /// The product of two numbers as they are written in decimals: 8.2 × 10¹² is 8200000000000.
  ///
  /// In binary 8.2 is a hair beside itself, and so is what is multiplied with it. A product that lies
  /// within a few roundings of a number of at most six decimals is that number.
  ///
  /// - Parameter factor: The other number.
  /// - Returns: The decimal product, or the binary one where no short decimal is near.
  func timesDecimal(_ factor: Double) -> Double {
    let product = self * factor
    var power = 1.0
    for _ in 0...6 {
      let shifted = product * power
      let whole = shifted.rounded()
      guard abs(whole) < 0x1p53 else { break }
      if abs(shifted - whole) <= 8 * shifted.ulp { return whole / power }
      power *= 10
    }
    return product
  }
}
