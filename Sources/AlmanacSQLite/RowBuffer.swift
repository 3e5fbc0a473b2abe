/// Rows on their way into tables: the values for their statements, in one piece of memory.
///
/// It is filled where there is no database, on any task. Running it binds and steps, and copies and
/// allocates nothing, so that the one task that may write is not held up by preparing.
///
/// ```swift
/// var rows = RowBuffer()
/// rows.begin("INSERT INTO alias (chip, position, alias) VALUES (?1, ?2, ?3)")
/// rows.bind(0)
/// rows.bind("Hopper")
/// rows.end()
/// let statements = KeptStatements(database)
/// try rows.run(key: chip, with: statements)
/// ```
public struct RowBuffer: Sendable {
  /// What stands before a value, and after the last of a row.
  enum Mark {
    static let null: UInt8 = 0
    static let integer: UInt8 = 1
    static let real: UInt8 = 2
    static let text: UInt8 = 3
    static let end: UInt8 = 4
  }

  /// The statement of each row.
  private var statements: [SQL] = []

  /// The rows: for each value its mark, then eight bytes of a number, or four of a length and a text.
  private var bytes: [UInt8] = []

  /// No rows.
  public init() {}

  /// The number of rows.
  public var count: Int { statements.count }

  /// Makes room.
  ///
  /// - Parameters:
  ///   - rows: For how many rows.
  ///   - size: For how many bytes of texts and numbers.
  public mutating func reserve(rows: Int, bytes size: Int) {
    statements.reserveCapacity(rows)
    bytes.reserveCapacity(size)
  }

  /// Begins a row.
  ///
  /// - Parameter statement: What takes it. Its first parameter is the key that the row is run with;
  ///   the row's own values follow, one for each further parameter.
  public mutating func begin(_ statement: SQL) { statements.append(statement) }

  /// Ends a row.
  public mutating func end() { bytes.append(Mark.end) }

  /// Adds NULL.
  public mutating func bindNull() { bytes.append(Mark.null) }

  /// Adds a TEXT, or NULL for none.
  ///
  /// - Parameter value: The text, shorter than 4 GiB.
  /// - Complexity: O(*n*)
  public mutating func bind(_ value: String?) {
    guard let value else { return bindNull() }
    bind(bytesOf: value)
  }

  /// Adds a part of a text as a TEXT.
  ///
  /// - Parameter value: The part, shorter than 4 GiB.
  /// - Complexity: O(*n*)
  public mutating func bind(_ value: Substring) { bind(bytesOf: value) }

  private mutating func bind(bytesOf value: some StringProtocol) {
    let text = value.utf8
    bytes.append(Mark.text)
    append(UInt32(clamping: text.count))
    bytes.append(contentsOf: text)
  }

  /// Adds an INTEGER, or NULL for none.
  ///
  /// - Parameter value: The number.
  public mutating func bind(_ value: Int?) {
    guard let value else { return bindNull() }
    bytes.append(Mark.integer)
    append(UInt64(bitPattern: Int64(value)))
  }

  /// Adds a REAL, or NULL for none.
  ///
  /// - Parameter value: The number. A NaN is refused when the row is run.
  public mutating func bind(_ value: Double?) {
    guard let value else { return bindNull() }
    bytes.append(Mark.real)
    append(value.bitPattern)
  }

  /// Runs the statement of every row.
  ///
  /// - Parameters:
  ///   - key: What the first parameter of each is bound to.
  ///   - kept: Where the statements are kept.
  /// - Throws: ``SQLiteError`` from the first row that fails; those before it were run. A row of too
  ///   few or too many values fails.
  public func run(key: Int, with kept: KeptStatements) throws(SQLiteError) {
    try unsafe bytes.span.withUnsafeBytes { bytes throws(SQLiteError) in
      var position = 0
      for sql in statements {
        try kept.using(sql) { statement throws(SQLiteError) in
          try unsafe statement.run(key, rowOf: bytes, at: &position)
        }
      }
    }
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }
}
