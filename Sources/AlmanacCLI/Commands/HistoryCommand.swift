internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show a record's revisions, and what each changed.",
    discussion: """
      With --recorded-at the history is told as the almanac told it then; with --known-on only what
      was public on that day is shown.

      Example: almanac history nvidia-h20
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
    var listing = Listing(
      columns: [
        Listing.Column(name: "Recorded", width: 27), Listing.Column(name: "Batch", isNumber: true),
        Listing.Column(name: "Known_from", width: 10), Listing.Column(name: "Change"),
      ],
      emptiness: "Nothing was recorded, or public, then."
    )
    for reference in try store.resolve(id, as: clocks.clocks) {
      guard case .record(let type) = reference.kind, let slug = Slug(reference.id) else { continue }
      listing.rows += History(try store.history(type, slug, as: clocks.clocks)).rows
    }
    output.print(listing)
  }
}
