internal import CSQLite

/// What SQLite asks, every thousand steps of its machine, whether to go on.
///
/// It stops a statement for three reasons: the task was cancelled, the time is up, or the
/// program's own progress handler says so.
@safe
final class Watch {
  /// How many instructions run between two questions: some ten microseconds.
  static let interval: Int32 = 1000

  var deadline: ContinuousClock.Instant? { didSet { update() } }
  var progress: (() -> Bool)? { didSet { update() } }
  var stopsOnCancellation: Bool { didSet { update() } }

  private var suspensions = 0
  private var reason: String?
  private let database: OpaquePointer

  init(database: OpaquePointer) {
    unsafe self.database = unsafe database
    // Outside of any task there is nothing to cancel.
    stopsOnCancellation = unsafe withUnsafeCurrentTask { unsafe $0 != nil }
    update()
  }

  /// Has SQLite ask if anything can stop a statement now, and else not: it costs every step some
  /// forty nanoseconds, a tenth of an insert, even if it never comes to asking.
  private func update() {
    guard stopsOnCancellation || deadline != nil || progress != nil else {
      unsafe sqlite3_progress_handler(database, 0, nil, nil)
      return
    }
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe sqlite3_progress_handler(
      database,
      Watch.interval,
      { context in
        guard let context = unsafe context else { return 0 }
        let watch = unsafe Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
        return watch.mayGoOn() ? 0 : 1
      },
      context
    )
  }

  /// Lets statements run undisturbed: a rollback must not be stopped half-way.
  func suspended<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    suspensions += 1
    defer { suspensions -= 1 }
    return try body()
  }

  /// Why the latest statement was stopped, once.
  func takeReason() -> String? {
    defer { reason = nil }
    return reason
  }

  private func mayGoOn() -> Bool {
    guard suspensions == 0 else { return true }
    if stopsOnCancellation, Task.isCancelled {
      reason = "the task was cancelled"
    } else if let deadline, ContinuousClock.now >= deadline {
      reason = "the time limit was reached"
    } else if let progress, !progress() {
      reason = "the progress handler stopped it"
    } else {
      return true
    }
    return false
  }
}
