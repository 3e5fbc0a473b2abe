internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold chips side by side: figures, metrics, thresholds, generations.",
    discussion: """
      Figures are as the records give them; × is how many times the first chip's each is. Metrics \
      are computed as the rules define them. Thresholds are those in force on the day. A vendor or \
      an architecture stands for all its chips.

      Example: almanac compare nvidia-h20 nvidia-h200 nvidia-rubin --on 2026-01-20
      """
  )

  @Argument(help: "The chips: ids or names, with blanks or commas between them.")
  var accelerators: [String]
  @Option(
    help: ArgumentHelp(
      "The day whose thresholds count; today (UTC) if not given.",
      valueName: "YYYY-MM-DD"
    )
  )
  var on: Day?
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let revisions = try store.chips(accelerators.separated, as: clocks.clocks)
    let known = try store.contents(Accelerator.self, as: clocks.clocks)
    let chips = revisions.compactMap(\.accelerator)
    let comparison = AcceleratorComparison(
      chips,
      in: try store.ruleEngine(
        as: clocks.clocks,
        chips: known + chips.filter { !known.contains($0) }
      ),
      on: on ?? .today,
      knownOn: clocks.knownOn
    )
    output.print(
      ComparisonReport(
        comparison: comparison,
        cited: try store.sources(citedBy: chips.flatMap(\.evidence), as: clocks.clocks),
        remarks: revisions.flatMap { StatusReport.remarks(on: $0, as: clocks.clocks) }
      )
    )
  }
}
