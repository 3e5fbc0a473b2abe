/// How much of a foreign file is read before it is refused.
package enum PageLimits {
  /// The most bytes a page or a feed may have: 32 MiB.
  package static let bytes = 32 << 20
  /// The most elements that may be open at once; browsers stop nesting at 512.
  package static let depth = 1024
  /// The most arrays and objects of a JSON text that may be open at once.
  package static let jsonDepth = 256
  /// The most elements, texts and attributes of one document.
  package static let nodes = 1_000_000

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
