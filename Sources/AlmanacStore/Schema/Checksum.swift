internal import Crypto

/// SHA-256 as lowercase hexadecimal digits, the form in which ledgers and manifests keep it.
package enum Checksum {
  /// The checksum of some bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 64 hexadecimal digits.
  package static func of(_ bytes: some Sequence<UInt8>) -> String {
    hexadecimal(digest(Array(bytes)))
  }

  /// A checksum of what comes piece by piece.
  package struct Running: Sendable {
    private var hash = SHA256()

    /// The checksum of nothing yet.
    package init() {}

    /// Takes in a piece.
    ///
    /// - Parameter bytes: The piece.
    package mutating func add(_ bytes: [UInt8]) {
      hash.update(data: bytes)
    }

    /// The checksum of all pieces so far.
    package var value: String { Checksum.hexadecimal(hash.finalize()) }
  }

  /// Whether a text has the form of a checksum.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }

  /// The digest of some bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: 32 bytes.
  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
  }

  /// Bytes as hexadecimal digits.
  ///
  /// - Parameter bytes: The bytes.
  /// - Returns: Two lowercase digits for each.
  package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
