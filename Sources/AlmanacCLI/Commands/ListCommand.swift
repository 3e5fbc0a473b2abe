internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the records of a type.",
    discussion: """
      Types: \(RecordType.allCases.map(\.rawValue).joined(separator: ", ")).
      With --format json or jsonl each record is printed whole, in the record format: the output
      can be imported again. With --since, --until or --on only what has a date in the range is
      listed: of rulings and accelerators the day of announcement, of capex its period.

      Example: almanac list accelerators --format jsonl
      Example: almanac list rulings --on 2025-Q2 --certain
      """
  )

  @Argument(help: "The type.")
  var type: RecordType
  @OptionGroup var event: EventOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    var listing = Listing(
      columns: [
        Listing.Column(name: "Id", width: 38), Listing.Column(name: "Date", width: 12),
        Listing.Column(name: "What"),
      ],
      emptiness: event.range.isAlways
        ? "No record of this type." : "No record of this type has a date there."
    )
    try store.forEach(type, as: clocks.clocks) { revision throws(StoreError) in
      let record = revision.record
      guard event.range.contains(record.content.happened) else { return }
      listing.rows.append(
        Listing.Row(
          cells: [
            record.id.text, record.content.happened?.text ?? "",
            try store.headline(of: record, as: clocks.clocks),
          ],
          json: .object(record.fields)
        )
      )
    }
    output.print(listing)
  }
}
