package import Almanac

/// The lines of a file, one at a time, in bounded memory.
///
/// Lines end with LF or CR LF; a byte order mark before the first is dropped. UTF-16 is noticed and
/// refused with a sentence, since a line of it would only look like damage.
package struct LineReader: ~Copyable {
  /// The longest line that is read.
  package static let longestLine = 16 * 1024 * 1024

  /// The number of the line that was read last, from 1.
  package private(set) var number = 0

  /// How many bytes were read from the file.
  package var bytesRead: Int { pieces.bytesRead }

  private var pieces: FilePieces
  private var piece: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// Lines of a file.
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

  /// Reads the next line, without its end.
  ///
  /// - Returns: `nil` after the last line.
  /// - Throws: ``Almanac/Problem`` when the disk fails, a line is too long, or it is UTF-16.
  package mutating func next() throws(Problem) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if position == piece.count {
        if !isAtEnd { try refill() }
        if isAtEnd {
          if line.isEmpty { return nil }
          number += 1
          return trimmed(line)
        }
      }
      let end = piece[position...].firstIndex(of: UInt8(ascii: "\n")) ?? piece.count
      line += piece[position..<end]
      position = end
      guard line.count <= LineReader.longestLine else {
        throw Problem(
          "the line is longer than \(LineReader.longestLine / 1_048_576) MiB",
          at: .init(file: name, line: number + 1),
          remedy: "write one record a line"
        )
      }
      if position < piece.count {
        position += 1
        number += 1
        return trimmed(line)
      }
    }
  }

  private mutating func refill() throws(Problem) {
    (piece, position) = try pieces.next()
    isAtEnd = piece.isEmpty
  }

  private func trimmed(_ line: [UInt8]) -> [UInt8] {
    line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }
}
