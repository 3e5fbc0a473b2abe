internal import Foundation

/// A bar on standard error that shows how far long work is; nothing where that is no terminal.
final class ProgressBar {
  private let name: String
  private let unit: String
  private let total: Int?
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private let isShown = isatty(2) == 1

  /// - Parameters:
  ///   - name: What is being done.
  ///   - unit: What is counted.
  ///   - total: How many there will be, if that is known.
  init(_ name: String, unit: String, total: Int?) {
    self.name = name
    self.unit = unit
    self.total = total
  }

  /// Shows that so many are done, at most ten times a second, and not in the first half second.
  func update(_ done: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(500), lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true
    else { return }
    lastDrawn = now
    let seconds = Double((now - start).components.seconds) + 0.001
    let rate = Int(Double(done) / seconds)
    var line = "\(name): \(done) \(unit), \(rate)/s"
    if let total, total > 0, done <= total {
      let filled = done * 30 / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      let left = rate > 0 ? (total - done) / rate : 0
      line = "\(name) \(bar) \(done * 100 / total) %, \(left) s left"
    }
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
  }

  /// Takes the bar away.
  func finish() {
    guard isShown, lastDrawn != nil else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
  }
}
