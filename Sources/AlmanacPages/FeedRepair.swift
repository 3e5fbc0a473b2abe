/// Mends what feeds get wrong most often: entities of HTML, and `&` alone.
enum FeedRepair {
  /// A feed in which every `&` starts a reference that XML knows.
  ///
  /// What is in CDATA sections, comments and processing instructions stays as it is, and so does
  /// a document type, so that the parser sees what it declares.
  ///
  /// - Parameter text: The feed in UTF-8.
  /// - Returns: The feed from its first `<` on.
  /// - Complexity: O(*n*) for *n* bytes.
  static func mended(_ text: [UInt8]) -> [UInt8] {
    // What precedes the first element would make the parser refuse the whole.
    let start = text.firstIndex(of: UInt8(ascii: "<")) ?? 0
    guard text.contains(UInt8(ascii: "&")) else { return Array(text[start...]) }
    var mended: [UInt8] = []
    mended.reserveCapacity(text.count + text.count / 16)
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "<"), let end = verbatimEnd(text, from: index) {
        mended.append(contentsOf: text[index..<end])
        index = end
      } else if byte == UInt8(ascii: "&") {
        index = appendReference(text, from: index, to: &mended)
      } else {
        mended.append(byte)
        index += 1
      }
    }
    return mended
  }

  private static let verbatim: [(start: [UInt8], end: [UInt8])] = [
    (Array("<![CDATA[".utf8), Array("]]>".utf8)), (Array("<!--".utf8), Array("-->".utf8)),
    (Array("<?".utf8), Array("?>".utf8)), (Array("<!DOCTYPE".utf8), Array(">".utf8)),
  ]

  private static func verbatimEnd(_ text: [UInt8], from index: Int) -> Int? {
    for (start, end) in verbatim where text[index...].starts(with: start) {
      var position = index + start.count
      while position < text.count {
        if text[position] == end[0], text[position...].starts(with: end) {
          return position + end.count
        }
        position += 1
      }
      return text.count
    }
    return nil
  }

  private static func appendReference(
    _ text: [UInt8],
    from index: Int,
    to mended: inout [UInt8]
  ) -> Int {
    let body = text[(index + 1)...].prefix(32)
    let name = body.prefix { $0 != UInt8(ascii: ";") }
    let isClosed = name.count < body.count && !name.isEmpty
    if isClosed, name.first == UInt8(ascii: "#"), let scalar = scalar(name.dropFirst()) {
      mended.append(contentsOf: "&#\(scalar.value);".utf8)
      return index + name.count + 2
    }
    if isClosed, name.allSatisfy(isWordByte) {
      let word = String(decoding: name, as: UTF8.self)
      if ["amp", "lt", "gt", "quot", "apos"].contains(word) {
        mended.append(contentsOf: "&\(word);".utf8)
        return index + name.count + 2
      }
      if let value = HTMLEntity.scalar(named: word) {
        mended.append(contentsOf: "&#\(value);".utf8)
        return index + name.count + 2
      }
    }
    mended.append(contentsOf: "&amp;".utf8)
    return index + 1
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A character by its number, when XML allows it.
  private static func scalar(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let text = String(decoding: digits, as: UTF8.self)
    let isHex = text.hasPrefix("x") || text.hasPrefix("X")
    let value = isHex ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    guard let value, let scalar = Unicode.Scalar(value) else { return nil }
    if value < 0x20 { return value == 9 || value == 10 || value == 13 ? scalar : nil }
    return value == 0xFFFE || value == 0xFFFF ? nil : scalar
  }
}
