extension Connection {
  /// Runs one statement and discards its rows.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  /// - Throws: ``SQLiteError``, with the statement's text.
  public borrowing func run(
    _ sql: SQL,
    _ values: (any Bindable)?...
  ) throws(SQLiteError) {
    var statement = try prepare(sql, binding: values)
    while try statement.step() {}
  }

  /// Runs one statement and discards its rows, with values whose types are known.
  ///
  /// The compiler prefers it where it can; it makes no array of the values.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  /// - Throws: ``SQLiteError``, with the statement's text.
  @inlinable
  public borrowing func run<each Bound: Bindable>(
    _ sql: SQL,
    _ values: repeat each Bound
  ) throws(SQLiteError) {
    var statement = try checkOut(sql)
    try statement.checkCount(Connection.count(repeat (each Bound).self))
    var index = 0
    repeat try statement.bindNext(each values, after: &index)
    try statement.run()
  }

  /// Reads every row of a statement.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - decode: Makes a value of a row.
  /// - Returns: The values, in the statement's order.
  /// - Throws: What failed in SQLite, or in decoding.
  /// - Complexity: O(*n*) calls of the decoder.
  @inlinable
  public borrowing func rows<Element, Failure: ExpressibleBySQLiteError>(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    as decode: (borrowing Row) throws(Failure) -> Element
  ) throws(Failure) -> [Element] {
    var elements: [Element] = []
    try walk(sql, values, Failure.init(sqlite:)) { row throws(Failure) in
      let element = try decode(row)
      elements.append(consume element)
      return true
    }
    return elements
  }

  /// Reads every row of a statement, with a decoder that may throw anything.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - decode: Makes a value of a row.
  /// - Returns: The values, in the statement's order.
  /// - Throws: What failed in SQLite, or in decoding.
  /// - Complexity: O(*n*) calls of the decoder.
  @inlinable
  @_disfavoredOverload
  public borrowing func rows<Element>(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    as decode: (borrowing Row) throws -> Element
  ) throws -> [Element] {
    var elements: [Element] = []
    try walk(sql, values, { $0 as any Error }) { row throws(any Error) in
      let element = try decode(row)
      elements.append(consume element)
      return true
    }
    return elements
  }

  /// Reads the first row of a statement, and leaves the others.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - decode: Makes a value of a row.
  /// - Returns: The value, or nothing if there is no row.
  /// - Throws: What failed in SQLite, or in decoding.
  @inlinable
  public borrowing func row<Element, Failure: ExpressibleBySQLiteError>(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    as decode: (borrowing Row) throws(Failure) -> Element
  ) throws(Failure) -> Element? {
    var element: Element?
    try walk(sql, values, Failure.init(sqlite:)) { row throws(Failure) in
      element = try decode(row)
      return false
    }
    return element
  }

  /// Reads the first row of a statement, with a decoder that may throw anything.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - decode: Makes a value of a row.
  /// - Returns: The value, or nothing if there is no row.
  /// - Throws: What failed in SQLite, or in decoding.
  @inlinable
  @_disfavoredOverload
  public borrowing func row<Element>(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    as decode: (borrowing Row) throws -> Element
  ) throws -> Element? {
    var element: Element?
    try walk(sql, values, { $0 as any Error }) { row throws(any Error) in
      element = try decode(row)
      return false
    }
    return element
  }

  /// Reads a statement row by row, without collecting anything.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - body: Takes a row; it stops the walk by throwing.
  /// - Throws: What failed in SQLite, or what the closure throws.
  @inlinable
  public borrowing func forEach<Failure: ExpressibleBySQLiteError>(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    do body: (borrowing Row) throws(Failure) -> Void
  ) throws(Failure) {
    try walk(sql, values, Failure.init(sqlite:)) { row throws(Failure) in
      try body(row)
      return true
    }
  }

  /// Reads a statement row by row, with a closure that may throw anything.
  ///
  /// - Parameters:
  ///   - sql: The statement.
  ///   - values: One for each of its parameters.
  ///   - body: Takes a row; it stops the walk by throwing.
  /// - Throws: What failed in SQLite, or what the closure throws.
  @inlinable
  @_disfavoredOverload
  public borrowing func forEach(
    _ sql: SQL,
    _ values: (any Bindable)?...,
    do body: (borrowing Row) throws -> Void
  ) throws {
    try walk(sql, values, { $0 as any Error }) { row throws(any Error) in
      try body(row)
      return true
    }
  }
}

extension Connection {
  @inlinable
  @inline(__always)
  static func count<each Bound>(_ types: repeat (each Bound).Type) -> Int {
    var count = 0
    for _ in repeat each types { count += 1 }
    return count
  }

  @usableFromInline
  borrowing func prepare(
    _ sql: SQL,
    binding values: [(any Bindable)?]
  ) throws(SQLiteError) -> Statement {
    var statement = try checkOut(sql)
    try statement.bindAll(values)
    return statement
  }

  /// Steps through a statement until the body returns false.
  @inlinable
  @inline(__always)
  borrowing func walk<Failure: Error>(
    _ sql: SQL,
    _ values: [(any Bindable)?],
    _ lift: (SQLiteError) -> Failure,
    _ body: (borrowing Row) throws(Failure) -> Bool
  ) throws(Failure) {
    var statement: Statement
    do throws(SQLiteError) {
      statement = try prepare(sql, binding: values)
    } catch {
      throw lift(error)
    }
    while true {
      let isRow: Bool
      do throws(SQLiteError) {
        isRow = try statement.step()
      } catch {
        throw lift(error)
      }
      guard isRow, try body(statement.row) else { return }
    }
  }
}
