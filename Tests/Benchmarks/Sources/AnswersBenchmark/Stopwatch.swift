import Foundation

/// Runs whole processes and takes their time.
enum Stopwatch {
  /// What a process took, in milliseconds.
  struct Time {
    /// From its start to its end.
    let wall: Double
    /// Of the processors, which other programs on the machine change less.
    let processor: Double
  }

  /// Runs a process to its end.
  ///
  /// - Parameters:
  ///   - arguments: The program's path, and what it is given.
  ///   - database: The almanac, in `ALMANAC_DB`.
  ///   - input: A file for standard input.
  /// - Returns: What it took; output goes nowhere.
  static func run(_ arguments: [String], database: String, input: String?) -> Time {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = terminated(arguments)
    var variables = terminated(["ALMANAC_DB=\(database)", "PATH=/usr/bin:/bin", "COLUMNS=80"])
    defer {
      for word in words + variables { free(word) }
    }
    var process: pid_t = 0
    var status: Int32 = 0
    var usage = rusage()
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawn(&process, arguments[0], &actions, nil, &words, &variables) == 0,
      wait4(process, &status, 0, &usage) == process
    else { fatalError("\(arguments[0]) cannot be started") }
    let time = clock.now - start
    // The status of a process that ended by itself with 0 is 0.
    guard status == 0 else { fatalError("\(arguments.joined(separator: " ")) failed: \(status)") }
    return Time(
      wall: Double(time.components.attoseconds) * 1e-15 + Double(time.components.seconds) * 1e3,
      processor: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    )
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1e3 + Double(time.tv_usec) * 1e-3
  }

  /// Texts as C takes them, with a null pointer at the end.
  private static func terminated(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var pointers: [UnsafeMutablePointer<CChar>?] = []
    for text in texts { pointers.append(strdup(text)) }
    return pointers + [nil]
  }

  /// The middle of some times.
  static func median(_ times: [Double]) -> Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
