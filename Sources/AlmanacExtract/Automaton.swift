/// A compiled set of patterns, walked from every place where a word may begin.
///
/// The patterns form one trie. A node's first child is the node behind it, so that most steps go
/// to the next place in memory; the other edges lie in one open-addressed table, so that a step
/// costs one look-up at most and a text costs its length times the longest pattern. Where no
/// pattern begins, its ``Openings`` tell so without a step.
struct Automaton: Sendable {
  /// A step from a node by a scalar; both are the key, which is all ones where there is none.
  private struct Edge: Sendable {
    var key: UInt64 = .max
    var target: Int32 = 0
  }

  /// What every step looks at, in little room: there are many nodes.
  private struct Node: Sendable {
    /// The scalar that leads to the node behind this one, or one that none is; in the highest bit
    /// whether a pattern ends here.
    private var bits: UInt32 = 0x7FFF_FFFF

    /// Whether a scalar leads to the node behind this one.
    @inline(__always)
    func leadsOn(_ value: UInt32) -> Bool { bits & 0x7FFF_FFFF == value }

    mutating func lead(by value: UInt32) { bits = bits & 0x8000_0000 | value }

    /// Whether no pattern ends here.
    var isPlain: Bool { bits < 0x8000_0000 }

    mutating func endPattern() { bits |= 0x8000_0000 }
  }

  /// The patterns that end at a node.
  private struct Ending: Sendable {
    /// The payload of the pattern that ends here, or -1.
    var exact: Int32 = -1
    /// That of the pattern that ends here and lets any ending follow.
    var prefix: Int32 = -1
  }

