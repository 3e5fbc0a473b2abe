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
    // Counting scalars costs a pass of its own; there are no more than bytes.
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { scalars.append(scalar.value) }
    self.init(scalars: scalars)
  }

  init(scalars: [UInt32]) {
    original = scalars
    var folded = [UInt32](repeating: 0, count: scalars.count)
    var traits = [UInt8](repeating: 0, count: scalars.count)
    let table = Folding.table
    for index in scalars.indices {
      let value = scalars[index]
      if value < Folding.tabled {
        folded[index] = table.folded[Int(value)]
        traits[index] = table.traits[Int(value)]
      } else {
        folded[index] = Folding.fold(value)
        traits[index] = Folding.traits(value).rawValue
      }
    }
    self.folded = folded
    self.traits = traits
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
    bytes.reserveCapacity(range.count * 2)
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
    var end = index
    while end < count, isWord(end) || has(.ignorable, end) {
      if end > index, isUnspaced(end) != isUnspaced(end - 1) { break }
      end += 1
    }
    return end
  }

  /// The first position at or before an index from which its word runs.
  func wordStart(from index: Int) -> Int {
    var start = index
    while start > 0, isWord(start - 1), isUnspaced(start - 1) == isUnspaced(index) { start -= 1 }
    return start
  }
}
