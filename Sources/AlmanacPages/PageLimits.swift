/// How much of a foreign file is read before it is refused.
package enum PageLimits {
  /// The most bytes a page or a feed may have: 32 MiB.
  package static let bytes = 32 << 20
  /// The most elements that may be open at once; browsers stop nesting at 512.
  package static let depth = 512
  /// The most elements of a feed that may be open at once, below libxml2's own 256.
  package static let feedDepth = 200
  /// The most attributes one tag may have: the parser compares each with all before it.
  package static let attributes = 1000
  /// The most arrays and objects of a JSON text that may be open at once.
  package static let jsonDepth = 256
  /// The most elements, texts and attributes of one document.
  package static let nodes = 1_000_000

  /// Refuses markup whose tags have more attributes than are ever needed.
  ///
  /// - Parameter text: The markup in UTF-8.
  /// - Throws: ``PageError``, naming the line.
  /// - Complexity: O(*n*) for *n* bytes.
  static func checkTags(_ text: [UInt8]) throws(PageError) {
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let start = index
      var count = 0
      var inWord = true
      index += 1
      tag: while index < text.count {
        switch text[index] {
        case UInt8(ascii: ">"): break tag
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "/"): inWord = false
        case UInt8(ascii: "="):
          index = endOfValue(text, after: index)
          inWord = false
          continue tag
        case UInt8(ascii: "<") where !inWord: break tag
        default:
          if !inWord { count += 1 }
          inWord = true
        }
        index += 1
      }
      guard count > attributes, text[start...].dropFirst().first.map(isLetter) == true else {
        index = max(index, start + 1)
        continue
      }
      throw PageError(
        "a tag has more than \(attributes) attributes",
        line: text[..<start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 },
        remedy: "look for a quotation mark that is missing there"
      )
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF)
  }

  /// Where a quoted value ends, or where an unquoted one starts.
  private static func endOfValue(_ text: [UInt8], after equals: Int) -> Int {
    var index = equals + 1
    while index < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) { index += 1 }
    guard index < text.count, text[index] == 0x22 || text[index] == 0x27 else { return index }
    return (text[(index + 1)...].firstIndex(of: text[index]) ?? text.count - 1) + 1
  }

  /// Refuses a file that is too long.
  ///
  /// - Parameter count: The file's length in bytes.
  /// - Throws: ``PageError``, naming the limit.
  static func check(byteCount count: Int) throws(PageError) {
    guard count > bytes else { return }
    throw PageError(
      "the file has \(count) bytes, and a page or a feed may have \(bytes) at most",
      remedy: "split it, or leave out what is not news"
    )
  }
}
