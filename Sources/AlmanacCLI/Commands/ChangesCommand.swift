internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show what was recorded since a time: added, revised, retracted.",
    discussion: """
      With --recorded-at the changes end with that time; with --known-on only those are shown
      whose record was public on that day.

      Example: almanac changes --since 2026-11-24
      Example: almanac changes --since 2026-11-24 --recorded-at 2026-11-25T12:00
      """
  )

  @Option(
    help: ArgumentHelp(
      "After this time in UTC; of a day, hour or minute, after its end.",
      valueName: "time"
    )
  )
  var since: RecordTime
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    var listing = Listing(
      columns: [
        Listing.Column(name: "Batch", isNumber: true), Listing.Column(name: "Change", width: 9),
        Listing.Column(name: "What"),
      ],
      emptiness: "Nothing was recorded since."
    )
    for change in try store.changes(since: since, as: clocks.clocks) {
      let fields = change.fields.map(\.words).joined(separator: "\n")
      listing.rows.append(
        Listing.Row(
          cells: [
            String(change.batch), change.kind.rawValue,
            fields.isEmpty ? try store.headline(of: change.record, as: clocks.clocks) : fields,
          ],
          note: change.reference.description,
          json: change.json
        )
      )
    }
    output.print(listing)
  }
}

extension RecordChange {
  fileprivate var json: JSON {
    .object([
      "id": .string(reference.description),
      "change": .string(kind.rawValue),
      "batch": .number(Double(batch)),
      "recorded_at": .string(recordedAt.text),
      "fields": .array(fields.map(\.json)),
      "record": .object(record.fields),
    ])
  }
}
