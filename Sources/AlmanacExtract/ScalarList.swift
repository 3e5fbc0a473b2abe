/// Scalars in two bytes each, and beside them the few above U+FFFF.
///
/// A text is looked at many times; in half the memory more of it stays at hand.
struct ScalarList: RandomAccessCollection, Sendable {
  /// What stands where a scalar has no room; no text holds it.
  static let escape: UInt16 = 0xD800

  /// The scalars, ``escape`` in the places of those above U+FFFF.
  let units: [UInt16]
  private let wide: [Int: UInt32]

  /// A list of what was written.
  ///
  /// - Parameters:
  ///   - units: The scalars, ``escape`` in the places of those above U+FFFF.
  ///   - wide: Those, by place.
  init(_ units: [UInt16], wide: [Int: UInt32]) {
    self.units = units
    self.wide = wide
  }

  var startIndex: Int { 0 }
  var endIndex: Int { units.count }

  @inline(__always)
  subscript(index: Int) -> UInt32 {
    let unit = units[index]
    return unit == Self.escape ? escaped(index) : UInt32(unit)
  }

  @inline(never)
  private func escaped(_ index: Int) -> UInt32 { wide[index] ?? UInt32(Self.escape) }
}
