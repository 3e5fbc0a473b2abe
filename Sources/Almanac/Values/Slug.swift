/// The id of a record: lowercase letters, digits and hyphens, meaningful to a person.
public struct Slug: Hashable, Comparable, Sendable {
  /// The id as text.
  public let text: String

  /// The most characters an id may have.
  public static let maximumLength = 80

  /// An id.
  ///
  /// The result is `nil` for any other text.
  ///
  /// - Parameter text: 1 to 80 of `a`…`z`, `0`…`9` and `-`.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard (1...Slug.maximumLength).contains(bytes.count), bytes.allSatisfy(Slug.allows) else {
      return nil
    }
    self.text = text
  }

  /// An id made from a name: accents dropped, everything else that an id cannot hold a hyphen.
  ///
  /// The result is `nil` when no letter or digit of the name can stand in an id (Chinese, say).
  ///
  /// - Parameters:
  ///   - name: Any text.
  ///   - limit: The most characters to keep, cut between words where there is a word to cut at.
  public init?(naming name: String, limit: Int = Slug.maximumLength) {
    var bytes: [UInt8] = []
    var lastHyphen = 0
    for scalar in Folding.fold(name).unicodeScalars {
      let byte = scalar.isASCII ? UInt8(scalar.value) : UInt8(ascii: "-")
      if byte != UInt8(ascii: "-"), Slug.allows(byte) {
        bytes.append(byte)
      } else if let last = bytes.last, last != UInt8(ascii: "-") {
        lastHyphen = bytes.count
        bytes.append(UInt8(ascii: "-"))
      }
      if bytes.count > limit {
        bytes.removeSubrange((lastHyphen > 0 ? lastHyphen : limit)...)
        break
      }
    }
    if bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// Orders ids by their bytes.
  public static func < (left: Slug, right: Slug) -> Bool { left.text < right.text }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension Slug: CustomStringConvertible {
  /// The id as text.
  public var description: String { text }
}
