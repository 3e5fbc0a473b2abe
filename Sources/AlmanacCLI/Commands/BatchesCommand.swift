internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches",
    abstract: "Show the ledger: what was written, from where, and when.",
    discussion: """
      Example: almanac batches --format json
      """
  )

  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    output.print(
      Listing(
        columns: [
          Listing.Column(name: "Batch", isNumber: true),
          Listing.Column(name: "Recorded", width: 27),
          Listing.Column(name: "Action", width: 8), Listing.Column(name: "New", isNumber: true),
          Listing.Column(name: "Revised", isNumber: true), Listing.Column(name: "From"),
        ],
        rows: try store.batches().map(\.row),
        emptiness: "Nothing was written yet."
      )
    )
  }
}

extension Batch {
  fileprivate var row: Listing.Row {
    Listing.Row(
      cells: [
        String(number), recordedAt.text, action.rawValue, String(counts.added),
        String(counts.revised), origin,
      ],
      json: json
    )
  }

  /// The batch as JSON.
  var json: JSON {
    .object([
      "batch": .number(Double(number)),
      "recorded_at": .string(recordedAt.text),
      "action": .string(action.rawValue),
      "origin": .string(origin),
      "sha256": .string(sha256),
      "program": .string(program),
      "new": .number(Double(counts.added)),
      "revised": .number(Double(counts.revised)),
      "retracted": .number(Double(counts.retracted)),
      "unchanged": .number(Double(counts.unchanged)),
      "why": .text(why),
    ])
  }
}
