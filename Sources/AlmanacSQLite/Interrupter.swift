internal import CSQLite
internal import Synchronization

/// Stops a connection's running statements from any thread or task.
///
/// It may outlive its connection; then it does nothing.
///
/// ```swift
/// let interrupter = database.interrupter
/// Task { try await Task.sleep(for: .seconds(5)); interrupter.interrupt() }
/// ```
public final class Interrupter: Sendable {
  // The address as a number: pointers are not Sendable, and this one is used under the lock only.
  private let database: Mutex<UInt?>

  init(database: OpaquePointer) {
    self.database = Mutex(UInt(bitPattern: database))
  }

  /// Stops what runs now: it fails with an error that ``SQLiteError/isInterrupted``.
  ///
  /// Statements that begin later run, unless one that runs now has not ended by then.
  public func interrupt() {
    database.withLock { address in
      guard let address, let pointer = unsafe OpaquePointer(bitPattern: address) else { return }
      unsafe sqlite3_interrupt(pointer)
    }
  }

  /// Forgets the database, which is about to close.
  func retire() {
    database.withLock { $0 = nil }
  }
}
