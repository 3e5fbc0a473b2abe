public import Almanac
internal import AlmanacSQLite

/// What the store refused: a problem in words, and what kind of problem it is.
public struct StoreError: Error, Hashable, Sendable {
  /// What kind of problem it is, for a program that must act on it.
  public enum Kind: Hashable, Sendable {
    /// What was given does not hold together: a dangling reference, a damaged or foreign file.
    case invalid
    /// There is no such file or record.
    case notFound
    /// Another program holds the database.
    case busy
    /// The database cannot be created there.
    case cannotCreate
    /// The disk, or the memory, gave out.
    case inputOutput
    /// The question itself is wrong: SQL that does not compile, say.
    case question
  }

  /// What kind of problem it is.
  public let kind: Kind

  /// What happened, where, and what to do.
  public var problem: Problem

  /// Further problems of the same kind, for a batch that has several.
  public private(set) var others: [Problem] = []

  /// An error of the store.
  ///
  /// - Parameters:
  ///   - kind: What kind of problem it is.
  ///   - problem: What happened, where, and what to do.
  public init(_ kind: Kind, _ problem: Problem) {
    self.kind = kind
    self.problem = problem
  }

  /// The error, with further problems of the same kind.
  func followed(by others: [Problem]) -> StoreError {
    var error = self
    error.others = others
    return error
  }

  /// An error in one sentence.
  init(_ kind: Kind, _ what: String, remedy: String? = nil) {
    self.init(kind, Problem(what, remedy: remedy))
  }
}

extension StoreError: CustomStringConvertible {
  /// The problem in words.
  public var description: String { problem.description }
}

extension StoreError {
  /// An error of SQLite in this library's words.
  init(sqlite error: SQLiteError) {
    let said = "SQLite says: \(error.message)"
    if error.isBusy || error.isLocked {
      self.init(
        .busy,
        "another program is writing to the almanac"
          + (error.holder.map { ": \($0)" } ?? ""),
        remedy: "wait until it is done, then run this again"
      )
    } else if error.isNotADatabase {
      self.init(.invalid, "the file is not an SQLite database", remedy: "name another file")
    } else if error.isDamage {
      self.init(
        .invalid,
        "the database file is damaged (\(said))",
        remedy: "restore it from a backup or a snapshot: almanac init --from SNAPSHOT"
      )
    } else if error.isFull {
      self.init(.inputOutput, "the disk is full; nothing was written", remedy: "make room first")
    } else if error.isUnfinished {
      self.init(
        .cannotCreate,
        "a program was stopped while it wrote to the almanac, and what it had begun must be undone",
        remedy: "let somebody look at it who may write to the file and its folder; that undoes it"
      )
    } else if error.isReadOnly {
      self.init(
        .cannotCreate,
        "the almanac cannot be written to: the file or its folder is read-only",
        remedy: "copy the file to a folder that you may write to"
      )
    } else if error.isCannotOpen {
      self.init(.cannotCreate, "the file cannot be opened (\(said))", remedy: "look at its rights")
    } else if error.isInterrupted {
      self.init(
        .question,
        "it took too long and was stopped",
        remedy: "ask for less, or allow more time"
      )
    } else if error.isOutOfMemory {
      self.init(
        .inputOutput,
        "memory ran out; nothing was written",
        remedy: "close other programs, or ask for less at a time"
      )
    } else if error.isIO {
      self.init(
        .inputOutput,
        "the disk failed (\(said))",
        remedy: "see that the disk is sound, then try again"
      )
    } else {
      self.init(.invalid, said)
    }
  }
}

extension SQLiteError {
  /// The file holds what was never written to it: SQLite's own structures do not fit, a column has
  /// another type than its table allows, or the full text's tables are not those of full text.
  fileprivate var isDamage: Bool {
    isCorrupt || isMismatch || (isGeneric && message.contains("fts5 file format"))
  }
}

/// Runs a closure and tells SQLite's errors in the store's words.
func lifting<Value: ~Copyable>(
  _ body: () throws(SQLiteError) -> Value
) throws(StoreError) -> Value {
  do throws(SQLiteError) {
    return try body()
  } catch {
    throw StoreError(sqlite: error)
  }
}
