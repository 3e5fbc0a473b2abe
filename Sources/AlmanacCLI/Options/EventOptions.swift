internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// Which part of event time is asked about.
struct EventOptions: ParsableArguments {
  @Option(help: ArgumentHelp("From this date on.", valueName: "date"))
  var since: EDTF?
  @Option(help: ArgumentHelp("Up to this date, all of it.", valueName: "date"))
  var until: EDTF?
  @Option(help: ArgumentHelp("In this day, month, quarter or year.", valueName: "date"))
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
