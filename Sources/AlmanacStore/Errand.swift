internal import Dispatch
internal import Synchronization

/// Something that another thread does meanwhile, with a connection of its own.
final class Errand<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, StoreError>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  /// Sends a thread off.
  ///
  /// - Parameter body: What it does.
  init(_ body: @escaping @Sendable () throws(StoreError) -> Value) {
    DispatchQueue.global().async {
      let result = Result { () throws(StoreError) in try body() }
      self.outcome.withLock { $0 = result }
      self.done.signal()
    }
  }

  /// Waits for the thread.
  ///
  /// - Returns: What it made.
  /// - Throws: What it threw.
  func finish() throws(StoreError) -> Value {
    done.wait()
    guard let result = outcome.withLock({ $0 }) else {
      preconditionFailure("an errand is done when it has an outcome")
    }
    done.signal()
    return try result.get()
  }
}
