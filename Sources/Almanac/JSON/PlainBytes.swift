/// Finds what JSON has to escape, eight bytes at a time.
enum PlainBytes {
  /// Where a run of bytes ends that stand for themselves in a JSON string.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, or what claims to be.
  ///   - start: Where the run begins.
  ///   - end: Where it ends at the latest.
  /// - Returns: The place of the first control character, quotation mark or backslash; else `end`.
  /// - Complexity: O(*n*)
  static func end(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var next = start
    while end - next >= 8, !hasSpecial(word(bytes.extracting(next..<next + 8))) { next += 8 }
    while next < end, !isSpecial(bytes[next]) { next += 1 }
    return next
  }

  /// Whether a text has nothing that JSON escapes; nor has it a NUL then.
  ///
  /// - Complexity: O(*n*)
  static func arePlain(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    return end(bytes, from: 0, to: bytes.count) == bytes.count
  }

  /// Eight bytes as one number; the compiler makes it a single load.
  private static func word(_ bytes: Span<UInt8>) -> UInt64 {
    let low =
      UInt64(bytes[0]) | UInt64(bytes[1]) << 8 | UInt64(bytes[2]) << 16 | UInt64(bytes[3]) << 24
    let high =
      UInt64(bytes[4]) | UInt64(bytes[5]) << 8 | UInt64(bytes[6]) << 16 | UInt64(bytes[7]) << 24
    return low | high << 32
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Whether one of the eight bytes is special.
  ///
  /// A byte less than *n* borrows from its own highest bit when *n* is taken away from it, and a byte
  /// that is *c* is less than 1 once it is combined with *c*: see the tests for zero bytes in Warren,
  /// *Hacker's Delight*, section 6-1.
  private static func hasSpecial(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    let quote = word ^ ones &* UInt64(UInt8(ascii: "\""))
    let backslash = word ^ ones &* UInt64(UInt8(ascii: "\\"))
    let control = (word &- ones &* 0x20) & ~word
    let quoted = (quote &- ones) & ~quote
    let escaped = (backslash &- ones) & ~backslash
    return (control | quoted | escaped) & high != 0
  }
}
