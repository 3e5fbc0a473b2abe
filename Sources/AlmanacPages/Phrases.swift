/// Phrases with which a line may begin, found by their first bytes.
struct Phrases: Sendable {
  /// All of them, in UTF-8.
  let all: [[UInt8]]
  private let byFirst: [[[UInt8]]]
  /// With which two bytes a phrase may begin, a bit for each two.
  private let openings: [UInt64]

  /// Takes phrases apart that bars and line breaks part.
  init(_ list: String) {
    all = list.split(whereSeparator: { $0 == "|" || $0 == "\n" })
      .map { Array(String($0).trimmingSpace().utf8) }
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in all {
      if let first = phrase.first { byFirst[Int(first)].append(phrase) }
    }
    self.byFirst = byFirst
    var openings = [UInt64](repeating: 0, count: 1 << 10)
    for phrase in all {
      guard let first = phrase.first else { continue }
      // Behind a phrase of one byte any may follow.
      for second in phrase.count > 1 ? phrase[1]...phrase[1] : 0...255 {
        let place = Int(first) << 8 | Int(second)
        openings[place >> 6] |= 1 << UInt64(place & 63)
      }
    }
    self.openings = openings
  }

  /// Whether a phrase may begin at a place in a text.
  private func mayBegin(at index: Int, in text: Span<UInt8>) -> Bool {
    guard index + 1 < text.count else { return true }
    let place = Int(text[index]) << 8 | Int(text[index + 1])
    return openings[place >> 6] >> UInt64(place & 63) & 1 != 0
  }

  /// Whether a text holds one of the phrases, wherever it begins.
  ///
  /// - Parameter text: UTF-8 in lower case.
  /// - Returns: Whether it does.
  /// - Complexity: O(*n*)
  func isAny(in text: [UInt8]) -> Bool {
    let span = text.span
    return span.indices.contains { index in
      mayBegin(at: index, in: span)
        && byFirst[Int(span[index])].contains { text[index...].starts(with: $0) }
    }
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
    let span = text.span
    for index in span.indices {
      let byte = span[index]
      // Scripts without spaces begin a word with every character; a byte within one begins nothing.
      if byte & 0xC0 == 0x80 || !mayBegin(at: index, in: span) { continue }
      if byte < 0xE3, index > 0, Self.isLetter(span[index - 1]) { continue }
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

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x80..<0xE3).contains(byte)
  }
}
