internal import CSQLite

/// One value of SQLite, with its storage class.
public enum Value: Hashable, Sendable {
  /// NULL: nothing is known.
  case null
  /// An INTEGER of 64 bits.
  case int(Int)
  /// A REAL.
  case double(Double)
  /// A TEXT.
  case text(String)
  /// A BLOB.
  case blob([UInt8])

  /// The value's storage class.
  public var storageClass: StorageClass {
    switch self {
    case .null: .null
    case .int: .integer
    case .double: .real
    case .text: .text
    case .blob: .blob
    }
  }
}

/// How SQLite stores a value.
public enum StorageClass: Int32, Sendable, CustomStringConvertible {
  /// A signed integer of 64 bits.
  case integer = 1
  /// A floating-point number.
  case real = 2
  /// Text.
  case text = 3
  /// Bytes.
  case blob = 4
  /// Nothing.
  case null = 5

  /// SQL's name for it.
  public var description: String {
    switch self {
    case .integer: "INTEGER"
    case .real: "REAL"
    case .text: "TEXT"
    case .blob: "BLOB"
    case .null: "NULL"
    }
  }
}
