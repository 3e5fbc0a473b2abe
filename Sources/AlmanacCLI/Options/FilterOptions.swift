internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// Which facts a command works on.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("From this date on.", valueName: "date"))
  var since: EDTF?
  @Option(help: ArgumentHelp("Up to this date, all of it.", valueName: "date"))
  var until: EDTF?
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

  func validate() throws {
    if let since, let until, since.earliest > until.latest {
      throw ValidationError("--since \(since) is after --until \(until).")
    }
  }

  /// The filter that the options ask for, without clocks or limit.
  func filter(_ store: borrowing Store) throws -> TimelineFilter {
    var filter = TimelineFilter()
    filter.since = since?.earliest
    filter.until = until?.latest
    filter.isCertain = certain
    filter.about = try about.map { try store.resolve($0) } ?? []
    filter.kinds = kind
    filter.country = country
    filter.grade = grade
    filter.search = search
    return filter
  }
}
