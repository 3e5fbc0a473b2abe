internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// A case to decide, but for the chip and where it goes.
struct CaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day on which it is to go, such as 2026-01-15; today (UTC) if not given.",
      valueName: "YYYY-MM-DD"
    )
  )
  var on: Day?
  @Option(help: "What is done.")
  var transaction = Ruling.Transaction.export
  @Option(
    help: ArgumentHelp(
      "The seat of the buyer or its ultimate parent, if it is not the destination.",
      valueName: "code"
    )
  )
  var headquarters: CountryCode?

  /// The day that is asked about.
  var day: Day { on ?? .today }

  /// The case of a chip and a destination.
  func question(
    _ chip: Accelerator,
    to destination: CountryCode,
    _ clocks: Clocks
  ) -> RuleEngine.Case {
    RuleEngine.Case(
      chip,
      to: destination,
      on: day,
      knownOn: clocks.knownOn,
      transaction: transaction,
      headquarters: headquarters
    )
  }
}
