internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct CapexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capex",
    abstract: "Tell who spent what on compute, in one currency, and how many times the others.",
    discussion: """
      What was reported, what companies guide and what others estimate are kept apart; later \
      guidance replaces earlier. Where sources differ the figure is bounds around all of them. A \
      group is summed from its members, and who is missing is said. Money is converted at the mean \
      rate of its own period, which is named.

      Example: almanac capex --subject cn-internet-giants --per year
      Example: almanac capex --versus cn-internet-giants us-hyperscalers --per year --mix
      """
  )

  @Option(
    help: ArgumentHelp("Only this organization or group: its id or a name.", valueName: "id")
  )
  var subject: String?
  @Option(help: "By calendar year or quarter.")
  var per = CalendarPeriod.Length.year
  @Option(
    help: ArgumentHelp("Only periods in this year or quarter: 2025, 2025-Q4.", valueName: "date")
  )
  var period: EDTF?
  @Option(
    help: ArgumentHelp("Convert to this currency: three letters, such as EUR.", valueName: "code")
  )
  var currency = CurrencyCode.usDollar
  @Option(help: "What is counted.")
  var scope = Capex.Scope.totalCapex
  @Option(
    help: "Only this basis; may be repeated, in order of preference."
  )
  var basis: [Capex.Basis] = []
  @Flag(
    help: """
      Count a group's members on whatever basis there is: the first of --basis, else reported, \
      guidance, estimate.
      """
  )
  var mix = false
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Hold two organizations or groups against each other.", valueName: "id id")
  )
  var versus: [String] = []
  @OptionGroup var drawing: ChartOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard versus.isEmpty || versus.count == 2 else {
      throw ValidationError("--versus names two: --versus cn-internet-giants us-hyperscalers.")
    }
    guard versus.isEmpty || subject == nil else {
      throw ValidationError("--versus and --subject do not go together.")
    }
  }

  func run() throws {
    try database.read(answer)
  }

  private func answer(_ store: borrowing Store) throws {
    let analysis = try store.spending(
      CapexAnalysis.Options(
        per: per,
        currency: currency,
        scope: scope,
        bases: basis.isEmpty ? Capex.Basis.allCases : basis,
        mixesBases: mix
      ),
      as: clocks.clocks
    )
    let spending = try CapexReport(analysis, in: store, as: clocks.clocks)
    if versus.isEmpty {
      let subjects = try subject.map { [try store.organization($0, as: clocks.clocks)] }
      let tables = try spending.tables(of: subjects ?? spending.subjects, in: period)
      if try drawing.draw(spending.chart(of: tables), besides: output.format) { return }
      output.print(spending, tables)
    } else {
      let sides = try versus.map { try store.organization($0, as: clocks.clocks) }
      let pairs = analysis.versus(sides[0], sides[1]).filter { $0.period.lies(in: period) }
      if try drawing.draw(spending.chart(of: pairs, sides), besides: output.format) { return }
      output.print(spending, pairs, sides)
    }
  }
}
