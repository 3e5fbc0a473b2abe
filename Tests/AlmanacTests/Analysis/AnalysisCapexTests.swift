import Almanac
import Testing

private func analysis(_ options: CapexAnalysis.Options = .init()) -> CapexAnalysis {
  CapexAnalysis(
    records: Seeds.all(Capex.self),
    rates: Seeds.all(ExchangeRate.self),
    organizations: Seeds.all(Organization.self),
    options: options
  )
}

private func find(
  _ figures: [CapexFigure],
  _ period: String,
  _ basis: Capex.Basis
) throws -> CapexFigure {
  try #require(figures.first { $0.period.description == period && $0.bases.contains(basis) })
}

private func isNear(_ left: Double?, _ right: Double) -> Bool {
  left.map { abs($0 - right) < 0.001 * right } ?? false
}

@Suite struct AnalysisCapexTests {
  @Test func `a year as reported stands as reported`() throws {
    let figure = try find(analysis().figures(of: try slug("alphabet")), "2025", .reported)
    #expect(figure.amount == Quantity(91_447_000_000))
    #expect(figure.making == .stated)
    #expect(figure.records.map(\.text) == ["alphabet-capex-2025"])
    #expect(figure.rates.isEmpty)
  }

  @Test func `two measures of one thing become bounds`() throws {
    let figure = try find(analysis().figures(of: try slug("microsoft")), "2025", .reported)
    #expect(figure.amount == Quantity(min: 83_100_000_000, max: 118_000_000_000))
    #expect(figure.records.count == 2)
  }

  @Test func `later guidance replaces earlier, as far as it was public`() throws {
    let alphabet = try slug("alphabet")
    let now = try find(analysis().figures(of: alphabet), "2026", .guidance)
    #expect(now.amount == Quantity(min: 195_000_000_000, max: 205_000_000_000))
    let then = analysis(.init(knownOn: try day("2026-03-01")))
    let figure = try find(then.figures(of: alphabet), "2026", .guidance)
    #expect(figure.amount == Quantity(min: 175_000_000_000, max: 185_000_000_000))
    let earlier = analysis(.init(knownOn: try day("2026-01-01"))).figures(of: alphabet)
    #expect(!earlier.contains { $0.period.description == "2026" })
  }

  @Test func `yuan become dollars at the year's mean, which is named`() throws {
    let figure = try find(analysis().figures(of: try slug("tencent")), "2025", .reported)
    #expect(isNear(figure.amount.value, 79_200_000_000 * 0.13915))
    #expect(figure.rates.map(\.factor) == [0.13915])
    #expect(figure.rates.flatMap(\.periods) == ["2025"])
    let yuan = try #require(CurrencyCode("CNY"))
    let own = analysis(.init(currency: yuan)).figures(of: try slug("tencent"))
    #expect(try find(own, "2025", .reported).amount == Quantity(79_200_000_000))
    #expect(try find(own, "2025", .reported).rates.isEmpty)
  }

  @Test func `a mean of an unfinished period says so`() throws {
    let figures = analysis(.init(scope: .aiInfrastructure)).figures(of: try slug("bytedance"))
    let figure = try find(figures, "2026", .estimate)
    #expect(figure.caveats.contains { $0.contains("2026-10-30") })
  }

  @Test func `fiscal quarters count in the quarter of their middle`() throws {
    let figure = try find(analysis().figures(of: try slug("oracle")), "2025", .reported)
    // December 2024 to November 2025: the fiscal quarters of February, May, August and November.
    #expect(isNear(figure.amount.value, 5.862e9 + 9.080e9 + 8.502e9 + 12.033e9))
    #expect(figure.making == .fiscal(try day("2024-12-01")...(try day("2025-11-30"))))
    let quarterly = analysis(.init(per: .quarter)).figures(of: try slug("oracle"))
    #expect(isNear(try find(quarterly, "2025-Q3", .reported).amount.value, 8.502e9))
  }

