import Almanac
import AlmanacSQLite

/// The domain in SQL. What is unknown is NULL; what is wrong stops the statement with a sentence.
extension Store {
  /// Adds the functions to the connection, or puts others in their place.
  ///
  /// - Parameter clocks: As of when they answer.
  /// - Throws: ``StoreError`` when SQLite refuses.
  func addFunctions(as clocks: Clocks = .now) throws(StoreError) {
    let rates = RateBook(clocks)
    try lifting { () throws(SQLiteError) in
      try database.addFunction("edtf_earliest", argumentCount: 1) { arguments in
        try DomainFunction.date(arguments[0], of: "edtf_earliest").map {
          .text($0.earliest.description)
        }
          ?? .null
      }
      try database.addFunction("edtf_latest", argumentCount: 1) { arguments in
        try DomainFunction.date(arguments[0], of: "edtf_latest").map {
          .text($0.latest.description)
        }
          ?? .null
      }
      try database.addFunction("folded", argumentCount: 1) { arguments in
        guard case .text(let text) = arguments[0] else { return arguments[0] }
        return .text(Folding.fold(text))
      }
      try database.addCollation("folded") { left, right in
        DomainFunction.compareFolded(left, right)
      }
      try database.addQueryingFunction("tpp", argumentCount: 1) { database, arguments in
        let chip = try DomainFunction.accelerator(arguments[0], of: "tpp", clocks, database)
        return chip.flatMap { Metrics($0).tpp }.map(Value.double) ?? .null
      }
      try database.addQueryingFunction("performance_density", argumentCount: 1) {
        database,
        arguments in
        let chip = try DomainFunction.accelerator(
          arguments[0],
          of: "performance_density",
          clocks,
          database
        )
        return chip.flatMap { Metrics($0).performanceDensity }.map(Value.double) ?? .null
      }
      try database.addQueryingFunction("usd", argumentCount: 3) { database, arguments in
        try DomainFunction.dollars(arguments, rates, database)
      }
    }
  }
}

/// The exchange rates, read when the first amount is converted.
///
/// They are tools: they are taken whatever the public knew, as in ``Store/spending(_:as:)``.
private final class RateBook {
  private let clocks: Clocks
  private var converter: CurrencyConverter?

  init(_ clocks: Clocks) {
    self.clocks = clocks
  }

  func converter(_ database: borrowing Connection) throws -> CurrencyConverter {
    if let converter { return converter }
    let rows = try database.rows(
      """
      SELECT revision_id, id FROM revision
      WHERE type = 'exchange_rate' AND recorded_from <= ?1 AND recorded_to > ?1
      """,
      clocks.recordedText
    ) { row throws(SQLiteError) in (Int64(try row.int(0)), try row.text(1)) }
    var rates: [ExchangeRate] = []
    for (revision, id) in rows {
      let record = try Store.record(of: revision, "exchange_rate", id, from: database)
      if case .exchangeRate(let rate) = record { rates.append(rate) }
    }
    let converter = CurrencyConverter(rates)
    self.converter = converter
    return converter
  }
}

private enum DomainFunction {
  static func date(_ value: Value, of function: String) throws(StoreError) -> EDTF? {
    switch value {
    case .null: return nil
    case .text(let text):
      guard let date = EDTF(text) else {
        throw StoreError(.question, "\(function): '\(text)' is not an EDTF date")
      }
      return date
    default: throw StoreError(.question, "\(function) takes a date as text, such as '2025-Q3'")
    }
  }

  static func accelerator(
    _ value: Value,
    of function: String,
    _ clocks: Clocks,
    _ database: borrowing Connection
  ) throws -> Accelerator? {
    if case .null = value { return nil }
    guard case .text(let id) = value else {
      throw StoreError(.question, "\(function) takes an accelerator's id as text")
    }
    let revision = try database.row(
      """
      SELECT revision_id FROM revision
      WHERE type = 'accelerator' AND id = ?1 AND recorded_from <= ?2 AND recorded_to > ?2
        AND (?3 = '' OR (known_from <= ?3 AND known_to > ?3))
      """,
      id,
      clocks.recordedText,
      clocks.knownText
    ) { row throws(SQLiteError) in Int64(try row.int(0)) }
    // A chip of another time is unknown then, and no mistake.
    if revision == nil, clocks != .now, try isAccelerator(id, database) { return nil }
    guard let revision,
      case .accelerator(let chip) = try Store.record(
        of: revision,
        "accelerator",
        id,
        from: database
      )
    else { throw StoreError(.question, "\(function): there is no accelerator '\(id)'") }
    return chip
  }

  private static func isAccelerator(
    _ id: String,
    _ database: borrowing Connection
  ) throws -> Bool {
    let found = try database.row("SELECT 1 FROM record WHERE type = 'accelerator' AND id = ?1", id)
    { _ throws(SQLiteError) in true }
    return found ?? false
  }

  static func dollars(
    _ arguments: [Value],
    _ rates: RateBook,
    _ database: borrowing Connection
  ) throws -> Value {
    if arguments.contains(.null) { return .null }
    let amount: Double
    switch arguments[0] {
    case .double(let number): amount = number
    case .int(let number): amount = Double(number)
    default: throw StoreError(.question, "usd takes an amount as a number first")
    }
    guard case .text(let code) = arguments[1], let currency = CurrencyCode(code) else {
      throw StoreError(.question, "usd takes a currency code second, such as 'CNY'")
    }
    guard let period = try date(arguments[2], of: "usd") else { return .null }
    let rate = try rates.converter(database).rate(
      from: currency,
      to: .usDollar,
      over: period.earliest...period.latest
    )
    return rate.map { .double(amount * $0.factor) } ?? .null
  }

  static func compareFolded(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    let left = Folding.fold(text(left))
    let right = Folding.fold(text(right))
    return left < right ? -1 : left == right ? 0 : 1
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
