internal import Foundation
internal import Synchronization

/// Who holds the lock of an almanac.
enum LockHolder {
  /// The byte of the shared index that a writer locks: SQLite's `WAL_WRITE_LOCK`.
  ///
  /// See <https://sqlite.org/walformat.html#locks>.
  private static let writeLock = "120"

  /// The program that writes to the almanac that was opened; `nil` where the system does not tell.
  static var writer: String? {
    guard let path = DatabaseOptions.opened.withLock({ $0 }),
      let attributes = try? FileManager.default.attributesOfItem(atPath: path + "-shm"),
      let file = attributes[.systemFileNumber] as? Int,
      let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
    else { return nil }
    for line in locks.split(separator: "\n") {
      // 1: POSIX  ADVISORY  WRITE 1234 08:01:5678 120 120
      let words = line.split(separator: " ").map(String.init)
      guard words.count == 8, words[1] == "POSIX", words[3] == "WRITE", words[6] == writeLock,
        words[5].split(separator: ":").last.flatMap({ Int($0) }) == file
      else { continue }
      return "process \(words[4])\(command(of: words[4]).map { " (\($0))" } ?? "")"
    }
    return nil
  }

  private static func command(of process: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
      return nil
    }
    let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    guard let program = words.first?.split(separator: "/").last else { return nil }
    let text = ([String(program)] + words.dropFirst()).joined(separator: " ")
    return text.count > 80 ? text.prefix(80) + "…" : text
  }
}
