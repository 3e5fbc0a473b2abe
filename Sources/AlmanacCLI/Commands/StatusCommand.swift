internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell whether a chip may go somewhere on a day, and by which rules.",
    discussion: """
      Each jurisdiction with a say answers on each track: exporters on licences, the importer on \
      imports and duties. Below each verdict stand the rulings that lead to it, with paragraph, \
      margin to the threshold, citation, and the grade and publishers of their evidence.

      Example: the H200 to China, before and after its review became case by case
        almanac status nvidia-h200 --to CN --on 2026-01-14
        almanac status nvidia-h200 --to CN --on 2026-01-15
      Example: what if there were a threshold at 2300, or a chip had another figure
        almanac status --to CN --what-if 'tpp>=2300'
        almanac status --to CN --what-if nvidia-h20.memory_bandwidth_gb_s=3000
      Example: a vendor's chips by destinations
        almanac status --matrix amd --to CN,AE,IL

      It is computed from recorded rulings and published figures, and is not legal advice.
      """
  )

  @Argument(
    help: "The chip: an id or a name; with --matrix several, a vendor or an architecture."
  )
  var accelerators: [String] = []
  @Option(
    name: [.customLong("accelerators"), .customLong("about")],
    help: ArgumentHelp("The same for --matrix, with commas between them.", valueName: "id,id…")
  )
  var listed: String?
  @Option(
    help: ArgumentHelp(
      "Where it is to go: a country's two letters, such as CN; with --matrix several: CN,AE,IL.",
      valueName: "code"
    )
  )
  var to: CountryList?
  @Flag(help: "A table of chips by destinations.")
  var matrix = false
  @Option(
    help: ArgumentHelp(
      "Suppose one more threshold ('tpp>=2400'), or another figure (CHIP.FIELD=VALUE).",
      valueName: "supposition"
    )
  )
  var whatIf: String?
  @Option(
    help: ArgumentHelp("Whose rules --matrix and --what-if look at.", valueName: "code")
  )
  var jurisdiction = CountryCode.unitedStates
  @Option(help: ArgumentHelp("Which question they look at.", valueName: "track"))
  var track = Ruling.Track.exportLicense
  @OptionGroup var asked: CaseOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !(matrix && whatIf != nil) else {
      throw ValidationError("--matrix and --what-if do not go together.")
    }
    if matrix { return }
    guard to?.countries.count == 1 else {
      throw ValidationError(
        "--to names one country, such as --to CN; several go with --matrix only."
      )
    }
    guard accelerators.count == 1 || (accelerators.isEmpty && whatIf != nil) else {
      throw ValidationError("Name one chip, or use --matrix.")
    }
  }

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    if matrix { return try printMatrix(store) }
    guard let destination = to?.countries.first else { return }
    if let whatIf { return try answer(try WhatIf(whatIf), to: destination, store) }
    let chip = try store.accelerator(accelerators[0], as: clocks.clocks)
    guard let accelerator = chip.accelerator else { return }
    let engine = try store.ruleEngine(
      for: accelerator,
      to: destination,
      seat: asked.headquarters,
      as: clocks.clocks
    )
    let decision = engine.decide(asked.question(accelerator, to: destination, clocks.clocks))
    output.print(try StatusReport(decision, of: chip, in: store, as: clocks.clocks))
  }
}
