package import Almanac
internal import SystemPackage

/// A file, or standard input, read in pieces from front to back.
package struct InputFile: ~Copyable, Sendable {
  /// What messages call it.
  package let name: String

  /// How many bytes it has, if that can be told before reading.
  package let size: Int?

  private let descriptor: FileDescriptor?
  private let isOwned: Bool
  private let kept: [UInt8]

  /// Whether the contents are in memory, and so come in one piece.
  package var isInMemory: Bool { descriptor == nil }

  /// How many bytes are read at a time.
  package static let pieceSize = 256 * 1024

  /// Opens a file.
  ///
  /// - Parameter path: The file; `-` for standard input.
  /// - Throws: ``Almanac/Problem`` if it cannot be opened, or is a folder.
  package init(path: String) throws(Problem) {
    kept = []
    if path == "-" {
      name = "standard input"
      size = nil
      descriptor = .standardInput
      isOwned = false
      return
    }
    name = path
    isOwned = true
    (descriptor, size) = try InputFile.open(path)
  }

  private static func open(_ path: String) throws(Problem) -> (FileDescriptor, size: Int?) {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      // What cannot be wound back, as a pipe, refuses.
      guard let end = try? file.seek(offset: 0, from: .end) else { return (file, nil) }
      try file.seek(offset: 0, from: .start)
      return (file, Int(end))
    } catch {
      throw FileProblem.cannot("read", path, error)
    }
  }

  /// A file whose contents are in memory; they are one piece.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - contents: What it holds.
  package init(name: String, contents: [UInt8]) {
    self.name = name
    size = contents.count
    descriptor = nil
    isOwned = false
    kept = contents
  }

  deinit {
    if isOwned { try? descriptor?.close() }
  }

  /// Reads the next piece.
  ///
  /// - Returns: At most ``pieceSize`` bytes of a file; empty at its end. Contents in memory are
  ///   returned whole, each time.
  /// - Throws: ``Almanac/Problem`` when the disk fails.
  package func piece() throws(Problem) -> [UInt8] {
    guard let descriptor else { return kept }
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: InputFile.pieceSize) { buffer, count in
        count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
    } catch {
      throw FileProblem.cannot("read", name, error)
    }
  }

  /// Reads the rest of it.
  ///
  /// - Parameters:
  ///   - beginning: What was read of it before.
  ///   - limit: The most bytes to take.
  /// - Returns: All bytes, the beginning included.
  /// - Throws: ``Almanac/Problem`` when the disk fails or the file is larger.
  package func contents(
    after beginning: [UInt8] = [],
    atMost limit: Int
  ) throws(Problem) -> [UInt8] {
    var all = beginning
    if descriptor == nil { return kept }
    if let size { all.reserveCapacity(min(size, limit)) }
    while true {
      let piece = try piece()
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= limit else {
        throw Problem(
          "the file is larger than \(limit / 1_048_576) MiB",
          at: .init(file: name),
          remedy: "split it"
        )
      }
    }
  }
}

/// What the operating system refused, in words.
enum FileProblem {
  static func cannot(_ act: String, _ path: String, _ error: any Error) -> Problem {
    let reason =
      switch error {
      case Errno.noSuchFileOrDirectory: "there is no such file"
      case Errno.permissionDenied, Errno.notPermitted:
        "it may not be \(act == "read" ? "read" : "written")"
      case Errno.isDirectory: "it is a folder"
      case Errno.noSpace: "the disk is full"
      case Errno.readOnlyFileSystem: "the disk is read-only"
      case Errno.fileExists: "it is there already"
      case let errno as Errno: "the system says: \(errno)"
      default: "the system refuses"
      }
    return Problem(
      "cannot \(act) the file: \(reason)",
      at: .init(file: path),
      remedy: "look at its name and rights"
    )
  }
}
