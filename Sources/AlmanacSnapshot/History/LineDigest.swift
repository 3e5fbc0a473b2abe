internal import AlmanacStore

/// The SHA-256 of a line, kept without memory of its own: there is one for each record of a snapshot.
struct LineDigest: Hashable {
  private var words: SIMD4<UInt64>

  /// What stands in its place once the line was found; no line has it.
  static let found = LineDigest(words: .zero)

  private init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// The digest of a line, without its end.
  init(of line: [UInt8]) {
    words = .zero
    for (index, byte) in Checksum.digest(line).enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
  }
}
