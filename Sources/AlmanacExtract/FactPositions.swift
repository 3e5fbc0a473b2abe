/// Which facts of a list came first, told by their hashes.
///
/// It holds positions, and no facts: a set of facts would copy each of them, and again as it grows.
struct FactPositions {
  private var slots: [(hash: Int32, position: Int32)]

  /// Room for the facts of a list.
  init(atMost count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = .init(repeating: (0, -1), count: size)
  }

  /// Takes up the fact at a position, unless an equal one is known.
  ///
  /// - Parameters:
  ///   - position: Where it stands.
  ///   - candidates: The list; what is known of it must not have moved.
  /// - Returns: Whether it was taken up.
  mutating func insert(_ position: Int, of candidates: [Candidate]) -> Bool {
    // A span lends what an array would copy.
    let candidates = candidates.span
    let hash = Int32(truncatingIfNeeded: candidates[position].fact.hashValue)
    var slot = Int(UInt32(bitPattern: hash)) & (slots.count - 1)
    while slots[slot].position >= 0 {
      let known = slots[slot]
      if known.hash == hash,
        candidates[Int(known.position)].fact == candidates[position].fact
      {
        return false
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = (hash, Int32(position))
    return true
  }
}
