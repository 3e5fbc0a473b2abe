/// A few signs below U+0100, as bits: looked up without memory of their own.
struct Signs: ExpressibleByArrayLiteral, Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(arrayLiteral signs: UInt32...) {
    for sign in signs {
      let bit = UInt64(1) << UInt64(sign & 63)
      switch sign >> 6 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      case 3: bits.3 |= bit
      default: break
      }
    }
  }

  /// Whether a sign is among them.
  func contains(_ sign: UInt32) -> Bool {
    let bit = UInt64(1) << UInt64(sign & 63)
    switch sign >> 6 {
    case 0: return bits.0 & bit != 0
    case 1: return bits.1 & bit != 0
    case 2: return bits.2 & bit != 0
    case 3: return bits.3 & bit != 0
    default: return false
    }
  }
}
