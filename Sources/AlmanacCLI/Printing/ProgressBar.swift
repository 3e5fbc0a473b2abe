internal import Foundation

/// A bar on standard error that shows how far long work is; where that is no terminal, a line a
/// minute.
final class ProgressBar {
  private let name: String
  private let unit: String
  private let total: Int?
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private let isTerminal = isatty(2) == 1
  private let pause: Duration

  /// - Parameters:
  ///   - name: What is being done.
  ///   - unit: What is counted.
  ///   - total: How many there will be, if that is known.
  init(_ name: String, unit: String, total: Int?) {
    self.name = name
    self.unit = unit
    self.total = total
    pause = .seconds(ProgressBar.secondsBetweenLines)
  }

  /// Every how many seconds a line is written where there is no terminal.
  private static var secondsBetweenLines: Double {
    let asked = ProcessInfo.processInfo.environment["ALMANAC_PROGRESS_SECONDS"].flatMap(Double.init)
    return asked.map { $0 > 0 && $0 < 1e9 ? $0 : 60 } ?? 60
  }

  /// Shows that so many are done, at most ten times a second, and not in the first half second.
  func update(_ done: Int) {
    let now = ContinuousClock.now
    if isTerminal {
      guard now - start > .milliseconds(500), now - (lastDrawn ?? start) > .milliseconds(100) else {
        return
      }
    } else {
      guard now - (lastDrawn ?? start) >= pause else { return }
    }
    lastDrawn = now
    let seconds = Double((now - start).components.seconds) + 0.001
    let rate = Int(Double(done) / seconds)
    var line = "\(name): \(done) \(unit), \(rate)/s"
    if let total, total > 0, done <= total {
      if !isTerminal {
        let left = rate > 0 ? (total - done) / rate : 0
        return Console.note("\(line), \(done * 100 / total) %, \(left) s left")
      }
      let filled = done * 30 / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      let left = rate > 0 ? (total - done) / rate : 0
      line = "\(name) \(bar) \(done * 100 / total) %, \(left) s left"
    }
    guard isTerminal else { return Console.note(line) }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
  }

  /// Takes the bar away.
  func finish() {
    guard isTerminal, lastDrawn != nil else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }
}
