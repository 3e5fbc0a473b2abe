/// Phrases with which a line may begin, found by their first byte.
struct Phrases: Sendable {
  /// All of them, in UTF-8.
  let all: [[UInt8]]
  private let byFirst: [[[UInt8]]]

  /// Takes phrases apart that bars and line breaks part.
  init(_ list: String) {
    all = list.split(whereSeparator: { $0 == "|" || $0 == "\n" })
      .map { Array(String($0).trimmingSpace().utf8) }
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in all {
      if let first = phrase.first { byFirst[Int(first)].append(phrase) }
    }
    self.byFirst = byFirst
  }

  /// The phrases that begin with a byte.
  func beginning(with byte: UInt8) -> [[UInt8]] { byFirst[Int(byte)] }

  /// Whether a text holds two or more of the phrases, each at the beginning of a word.
  ///
  /// - Parameter text: UTF-8 in lower case.
  /// - Returns: Whether it does; one phrase twice is one.
  /// - Complexity: O(*n*)
  func areSeveral(in text: [UInt8]) -> Bool {
    var first: [UInt8]?
    var isInWord = false
    for (index, byte) in text.enumerated() {
      // Scripts without spaces begin a word with every character; a byte within one begins nothing.
      let isLetter = (0x61...0x7A).contains(byte) || (0x80..<0xE3).contains(byte)
      defer { isInWord = isLetter }
      if isInWord && byte < 0xE3 || (0x80..<0xC0).contains(byte) { continue }
      for phrase in byFirst[Int(byte)] where text[index...].starts(with: phrase) {
        guard let known = first else {
          first = phrase
          continue
        }
        if known != phrase { return true }
      }
    }
    return false
  }
}
