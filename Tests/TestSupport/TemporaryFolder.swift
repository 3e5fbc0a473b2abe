public import Foundation

/// A folder of its own for a test, removed with it.
public final class TemporaryFolder {
  /// The folder.
  public let url: URL

  /// Makes a folder that no other test has.
  ///
  /// - Throws: When the system has no room for it.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "almanac-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder.
  ///
  /// - Parameter name: The file's name.
  /// - Returns: Its path, whether it is there or not.
  public func path(_ name: String) -> String {
    url.appending(path: name).path(percentEncoded: false)
  }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - text: What it holds.
  /// - Returns: Its path.
  /// - Throws: When it cannot be written.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Writes a file of bytes.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - bytes: What it holds.
  /// - Returns: Its path.
  /// - Throws: When it cannot be written.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url.appending(path: name))
    return path(name)
  }

  /// Reads a file.
  ///
  /// - Parameter name: Its name.
  /// - Returns: Its bytes.
  /// - Throws: When it cannot be read.
  public func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appending(path: name)))
  }
}

/// The repository's top-level folder.
public let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
