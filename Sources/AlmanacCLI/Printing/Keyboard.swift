internal import Foundation

/// The keyboard of a terminal: single keys and lines.
///
/// The terminal waits for single keys only while one is asked for. Whatever ends the program then,
/// it is left as it was.
final class Keyboard {
  /// A key.
  enum Key: Equatable {
    /// A letter, digit or mark.
    case character(Character)
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D, or a terminal that is gone.
    case end
    /// Any other: arrows, Escape and the like.
    case other
  }

  private let usual: termios

  /// The keyboard; `nil` where standard input or output is no terminal.
  init?() {
    var state = termios()
    guard isatty(0) == 1, isatty(1) == 1, unsafe tcgetattr(0, &state) == 0 else { return nil }
    usual = state
  }

  /// Asks for a key, and waits for it.
  ///
  /// - Parameter question: What is shown once keys are taken singly.
  /// - Returns: The key.
  func key(_ question: String) -> Key {
    var single = usual
    single.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    single.c_iflag &= ~tcflag_t(IXON | ICRNL)
    unsafe withUnsafeMutableBytes(of: &single.c_cc) { bytes in
      unsafe bytes[Int(VMIN)] = 1
      unsafe bytes[Int(VTIME)] = 0
    }
    Restorer.arm(usual)
    unsafe tcsetattr(0, TCSADRAIN, &single)
    defer { Restorer.restore() }
    Console.write(question)
    guard let first = byte() else { return .end }
    switch first {
    case 3: return .interrupt
    case 4: return .end
    case 0x1B:
      // An arrow is Escape and more letters, which have come already.
      while isWaiting, byte() != nil {}
      return .other
    case 0..<0x20, 0x7F: return .other
    default:
      var bytes = [first]
      let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
      for _ in 0..<more { if let next = byte() { bytes.append(next) } }
      return String(decoding: bytes, as: UTF8.self).first.map(Key.character) ?? .other
    }
  }

  /// Waits for a line, which the terminal lets a person edit; `nil` at Ctrl-D.
  func line() -> String? {
    var bytes: [UInt8] = []
    while let next = byte() {
      if next == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(next)
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private var isWaiting: Bool {
    var question = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&question, 1, 20) > 0
  }

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = unsafe read(0, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }
}

/// Leaves the terminal as it was, also when a signal ends the program.
private enum Restorer {
  // A handler of signals can take no argument, and may use nothing that takes a lock.
  nonisolated(unsafe) private static var usual: termios?

  /// Remembers how the terminal is.
  static func arm(_ state: termios) {
    unsafe usual = state
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      signal(number) { number in
        Restorer.restore()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Makes the terminal as it was.
  static func restore() {
    guard var state = unsafe usual else { return }
    unsafe tcsetattr(0, TCSADRAIN, &state)
  }
}
