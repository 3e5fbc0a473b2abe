internal import Foundation

/// Where output goes: how wide it is, and whether it takes colours.
struct Terminal {
  /// How many columns it has.
  var width: Int
  /// Whether colours may be used.
  var hasColor: Bool

  /// Standard output as it is.
  static var current: Terminal {
    let isTerminal = isatty(1) == 1
    let environment = ProcessInfo.processInfo.environment
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isDumb = environment["TERM"] == "dumb"
    return Terminal(
      width: columns(environment) ?? 80,
      hasColor: isTerminal && !isPlain && !isDumb
    )
  }

  private static func columns(_ environment: [String: String]) -> Int? {
    if let text = environment["COLUMNS"], let columns = Int(text), columns >= 20 { return columns }
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return nil }
    return Int(size.ws_col)
  }

  /// A text in faint type, where that can be.
  func dim(_ text: String) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  /// A text in bold type, where that can be.
  func bold(_ text: String) -> String {
    hasColor && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
