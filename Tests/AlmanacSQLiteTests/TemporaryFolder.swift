import Foundation

/// A folder of its own for one test, removed when the test ends.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("almanac-sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  borrowing func file(_ name: String) -> String { path + "/" + name }

  /// The size of a file in the folder; nothing if there is no such file.
  borrowing func size(_ name: String) -> Int? {
    try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int
  }
}
