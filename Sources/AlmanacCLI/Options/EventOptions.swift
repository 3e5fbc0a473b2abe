internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// Which part of event time is asked about.
struct EventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From this date on: 2026-01-15, 2026-01, 2025-Q4 or 2025.",
      valueName: "date"
    )
  )
  var since: EDTF?
  @Option(
    help: ArgumentHelp(
      "Up to this date, all of it: 2026-01 is to January's end.",
      valueName: "date"
    )
  )
  var until: EDTF?
  @Option(
    help: ArgumentHelp(
      "In this day, month, quarter or year: 2026-01-15, 2025-Q4.",
      valueName: "date"
    )
  )
  var on: EDTF?
  @Flag(help: "Only what surely lies in the range.")
  var certain = false

  func validate() throws {
    guard on == nil || (since == nil && until == nil) else {
      throw ValidationError("--on stands for --since and --until: give it alone.")
    }
    if let since, let until, since.earliest > until.latest {
      throw ValidationError("--since \(since) is after --until \(until).")
    }
  }

  /// The range.
  var range: EventRange {
    EventRange(
      since: (since ?? on)?.earliest,
      until: (until ?? on)?.latest,
      isCertain: certain
    )
  }
}
