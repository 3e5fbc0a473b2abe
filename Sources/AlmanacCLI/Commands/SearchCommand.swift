internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find records by their words, best first.",
    discussion: """
      Titles, names and aliases, summaries, notes and the text of articles are searched. All words
      must occur; accents and case do not matter; quotes keep words together; smugg* begins a word.
      Chinese, Japanese and Korean are found without spaces.

      Example: almanac search 出口管制
      Example: almanac search smugg* --since 2025 --kind event
      """
  )

  @Argument(help: "The words.")
  var words: [String]
  @Option(help: ArgumentHelp("Only records of this type; may be repeated.", valueName: "type"))
  var kind: [RecordType] = []
  @Option(help: ArgumentHelp("At most so many; 0 for all.", valueName: "n"))
  var limit = 20
  @OptionGroup var event: EventOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let found = try store.search(
      words.joined(separator: " "),
      kinds: kind,
      in: event.range,
      as: clocks.clocks,
      limit: limit
    )
    output.print(found, emptiness: "No record has these words.")
  }
}
