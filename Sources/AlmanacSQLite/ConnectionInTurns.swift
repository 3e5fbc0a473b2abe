internal import Dispatch

/// A connection that several threads use, one at a time.
///
/// ```swift
/// let words = ConnectionInTurns(try Connection(path: ""))
/// queue.async {
///   try words.use { database, _ throws(SQLiteError) in try database.run("VACUUM") }
/// }
/// ```
public final class ConnectionInTurns: @unchecked Sendable {
  // SQLite leaves it to us that no two threads are in a connection at once; which thread it is does
  // not matter. What the turn guards is handed to closures that can neither copy nor keep it.
  private let database: Connection
  private let statements: KeptStatements
  // What a Mutex guards, the thread sanitizer cannot see to be guarded; it can see semaphores.
  private let turn = DispatchSemaphore(value: 1)

  /// Takes a connection over.
  ///
  /// - Parameter database: The connection.
  public init(_ database: consuming sending Connection) {
    statements = KeptStatements(database)
    self.database = database
  }

  /// Uses the connection, when nobody else does.
  ///
  /// - Parameter body: Uses it, and statements that stay checked out of it.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  /// - Precondition: The closure does not use the connection by this method, and keeps no statement.
  public func use<Value: Sendable>(
    _ body: (borrowing Connection, KeptStatements) throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> Value {
    turn.wait()
    defer { turn.signal() }
    return try body(database, statements)
  }
}
