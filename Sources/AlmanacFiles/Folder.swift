package import Almanac
internal import FoundationEssentials

/// Folders, and moving files about.
package enum Folder {
  /// Whether something is there.
  ///
  /// - Parameter path: A file or folder.
  /// - Returns: Whether it exists.
  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Whether a folder is there.
  ///
  /// - Parameter path: A folder.
  /// - Returns: `false` for a file.
  package static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// What tells whether a file was changed: its size, and when it was written last.
  package struct Stamp: Equatable, Sendable {
    /// Its size.
    package let bytes: Int
    private let written: Double

    init(bytes: Int, written: Double) {
      self.bytes = bytes
      self.written = written
    }
  }

  /// The stamp of a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: `nil` when it is not there.
  package static func stamp(of path: String) -> Stamp? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      // What a number comes as depends on whether the program also has Foundation's bridge.
      let bytes = attributes[.size] as? Int
        ?? (attributes[.size] as? any BinaryInteger).map({ Int($0) }),
      let date = attributes[.modificationDate] as? Date
    else { return nil }
    return Stamp(bytes: bytes, written: date.timeIntervalSinceReferenceDate)
  }

  /// The names in a folder, in order.
  ///
  /// - Parameter path: The folder.
  /// - Returns: File and folder names without their path.
  /// - Throws: ``Almanac/Problem`` when it cannot be read.
  package static func names(in path: String) throws(Problem) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw Problem(
        "the folder cannot be read",
        at: .init(file: path),
        remedy: "look at its name and rights"
      )
    }
  }

  /// Makes a folder, and those it lies in.
  ///
  /// - Parameter path: The folder.
  /// - Throws: ``Almanac/Problem`` when it cannot be made.
  package static func make(_ path: String) throws(Problem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        "the folder cannot be made",
        at: .init(file: path),
        remedy: "choose a place that you may write to"
      )
    }
  }

  /// Moves a file or folder to a name that is free.
  ///
  /// - Parameters:
  ///   - path: What to move.
  ///   - destination: Its new path.
  /// - Throws: ``Almanac/Problem`` when it cannot be moved.
  package static func move(_ path: String, to destination: String) throws(Problem) {
    do {
      try FileManager.default.moveItem(atPath: path, toPath: destination)
    } catch {
      throw Problem(
        "the file or folder cannot be put in its place",
        at: .init(file: destination),
        remedy: "see whether something is there already"
      )
    }
  }

  /// Removes a file or folder, if it is there.
  ///
  /// - Parameter path: What to remove.
  package static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The folder that a path lies in.
  ///
  /// - Parameter path: A file or folder.
  /// - Returns: `.` for a bare name.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  ///
  /// - Parameter path: A file or folder.
  /// - Returns: Its own name.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