  @Test func `fiscal years that match calendar quarters are summed from them`() throws {
    let quarters = Seeds.all(Capex.self).filter { $0.id.text.hasPrefix("alibaba-capex-2025-q") }
    let analysis = CapexAnalysis(
      records: quarters,
      rates: Seeds.all(ExchangeRate.self),
      organizations: Seeds.all(Organization.self),
      options: .init(currency: try #require(CurrencyCode("CNY")))
    )
    let figure = try find(analysis.figures(of: try slug("alibaba")), "2025", .reported)
    #expect(figure.amount == Quantity(123_788_000_000))
    #expect(figure.making == .quarters)
    let partial = CapexAnalysis(
      records: Array(quarters.prefix(3)),
      rates: [],
      organizations: [],
      options: .init(currency: try #require(CurrencyCode("CNY")))
    )
    let part = try find(partial.figures(of: try slug("alibaba")), "2025", .reported)
    #expect(part.amount == Quantity(min: 94_789_000_000))
    #expect(part.making == .someQuarters(missing: [CalendarPeriod(year: 2025, quarter: 4)]))
  }

  @Test func `a group is the sum of its members, and says who is missing`() throws {
    let group = try slug("cn-internet-giants")
    let figure = try find(analysis().sums(of: group), "2025", .reported)
    #expect(figure.making == .members(missing: [try slug("bytedance")]))
    #expect(isNear(figure.amount.min, 215_061_000_000 * 0.13915))
    #expect(figure.amount.max == nil)
    let full = try find(analysis().sums(of: try slug("us-hyperscalers")), "2025", .reported)
    #expect(full.making == .members(missing: []))
    #expect(isNear(full.amount.min, 411.533e9))
    #expect(isNear(full.amount.max, 448.963e9))
  }

  @Test func `bases are added up only when asked`() throws {
    let group = try slug("cn-internet-giants")
    for figure in analysis().sums(of: group) { #expect(figure.bases.count == 1) }
    let mixed = try find(analysis(.init(mixesBases: true)).sums(of: group), "2025", .reported)
    #expect(mixed.bases == [.reported, .estimate])
    #expect(mixed.making == .members(missing: []))
    // ByteDance's figure is of AI infrastructure only, so the whole is at least this.
    #expect(isNear(mixed.amount.min, 365_061_000_000 * 0.13915))
    #expect(mixed.amount.max == nil)
  }

  @Test func `groups of groups come down to organizations, each once`() throws {
    let leaves = analysis().leaves(of: try slug("cn-national-ai-capex")).map(\.text)
    #expect(leaves.contains("tencent") && leaves.contains("china-mobile"))
    #expect(Set(leaves).count == leaves.count)
    #expect(!leaves.contains("cn-internet-giants"))
  }

  @Test func `the Chinese groups against the American ones, beside what UBS says`() throws {
    let versus = analysis(.init(mixesBases: true)).versus(
      try slug("us-hyperscalers"),
      try slug("cn-internet-giants")
    )
    let year = try #require(versus.first { $0.period.description == "2025" })
    let ratio = try #require(year.ratio)
    #expect(isNear(ratio.max, 448.963 / (365.061 * 0.13915)))
    #expect(ratio.min == 0)
    let ubs = try #require(
      year.published.first {
        $0.figure.records.map(\.text) == ["ubs-cn-internet-giants-2025-2025-12"]
      }
    )
    #expect(isNear(ubs.figure.amount.value, 55.66e9))
    #expect(ubs.agrees)
    let jefferies = try #require(
      year.published.first { $0.subject.text == "us-hyperscalers" }
    )
    #expect(jefferies.agrees)
  }

  @Test func `plans over several years are no year's figure`() throws {
    let figures = analysis(.init(scope: .aiInfrastructure)).figures(of: try slug("stargate"))
    #expect(figures.isEmpty)
  }

  @Test func `what has no rate is named`() throws {
    let bare = CapexAnalysis(
      records: Seeds.all(Capex.self),
      rates: [],
      organizations: Seeds.all(Organization.self)
    )
    let table = try bare.table(of: "baidu")
    #expect(table.figures.isEmpty)
    #expect(table.unconverted.count == 22)
  }

  @Test func `an unknown subject is refused with the nearest id`() {
    let problem = #expect(throws: Problem.self) { try analysis().table(of: "alphabett") }
    #expect(problem?.remedy == "did you mean 'alphabet'?")
  }

  @Test func `the table as JSON names the records of every figure`() throws {
    guard case .object(let members) = try analysis().table(of: "us-hyperscalers").json,
      case .array(let sums)? = members["sums"]
    else {
      Issue.record("no sums")
      return
    }
    #expect(!sums.isEmpty)
    for case .object(let sum) in sums { #expect(sum["records"] != nil && sum["amount"] != nil) }
  }
}
