import TestSupport
import Testing

@testable import AlmanacExtract

@Suite struct AutomatonTests {
  private static let alphabet: [UInt32] = [0x61, 0x62, 0x6B, 0x20, 0x20, 0x2D, 0x43C, 0x4E2D, 0xAD]

  private static func scalars(_ length: Int, using random: inout SplitMix64) -> [UInt32] {
    (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
  }

  /// Where a pattern ends that begins at a position, by looking at each of its scalars.
  private static func end(of pattern: [UInt32], at start: Int, in letters: Letters) -> Int? {
    var index = start
    for value in pattern {
      while index > start, letters.has(.ignorable, index) { index += 1 }
      guard index < letters.count, letters.folded[index] == value else { return nil }
      index += 1
      if value == 0x20 {
        while index < letters.count, letters.folded[index] == 0x20 { index += 1 }
      }
    }
    return index
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a walk meets every pattern that ends with its word`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var automaton = Automaton()
    var patterns: [(scalars: [UInt32], open: Bool)] = []
    for payload in 0..<12 {
      let pattern = Self.scalars(Int.random(in: 1...5, using: &random), using: &random)
      let open = Bool.random(using: &random)
      // What matching skips cannot be asked for, and a pattern known stays what it was.
      guard !pattern.contains(0xAD), !patterns.contains(where: { $0 == (pattern, open) }) else {
        continue
      }
      #expect(automaton.add(pattern, openEnded: open, payload: Int32(payload)) == nil)
      patterns.append((pattern, open))
    }
    let letters = Letters(scalars: Self.scalars(60, using: &random))
    func counts(_ end: Int, _ open: Bool) -> Bool {
      open || letters.isBoundary(before: end) || !letters.isWord(end - 1)
    }
    for start in 0..<letters.count {
      let expected = patterns.compactMap { pattern in
        Self.end(of: pattern.scalars, at: start, in: letters).flatMap {
          counts($0, pattern.open) ? $0 : nil
        }
      }.sorted()
      var met: [Int] = []
      var walk = PatternWalk(from: start)
      while automaton.mayBegin(at: start, in: letters), automaton.advance(&walk, in: letters) {
        if walk.prefix >= 0 { met.append(walk.end) }
        if walk.exact >= 0, counts(walk.end, false) { met.append(walk.end) }
      }
      #expect(met == expected)
    }
  }
}
