package import Almanac
internal import SystemPackage

/// A new file, written from front to back through a buffer.
package struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: FileDescriptor
  private var buffer: [UInt8] = []

  /// Makes a file that is not there yet.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``Almanac/Problem`` if it cannot be made, or is there already.
  package init(path: String) throws(Problem) {
    self.path = path
    do {
      descriptor = try FileDescriptor.open(
        FilePath(path),
        .writeOnly,
        options: [.create, .exclusiveCreate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead]
      )
    } catch {
      throw FileProblem.cannot("write", path, error)
    }
    buffer.reserveCapacity(InputFile.pieceSize * 2)
  }

  deinit {
    try? descriptor.close()
  }

  /// Appends bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: ``Almanac/Problem`` when the disk is full or fails.
  package mutating func write(_ bytes: [UInt8]) throws(Problem) {
    buffer += bytes
    if buffer.count >= InputFile.pieceSize { try flush() }
  }

  /// Hands what is buffered to the system.
  ///
  /// - Throws: ``Almanac/Problem`` when the disk is full or fails.
  package mutating func finish() throws(Problem) {
    try flush()
  }

  private mutating func flush() throws(Problem) {
    do {
      _ = try descriptor.writeAll(buffer)
    } catch {
      throw FileProblem.cannot("write", path, error)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
