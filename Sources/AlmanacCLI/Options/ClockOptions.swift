internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// As of when a question is asked.
struct ClockOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "As the public could know on this day, such as 2026-01-15.",
      valueName: "YYYY-MM-DD"
    )
  )
  var knownOn: Day?

  @Option(
    help: ArgumentHelp(
      "As this almanac said at this time (UTC), such as 2026-01-15T09:00:00Z.",
      valueName: "time"
    )
  )
  var recordedAt: RecordTime?

  /// The clocks.
  var clocks: Clocks { Clocks(knownOn: knownOn, recordedAt: recordedAt) }
}
