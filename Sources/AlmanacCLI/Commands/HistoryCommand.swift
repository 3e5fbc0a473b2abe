internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show a record's revisions, and what each changed.",
    discussion: """
      Example: almanac history nvidia-h20
      """
  )

  @Argument(help: "The record: an id, TYPE:ID, or a name.")
  var id: String
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    var listing = Listing(
      columns: [
        Listing.Column(name: "Recorded", width: 27), Listing.Column(name: "Batch", isNumber: true),
        Listing.Column(name: "Known_from", width: 10), Listing.Column(name: "Change"),
      ]
    )
    for case .record(let type) in try store.resolve(id).map(\.kind) {
      guard let slug = Slug(try Self.id(of: id, type, store)) else { continue }
      listing.rows += History(try store.history(type, slug)).rows
    }
    output.print(listing)
  }

  private static func id(
    of word: String,
    _ type: RecordType,
    _ store: borrowing Store
  ) throws -> String {
    try store.resolve(word).first { $0.kind == .record(type) }?.id ?? word
  }
}
