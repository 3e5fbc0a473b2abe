package import Almanac

/// The bytes of a file, one at a time, read in pieces.
///
/// A byte order mark before the first is dropped; UTF-16 is refused with a sentence.
package struct PieceReader: ~Copyable {
  /// How many bytes were read from the file.
  package private(set) var bytesRead = 0

  private let file: InputFile
  private let observe: ([UInt8]) -> Void
  private var beginning: [UInt8]?
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
    self.file = file
    self.beginning = beginning
    self.observe = observe
  }

  /// What messages call the file.
  package var name: String { file.name }

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
    let isFirst = bytesRead == 0
    if let beginning {
      piece = beginning
      self.beginning = nil
    } else {
      piece = file.isInMemory && bytesRead > 0 ? [] : try file.piece()
    }
    position = 0
    if piece.isEmpty {
      isAtEnd = true
      return
    }
    observe(piece)
    bytesRead += piece.count
    if isFirst {
      let start = piece.prefix(3)
      guard !start.starts(with: [0xFF, 0xFE]), !start.starts(with: [0xFE, 0xFF]) else {
        throw Problem("the file is UTF-16", at: .init(file: name), remedy: "save it as UTF-8")
      }
      if start.elementsEqual([0xEF, 0xBB, 0xBF]) { position = 3 }
    }
  }
}
