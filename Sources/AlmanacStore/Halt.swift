import AlmanacSQLite

/// Why a walk or a transaction ends early, in the form that the wrapper's closures may throw.
///
/// ``StoreError`` is public and the wrapper is not, so it cannot be that form itself.
enum Halt: ExpressibleBySQLiteError {
  /// It failed.
  case failed(StoreError)
  /// It was to keep nothing: a rehearsal, or a batch that changed nothing.
  case nothingKept

  init(_ error: StoreError) {
    self = .failed(error)
  }

  init(sqlite error: SQLiteError) {
    self = .failed(StoreError(sqlite: error))
  }

  /// Lets a closure throw the store's errors inside of one that throws this.
  static func lifting<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(Halt) -> Value {
    do throws(StoreError) {
      return try body()
    } catch {
      throw .failed(error)
    }
  }

  /// Lets a closure throw this inside of one that throws the store's errors.
  static func lowering(_ body: () throws(Halt) -> Void) throws(StoreError) {
    do throws(Halt) {
      try body()
    } catch {
      if case .failed(let reason) = error { throw reason }
    }
  }
}
