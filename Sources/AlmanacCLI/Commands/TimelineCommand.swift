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
      Example: the same as a drawing, in which a date that is not certain is a span
        almanac timeline --about nvidia-h200 --since 2025-12 --until 2026-01 --chart h200.svg
      """
  )

  @OptionGroup var facts: FilterOptions
  @Option(help: ArgumentHelp("At most so many, the newest; 0 for all.", valueName: "n"))
  var limit = 50
  @Flag(help: "The newest first.")
  var reverse = false
  @OptionGroup var drawing: ChartOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard limit >= 0 else { throw ValidationError("--limit is 0 or more.") }
  }

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    var filter = try facts.filter(store, as: clocks.clocks)
    filter.limit = limit
    let timeline = try store.timeline(filter)
    let entries = reverse ? timeline.entries.reversed() : timeline.entries
    let chart = DateChart(title: title, entries, in: filter)
    if try !drawing.draw(chart, besides: output.format) {
      output.print(entries, emptiness: "Nothing the almanac knows fits.")
    }
    if timeline.isCut {
      Console.note(
        "The newest \(limit) are shown; --limit 0 shows all, --since and --until narrow."
      )
    }
  }

  /// What was asked for, above a chart.
  private var title: String {
    let event = facts.event
    let range: String? =
      switch (event.since, event.until) {
      case (nil, nil): event.on?.text
      case (let since?, nil): "since \(since)"
      case (nil, let until?): "until \(until)"
      case (let since?, let until?): "\(since) to \(until)"
      }
    let parts: [String?] = [
      facts.about, facts.kind.isEmpty ? nil : facts.kind.map(\.rawValue).joined(separator: ", "),
      facts.country?.text, facts.grade.map { "\($0) or better" },
      facts.search.map { "“\($0)”" }, range,
      clocks.knownOn.map { "as the public could know on \($0)" },
    ]
    let asked = parts.compactMap(\.self)
    return asked.isEmpty ? "What happened" : "What happened: \(asked.joined(separator: ", "))"
  }
}
