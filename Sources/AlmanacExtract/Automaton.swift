/// A compiled set of patterns, walked from every place where a word may begin.
///
/// The patterns form one trie whose edges lie in one open-addressed table, so that a step costs
/// one look-up and a text costs its length times the longest pattern at most.
struct Automaton: Sendable {
  /// One end of a walk: the payload found and where it ended.
  struct Match: Equatable, Sendable {
    var payload: Int32
    var end: Int
    /// Whether the pattern lets further letters of the word follow.
    var open: Bool
    /// The payload of a shorter pattern that lets the rest of the word follow, or -1.
    var stem: Int32 = -1
    /// Where that pattern ends.
    var stemEnd = 0
  }

  private var keys: [UInt64] = [UInt64](repeating: .max, count: 1 << 10)
  private var targets: [Int32] = [Int32](repeating: 0, count: 1 << 10)
  private var mask = (1 << 10) - 1
  private var edges = 0
  /// For each node, the payload of the pattern that ends there, or -1.
  private var exact: [Int32] = [-1]
  /// For each node, the payload of the pattern that ends there and lets any ending follow, or -1.
  private var prefix: [Int32] = [-1]
  private var roots: [Bool] = [Bool](repeating: false, count: 0x3000)

  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  private func target(_ node: Int32, _ value: UInt32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(value)
    var slot = Self.slot(key, mask)
    while true {
      let found = keys[slot]
      if found == key { return targets[slot] }
      if found == .max { return -1 }
      slot = (slot &+ 1) & mask
    }
  }

  private mutating func put(_ key: UInt64, _ target: Int32) {
    var slot = Self.slot(key, mask)
    while keys[slot] != .max { slot = (slot &+ 1) & mask }
    keys[slot] = key
    targets[slot] = target
  }

  private mutating func grow() {
    let old = (keys, targets)
    let size = (mask + 1) * 2
    keys = [UInt64](repeating: .max, count: size)
    targets = [Int32](repeating: 0, count: size)
    mask = size - 1
    for (key, target) in zip(old.0, old.1) where key != .max { put(key, target) }
  }

  /// Adds a pattern.
  ///
  /// - Parameters:
  ///   - pattern: Folded scalars; a space stands for any run of spaces.
  ///   - openEnded: Whether further letters of the same word may follow.
  ///   - payload: What a match returns.
  /// - Returns: The payload already there, if the pattern was known; it stays.
  @discardableResult
  mutating func add(_ pattern: [UInt32], openEnded: Bool = false, payload: Int32) -> Int32? {
    guard let first = pattern.first else { return nil }
    if first < 0x3000 { roots[Int(first)] = true }
    var node: Int32 = 0
    for value in pattern {
      let next = target(node, value)
      if next >= 0 {
        node = next
        continue
      }
      let fresh = Int32(exact.count)
      exact.append(-1)
      prefix.append(-1)
      if edges * 2 > mask { grow() }
      put(UInt64(UInt32(bitPattern: node)) << 32 | UInt64(value), fresh)
      edges += 1
      node = fresh
    }
    let known = openEnded ? prefix[Int(node)] : exact[Int(node)]
    if known >= 0 { return known }
    if openEnded { prefix[Int(node)] = payload } else { exact[Int(node)] = payload }
    return nil
  }

  /// The longest pattern that begins at a position.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - letters: The text.
  ///   - accepts: Whether a payload may be what ends before the position given.
  /// - Returns: Nil when no pattern begins here.
  /// - Complexity: O(*m*) in the longest pattern.
  func longest(
    at start: Int,
    in letters: Letters,
    accepts: (_ payload: Int32, _ end: Int, _ open: Bool) -> Bool
  ) -> Match? {
    let folded = letters.folded
    if start >= folded.count { return nil }
    let first = folded[start]
    if first < 0x3000, !roots[Int(first)] { return nil }
    var node: Int32 = 0
    var index = start
    var best: Match?
    var stem: Int32 = -1
    var stemEnd = 0
    while index < folded.count {
      if index > start, letters.has(.ignorable, index) {
        index += 1
        continue
      }
      let value = folded[index]
      node = target(node, value)
      if node < 0 { break }
      index += 1
      if value == 0x20 {
        while index < folded.count, folded[index] == 0x20, index - start < 200 { index += 1 }
      }
      let open = prefix[Int(node)]
      if open >= 0, accepts(open, index, true) {
        best = Match(payload: open, end: index, open: true, stem: stem, stemEnd: stemEnd)
        stem = open
        stemEnd = index
      }
      let exact = exact[Int(node)]
      if exact >= 0, accepts(exact, index, false) {
        best = Match(payload: exact, end: index, open: false, stem: stem, stemEnd: stemEnd)
      }
    }
    return best
  }
}
