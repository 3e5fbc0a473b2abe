/// What a text says, in 64 bits that change little when the text changes little (a SimHash).
///
/// The text's shingles (three words in a row, or two characters of Chinese and Japanese) each
/// vote on every bit. Copies of one dispatch, with some words, a sentence or the ending changed,
/// differ in few bits; unrelated texts differ in about 32.
package struct TextFingerprint: Sendable, Hashable {
  /// The bits.
  package let bits: UInt64
  /// How many shingles voted.
  package let shingles: Int

  /// The most bits in which two texts of one story differ: 10.
  package static let sameStoryDistance = 10
  /// The fewest shingles a text must have to be told apart from others: 40.
  package static let fewestShingles = 40

  /// The number of bits in which two fingerprints differ, 0 to 64.
  ///
  /// - Parameter other: The other text's fingerprint.
  /// - Returns: 0 for equal fingerprints, about 32 for unrelated texts.
  package func distance(to other: TextFingerprint) -> Int {
    (bits ^ other.bits).nonzeroBitCount
  }

  /// Whether two texts tell one story in nearly the same words.
  ///
  /// - Parameter other: The other text's fingerprint.
  /// - Returns: False when either is too short to say, unless they are equal.
  package func isSameStory(as other: TextFingerprint) -> Bool {
    if self == other { return shingles > 0 }
    return min(shingles, other.shingles) >= Self.fewestShingles
      && distance(to: other) <= Self.sameStoryDistance
  }
}

/// The fingerprint of a text, for recognizing near-duplicates.
///
/// - Parameter text: The text; case, marks and spacing do not matter.
/// - Returns: The fingerprint. Two of one story differ in at most
///   ``TextFingerprint/sameStoryDistance`` bits.
/// - Complexity: O(*n*) for *n* characters.
package func textFingerprint(_ text: String) -> TextFingerprint {
  var votes = [Int](repeating: 0, count: 64)
  var shingles = 0
  func count(_ hash: UInt64) {
    shingles += 1
    // FNV leaves its high bits alike for short inputs; this spreads them (SplitMix64's end).
    var mixed = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    for bit in 0..<64 { votes[bit] += mixed >> bit & 1 == 1 ? 1 : -1 }
  }
  var words: [UInt64] = []
  var word: UInt64?
  var lastHan: UInt64?
  func closeWord() {
    guard let hash = word else { return }
    word = nil
    words.append(hash)
    if words.count > 3 { words.removeFirst() }
    if words.count == 3 { count(words.reduce(fnvStart) { fnv($0, $1) }) }
  }
  for scalar in text.lowercased().unicodeScalars {
    if scalar.isHan || scalar.isKana {
      closeWord()
      if let lastHan { count(fnv(fnv(fnvStart, lastHan), UInt64(scalar.value))) }
      lastHan = UInt64(scalar.value)
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      lastHan = nil
      word = fnv(word ?? fnvStart, UInt64(scalar.value))
    } else {
      closeWord()
    }
  }
  closeWord()
  var bits: UInt64 = 0
  for bit in 0..<64 where votes[bit] > 0 { bits |= 1 << bit }
  return TextFingerprint(bits: bits, shingles: shingles)
}

private let fnvStart: UInt64 = 0xCBF2_9CE4_8422_2325

/// One step of FNV-1a over a whole number at once.
private func fnv(_ hash: UInt64, _ value: UInt64) -> UInt64 {
  (hash ^ value) &* 0x0000_0100_0000_01B3
}
