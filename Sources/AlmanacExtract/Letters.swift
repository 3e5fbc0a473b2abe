/// A text as arrays of scalars: as written, folded, and with what each scalar is.
///
/// A class, so that the many who look at it share it for the price of one count.
final class Letters: Sendable {
  /// The scalars as written.
  let original: ScalarList
  /// The scalars folded for matching.
  let folded: ScalarList
  /// What each scalar is, as ``Traits``.
  let traits: [UInt8]

  /// Decodes and folds a text once.
  ///
  /// - Complexity: O(*n*) in the number of scalars.
  convenience init(_ text: some StringProtocol) {
    let text = String(text)
    let bytes = text.utf8.span
    // Counting scalars costs a pass of its own; there are no more than bytes.
    self.init(atMost: bytes.count) { original, folded, traits, wide in
      let table = Folding.table
      var index = 0
      while index < bytes.count {
        var value = UInt32(bytes[index])
        index += 1
        if value >= 0x80 {
          let rest = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3
          value &= 0x7F >> UInt32(rest)
          for _ in 0..<rest {
            value = value << 6 | UInt32(bytes[index]) & 0x3F
            index += 1
          }
        }
        Self.put(value, table, &original, &folded, &traits, &wide)
      }
    }
  }

  convenience init(scalars: [UInt32]) {
    self.init(atMost: scalars.count) { original, folded, traits, wide in
      let table = Folding.table
      for value in scalars { Self.put(value, table, &original, &folded, &traits, &wide) }
    }
  }

  private init(
    atMost count: Int,
    _ write: (
      _ original: inout OutputSpan<UInt16>,
      _ folded: inout OutputSpan<UInt16>,
      _ traits: inout OutputSpan<UInt8>,
      _ wide: inout [Int: UInt32]
    ) -> Void
  ) {
    var folded: [UInt16] = []
    var traits: [UInt8] = []
    var wide: [Int: UInt32] = [:]
    let original = [UInt16](capacity: count) { original in
      folded = [UInt16](capacity: count) { folded in
        traits = [UInt8](capacity: count) { traits in
          write(&original, &folded, &traits, &wide)
        }
      }
    }
    self.original = ScalarList(original, wide: wide)
    self.folded = ScalarList(folded, wide: wide)
    self.traits = traits
  }

  @inline(__always)
  private static func put(
    _ value: UInt32,
    _ table: [UInt32],
    _ original: inout OutputSpan<UInt16>,
    _ folded: inout OutputSpan<UInt16>,
    _ traits: inout OutputSpan<UInt8>,
    _ wide: inout [Int: UInt32]
  ) {
    let known: UInt32
    if value < Folding.tabled {
      known = table[Int(value)]
    } else if value < 0x10000 {
      known = Folding.wide[Int(value - Folding.tabled)]
    } else {
      // Above U+FFFF nothing is folded.
      wide[original.count] = value
      original.append(ScalarList.escape)
      folded.append(ScalarList.escape)
      traits.append(Folding.traits(value).rawValue)
      return
    }
    original.append(UInt16(truncatingIfNeeded: value))
    folded.append(UInt16(truncatingIfNeeded: known))
    traits.append(UInt8(known >> 24))
  }

  var count: Int { original.count }

  func traits(at index: Int) -> Traits { Traits(rawValue: traits[index]) }

  func isWord(_ index: Int) -> Bool {
    index >= 0 && index < count && traits[index] & Traits.word.rawValue != 0
  }

  func isLetter(_ index: Int) -> Bool { has(.letter, index) }
  func isDigit(_ index: Int) -> Bool { has(.digit, index) }
  func isSpace(_ index: Int) -> Bool { has(.space, index) }
  func isUpper(_ index: Int) -> Bool { has(.upper, index) }
  func isUnspaced(_ index: Int) -> Bool { has(.unspaced, index) }

  func has(_ trait: Traits, _ index: Int) -> Bool {
    index >= 0 && index < count && traits[index] & trait.rawValue != 0
  }

  /// Whether no alphabetic word runs across the gap before a position.
  func isBoundary(before index: Int) -> Bool {
    if index <= 0 || index >= count { return true }
    let left = traits[index - 1]
    let right = traits[index]
    let word = Traits.word.rawValue
    if left & word == 0 || right & word == 0 {
      return left & Traits.ignorable.rawValue == 0 || right & word == 0
    }
    if left & right & Traits.katakana.rawValue != 0 { return false }
    let scripts = Traits.unspaced.rawValue | Traits.hangul.rawValue
    return (left | right) & scripts != 0
  }

  /// The text of a range as written.
  func surface(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    var size = 0
    for index in range {
      let value = original[index]
      size += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }
    // The string's own bytes are written, lest each mention cost an array. An output span counts
    // what is written, and lets no more be written than there is room for.
    return unsafe String(unsafeUninitializedCapacity: size) { buffer in
      var bytes = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
      for index in range { Self.append(original[index], to: &bytes) }
      return unsafe bytes.finalize(for: buffer)
    }
  }

  @inline(__always)
  private static func append(_ value: UInt32, to bytes: inout OutputSpan<UInt8>) {
    switch value {
    case ..<0x80: bytes.append(UInt8(value))
    case ..<0x800:
      bytes.append(UInt8(0xC0 | value >> 6))
      bytes.append(UInt8(0x80 | value & 0x3F))
    case 0xD800..<0xE000, 0x110000...: break
    case ..<0x10000:
      bytes.append(UInt8(0xE0 | value >> 12))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | value >> 18))
      bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// The first position at or after an index that holds no letter or digit of its word.
  func wordEnd(from index: Int) -> Int {
    let inside = Traits.word.union(.ignorable).rawValue
    var end = index
    var before: UInt8 = 0
    while end < traits.count, traits[end] & inside != 0 {
      if end > index, (traits[end] ^ before) & Traits.unspaced.rawValue != 0 { break }
      before = traits[end]
      end += 1
    }
    return end
  }

  /// The first position at or after an index that holds no letter or digit, or the bound.
  func wordRun(from index: Int, to bound: Int) -> Int {
    var end = index
    while end < bound, traits[end] & Traits.word.rawValue != 0 { end += 1 }
    return end
  }

  /// The first position at or before an index from which its word runs.
  func wordStart(from index: Int) -> Int {
    var start = index
    while start > 0, isWord(start - 1), isUnspaced(start - 1) == isUnspaced(index) { start -= 1 }
    return start
  }
}
