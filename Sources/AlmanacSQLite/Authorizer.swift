internal import CSQLite

/// Something that a statement is about to be allowed to do.
public struct AuthorizedAction: Hashable, Sendable {
  /// What kind of action it is.
  public enum Kind: Int32, Sendable, CaseIterable {
    /// Names as in SQLite: the first and second name of the action say on what.
    case createIndex = 1
    case createTable, createTemporaryIndex, createTemporaryTable, createTemporaryTrigger
    case createTemporaryView, createTrigger, createView
    /// Delete rows of the table ``AuthorizedAction/first``.
    case delete = 9
    case dropIndex, dropTable, dropTemporaryIndex, dropTemporaryTable, dropTemporaryTrigger
    case dropTemporaryView, dropTrigger, dropView
    /// Insert rows into the table ``AuthorizedAction/first``.
    case insert = 18
    /// Use the pragma ``AuthorizedAction/first``, with the argument ``AuthorizedAction/second``.
    case pragma
    /// Read the column ``AuthorizedAction/second`` of the table ``AuthorizedAction/first``.
    case read
    /// Run a SELECT.
    case select
    /// Begin, commit or roll back.
    case transaction
    /// Update the column ``AuthorizedAction/second`` of the table ``AuthorizedAction/first``.
    case update
    /// Attach the file ``AuthorizedAction/first``.
    case attach
    case detach
    case alterTable = 26
    case reindex, analyze, createVirtualTable, dropVirtualTable
    /// Call the function ``AuthorizedAction/second``.
    case function = 31
    case savepoint
    /// Use a recursive common table expression.
    case recursive
  }

  /// What kind of action it is; nothing for one that this library does not know.
  public let kind: Kind?
  /// The action's first name, such as the table's.
  public let first: String?
  /// The action's second name, such as the column's.
  public let second: String?
  /// The database: `main`, `temp`, or an attached one.
  public let database: String?
  /// The trigger or view on whose behalf it happens, if any.
  public let origin: String?
}

/// What becomes of an action.
public enum Authorization: Sendable {
  /// It is allowed.
  case allow
  /// The statement fails with an error that ``SQLiteError/isDenied``.
  case deny
  /// It is left out: a column reads as NULL, and other actions do nothing.
  case ignore
}

final class AuthorizerBox {
  let decide: (AuthorizedAction) -> Authorization

  init(_ decide: @escaping (AuthorizedAction) -> Authorization) {
    self.decide = decide
  }
}

extension Connection {
  /// Asks a closure about everything that a statement is to do, while it is prepared.
  ///
  /// - Parameter decide: Allows or denies; it must not use this connection. Nothing removes it.
  ///   Statements prepared before are asked about again when they next run.
  public borrowing func setAuthorizer(_ decide: ((AuthorizedAction) -> Authorization)?) {
    // Idle statements would be prepared again anyway.
    unsafe handle.cache.removeAll()
    guard let decide else {
      unsafe sqlite3_set_authorizer(handle.database, nil, nil)
      handle.authorizer = nil
      return
    }
    let box = AuthorizerBox(decide)
    let context = unsafe Unmanaged.passUnretained(box).toOpaque()
    unsafe sqlite3_set_authorizer(
      handle.database,
      { context, kind, first, second, database, origin in
        guard let context = unsafe context else { return SQLITE_DENY }
        let box = unsafe Unmanaged<AuthorizerBox>.fromOpaque(context).takeUnretainedValue()
        let action = unsafe AuthorizedAction(
          kind: AuthorizedAction.Kind(rawValue: kind),
          first: first.map { unsafe String(cString: $0) },
          second: second.map { unsafe String(cString: $0) },
          database: database.map { unsafe String(cString: $0) },
          origin: origin.map { unsafe String(cString: $0) }
        )
        return switch box.decide(action) {
        case .allow: SQLITE_OK
        case .deny: SQLITE_DENY
        case .ignore: SQLITE_IGNORE
        }
      },
      context
    )
    handle.authorizer = box
  }
}
