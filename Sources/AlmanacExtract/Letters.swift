/// A text as arrays of scalars: as written, folded, and with what each scalar is.
///
/// A class, so that the many who look at it share it for the price of one count.
final class Letters: Sendable {
  /// The scalars as written.
  let original: [UInt32]
  /// The scalars folded for matching.
  let folded: [UInt32]
  private let traits: [UInt8]

  /// Decodes and folds a text once.
  ///
  /// - Complexity: O(*n*) in the number of scalars.
  convenience init(_ text: some StringProtocol) {
    let text = String(text)
    self.init(scalars: Self.scalars(text.utf8.span))
  }

  init(scalars: [UInt32]) {
    original = scalars
    var traits: [UInt8] = []
    folded = [UInt32](capacity: scalars.count) { folded in
      traits = [UInt8](capacity: scalars.count) { traits in
        Self.look(at: scalars.span, folded: &folded, traits: &traits)
      }
    }
    self.traits = traits
  }

  /// The scalars of well-formed UTF-8.
  private static func scalars(_ bytes: Span<UInt8>) -> [UInt32] {
    // Counting scalars costs a pass of its own; there are no more than bytes.
    [UInt32](capacity: bytes.count) { scalars in
      var index = 0
      while index < bytes.count {
        let lead = UInt32(bytes[index])
        if lead < 0x80 {
          scalars.append(lead)
          index += 1
          continue
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = lead & (0xFF >> UInt32(length + 1))
        for place in 1..<length { value = value << 6 | UInt32(bytes[index + place]) & 0x3F }
        scalars.append(value)
        index += length
      }
    }
  }

  private static func look(
    at scalars: Span<UInt32>,
    folded: inout OutputSpan<UInt32>,
    traits: inout OutputSpan<UInt8>
  ) {
    let table = Folding.table
    for index in scalars.indices {
      let value = scalars[index]
      let known: UInt32 =
        switch value {
        case ..<Folding.tabled: table[Int(value)]
        case ..<0x10000: Folding.wide[Int(value - Folding.tabled)]
        default: Folding.fold(value) | UInt32(Folding.traits(value).rawValue) << 24
        }
      folded.append(known & 0xFF_FFFF)
      traits.append(UInt8(known >> 24))
    }
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

  /// Whether a word, or a piece of one that can stand alone, may begin here.
  func startsWord(_ index: Int) -> Bool { isBoundary(before: index) }

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
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * 4)
    for index in range.clamped(to: 0..<count) {
      let value = original[index]
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
    return String(decoding: bytes, as: UTF8.self)
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
