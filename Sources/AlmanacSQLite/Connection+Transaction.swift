internal import CSQLite

/// When a transaction takes its locks.
public enum TransactionKind: Sendable {
  /// Takes the right to write at once, so that it never fails half-way because another wrote.
  case immediate
  /// Takes a snapshot with the first read; for reading.
  case deferred
  /// Takes the right to write, and without WAL also keeps readers out.
  case exclusive

  var begin: SQL {
    switch self {
    case .immediate: "BEGIN IMMEDIATE"
    case .deferred: "BEGIN DEFERRED"
    case .exclusive: "BEGIN EXCLUSIVE"
    }
  }
}

extension Connection {
  /// Runs a closure in a transaction: all that it writes is kept, or nothing.
  ///
  /// Any throw rolls back, from the closure as from the COMMIT. Inside another transaction it is a
  /// savepoint: a throw undoes what this closure wrote, and leaves the rest to the outer one. If
  /// SQLite itself rolled back (on a full disk, say), later statements of the closure fail rather
  /// than run outside of any transaction.
  ///
  /// - Parameters:
  ///   - kind: When to take the locks.
  ///   - body: Reads and writes; it is given this connection.
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, or what SQLite refused.
  @inlinable
  public borrowing func transaction<Result, Failure: ExpressibleBySQLiteError>(
    _ kind: TransactionKind = .immediate,
    _ body: (borrowing Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try enclose(kind, Failure.init(sqlite:), body)
  }

  /// Runs a closure that may throw anything in a transaction.
  ///
  /// - Parameters:
  ///   - kind: When to take the locks.
  ///   - body: Reads and writes; it is given this connection.
  /// - Returns: What the closure returned.
  /// - Throws: What the closure throws, or what SQLite refused.
  @inlinable
  @_disfavoredOverload
  public borrowing func transaction<Result>(
    _ kind: TransactionKind = .immediate,
    _ body: (borrowing Connection) throws -> Result
  ) throws -> Result {
    try enclose(kind, { $0 as any Error }, body)
  }

  @inlinable
  borrowing func enclose<Result, Failure: Error>(
    _ kind: TransactionKind,
    _ lift: (SQLiteError) -> Failure,
    _ body: (borrowing Connection) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let isNested: Bool
    do throws(SQLiteError) {
      isNested = try begin(kind)
    } catch {
      throw lift(error)
    }
    let result: Result
    do throws(Failure) {
      result = try body(self)
    } catch {
      rollBack(isNested: isNested)
      throw error
    }
    do throws(SQLiteError) {
      try commit(isNested: isNested)
    } catch {
      rollBack(isNested: isNested)
      throw lift(error)
    }
    return result
  }

  /// Begins a transaction, or a savepoint inside one.
  @usableFromInline
  borrowing func begin(_ kind: TransactionKind) throws(SQLiteError) -> Bool {
    try handle.checkTransactionIsOpen()
    let isNested = isInTransaction
    // Savepoints of one name nest: RELEASE and ROLLBACK TO take the innermost.
    try run(isNested ? "SAVEPOINT nested" : kind.begin)
    handle.transactionDepth += 1
    return isNested
  }

  @usableFromInline
  borrowing func commit(isNested: Bool) throws(SQLiteError) {
    try run(isNested ? "RELEASE nested" : "COMMIT")
    handle.transactionDepth -= 1
  }

  /// Rolls back, and leaves no transaction open that the caller believes closed.
  @usableFromInline
  borrowing func rollBack(isNested: Bool) {
    handle.transactionDepth -= 1
    guard isInTransaction else { return }
    handle.watch.suspended {
      if isNested, isRun("ROLLBACK TO nested"), isRun("RELEASE nested") { return }
      // A savepoint that cannot be undone takes the whole transaction with it: the outer body is
      // then refused its next statement. A statement that still runs can stop a ROLLBACK only
      // while an interrupt is pending, which its reset ends.
      if isRun("ROLLBACK") { return }
      handle.resetRunningStatements()
      _ = isRun("ROLLBACK")
    }
  }

  private borrowing func isRun(_ sql: SQL) -> Bool {
    do throws(SQLiteError) {
      try run(sql)
      return true
    } catch {
      return false
    }
  }
}

extension Handle {
  /// Resets every statement that has a row pending.
  func resetRunningStatements() {
    var statement = unsafe sqlite3_next_stmt(database, nil)
    while let pointer = unsafe statement {
      if unsafe sqlite3_stmt_busy(pointer) != 0 { unsafe sqlite3_reset(pointer) }
      unsafe statement = unsafe sqlite3_next_stmt(database, pointer)
    }
  }
}
