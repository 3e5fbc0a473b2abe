internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show what happened, in order, and who says so.",
    discussion: """
      Dates are EDTF: 2026-01-15, 2026-01, 2025-Q4, 2026-01~ (about), 2026-01? (uncertain).
      A fact is shown if its date may lie in the range; with --certain, if it surely does.

      Example: what happened to the H200 around New Year 2026, as the public knew it then
        almanac timeline --about nvidia-h200 --since 2025-12 --until 2026-01 --known-on 2026-01-31
      """
  )

  @Option(help: ArgumentHelp("From this date on.", valueName: "date"))
  var since: EDTF?
  @Option(help: ArgumentHelp("Up to this date, all of it.", valueName: "date"))
  var until: EDTF?
  @Option(help: ArgumentHelp("In this day, month, quarter or year.", valueName: "date"))
  var on: EDTF?
  @Flag(help: "Only what surely lies in the range.")
  var certain = false
  @Option(help: ArgumentHelp("What it is about: an id, TYPE:ID, or a name.", valueName: "id"))
  var about: String?
  @Option(
    help: ArgumentHelp(
      "Only facts of this type; may be repeated. Of sources, those with text are shown unless "
        + "asked for.",
      valueName: "type"
    )
  )
  var kind: [RecordType] = []
  @Option(
    help: ArgumentHelp("Only what concerns this country, also through a group.", valueName: "code")
  )
  var country: CountryCode?
  @Option(
    help: ArgumentHelp("Only with evidence of this Admiralty grade or better.", valueName: "A2")
  )
  var grade: Grade?
  @Option(help: ArgumentHelp("Only with these words.", valueName: "words"))
  var search: String?
  @Option(help: ArgumentHelp("At most so many, the newest; 0 for all.", valueName: "n"))
  var limit = 50
  @Flag(help: "The newest first.")
  var reverse = false
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    let store = try database.open()
    let timeline = try store.timeline(try filter(store))
    output.print(
      reverse ? timeline.entries.reversed() : timeline.entries,
      emptiness: "Nothing the almanac knows fits."
    )
    if timeline.isCut {
      Console.note(
        "The newest \(limit) are shown; --limit 0 shows all, --since and --until narrow."
      )
    }
  }

  private func filter(_ store: borrowing Store) throws -> TimelineFilter {
    var filter = TimelineFilter()
    filter.since = since?.earliest ?? on?.earliest
    filter.until = until?.latest ?? on?.latest
    filter.isCertain = certain
    filter.about = try about.map { try store.resolve($0) } ?? []
    filter.kinds = kind
    filter.country = country
    filter.grade = grade
    filter.search = search
    filter.clocks = clocks.clocks
    filter.limit = limit
    return filter
  }
}
