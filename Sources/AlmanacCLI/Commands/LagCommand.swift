internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct LagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lag",
    abstract: "Tell how far whose models are behind, by which method, and how sure that is.",
    discussion: """
      Observations keep their bounds (≤4: at most four months) and are never averaged across \
      methods. With --measure the lag is computed from model scores of one vintage, by both readings \
      in use: how long each record of the leader took to be matched, and on each day how long ago \
      the leader first reached what the follower's best has reached.

      --since, --until and --on go by the day for which a lag was observed.

      Example: almanac lag --behind CN --ahead US --method 'expert judgement'
      Example: almanac lag --measure --behind CN --ahead US --vintage 2025-12-19
      """
  )

  @Option(
    help: ArgumentHelp(
      "Whose models are behind: a country; with --measure also a developer or a kind of access.",
      valueName: "code"
    )
  )
  var behind: String?
  @Option(help: ArgumentHelp("Whose models are ahead: a country, such as US.", valueName: "code"))
  var ahead: String?
  @Option(help: ArgumentHelp("Only methods with these words.", valueName: "words"))
  var method: String?
  @Flag(help: "Compute it from model scores.")
  var measure = false
  @Option(
    help: ArgumentHelp("The scores' vintage; the latest if not given.", valueName: "YYYY-MM-DD")
  )
  var vintage: Day?
  @Option(help: ArgumentHelp("What is scored.", valueName: "name"))
  var metric = "Epoch Capabilities Index"
  @OptionGroup var event: EventOptions
  @OptionGroup var drawing: ChartOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !(measure && method != nil) else {
      throw ValidationError("--method is about observations; --measure has methods of its own.")
    }
    guard !(measure && !event.range.isAlways) else {
      throw ValidationError(
        "--since, --until and --on are about observations; --measure goes by --vintage."
      )
    }
    guard measure || vintage == nil else {
      throw ValidationError("--vintage goes with --measure.")
    }
    if !measure { _ = try (country(behind, "--behind"), country(ahead, "--ahead")) }
  }

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let lags = try store.contents(Lag.self, as: clocks.clocks)
    if measure { return try printMeasure(lags, store) }
    let analysis = LagAnalysis(
      lags.filter { event.range.contains($0.observed) },
      filter: LagAnalysis.Filter(
        behind: try country(behind, "--behind"),
        ahead: try country(ahead, "--ahead"),
        method: method
      )
    )
    let report = try LagReport(analysis, in: store, as: clocks.clocks)
    if try drawing.draw(report.chart, besides: output.format) { return }
    output.print(report)
  }

  private func printMeasure(_ lags: [Lag], _ store: borrowing Store) throws {
    let scores = try store.contents(Score.self, as: clocks.clocks)
    let measure = try LagMeasure(
      scores: scores,
      models: try store.contents(Model.self, as: clocks.clocks),
      behind: LagMeasure.Side(behind ?? CountryCode.china.text, in: scores),
      ahead: LagMeasure.Side(ahead ?? CountryCode.unitedStates.text, in: scores),
      asOf: vintage,
      metric: metric
    )
    let report = try LagMeasureReport(measure, lags: lags, in: store, as: clocks.clocks)
    if try drawing.draw(report.chart, besides: output.format) { return }
    output.print(report)
  }

  private func country(_ word: String?, _ option: String) throws -> CountryCode? {
    guard let word else { return nil }
    guard let country = CountryCode(word.uppercased()) else {
      throw ValidationError("\(option) is a country, such as CN; others go with --measure only.")
    }
    return country
  }
}

extension LagMeasure.Side {
  /// A side from the command line: a country, else a developer or a kind of access that the scores
  /// have, in any case; "open" stands for "Open weights".
  init(_ word: String, in scores: [Score]) {
    let folded = Folding.fold(word)
    let access = scores.compactMap(\.accessibility).first { name in
      Folding.fold(name) == folded || Folding.fold(name) == "\(folded) weights"
    }
    let developer = scores.compactMap(\.developer).first { Folding.fold($0) == folded }
    self =
      if let country = CountryCode(word.uppercased()) {
        .country(country)
      } else if let access {
        .accessibility(access)
      } else {
        .developer(developer ?? word)
      }
  }
}
