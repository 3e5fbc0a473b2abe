internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a record, who says so, and what names it.",
    discussion: """
      Example: almanac show nvidia-h20
      """
  )

  @Argument(help: "The record: an id, TYPE:ID, or a name.")
  var id: String
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let sheets = try store.resolve(id, as: clocks.clocks).compactMap {
      try RecordSheet(of: $0, in: store, as: clocks.clocks)
    }
    guard !sheets.isEmpty else {
      throw StoreError(
        .notFound,
        Problem(
          "the almanac had no '\(id)' then",
          remedy: "leave out --known-on and --recorded-at, or see 'almanac history \(id)'"
        )
      )
    }
    output.print(sheets)
  }
}
