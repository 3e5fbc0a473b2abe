/// The scalars with which patterns begin, to tell most places where none does at once.
///
/// A few places more may look like openings; none is missed.
struct Openings: Sendable {
  private static let pairs = 8192
  /// How many classes of scalars the patterns of one scalar are told apart by.
  private static let classes = 4096

  /// For each first and second scalar, by a hash, which third ones follow, by their ``bit(_:)``.
  private var thirds = [UInt64](repeating: 0, count: pairs)
  /// Of which classes the patterns of one scalar are, a bit for each.
  private var singles = [UInt64](repeating: 0, count: classes / 64)
  /// Of which those are that let further letters of the word follow.
  private var openSingles = [UInt64](repeating: 0, count: classes / 64)

  private static func slot(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77) >> 16) & (pairs - 1)
  }

  /// A bit of its own for each Latin letter; all else shares the upper half.
  @inline(__always)
  private static func bit(_ value: UInt32) -> UInt64 {
    let letter = value &- 0x61
    return 1 << UInt64(letter < 26 ? letter : 32 | value & 31)
  }

  /// Whether a scalar may be a pattern by itself.
  @inline(__always)
  func isSingle(_ value: UInt32) -> Bool { Self.holds(singles, value) }

  @inline(__always)
  private static func holds(_ bits: [UInt64], _ value: UInt32) -> Bool {
    let place = Int(value) & (classes - 1)
    return bits[place >> 6] >> UInt64(place & 63) & 1 != 0
  }

  /// Takes up how a pattern begins.
  ///
  /// - Parameters:
  ///   - pattern: Folded scalars.
  ///   - isOpenEnded: Whether further letters of the same word may follow.
  mutating func add(_ pattern: [UInt32], isOpenEnded: Bool) {
    guard pattern.count > 1 else {
      if let only = pattern.first {
        let place = Int(only) & (Self.classes - 1)
        singles[place >> 6] |= 1 << UInt64(place & 63)
        if isOpenEnded { openSingles[place >> 6] |= 1 << UInt64(place & 63) }
      }
      return
    }
    // A space of a pattern may be several in a text, and what follows it anywhere.
    let slot = Self.slot(pattern[0], pattern[1])
    if pattern[0] == 0x20 {
      for second in thirds.indices { thirds[second] = .max }
    } else if pattern[1] == 0x20 {
      thirds[slot] = .max
    } else if pattern.count > 2 {
      thirds[slot] |= Self.bit(pattern[2])
    } else {
      // What ends with a Latin letter is no part of a longer word, unless it is to be.
      let isWord = !isOpenEnded && pattern[1] &- 0x61 < 26
      thirds[slot] |= isWord ? .max << 26 : .max
    }
  }

  /// Whether a pattern may begin at a position.
  @inline(__always)
  func mayBegin(at start: Int, in letters: Letters) -> Bool {
    let folded = letters.folded.units
    let traits = letters.traits
    return mayBegin(at: start, folded.span, traits.span)
  }

  /// Whether a pattern may begin at a position.
  ///
  /// - Parameters:
  ///   - start: The position.
  ///   - folded: The units of the folded text.
  ///   - traits: What each of its scalars is.
  /// - Returns: False only where none can.
  @inline(__always)
  func mayBegin(at start: Int, _ folded: Span<UInt16>, _ traits: Span<UInt8>) -> Bool {
    guard start >= 0, start + 2 < folded.count else { return true }
    let first = UInt32(folded[start])
    let second = UInt32(folded[start + 1])
    let third = UInt32(folded[start + 2])
    if thirds[Self.slot(first, second)] & Self.bit(third) != 0 { return true }
    if isSingle(first) {
      // What is not to be part of a longer word has no letter of one behind it.
      let (left, right) = (traits[start], traits[start + 1])
      let scripts = Traits.unspaced.rawValue | Traits.hangul.rawValue
      let isInside =
        left & right & Traits.letter.rawValue != 0 && (left | right) & scripts == 0
      if !isInside || Self.holds(openSingles, first) { return true }
    }
    // What has no room in a unit may be anything.
    let escape = UInt32(ScalarList.escape)
    if first == escape || second == escape || third == escape { return true }
    // Matching skips what is ignorable.
    return (traits[start + 1] | traits[start + 2]) & Traits.ignorable.rawValue != 0
  }
}
