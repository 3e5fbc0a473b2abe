internal import CSQLite

/// What SQLite refused to do, and in which statement.
///
/// It carries result codes, a message and the text of the statement, and never a bound value:
/// values may be private, and errors end up in logs.
public struct SQLiteError: Error, Hashable, Sendable {
  /// SQLite's extended result code, such as 2067 for a broken UNIQUE constraint.
  public let extendedCode: Int32

  /// One sentence without a full stop, mostly SQLite's own.
  public let message: String

  /// The text of the statement that failed, if a statement did.
  public let sql: String?

  /// How many bytes into ``sql`` the fault lies, if SQLite knows.
  public let offset: Int?

  /// Who holds the lock, if another process does and the system tells.
  public let holder: LockHolder?

  /// SQLite's primary result code, such as 19 for a broken constraint.
  public var code: Int32 { extendedCode & 0xFF }

  /// Describes a failure.
  ///
  /// - Parameters:
  ///   - code: A result code of SQLite, primary or extended.
  ///   - message: What happened; without bound values.
  ///   - sql: The statement's text, if a statement failed.
  ///   - offset: How many bytes into the text the fault lies.
  ///   - holder: Who holds the lock, if that is the reason.
  public init(
    code: Int32,
    message: String,
    sql: String? = nil,
    offset: Int? = nil,
    holder: LockHolder? = nil
  ) {
    self.extendedCode = code
    self.message = message
    self.sql = sql
    self.offset = offset
    self.holder = holder
  }
}

extension SQLiteError: CustomStringConvertible {
  /// The message, SQLite's name for the code, and the statement.
  public var description: String {
    let name = unsafe String(cString: sqlite3_errstr(extendedCode))
    let what = name == message ? message : "\(message) (\(name), code \(extendedCode))"
    guard let sql else { return what }
    return "\(what) in: \(sql)"
  }
}

extension SQLiteError {
  /// Another connection held the lock for longer than this one was told to wait.
  public var isBusy: Bool { code == SQLITE_BUSY }

  /// Another statement of the same connection holds the table.
  public var isLocked: Bool { code == SQLITE_LOCKED }

  /// The statement was stopped: by an ``Interrupter``, a time limit or a cancelled task.
  public var isInterrupted: Bool { code == SQLITE_INTERRUPT }

  /// The disk or the database's page limit is full.
  public var isFull: Bool { code == SQLITE_FULL }

  /// The file, its folder or the connection may only be read.
  public var isReadOnly: Bool { code == SQLITE_READONLY }

  /// A write was broken off and must be undone before anybody reads, which takes the right to write.
  public var isUnfinished: Bool { extendedCode == SQLITE_READONLY | 3 << 8 }

  /// The file is damaged.
  public var isCorrupt: Bool { code == SQLITE_CORRUPT }

  /// The file is no SQLite database, or an encrypted one.
  public var isNotADatabase: Bool { code == SQLITE_NOTADB }

  /// A constraint of the schema was broken.
  public var isConstraint: Bool { code == SQLITE_CONSTRAINT }

  /// A PRIMARY KEY, UNIQUE or row id constraint was broken: such a row is there already.
  public var isDuplicate: Bool {
    [
      SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 10 << 8,
    ].contains(extendedCode)
  }

  /// A FOREIGN KEY constraint was broken.
  public var isForeignKey: Bool { extendedCode == SQLITE_CONSTRAINT | 3 << 8 }

  /// The file could not be opened or created.
  public var isCannotOpen: Bool { code == SQLITE_CANTOPEN }

  /// The operating system refused a read, a write, a sync or a lock.
  public var isIO: Bool { code == SQLITE_IOERR }

  /// Memory ran out, or the heap limit was reached.
  public var isOutOfMemory: Bool { code == SQLITE_NOMEM || extendedCode == SQLITE_IOERR | 12 << 8 }

  /// The authorizer refused the statement.
  public var isDenied: Bool { code == SQLITE_AUTH }

  /// A value has another storage class than was asked for.
  public var isMismatch: Bool { code == SQLITE_MISMATCH }

  /// A text, a blob, a row or a statement is longer than a limit allows.
  public var isTooBig: Bool { code == SQLITE_TOOBIG }

  /// The schema, SQL text or pragma is wrong in a way that has no code of its own.
  public var isGeneric: Bool { code == SQLITE_ERROR }
}

/// An error that can be made from an ``SQLiteError``.
///
/// A layer that wraps this one lets its error conform; then its closures may throw that error
/// through the transaction and row functions of ``Connection``, typed.
public protocol ExpressibleBySQLiteError: Error {
  /// Wraps an error of SQLite.
  ///
  /// - Parameter error: What SQLite refused.
  init(sqlite error: SQLiteError)
}

extension SQLiteError: ExpressibleBySQLiteError {
  /// The error itself.
  ///
  /// - Parameter error: What SQLite refused.
  @inlinable
  public init(sqlite error: SQLiteError) { self = error }
}
