internal import Foundation
internal import Synchronization

/// Standard output and standard error.
enum Console {
  /// What is written while an answer is captured.
  private final class Sink: Sendable {
    let text = Mutex("")
  }

  @TaskLocal private static var sink: Sink?

  /// Runs a closure and keeps what it writes to standard output.
  ///
  /// - Returns: What it wrote.
  static func capturing(_ body: () throws -> Void) rethrows -> String {
    let own = Sink()
    try $sink.withValue(own) { try body() }
    return own.text.withLock { $0 }
  }

  /// Writes data to standard output.
  ///
  /// A reader that has enough (`| head`) ends the program quietly.
  static func write(_ text: String) {
    if let sink { return sink.text.withLock { $0 += text } }
    write(Array(text.utf8))
  }

  /// Writes data that is UTF-8 already to standard output.
  static func write(_ bytes: [UInt8]) {
    if let sink {
      let text = String(decoding: bytes, as: UTF8.self)
      return sink.text.withLock { $0 += text }
    }
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes[start...].withUnsafeBytes { buffer in
        unsafe Foundation.write(1, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { exit(errno == EPIPE ? 0 : 74) }
      start += count
    }
  }

  /// Writes a remark to standard error.
  ///
  /// While an answer is captured there is nobody to read it.
  static func note(_ text: String) {
    if sink != nil { return }
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// The program itself.
enum Program {
  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  /// The name that ledgers keep.
  static let name = "almanac \(version)"
}
