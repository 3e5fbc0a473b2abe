internal import Foundation
internal import Synchronization

/// Ctrl-C, or a polite kill, while something is written: the first asks it to stop, the second ends
/// the program.
enum Interruption {
  private static let flag = Atomic(false)

  /// Whether somebody asked to stop.
  static var isWanted: Bool { flag.load(ordering: .relaxed) }

  /// Takes Ctrl-C and the polite kill over from the system.
  static func watch() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }
}
