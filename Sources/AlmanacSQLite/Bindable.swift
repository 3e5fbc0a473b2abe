/// A type whose values can be given to a statement.
///
/// A type of the domain conforms by saying which value of SQLite stands for it:
///
/// ```swift
/// extension Slug: Bindable {
///   var sqliteValue: Value { .text(description) }
/// }
/// ```
public protocol Bindable {
  /// The value of SQLite that stands for this one.
  var sqliteValue: Value { get }

  /// Binds the value to a parameter.
  ///
  /// A conforming type need not write this; the types of the standard library do, to save a copy.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  func bind(to statement: inout Statement, at index: Int) throws(SQLiteError)
}

extension Bindable {
  /// Binds ``sqliteValue``.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    switch sqliteValue {
    case .null: try statement.bindNull(to: index)
    case .int(let value): try statement.bind(value, to: index)
    case .double(let value): try statement.bind(value, to: index)
    case .text(let value): try statement.bind(value, to: index)
    case .blob(let value): try statement.bind(value, to: index)
    }
  }
}

extension Value: Bindable {
  /// The value itself.
  public var sqliteValue: Value { self }
}

extension String: Bindable {
  /// The string as TEXT.
  public var sqliteValue: Value { .text(self) }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, to: index)
  }
}

extension Substring: Bindable {
  /// A copy of the substring as TEXT.
  public var sqliteValue: Value { .text(String(self)) }
}

extension Int: Bindable {
  /// The number as INTEGER.
  public var sqliteValue: Value { .int(self) }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, to: index)
  }
}

extension Int32: Bindable {
  /// The number as INTEGER.
  public var sqliteValue: Value { .int(Int(self)) }
}

extension Int64: Bindable {
  /// The number as INTEGER.
  public var sqliteValue: Value { .int(Int(self)) }
}

extension Double: Bindable {
  /// The number as REAL.
  public var sqliteValue: Value { .double(self) }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, to: index)
  }
}

extension Bool: Bindable {
  /// 1 for true, 0 for false.
  public var sqliteValue: Value { .int(self ? 1 : 0) }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, to: index)
  }
}

extension Array: Bindable where Element == UInt8 {
  /// The bytes as BLOB.
  public var sqliteValue: Value { .blob(self) }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    try statement.bind(self, to: index)
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The wrapped value, or NULL.
  public var sqliteValue: Value { self?.sqliteValue ?? .null }

  /// Binds it without a detour.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - index: The parameter, from 1.
  /// - Throws: ``SQLiteError`` if there is no such parameter, or the value cannot be stored.
  @inlinable
  public func bind(to statement: inout Statement, at index: Int) throws(SQLiteError) {
    guard let value = self else { return try statement.bindNull(to: index) }
    try value.bind(to: &statement, at: index)
  }
}
