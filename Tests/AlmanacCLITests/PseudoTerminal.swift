import Foundation

/// A terminal whose keys a test presses, and whose screen it reads.
final class PseudoTerminal {
  private let ours: FileHandle
  private let theirs: FileHandle
  private var screen = ""

  /// A terminal that no program uses yet.
  init() throws {
    var ends: (ours: Int32, theirs: Int32) = (-1, -1)
    guard unsafe openpty(&ends.ours, &ends.theirs, nil, nil, nil) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    for end in [ends.ours, ends.theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ours = FileHandle(fileDescriptor: ends.ours, closeOnDealloc: true)
    theirs = FileHandle(fileDescriptor: ends.theirs, closeOnDealloc: true)
  }

  /// The modes of its line: echo, whole lines, signals.
  var modes: tcflag_t {
    var state = termios()
    unsafe tcgetattr(theirs.fileDescriptor, &state)
    return state.c_lflag
  }

  /// Lets a program use it for all that it reads and writes.
  func start(_ executable: URL, _ arguments: [String], _ environment: [String: String]) throws
    -> Process
  {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    process.standardInput = theirs
    process.standardOutput = theirs
    process.standardError = theirs
    try process.run()
    return process
  }

  /// Presses keys.
  func press(_ keys: String) throws {
    try ours.write(contentsOf: Data(keys.utf8))
  }

  /// Waits until some words are on the screen, and takes all up to them from it.
  ///
  /// - Returns: What was there up to the words; `nil` if they do not come.
  func wait(for words: String, seconds: Double = 30) throws -> String? {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      if let range = screen.range(of: words) {
        let before = String(screen[..<range.upperBound])
        screen = String(screen[range.upperBound...])
        return before
      }
      var question = pollfd(fd: ours.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&question, 1, 100) > 0, question.revents & Int16(POLLIN) != 0 else {
        continue
      }
      screen += String(decoding: ours.availableData, as: UTF8.self)
        .replacing("\r\n", with: "\n")
    }
    return nil
  }
}
