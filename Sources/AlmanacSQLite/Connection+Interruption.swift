extension Connection {
  /// Stops this connection's statements from elsewhere.
  public var interrupter: Interrupter { handle.interrupter }

  /// Whether a statement stops when its task is cancelled.
  ///
  /// True unless set, if the connection was opened inside a task.
  ///
  /// The statement fails with an error that ``SQLiteError/isInterrupted``, and a transaction
  /// around it rolls back. Short statements may end before they notice.
  public var interruptsOnCancellation: Bool {
    get { handle.watch.stopsOnCancellation }
    nonmutating set { handle.watch.stopsOnCancellation = newValue }
  }

  /// Runs a closure whose statements must end in time.
  ///
  /// - Parameters:
  ///   - limit: How long all of them together may take. An outer limit that ends sooner stays.
  ///   - body: Reads and writes; it is given this connection.
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws. A statement that runs longer fails with an error that
  ///   ``SQLiteError/isInterrupted``.
  public borrowing func withTimeLimit<Result, Failure: Error>(
    _ limit: Duration,
    _ body: (borrowing Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = handle.watch.deadline
    let deadline = ContinuousClock.now.advanced(by: limit)
    handle.watch.deadline = min(deadline, outer ?? deadline)
    defer { handle.watch.deadline = outer }
    return try body(self)
  }

  /// Asks a closure, about every thousand instructions of SQLite's machine, whether to go on.
  ///
  /// - Parameter handler: Returns false to stop the statement, which then fails with an error that
  ///   ``SQLiteError/isInterrupted``. It must not use this connection. Nothing removes the handler.
  public borrowing func setProgressHandler(_ handler: (() -> Bool)?) {
    handle.watch.progress = handler
  }
}
