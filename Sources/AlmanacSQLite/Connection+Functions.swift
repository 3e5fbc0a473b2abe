internal import CSQLite

/// What SQLite may assume about a function.
public struct FunctionTraits: OptionSet, Sendable {
  /// SQLite's flags.
  public let rawValue: Int32

  /// Takes SQLite's flags.
  ///
  /// - Parameter rawValue: The flags.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// Equal arguments give equal results, so it may be used in indices and evaluated once.
  public static let deterministic = Self(rawValue: SQLITE_DETERMINISTIC)
  /// It changes nothing and tells no secrets, so views, triggers and CHECKs may call it.
  public static let innocuous = Self(rawValue: SQLITE_INNOCUOUS)
  /// Only statements may call it, never views, triggers or CHECKs.
  public static let directOnly = Self(rawValue: SQLITE_DIRECTONLY)
}

final class FunctionBox {
  let body: (borrowing Connection, [Value]) throws -> Value
  unowned let handle: Handle

  init(handle: Handle, body: @escaping (borrowing Connection, [Value]) throws -> Value) {
    self.handle = handle
    self.body = body
  }

  func call(
    _ context: OpaquePointer?,
    _ count: Int32,
    _ arguments: UnsafeMutablePointer<OpaquePointer?>?
  ) {
    do {
      var values: [Value] = []
      values.reserveCapacity(Int(count))
      for index in 0..<Int(count) {
        guard let argument = unsafe arguments?[index], let value = unsafe Value(argument) else {
          throw SQLiteError(
            code: SQLITE_MISMATCH,
            message: "argument \(index + 1) is not valid UTF-8"
          )
        }
        values.append(value)
      }
      unsafe try body(Connection(handle: handle), values).result(of: context)
    } catch {
      let message = (error as? SQLiteError)?.message ?? String(describing: error)
      unsafe sqlite3_result_error(context, message, Int32(clamping: message.utf8.count))
    }
  }
}

extension Connection {
  /// Adds a function that statements of this connection can call.
  ///
  /// - Parameters:
  ///   - name: Its name in SQL.
  ///   - argumentCount: How many arguments it takes; nothing for any number.
  ///   - traits: What SQLite may assume about it.
  ///   - body: Makes the result. A statement fails with the message of what it throws.
  /// - Throws: ``SQLiteError`` if the name is too long, or statements are running.
  public borrowing func addFunction(
    _ name: String,
    argumentCount: Int? = nil,
    traits: FunctionTraits = [.deterministic],
    _ body: @escaping ([Value]) throws -> Value
  ) throws(SQLiteError) {
    try addQueryingFunction(name, argumentCount: argumentCount, traits: traits) { _, values in
      try body(values)
    }
  }

  /// Adds a function that reads the database to make its result.
  ///
  /// - Parameters:
  ///   - name: Its name in SQL.
  ///   - argumentCount: How many arguments it takes; nothing for any number.
  ///   - traits: What SQLite may assume about it.
  ///   - body: Makes the result; it is given this connection, to read with.
  /// - Throws: ``SQLiteError`` if the name is too long, or statements are running.
  public borrowing func addQueryingFunction(
    _ name: String,
    argumentCount: Int? = nil,
    traits: FunctionTraits = [],
    _ body: @escaping (borrowing Connection, [Value]) throws -> Value
  ) throws(SQLiteError) {
    let box = FunctionBox(handle: handle, body: body)
    let code = unsafe sqlite3_create_function_v2(
      handle.database,
      name,
      Int32(clamping: argumentCount ?? -1),
      SQLITE_UTF8 | traits.rawValue,
      Unmanaged.passRetained(box).toOpaque(),
      { context, count, arguments in
        guard let data = unsafe sqlite3_user_data(context) else { return }
        let box = unsafe Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
        unsafe box.call(context, count, arguments)
      },
      nil,
      nil,
      // SQLite calls this in any case, even if adding the function fails.
      { box in
        guard let box = unsafe box else { return }
        unsafe Unmanaged<FunctionBox>.fromOpaque(box).release()
      }
    )
    try handle.check(code)
  }
}

extension Value {
  /// Copies an argument; nothing for TEXT that is not valid UTF-8.
  init?(_ value: OpaquePointer) {
    switch unsafe sqlite3_value_type(value) {
    case SQLITE_INTEGER:
      self = unsafe .int(Int(sqlite3_value_int64(value)))
    case SQLITE_FLOAT:
      self = unsafe .double(sqlite3_value_double(value))
    case SQLITE_TEXT:
      let start = unsafe sqlite3_value_text(value)
      let count = unsafe Int(sqlite3_value_bytes(value))
      let bytes = unsafe UnsafeBufferPointer(start: start, count: unsafe start == nil ? 0 : count)
      guard let text = unsafe String(validating: bytes, as: UTF8.self) else { return nil }
      self = .text(text)
    case SQLITE_BLOB:
      let start = unsafe sqlite3_value_blob(value)
      let count = unsafe Int(sqlite3_value_bytes(value))
      let bytes = unsafe UnsafeRawBufferPointer(
        start: start,
        count: unsafe start == nil ? 0 : count
      )
      self = unsafe .blob(Array(bytes))
    default:
      self = .null
    }
  }

  /// Makes this the result of a function.
  func result(of context: OpaquePointer?) {
    switch self {
    case .null:
      unsafe sqlite3_result_null(context)
    case .int(let number):
      unsafe sqlite3_result_int64(context, Int64(number))
    case .double(let number):
      unsafe sqlite3_result_double(context, number)
    case .text(let text):
      unsafe sqlite3_result_text64(
        context,
        text,
        UInt64(text.utf8.count),
        almanac_sqlite_transient(),
        UInt8(SQLITE_UTF8)
      )
    case .blob(let bytes) where bytes.isEmpty:
      unsafe sqlite3_result_zeroblob(context, 0)
    case .blob(let bytes):
      unsafe sqlite3_result_blob64(context, bytes, UInt64(bytes.count), almanac_sqlite_transient())
    }
  }
}
