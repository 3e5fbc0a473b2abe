package import Almanac
internal import CCompanion

/// Another program that is given a text on standard input and answers on standard output.
package struct Companion: Hashable, Sendable {
  /// The command, for the shell.
  package let command: String

  /// How long it may take, in seconds.
  package let seconds: Double

  /// How much it may print, in bytes.
  package let mostOutput: Int

  /// What a program answered.
  package struct Answer: Sendable {
    /// What it printed on standard output.
    package let output: [UInt8]
    /// The end of what it printed on standard error.
    package let remarks: String
  }

  /// A program that is started anew for each question.
  ///
  /// - Parameters:
  ///   - command: The command, for the shell.
  ///   - seconds: How long it may take; then it is killed with all that it started.
  ///   - mostOutput: How much it may print, in bytes.
  package init(_ command: String, seconds: Double, mostOutput: Int) {
    self.command = command
    self.seconds = seconds
    self.mostOutput = mostOutput
  }

  /// Asks it.
  ///
  /// - Parameters:
  ///   - input: What it reads on standard input.
  ///   - isStopped: Asked ten times a second whether to give up.
  /// - Returns: Its answer; `nil` if it was stopped.
  /// - Throws: ``Almanac/Problem`` when it cannot be started, takes too long, prints too much, or
  ///   ends with another code than 0.
  package func answer(
    to input: [UInt8],
    isStopped: () -> Bool = { false }
  ) throws(Problem) -> Answer? {
    let quoted = "'\(command)'"
    let started = unsafe input.withUnsafeBufferPointer { bytes in
      unsafe almanac_companion_start(command, bytes.baseAddress, bytes.count, mostOutput)
    }
    guard let process = unsafe started else {
      throw Problem("\(quoted) cannot be started", remedy: "see whether the system has room for it")
    }
    defer { unsafe almanac_companion_end(process) }
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if isStopped() { return nil }
      let left = end - ContinuousClock.now
      guard left > .zero else {
        throw Problem(
          "\(quoted) did not answer within \(JSON.numeral(seconds)) s, and was stopped",
          remedy: "allow it more time with --extractor-seconds"
        )
      }
      switch unsafe almanac_companion_step(process, left < .milliseconds(100) ? 10 : 100) {
      case 0: continue
      case 1: break
      default:
        throw Problem(
          "\(quoted) printed more than \(mostOutput / 1_048_576) MiB, and was stopped",
          remedy: "let it print one JSON object, and no more"
        )
      }
      break
    }
    var count = 0
    let errors = unsafe Companion.bytes(almanac_companion_errors(process, &count), count)
    let remarks = String(decoding: errors, as: UTF8.self).trimmed
    let code = unsafe almanac_companion_code(process)
    guard code == 0 else {
      let said = remarks.split(separator: "\n").suffix(3).joined(separator: "\n    ")
      throw Problem(
        "\(quoted) ended with code \(code)" + (said.isEmpty ? "" : "; it said:\n    \(said)"),
        remedy: "try it by hand: it gets one JSON object on standard input"
      )
    }
    return Answer(
      output: unsafe Companion.bytes(almanac_companion_output(process, &count), count),
      remarks: remarks
    )
  }

  private static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}

extension String {
  /// The text without white space around it.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
