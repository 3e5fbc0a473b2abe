internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Describe the almanac: where it is, what it holds, how fresh it is.",
    discussion: """
      Example: almanac info --format json
      """
  )

  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    output.print(try store.summary().listing)
  }
}

extension StoreSummary {
  fileprivate var listing: Listing {
    var facts: [(String, String, JSON)] = [
      ("file", path, .string(path)),
      ("size", "\(bytes / 1024) KiB", .number(Double(bytes))),
      ("schema", String(schemaVersion), .number(Double(schemaVersion))),
      ("revisions", String(revisions), .number(Double(revisions))),
      ("batches", String(batches), .number(Double(batches))),
      (
        "last written", lastRecorded?.text ?? "never",
        lastRecorded.map { .string($0.text) } ?? .null
      ),
      (
        "newest source", newestSource?.description ?? "none",
        newestSource.map { .string($0.description) } ?? .null
      ),
      ("program", Program.name, .string(Program.name)),
      ("SQLite", sqliteVersion, .string(sqliteVersion)),
    ]
    for type in RecordType.allCases {
      let count = records[type] ?? 0
      facts.append((type.rawValue, String(count), .number(Double(count))))
    }
    return Listing(
      columns: [Listing.Column(name: "What"), Listing.Column(name: "Value")],
      rows: facts.map { name, text, value in
        Listing.Row(
          cells: [name, text],
          json: .object(["what": .string(name), "value": value])
        )
      }
    )
  }
}
