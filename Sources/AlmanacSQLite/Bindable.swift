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
}

extension Value: Bindable {
  /// The value itself.
  public var sqliteValue: Value { self }
}

extension String: Bindable {
  /// The string as TEXT.
  public var sqliteValue: Value { .text(self) }
}

extension Substring: Bindable {
  /// A copy of the substring as TEXT.
  public var sqliteValue: Value { .text(String(self)) }
}

extension Int: Bindable {
  /// The number as INTEGER.
  public var sqliteValue: Value { .int(self) }
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
}

extension Bool: Bindable {
  /// 1 for true, 0 for false.
  public var sqliteValue: Value { .int(self ? 1 : 0) }
}

extension Array: Bindable where Element == UInt8 {
  /// The bytes as BLOB.
  public var sqliteValue: Value { .blob(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The wrapped value, or NULL.
  public var sqliteValue: Value { self?.sqliteValue ?? .null }
}
