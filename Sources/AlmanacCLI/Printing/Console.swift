internal import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes data to standard output.
  ///
  /// A reader that has enough (`| head`) ends the program quietly.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
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
  static func note(_ text: String) {
    var bytes = Array((text + "\n").utf8)
    bytes.append(0)
    FileHandle.standardError.write(Data(bytes.dropLast()))
  }
}

/// The program itself.
enum Program {
  /// The version, as `--version` prints it.
  static let version = "0.1.0"

  /// The name that ledgers keep.
  static let name = "almanac \(version)"
}
