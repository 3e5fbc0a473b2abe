internal import CSQLite

/// How far a backup is.
public struct BackupProgress: Hashable, Sendable {
  /// Pages still to copy.
  public let remainingPages: Int
  /// Pages of the whole database.
  public let pageCount: Int
}

extension Connection {
  /// Copies the database into another one, while both may be in use.
  ///
  /// The copy is of one moment. If another connection writes meanwhile, copying begins anew by
  /// itself; writes of this connection go into the copy too. What the other database held is lost.
  ///
  /// - Parameters:
  ///   - destination: Where the copy goes. Nobody else may be using it.
  ///   - pagesPerStep: How many pages to copy before others get a turn.
  ///   - progress: Is told how far the copy is; by throwing it gives up, and the destination is
  ///     rolled back to what it was.
  /// - Throws: ``SQLiteError`` if a database could not be read or written, and what the closure
  ///   throws.
  /// - Complexity: O(*n*) in the size of the database.
  public borrowing func backUp<Failure: ExpressibleBySQLiteError>(
    to destination: borrowing Connection,
    pagesPerStep: Int = 256,
    progress: (BackupProgress) throws(Failure) -> Void
  ) throws(Failure) {
    guard
      let backup = unsafe sqlite3_backup_init(
        destination.handle.database,
        "main",
        handle.database,
        "main"
      )
    else {
      let code = unsafe sqlite3_errcode(destination.handle.database)
      throw Failure(sqlite: destination.handle.error(code))
    }
    var isFinished = false
    defer { if !isFinished { unsafe sqlite3_backup_finish(backup) } }
    let pages = Int32(clamping: max(pagesPerStep, 1))
    var waits = 0
    while true {
      let code = unsafe sqlite3_backup_step(backup, pages)
      switch code & 0xFF {
      case SQLITE_OK, SQLITE_DONE:
        waits = 0
        try unsafe progress(
          BackupProgress(
            remainingPages: Int(sqlite3_backup_remaining(backup)),
            pageCount: Int(sqlite3_backup_pagecount(backup))
          )
        )
      case SQLITE_BUSY where waits < 200, SQLITE_LOCKED where waits < 200:
        // The busy timeout does not cover this: some two seconds in all.
        waits += 1
        sqlite3_sleep(10)
      default:
        isFinished = true
        // Only the end of the backup tells the destination what went wrong.
        let code = unsafe sqlite3_backup_finish(backup)
        throw Failure(sqlite: destination.handle.error(code))
      }
      if code == SQLITE_DONE { return }
    }
  }

  /// Copies the database into another one, while both may be in use.
  ///
  /// - Parameter destination: Where the copy goes. Nobody else may be using it.
  /// - Throws: ``SQLiteError`` if a database could not be read or written.
  /// - Complexity: O(*n*) in the size of the database.
  public borrowing func backUp(to destination: borrowing Connection) throws(SQLiteError) {
    try backUp(to: destination) { _ throws(SQLiteError) in }
  }
}
