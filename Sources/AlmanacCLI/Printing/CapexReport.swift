internal import Almanac
internal import AlmanacStore

/// Spending with names and who says so, ready to be printed.
struct CapexReport {
  let analysis: CapexAnalysis
  let clocks: Clocks
  /// Everybody of whom a figure is known, in order of id.
  let subjects: [Slug]
  private let names: [Slug: String]
  private let evidence: [Slug: [Evidence]]
  private let cited: CitedSources

  init(
    _ analysis: CapexAnalysis,
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) {
    self.analysis = analysis
    self.clocks = clocks
    var names: [Slug: String] = [:]
    for organization in try store.contents(Organization.self, as: clocks) {
      names[organization.id] = organization.name
    }
    self.names = names
    let records = try store.contents(Capex.self, as: clocks)
    subjects = Set(records.map(\.subject)).sorted()
    var evidence: [Slug: [Evidence]] = [:]
    for record in records { evidence[record.id] = record.evidence }
    self.evidence = evidence
    cited = try store.sources(citedBy: records.flatMap(\.evidence), as: clocks)
  }

  /// Everything about some subjects' spending.
  ///
  /// - Parameters:
  ///   - subjects: Whose.
  ///   - date: Only periods that lie in it; all, if not given.
  /// - Returns: One table a subject, in the order given.
  /// - Throws: ``Problem`` when there is no such organization.
  func tables(of subjects: [Slug], in date: EDTF?) throws(Problem) -> [CapexTable] {
    var tables: [CapexTable] = []
    for subject in subjects {
      let table = try analysis.table(of: subject.text)
      tables.append(
        CapexTable(
          subject: table.subject,
          figures: table.figures.filter { $0.period.lies(in: date) },
          sums: table.sums.filter { $0.period.lies(in: date) },
          unconverted: table.unconverted
        )
      )
    }
    return tables
  }

  /// A subject's name.
  func name(_ subject: Slug) -> String { names[subject] ?? subject.text }

  /// Who gives a figure.
  func sources(of figure: CapexFigure) -> [GradedSource] {
    cited.sources(of: figure.records.flatMap { evidence[$0] ?? [] })
  }

  /// The currency and the unit in which figures are printed for reading.
  var unit: String { "\(analysis.options.currency) bn" }

  /// Some subjects' spending, each figure with the records that it rests on.
  func rows(_ tables: [CapexTable]) -> Listing {
    var listing = Listing(columns: CapexReport.columns.map { Listing.Column(name: $0) })
    for table in tables {
      for (figure, making) in table.all {
        listing.rows.append(row(table.subject, figure, making))
      }
    }
    return listing
  }

  /// Some subjects' spending, an object a subject.
  func json(_ tables: [CapexTable]) -> JSON {
    .array(
      tables.map { table in
        .object([
          "subject": .string(table.subject.text),
          "name": .string(name(table.subject)),
          "figures": .array(table.all.map { row(table.subject, $0.figure, $0.making).json }),
          "unconverted": .array(table.unconverted.map { .string($0.text) }),
        ])
      }
    )
  }

  private static let columns = [
    "Subject", "Period", "Basis", "Making", "Scope", "Currency", "Value", "Min", "Max",
    "Approximate", "Grade", "Caveats", "Rates", "Records", "Sources",
    "Independent_sources",
  ]

  private func row(_ subject: Slug, _ figure: CapexFigure, _ making: String) -> Listing.Row {
    let sources = sources(of: figure)
    let figures = [figure.amount.value, figure.amount.min, figure.amount.max]
    var members = JSON.Members([
      .init("subject", .string(subject.text)), .init("making", .string(making)),
    ])
    if case .object(let fields) = figure.json { members.list += fields.list }
    members["sources"] = .array(sources.map(\.json))
    members["independent_sources"] = .number(Double(sources.independent.count))
    return Listing.Row(
      cells: [
        subject.text, figure.period.description,
        figure.bases.map(\.rawValue).joined(separator: " "), making, figure.scope.rawValue,
        figure.currency.text,
      ] + figures.map { $0.map(JSON.numeral) ?? "" } + [
        figure.amount.isApproximate ? "yes" : "no",
        sources.compactMap(\.grade).min()?.description ?? "",
        figure.caveats.joined(separator: "; "),
        Set(figure.rates.flatMap(\.records)).sorted().map(\.text).joined(separator: " "),
        figure.records.map(\.text).joined(separator: " "),
        sources.map(\.id.text).joined(separator: " "), String(sources.independent.count),
      ],
      json: .object(members)
    )
  }
}

extension CalendarPeriod {
  /// Whether it lies in a date; in any, if there is none.
  func lies(in date: EDTF?) -> Bool {
    guard let date else { return true }
    return date.earliest <= first && last <= date.latest
  }
}

extension CapexTable {
  /// Figures and sums in order of period, each with how it comes about in a word.
  var all: [(figure: CapexFigure, making: String)] {
    let own = figures.map { ($0, sums.isEmpty ? "own" : "whole") }
    return (own + sums.map { ($0, "members") }).enumerated().sorted { left, right in
      (left.element.0.period, left.offset) < (right.element.0.period, right.offset)
    }.map { (figure: $0.element.0, making: $0.element.1) }
  }
}

extension CapexFigure {
  /// The rates that were used, in a few words each: `CNY at 0.1391 (2025)`.
  var ratesInWords: [String] {
    var words: [String] = []
    for rate in rates {
      let periods = rate.periods.joined(separator: ", ")
      let text =
        "\(rate.from) at \(JSON.numeral((rate.factor * 10_000).rounded() / 10_000)) \(rate.to) (mean of \(periods))"
      if !words.contains(text) { words.append(text) }
    }
    return words
  }

  /// The first records that it rests on, and how many more.
  func recordsInWords(_ limit: Int = 4) -> String {
    let shown = records.prefix(limit).map(\.text).joined(separator: ", ")
    return records.count > limit ? "\(shown) and \(records.count - limit) more" : shown
  }
}
