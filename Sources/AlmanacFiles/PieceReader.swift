package import Almanac

/// The bytes of a file, one at a time, read in pieces.
///
/// A byte order mark before the first is dropped; UTF-16 is refused with a sentence.
package struct PieceReader: ~Copyable {
  /// How many bytes were read from the file.
  package var bytesRead: Int { pieces.bytesRead }

  private var pieces: FilePieces
  private var piece: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before, if any.
  ///   - observe: Sees every piece of the file once, in order: for a checksum.
  package init(
    _ file: consuming InputFile,
    after beginning: [UInt8]? = nil,
    observe: @escaping ([UInt8]) -> Void = { _ in }
  ) {
    pieces = FilePieces(file, after: beginning, observe: observe)
  }

  /// What messages call the file.
  package var name: String { pieces.name }

  /// Takes the next byte.
  ///
  /// - Returns: `nil` at the end.
  /// - Throws: ``Almanac/Problem`` when the disk fails, or it is UTF-16.
  package mutating func next() throws(Problem) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  /// Looks at the next byte without taking it.
  ///
  /// - Returns: `nil` at the end.
  /// - Throws: ``Almanac/Problem`` when the disk fails, or it is UTF-16.
  package mutating func peek() throws(Problem) -> UInt8? {
    while position == piece.count {
      if isAtEnd { return nil }
      try refill()
    }
    return piece[position]
  }

  private mutating func refill() throws(Problem) {
    (piece, position) = try pieces.next()
    isAtEnd = piece.isEmpty
  }
}
