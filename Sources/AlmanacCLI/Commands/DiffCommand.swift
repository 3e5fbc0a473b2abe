internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare snapshots, almanacs, or one almanac at two times, field by field.",
    discussion: """
      A side is a snapshot's folder, an almanac's file, or FILE@TIME. With one side or none, the
      almanac is compared with itself at two times. Ends with 1 if they differ.

      Example: what a week of news brought, for a changelog
        almanac diff last-week/ this-week/ --format markdown
      """
  )

  @Argument(help: "The earlier side, then the later one.", completion: .file())
  var sides: [String] = []
  @Option(help: ArgumentHelp("The earlier almanac as it was at this time.", valueName: "time"))
  var fromTime: RecordTime?
  @Option(help: ArgumentHelp("The later almanac as it was at this time.", valueName: "time"))
  var toTime: RecordTime?
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard sides.count <= 2 else { throw ValidationError("Two sides can be compared, not more.") }
    guard sides.count == 2 || fromTime != nil || sides.first?.contains("@") == true else {
      throw ValidationError("Give two sides, or one and --from-time.")
    }
  }

  func run() throws {
    let earlier = sides.first ?? database.path
    let before = try Side(earlier, at: fromTime)
    let after = try Side(sides.count == 2 ? sides[1] : before.path, at: toTime)
    var differences: [Difference] = []
    try Differ(before, after).forEach { differences.append($0) }
    switch output.format {
    case .markdown: Console.write(ChangeLog(differences).markdown)
    case .csv: output.print(Listing.differenceColumns(differences))
    default: output.print(Listing.differences(differences))
    }
    if !differences.isEmpty { throw ExitCode(Failure.finding) }
  }
}

extension Listing {
  /// Differences one below the other, ids in faint type.
  static func differences(_ differences: [Difference]) -> Listing {
    Listing(
      columns: [
        Column(name: "Change", width: 9), Column(name: "Date", width: 12),
        Column(name: "Grade", width: 5), Column(name: "What"),
      ],
      rows: differences.map { difference in
        Row(
          cells: [
            difference.kind.rawValue, difference.date?.text ?? "",
            difference.grade?.description ?? "",
            ([difference.headline] + difference.words).joined(separator: "\n"),
          ],
          note: difference.reference.description,
          json: difference.json
        )
      },
      emptiness: "No differences."
    )
  }

  /// The same with a column for the id.
  static func differenceColumns(_ differences: [Difference]) -> Listing {
    var listing = Listing.differences(differences)
    listing.columns.insert(Column(name: "Id"), at: 0)
    listing.rows = listing.rows.map { row in
      Row(cells: [row.note ?? ""] + row.cells, json: row.json)
    }
    return listing
  }
}
