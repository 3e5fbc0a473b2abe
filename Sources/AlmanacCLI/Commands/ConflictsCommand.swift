internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Show where records cannot all be right, and who says what.",
    discussion: """
      Kinds: value (a figure), date, verdict (what is allowed), claim (whether it is so at all). \
      Figures conflict when their bounds do not touch; what has been replaced is not in conflict. \
      Ends with 1 if there is any.

      Example: almanac conflicts --kind value
      """
  )

  @Option(help: "Only this kind; may be repeated.")
  var kind: [Conflict.Kind] = []
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let found = try store.conflicts(as: clocks.clocks).filter {
      kind.isEmpty || kind.contains($0.kind)
    }
    let evidence = found.flatMap(\.sides).flatMap(\.evidence)
    output.print(
      ConflictReport(
        conflicts: found,
        cited: try store.sources(citedBy: evidence, as: clocks.clocks)
      )
    )
    if !found.isEmpty { throw ExitCode(Failure.finding) }
  }
}
