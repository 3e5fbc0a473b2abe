import Almanac
import AlmanacSQLite

/// An almanac in one SQLite file: records on three clocks, append-only.
///
/// A store is opened by one task and used by it alone; others open their own. Readers do not wait for
/// the writer, but while a batch is written that makes most of the file. One writer writes at a time,
/// a second one waits five seconds and then says that it is busy.
public struct Store: ~Copyable {
  /// What is done when there is no file.
  public enum Creation: Sendable {
    /// Nothing: it is an error.
    case never
    /// An empty almanac is made.
    case ifMissing
    /// An empty almanac is made, and it is an error if the file is there already.
    case always
  }

  /// The file.
  public let path: String

  /// The page cache, in kibibytes below zero: as much as readers like, and what leaves room for the
  /// sorting of an index, which takes as much again, in 150 MiB.
  static let usualCache = -64_000
  static let bulkCache = -32_000

  let database: Connection
  let ledger = Ledger()

  /// Opens an almanac, or makes one.
  ///
  /// Nothing is written to a file that is not an almanac.
  ///
  /// - Parameters:
  ///   - path: The file, or `:memory:`.
  ///   - creation: What is done when there is no file.
  /// - Throws: ``StoreError`` if the file is missing, is no almanac, was written by a newer
  ///   program, or cannot be opened. One that may only be read can be read.
  public init(path: String, creation: Creation = .never) throws(StoreError) {
    self.path = path
    database = try Store.connect(path, creation)
  }

  /// A copy of an almanac in memory, also in memory.
  ///
  /// - Parameter other: The almanac; not one in a file.
  /// - Throws: ``StoreError`` if there is no room for it.
  /// - Complexity: O(*n*) in bytes; a hundred times as fast as making and filling one.
  package init(copyInMemoryOf other: borrowing Store) throws(StoreError) {
    precondition(other.database.path.isEmpty, "an almanac in a file is copied with a backup")
    path = other.path
    do throws(SQLiteError) {
      database = try Connection(serialized: try other.database.serialized())
    } catch {
      throw StoreError(sqlite: error)
    }
  }

  /// Lets SQLite do without counting its memory in this process, which makes writing faster.
  ///
  /// For a program that sets no limit on it, before it opens its first almanac.
  package static func forgoMemoryCounts() { Connection.forgoMemoryCounts() }

  private static func connect(
    _ path: String,
    _ creation: Creation
  ) throws(StoreError) -> Connection {
    do throws(StoreError) {
      let database = try Store.open(path, creation)
      do throws(StoreError) {
        try Store.prepare(database, creation)
        return database
      } catch {
        guard error.kind == .cannotCreate, creation == .never else { throw error }
        // In a folder that is read-only, SQLite cannot make the files that readers and writers
        // share. Where there are none, nobody is writing, and the file can be read by itself.
        return try Store.openAlone(database.path, or: error)
      }
    } catch {
      var located = error
      located.problem.place.file = path
      throw located
    }
  }

  private static func openAlone(
    _ path: String,
    or reason: StoreError
  ) throws(StoreError) -> Connection {
    do {
      let database = try Connection(path: path, access: .immutable)
      try Store.prepare(database, .never)
      return database
    } catch {
      throw reason
    }
  }

  private static func open(
    _ path: String,
    _ creation: Creation
  ) throws(StoreError) -> Connection {
    do throws(SQLiteError) {
      let mayCreate = creation != .never || path == ":memory:"
      return try Connection(path: path, access: mayCreate ? .create : .readWrite)
    } catch {
      if error.isCannotOpen, creation == .never {
        throw StoreError(
          .notFound,
          "there is no almanac here that can be opened",
          remedy: "make one with 'almanac init', or name another with --db"
        )
      }
      if error.isCannotOpen {
        throw StoreError(
          .cannotCreate,
          "the almanac cannot be created here",
          remedy: "make the folder first, and see that you may write to it"
        )
      }
      throw StoreError(sqlite: error)
    }
  }

  private static func prepare(
    _ database: borrowing Connection,
    _ creation: Creation
  ) throws(StoreError) {
    let (identity, objects) = try lifting { () throws(SQLiteError) in
      let objects = try database.row("SELECT count(*) FROM sqlite_schema") {
        row throws(SQLiteError) in try row.int(0)
      }
      return (try database.pragma(.applicationID), objects ?? 0)
    }
    let isAlmanac = identity == Migrator.applicationID
    guard isAlmanac || (objects == 0 && identity == 0) else {
      throw StoreError(
        .invalid,
        "the file is an SQLite database, but not an almanac; it was left as it is",
        remedy: "name another file"
      )
    }
    guard isAlmanac || creation != .never || objects > 0 else {
      throw StoreError(
        .invalid,
        "the file is empty, not an almanac",
        remedy: "make one with 'almanac init'"
      )
    }
    guard !isAlmanac || creation != .always else {
      throw StoreError(
        .cannotCreate,
        "there is an almanac here already; it was left as it is",
        remedy: "use it, or name another file"
      )
    }
    if !isAlmanac, !database.path.isEmpty {
      try lifting { () throws(SQLiteError) in
        // Records take a few hundred bytes and come in thousands: fewer, larger pages cost less.
        try database.setPragma(.pageSize, to: 8192)
        try database.setJournalMode(.wal)
      }
    }
    try Migrator.migrate(database)
    try lifting { () throws(SQLiteError) in
      try database.setPragma(.cacheSize, to: Store.usualCache)
    }
  }

  /// Reads, in the words of this library when SQLite refuses.
  func read<Value>(
    _ body: (borrowing Connection) throws(SQLiteError) -> Value
  ) throws(StoreError) -> Value {
    do throws(SQLiteError) {
      return try body(database)
    } catch {
      throw StoreError(sqlite: error)
    }
  }
}

/// The batch that is being written, if any; shared by what a store lends out.
final class Ledger {
  var batch: OpenBatch?
  /// After how many records of a batch the store first thinks of writing in bulk.
  var firstLook = 4096
  /// How many bytes of records a batch must put at least to be written while nobody reads.
  var leastAlone = 64 * 1_048_576
}
