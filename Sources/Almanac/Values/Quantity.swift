/// A number as a source gives it: exact, approximate, at most, at least, or a range.
///
/// "At most four months" is not 4: the bounds are kept, and comparisons answer yes, no or
/// undetermined. At least one of the three figures is there, and min ≤ value ≤ max.
public struct Quantity: Hashable, Sendable {
  /// The figure itself, or the best figure inside the bounds; `nil` if only bounds are known.
  public let value: Double?

  /// The least that it can be, if the source says so.
  public let min: Double?

  /// The most that it can be, if the source says so.
  public let max: Double?

  /// Whether the source says "about".
  public let isApproximate: Bool

  /// A quantity from its parts.
  ///
  /// The result is `nil` when nothing is given, a figure is not finite, or they contradict each
  /// other.
  ///
  /// - Parameters:
  ///   - value: The figure.
  ///   - min: The lower bound.
  ///   - max: The upper bound.
  ///   - isApproximate: Whether the source says "about".
  public init?(
    value: Double? = nil,
    min: Double? = nil,
    max: Double? = nil,
    isApproximate: Bool = false
  ) {
    let given = [min, value, max].compactMap(\.self)
    guard !given.isEmpty, given.allSatisfy(\.isFinite), given == given.sorted() else { return nil }
    self.value = value
    self.min = min
    self.max = max
    self.isApproximate = isApproximate
  }

  /// An exact quantity.
  ///
  /// - Parameter value: A finite number.
  public init(_ value: Double) {
    precondition(value.isFinite, "a quantity is a finite number")
    self.value = value
    min = nil
    max = nil
    isApproximate = false
  }

  /// Whether it is one figure, neither bounded nor approximate.
  public var isExact: Bool { min == nil && max == nil && !isApproximate }

  /// The least that it can be: minus infinity if no bound is known.
  public var lowerBound: Double {
    min ?? (max == nil ? value : nil) ?? -.infinity
  }

  /// The most that it can be: infinity if no bound is known.
  public var upperBound: Double {
    max ?? (min == nil ? value : nil) ?? .infinity
  }

  /// Whether a bound that is not there could be anything: "at most 4" has no least.
  public var isBounded: Bool { lowerBound.isFinite && upperBound.isFinite }
}
