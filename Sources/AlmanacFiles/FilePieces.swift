import Almanac

/// The pieces of a text file in order, seen by an observer, without a byte order mark.
///
/// UTF-16 is refused with a sentence, since it would only look like damage.
struct FilePieces: ~Copyable {
  /// How many bytes were read from the file.
  private(set) var bytesRead = 0

  private let file: InputFile
  private let observe: ([UInt8]) -> Void
  private var beginning: [UInt8]?

  /// - Parameters:
  ///   - file: The file.
  ///   - beginning: The piece that was read of it before, if any.
  ///   - observe: Sees every piece of the file once, in order: for a checksum.
  init(
    _ file: consuming InputFile,
    after beginning: [UInt8]?,
    observe: @escaping ([UInt8]) -> Void
  ) {
    self.file = file
    self.beginning = beginning
    self.observe = observe
  }

  /// What messages call the file.
  var name: String { file.name }

  /// Reads the next piece, and says where in it the text goes on.
  ///
  /// - Returns: An empty piece at the end; a start after 0 where a byte order mark stands.
  /// - Throws: ``Almanac/Problem`` when the disk fails, or it is UTF-16.
  mutating func next() throws(Problem) -> (piece: [UInt8], start: Int) {
    let isFirst = bytesRead == 0
    let piece: [UInt8]
    if let beginning {
      piece = beginning
      self.beginning = nil
    } else {
      piece = file.isInMemory && !isFirst ? [] : try file.piece()
    }
    if piece.isEmpty { return ([], 0) }
    observe(piece)
    bytesRead += piece.count
    guard isFirst else { return (piece, 0) }
    let start = piece.prefix(3)
    guard !start.starts(with: [0xFF, 0xFE]), !start.starts(with: [0xFE, 0xFF]) else {
      throw Problem("the file is UTF-16", at: .init(file: name), remedy: "save it as UTF-8")
    }
    return (piece, start.elementsEqual([0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }
}