  private var edges = [Edge](repeating: Edge(), count: 1 << 10)
  private var mask = (1 << 10) - 1
  private var used = 0
  private var nodes = [Node()]
  /// The patterns that end at each node.
  private var endings = [Ending()]
  /// The nodes that the first two scalars of patterns lead to.
  ///
  /// Most walks go two steps at least. Where two pairs have one slot, the first is found there.
  private var pairs = [Edge](repeating: Edge(), count: 1 << 11)
  /// How the patterns begin, for whoever asks at every place.
  private(set) var openings = Openings()

  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private static func pairSlot(_ pair: UInt64) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }

  private static func key(_ node: Int32, _ value: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(value)
  }

  /// The node that a step leads to, or -1.
  @inline(__always)
  private static func target(
    _ nodes: Span<Node>,
    _ edges: Span<Edge>,
    _ node: Int32,
    _ value: UInt32
  ) -> Int32 {
    if nodes[Int(node)].leadsOn(value) { return node &+ 1 }
    let key = key(node, value)
    let mask = edges.count &- 1
    var slot = slot(key, mask)
    while true {
      let edge = edges[slot]
      if edge.key == key { return edge.target }
      if edge.key == .max { return -1 }
      slot = (slot &+ 1) & mask
    }
  }

  private mutating func put(_ edge: Edge) {
    var slot = Self.slot(edge.key, mask)
    while edges[slot].key != .max { slot = (slot &+ 1) & mask }
    edges[slot] = edge
  }

  private mutating func grow() {
    let old = edges
    let size = (mask + 1) * 2
    edges = [Edge](repeating: Edge(), count: size)
    mask = size - 1
    for edge in old where edge.key != .max { put(edge) }
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
    if pattern.isEmpty || Self.isUnreachable(pattern) { return nil }
    openings.add(pattern, isOpenEnded: openEnded)
    var node: Int32 = 0
    for value in pattern {
      let known = Self.target(nodes.span, edges.span, node, value)
      if known >= 0 {
        node = known
        continue
      }
      let fresh = Int32(nodes.count)
      nodes.append(Node())
      endings.append(Ending())
      if fresh == node + 1 {
        nodes[Int(node)].lead(by: value)
      } else {
        if used * 2 > mask { grow() }
        put(Edge(key: Self.key(node, value), target: fresh))
        used += 1
      }
      node = fresh
    }
    takeOpening(pattern)
    let known = openEnded ? endings[Int(node)].prefix : endings[Int(node)].exact
    if known >= 0 { return known }
    nodes[Int(node)].endPattern()
    if openEnded { endings[Int(node)].prefix = payload } else { endings[Int(node)].exact = payload }
    return nil
  }

  /// Puts the node of a pattern's first two scalars where a walk looks first.
  private mutating func takeOpening(_ pattern: [UInt32]) {
    guard pattern.count > 1, pattern[0] != 0x20, pattern[1] != 0x20 else { return }
    let pair = Self.pair(pattern[0], pattern[1])
    let slot = Self.pairSlot(pair)
    guard pairs[slot].key == .max else { return }
    let first = Self.target(nodes.span, edges.span, 0, pattern[0])
    pairs[slot] = Edge(
      key: pair,
      target: Self.target(nodes.span, edges.span, first, pattern[1])
    )
  }

  /// Whether a pattern holds what matching skips.
  private static func isUnreachable(_ pattern: [UInt32]) -> Bool {
    pattern.dropFirst().contains { $0 >= 0x80 && Folding.traits($0).contains(.ignorable) }
  }

  /// Whether a pattern may begin at a position; to be asked first where few do.
  @inline(__always)
  func mayBegin(at start: Int, in letters: Letters) -> Bool {
    openings.mayBegin(at: start, in: letters)
  }

  /// Goes on along the patterns to the next place where one ends.
  ///
  /// - Parameters:
  ///   - walk: Where the patterns begin, and how far they were followed.
  ///   - letters: The text.
  /// - Returns: Whether a pattern ends where the walk now is; if not, no longer one goes on.
  /// - Complexity: O(*m*) in the longest pattern, for all steps of a walk.
  func advance(_ walk: inout PatternWalk, in letters: Letters) -> Bool {
    let nodes = nodes.span
    let edges = edges.span
    if walk.end == walk.start, walk.start + 1 < letters.count {
      let first = letters.folded[walk.start]
      let pair = Self.pair(first, letters.folded[walk.start + 1])
      let opening = pairs[Self.pairSlot(pair)]
      // A pattern of one scalar would end between.
      if opening.key == pair, !openings.isSingle(first) {
        walk.node = opening.target
        walk.end += 2
        if !nodes[Int(walk.node)].isPlain {
          take(&walk)
          return true
        }
      }
    }
    while true {
      guard Self.advance(&walk.node, &walk.end, in: letters, nodes, edges) else {
        guard walk.end > walk.start, letters.has(.ignorable, walk.end) else { return false }
        walk.end += 1
        continue
      }
      if letters.folded[walk.end - 1] == 0x20 {
        while walk.end < letters.count, letters.folded[walk.end] == 0x20,
          walk.end - walk.start < 200
        {
          walk.end += 1
        }
      }
      if nodes[Int(walk.node)].isPlain { continue }
      take(&walk)
      return true
    }
  }

  /// Tells a walk which patterns end where it is.
  private func take(_ walk: inout PatternWalk) {
    let ending = endings[Int(walk.node)]
    walk.exact = ending.exact
    walk.prefix = ending.prefix
  }

  /// Walks on to where something ends or a space stands.
  ///
  /// A function of its own, so that what a step needs stays in registers.
  ///
  /// - Returns: Whether there is such a place; if not, no step leads on from the position reached.
  @inline(never)
  private static func advance(
    _ node: inout Int32,
    _ index: inout Int,
    in letters: Letters,
    _ nodes: Span<Node>,
    _ edges: Span<Edge>
  ) -> Bool {
    var current = node
    var position = index
    defer {
      node = current
      index = position
    }
    while position < letters.count {
      let value = letters.folded[position]
      let next = target(nodes, edges, current, value)
      if next < 0 { return false }
      current = next
      position &+= 1
      if value == 0x20 || !nodes[Int(current)].isPlain { return true }
    }
    return false
  }
}
