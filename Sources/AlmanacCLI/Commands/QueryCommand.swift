internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask in SQL. Reads only.",
    discussion: """
      Views that read well: timeline, current_rulings, current_accelerators, current_capex,
      current_evidence and so on. The tables keep every revision.

      With --known-on and --recorded-at these views, and the functions tpp, performance_density and
      usd, answer as of then; main.timeline and the like still tell what is recorded now.

      Example: the ten largest memories
        almanac query "SELECT name, memory_gb FROM current_accelerators
                       ORDER BY memory_gb DESC LIMIT 10"
      Example: how many rulings the public knew at the end of each of two years
        almanac query "SELECT count(*) FROM current_rulings" --known-on 2023-12-31
        almanac query "SELECT count(*) FROM current_rulings" --known-on 2025-12-31
      """
  )

  @Argument(help: "One statement of SQL.")
  var sql: String
  @Option(help: ArgumentHelp("At most so many rows; 0 for all.", valueName: "n"))
  var limit = 1000
  @Option(help: ArgumentHelp("The longest it may take.", valueName: "n"))
  var seconds = 10.0
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
    guard seconds > 0, seconds <= 86_400 else {
      throw ValidationError("--seconds is more than 0 and at most a day.")
    }
  }

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let result = try store.query(sql, as: clocks.clocks, limit: limit, seconds: seconds)
    output.print(result.listing)
    if result.isCut { Console.note("The first \(limit) rows are shown; --limit 0 shows all.") }
  }
}

extension QueryResult {
  fileprivate var listing: Listing {
    Listing(
      columns: columns.enumerated().map { index, name in
        Listing.Column(name: name, isNumber: rows.contains { $0[index].isNumber })
      },
      rows: rows.map { values in
        Listing.Row(
          cells: values.map(\.text),
          json: .object(JSON.Members(zip(columns, values).map { .init($0, $1.json) }))
        )
      },
      emptiness: "No rows."
    )
  }
}

extension QueryValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .real: true
    default: false
    }
  }

  fileprivate var text: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): number.isFinite ? JSON.numeral(number) : "\(number)"
    case .text(let text): text
    case .bytes(let bytes): "x'\(bytes.hexadecimal)'"
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .null: .null
    // JSON's numbers are doubles: what one cannot hold to the last digit is printed as text.
    case .integer(let number):
      Int(exactly: Double(number)) == number ? .number(Double(number)) : .string(String(number))
    case .real(let number): number.isFinite ? .number(number) : .null
    case .text(let text): .string(text)
    case .bytes(let bytes): .string(bytes.hexadecimal)
    }
  }
}

extension [UInt8] {
  fileprivate var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
