internal import CSQLite

/// How far a checkpoint goes.
public enum CheckpointMode: Sendable {
  /// Writes back what it can without waiting for anybody.
  case passive
  /// Waits for writers, and writes back all.
  case full
  /// As full, and lets the next writer start the log anew.
  case restart
  /// As restart, and cuts the log to nothing.
  case truncate

  var rawValue: Int32 {
    switch self {
    case .passive: SQLITE_CHECKPOINT_PASSIVE
    case .full: SQLITE_CHECKPOINT_FULL
    case .restart: SQLITE_CHECKPOINT_RESTART
    case .truncate: SQLITE_CHECKPOINT_TRUNCATE
    }
  }
}

/// What a checkpoint did.
public struct Checkpoint: Hashable, Sendable {
  /// Pages in the log; nothing if the database is not in WAL mode.
  public let pagesInLog: Int?
  /// How many of them are in the database file now.
  public let pagesWrittenBack: Int?

  /// Whether the database file alone holds everything.
  public var isComplete: Bool { pagesInLog == pagesWrittenBack }
}

extension Connection {
  /// Writes the write-ahead log back to the database file.
  ///
  /// - Parameter mode: How far to go.
  /// - Returns: How far it went. A passive one that others held up is incomplete, and no error.
  /// - Throws: ``SQLiteError`` if others were busy for too long, or the disk refused.
  @discardableResult
  public borrowing func checkpoint(
    _ mode: CheckpointMode = .passive
  ) throws(SQLiteError) -> Checkpoint {
    var inLog: Int32 = -1
    var written: Int32 = -1
    let code = unsafe sqlite3_wal_checkpoint_v2(
      handle.database,
      nil,
      mode.rawValue,
      &inLog,
      &written
    )
    try handle.check(code)
    return Checkpoint(
      pagesInLog: inLog < 0 ? nil : Int(inLog),
      pagesWrittenBack: written < 0 ? nil : Int(written)
    )
  }
}
