internal import CSQLite

/// A setting of SQLite that is a whole number.
public struct IntegerPragma: Sendable {
  let get: SQL
  let name: String

  private init(_ name: String, _ get: SQL) {
    self.name = name
    self.get = get
  }

  /// The version of the schema, in the file's header; the program's own number.
  public static let userVersion = Self("user_version", "PRAGMA user_version")
  /// The program's number that marks its files, in the file's header.
  public static let applicationID = Self("application_id", "PRAGMA application_id")
  /// How many times the schema changed; for reading, as setting it may damage the file.
  public static let schemaVersion = Self("schema_version", "PRAGMA schema_version")
  /// A number that changes when another connection commits.
  public static let dataVersion = Self("data_version", "PRAGMA data_version")
  /// Bytes of a page; settable before the first table.
  public static let pageSize = Self("page_size", "PRAGMA page_size")
  /// Pages of the file.
  public static let pageCount = Self("page_count", "PRAGMA page_count")
  /// The most pages the file may have.
  public static let maximumPageCount = Self("max_page_count", "PRAGMA max_page_count")
  /// Pages of the file that hold nothing.
  public static let freePageCount = Self("freelist_count", "PRAGMA freelist_count")
  /// The page cache: pages, or kibibytes if negative.
  public static let cacheSize = Self("cache_size", "PRAGMA cache_size")
  /// How many threads help to sort what is large, each with as much memory as the cache; none at 0.
  public static let sortingThreads = Self("threads", "PRAGMA threads")
  /// How many bytes of the file to map into memory; none at 0.
  public static let memoryMapSize = Self("mmap_size", "PRAGMA mmap_size")
  /// How often to sync: 0 never, 1 at checkpoints in WAL mode, 2 at each commit, 3 extra.
  public static let synchronous = Self("synchronous", "PRAGMA synchronous")
  /// How many pages the log holds before a commit writes them back; 0 for never.
  public static let checkpointInterval = Self("wal_autocheckpoint", "PRAGMA wal_autocheckpoint")
  /// To how many bytes a journal or log is cut after use; -1 for no limit.
  public static let journalSizeLimit = Self("journal_size_limit", "PRAGMA journal_size_limit")
  /// Where temporary tables live: 0 as built, 1 in files, 2 in memory.
  public static let temporaryStore = Self("temp_store", "PRAGMA temp_store")
  /// Whether deleted content is overwritten: 0 no, 1 yes, 2 where it costs nothing.
  public static let secureDelete = Self("secure_delete", "PRAGMA secure_delete")
  /// Whether the file shrinks by itself: 0 no, 1 yes, 2 when asked.
  public static let autoVacuum = Self("auto_vacuum", "PRAGMA auto_vacuum")
  /// Whether foreign keys are enforced; they are, unless turned off.
  public static let foreignKeys = Self("foreign_keys", "PRAGMA foreign_keys")
  /// Whether foreign keys are checked at COMMIT rather than at each statement.
  public static let deferForeignKeys = Self("defer_foreign_keys", "PRAGMA defer_foreign_keys")
  /// Whether CHECK constraints are passed over by statements that are prepared from now on.
  public static let ignoreCheckConstraints = Self(
    "ignore_check_constraints",
    "PRAGMA ignore_check_constraints"
  )
  /// Whether every write is refused.
  public static let queryOnly = Self("query_only", "PRAGMA query_only")
  /// Whether triggers may fire themselves.
  public static let recursiveTriggers = Self("recursive_triggers", "PRAGMA recursive_triggers")
  /// Whether pages are checked more thoroughly when read.
  public static let cellSizeCheck = Self("cell_size_check", "PRAGMA cell_size_check")
}

/// How SQLite keeps a transaction undoable.
public enum JournalMode: String, Sendable {
  /// A journal beside the file, deleted after each transaction.
  case delete
  /// A journal beside the file, cut to nothing after each transaction.
  case truncate
  /// A journal beside the file, overwritten.
  case persist
  /// A journal in memory: a crash can damage the file.
  case memory
  /// A write-ahead log: readers and a writer do not wait for each other.
  case wal
  /// No journal: nothing can be rolled back.
  case off
}

extension Connection {
  /// Reads a setting.
  ///
  /// - Parameter pragma: Which.
  /// - Returns: Its number.
  /// - Throws: ``SQLiteError`` if the file cannot be read.
  public borrowing func pragma(_ pragma: IntegerPragma) throws(SQLiteError) -> Int {
    let number = try row(pragma.get) { row throws(SQLiteError) in try row.int(0) }
    guard let number else {
      throw SQLiteError(
        code: SQLITE_ERROR,
        message: "this SQLite has no such setting",
        sql: pragma.get.description
      )
    }
    return number
  }

  /// Changes a setting.
  ///
  /// - Parameters:
  ///   - pragma: Which.
  ///   - number: Its new number.
  /// - Throws: ``SQLiteError`` if the file cannot be written.
  public borrowing func setPragma(
    _ pragma: IntegerPragma,
    to number: Int
  ) throws(SQLiteError) {
    // A pragma takes no bound value; a name of ours and a number cannot carry anything else.
    try handle.runScript(SQL(untrusted: "PRAGMA \(pragma.name) = \(number)"))
  }

  /// Turns foreign keys on or off for statements that run from now on, within a transaction too,
  /// where the pragma would do nothing.
  ///
  /// - Parameter isEnforced: Whether rows are held to them; what was written meanwhile is not.
  /// - Throws: ``SQLiteError`` if SQLite refuses.
  public borrowing func setForeignKeys(enforced isEnforced: Bool) throws(SQLiteError) {
    let code = unsafe almanac_sqlite_configure(
      handle.database,
      SQLITE_DBCONFIG_ENABLE_FKEY,
      isEnforced ? 1 : 0
    )
    try handle.check(code)
  }

  /// Reads the journal mode.
  ///
  /// - Returns: The mode of the database.
  /// - Throws: ``SQLiteError`` if the file cannot be read.
  public borrowing func journalMode() throws(SQLiteError) -> JournalMode {
    let name = try row("PRAGMA journal_mode") { row throws(SQLiteError) in try row.text(0) }
    return name.flatMap(JournalMode.init(rawValue:)) ?? .delete
  }

  /// Changes the journal mode.
  ///
  /// - Parameter mode: The new mode. WAL is remembered in the file, the others are not.
  /// - Throws: ``SQLiteError`` if SQLite kept the old mode: a database in memory has no log, and
  ///   nobody else may be using the file.
  public borrowing func setJournalMode(_ mode: JournalMode) throws(SQLiteError) {
    let sql = SQL(untrusted: "PRAGMA journal_mode = \(mode.rawValue)")
    let name = try row(sql) { row throws(SQLiteError) in try row.text(0) }
    guard name == mode.rawValue else {
      throw SQLiteError(
        code: SQLITE_ERROR,
        message: "the journal mode stays '\(name ?? "")'",
        sql: sql.description
      )
    }
  }
}
