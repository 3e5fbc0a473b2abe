extension Quantity {
  /// A quantity from bounds, of which an infinite one is none.
  ///
  /// - Parameters:
  ///   - lower: The least that it can be.
  ///   - upper: The most that it can be, not less than `lower`.
  ///   - best: The best figure, left out where it lies outside the bounds.
  ///   - isApproximate: Whether it rests on an "about".
  /// - Returns: `nil` when nothing is known of it.
  static func bounds(
    _ lower: Double,
    _ upper: Double,
    best: Double? = nil,
    isApproximate: Bool = false
  ) -> Quantity? {
    if lower == upper { return Quantity(value: lower, isApproximate: isApproximate) }
    let value = best.flatMap { lower <= $0 && $0 <= upper ? $0 : nil }
    return Quantity(
      value: value,
      min: lower.isFinite ? lower : nil,
      max: upper.isFinite ? upper : nil,
      isApproximate: isApproximate
    )
  }

  /// The sum of two quantities; its bounds are the sums of theirs.
  ///
  /// - Parameter other: The other quantity.
  /// - Returns: A sum without bounds where a bound of either is missing; `nil` if none is left.
  public func adding(_ other: Quantity) -> Quantity? {
    Quantity.bounds(
      lowerBound + other.lowerBound,
      upperBound + other.upperBound,
      best: value.flatMap { value in other.value.map { value + $0 } },
      isApproximate: isApproximate || other.isApproximate
    )
  }

  /// The quantity times a number above zero.
  ///
  /// - Parameter factor: The number.
  /// - Returns: The product, its bounds the bounds' products; `nil` where it outgrows a double, or
  ///   the factor is no number above zero.
  public func scaled(by factor: Double) -> Quantity? {
    guard factor > 0, factor.isFinite else { return nil }
    return Quantity(
      value: value.map { $0 * factor },
      min: min.map { $0 * factor },
      max: max.map { $0 * factor },
      isApproximate: isApproximate
    )
  }

  /// How many times another quantity fits into this one; both count things that cannot be less
  /// than nothing.
  ///
  /// - Parameter other: The other quantity.
  /// - Returns: Bounds that hold whatever the two are inside theirs; `nil` if there are none.
  public func ratio(to other: Quantity) -> Quantity? {
    let (lower, upper) = (Swift.max(0, lowerBound), upperBound)
    let (least, most) = (Swift.max(0, other.lowerBound), other.upperBound)
    let best = value.flatMap { value in other.value.flatMap { $0 > 0 ? value / $0 : nil } }
    return Quantity.bounds(
      most == .infinity ? 0 : lower / most,
      least > 0 ? upper / least : .infinity,
      best: best,
      isApproximate: isApproximate || other.isApproximate
    )
  }

  /// The least quantity that holds several of one thing.
  ///
  /// - Parameter quantities: What is said of it, one or more times.
  /// - Returns: Bounds around all of them; `nil` for none.
  public static func hull(of quantities: [Quantity]) -> Quantity? {
    guard let first = quantities.first else { return nil }
    if quantities.allSatisfy({ $0 == first }) { return first }
    let lower = quantities.map(\.lowerBound).min() ?? -.infinity
    let upper = quantities.map(\.upperBound).max() ?? .infinity
    return bounds(lower, upper, isApproximate: quantities.contains(where: \.isApproximate))
  }

  /// Whether it is less than another, bounds considered.
  ///
  /// - Parameter other: The other quantity.
  /// - Returns: Unknown where the bounds overlap.
  public func isLess(than other: Quantity) -> Truth {
    upperBound < other.lowerBound ? .yes : lowerBound >= other.upperBound ? .no : .unknown
  }

  /// Whether the two may be the same, going by their bounds.
  ///
  /// - Parameters:
  ///   - other: The other quantity.
  ///   - tolerance: How much of themselves approximate figures may be off.
  /// - Returns: `false` when their bounds do not touch.
  public func mayEqual(_ other: Quantity, tolerance: Double = 0) -> Bool {
    func widened(_ quantity: Quantity) -> (lower: Double, upper: Double) {
      let (lower, upper) = (quantity.lowerBound, quantity.upperBound)
      guard quantity.isApproximate && tolerance > 0 else { return (lower, upper) }
      return (lower - tolerance * abs(lower), upper + tolerance * abs(upper))
    }
    let (left, right) = (widened(self), widened(other))
    return left.lower <= right.upper && right.lower <= left.upper
  }
}
