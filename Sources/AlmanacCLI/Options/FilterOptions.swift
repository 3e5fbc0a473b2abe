internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// Which facts a command works on.
struct FilterOptions: ParsableArguments {
  @OptionGroup var event: EventOptions
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

  /// The filter that the options ask for, without limit.
  func filter(_ store: borrowing Store, as clocks: Clocks) throws -> TimelineFilter {
    var filter = TimelineFilter()
    filter.since = event.range.since
    filter.until = event.range.until
    filter.isCertain = event.certain
    filter.clocks = clocks
    filter.about = try about.map { try store.resolve($0, as: clocks) } ?? []
    filter.kinds = kind
    filter.country = country
    filter.grade = grade
    filter.search = search
    return filter
  }
}
