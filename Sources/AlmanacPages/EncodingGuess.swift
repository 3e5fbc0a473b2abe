/// Which encoding a text without a usable declaration is in.
///
/// Each candidate reads the bytes its own way and counts how many of its characters are ones its
/// languages use all the time (hiragana, the first level of a character set, lower-case
/// letters); misfits count against it. The one with the greatest share wins; below one half,
/// the text is taken for windows-1252. Languages that share an encoding's shape are told apart
/// by where their common characters lie, so a few dozen characters are needed.
enum EncodingGuess {
  /// The encoding's name, as iconv knows it.
  ///
  /// - Parameter bytes: The text; the first 256 KiB decide.
  /// - Returns: `WINDOWS-1252` when nothing else fits.
  /// - Complexity: O(*n*) for *n* bytes read.
  static func name(of bytes: [UInt8]) -> String {
    let sample = bytes.prefix(256 << 10)
    var best = (name: "WINDOWS-1252", share: 0.5)
    for candidate in candidates {
      let share = candidate.share(of: sample)
      if share > best.share { best = (candidate.name, share) }
    }
    return best.name
  }

  private struct Candidate: Sendable {
    var name: String
    /// For a pair of bytes that starts with a high one: -1 no character, 0 rare, 1 common.
    ///
    /// Nil: the encoding has no pairs.
    var pair: (@Sendable (UInt8, UInt8) -> Int)?
    /// The same for a high byte alone, beside the byte before it.
    var single: @Sendable (_ byte: UInt8, _ before: UInt8) -> Int

    func share(of sample: ArraySlice<UInt8>) -> Double {
      var units = 0
      var common = 0
      var misfits = 0
      var before: UInt8 = 0x20
      var index = sample.startIndex
      while index < sample.endIndex {
        let byte = sample[index]
        index += 1
        defer { before = byte }
        if byte < 0x80 { continue }
        units += 1
        var kind = single(byte, before)
        if kind < 0, let pair {
          // The end may cut a character in two.
          guard index < sample.endIndex else { break }
          kind = pair(byte, sample[index])
          if kind >= 0 { index += 1 }
        }
        if kind < 0 { misfits += 1 } else { common += kind }
      }
      guard units > 0 else { return 0 }
      return Double(common - 4 * misfits) / Double(units)
    }
  }

  private static let none: @Sendable (UInt8, UInt8) -> Int = { _, _ in -1 }

  private static func isHigh(_ byte: UInt8) -> Bool { (0xA1...0xFE).contains(byte) }

  private static let candidates: [Candidate] = [
    Candidate(
      name: "CP932",
      pair: { lead, trail in
        guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead),
          (0x40...0xFC).contains(trail), trail != 0x7F
        else { return -1 }
        // Punctuation, hiragana, katakana, and the kanji of the first level.
        return (0x81...0x83).contains(lead) || (0x88...0x97).contains(lead) ? 1 : 0
      },
      // Half-width katakana: legal, and rare enough to say nothing.
      single: { byte, _ in (0xA1...0xDF).contains(byte) ? 0 : -1 }
    ),
    Candidate(
      name: "EUC-JP",
      pair: { lead, trail in
        guard isHigh(trail) else { return -1 }
        if lead == 0x8E { return 0 }
        guard isHigh(lead) else { return -1 }
        // Every second or third character of Japanese is a kana of rows 4 and 5: count it
        // more than the kanji that Chinese and Korean share the space with.
        return lead == 0xA4 ? 2 : lead == 0xA5 ? 1 : 0
      },
      single: none
    ),
    Candidate(
      name: "CP949",
      pair: { lead, trail in
        guard (0x81...0xFE).contains(lead), (0x41...0xFE).contains(trail) else { return -1 }
        return (0xB0...0xC8).contains(lead) && isHigh(trail) ? 1 : 0
      },
      single: none
    ),
    Candidate(
      name: "GB18030",
      pair: { lead, trail in
        guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F
        else { return -1 }
        if lead == 0xA3 && trail == 0xAC || lead == 0xA1 && trail == 0xA3 { return 2 }
        return (0xB0...0xD7).contains(lead) && isHigh(trail) ? 1 : 0
      },
      single: none
    ),
    Candidate(
      name: "BIG5-HKSCS",
      pair: { lead, trail in
        guard (0x87...0xFE).contains(lead), (0x40...0x7E).contains(trail) || isHigh(trail)
        else { return -1 }
        if lead == 0xA1, trail == 0x41 || trail == 0x43 { return 2 }
        if lead == 0xAA && trail == 0xBA { return 2 }
        return (0xA4...0xC6).contains(lead) ? 1 : 0
      },
      single: none
    ),
    Candidate(name: "WINDOWS-1251", pair: nil) { byte, before in
      (byte >= 0xE0 || byte == 0xB8) && (before == 0x20 || before >= 0xC0) ? 1 : 0
    },
    Candidate(name: "KOI8-R", pair: nil) { byte, before in
      (0xC0...0xDF).contains(byte) && (before == 0x20 || before >= 0xC0) ? 1 : 0
    },
    Candidate(name: "WINDOWS-1256", pair: nil) { byte, before in
      guard before == 0x20 || before >= 0xC0 else { return 0 }
      return [0xC7, 0xE1, 0xED, 0xE3, 0xE4, 0xE6, 0xCA, 0xD1, 0xE5, 0xC8, 0xCF, 0xDA, 0xD3]
        .contains(byte) ? 1 : 0
    },
  ]
}
