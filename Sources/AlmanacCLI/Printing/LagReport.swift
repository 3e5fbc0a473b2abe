internal import Almanac
internal import AlmanacStore

/// Observations of a lag with who says so, ready to be printed.
struct LagReport {
  let analysis: LagAnalysis
  let cited: CitedSources
  private let headlines: [Slug: String]

  init(
    _ analysis: LagAnalysis,
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) {
    self.analysis = analysis
    let all = analysis.series.flatMap(\.observations)
    cited = try store.sources(citedBy: all.flatMap(\.evidence), as: clocks)
    var headlines: [Slug: String] = [:]
    for lag in all { headlines[lag.id] = try store.headline(of: .lag(lag), as: clocks) }
    self.headlines = headlines
  }

  /// The series with the evidence of each observation.
  var json: JSON { cited.completing(analysis.json) }

  /// One row an observation.
  var rows: Listing {
    let names = [
      "Method", "Observed", "Behind", "Ahead", "Value", "Min", "Max", "Approximate", "Published",
      "Id", "Grade", "Sources", "Independent_sources", "Summary",
    ]
    return Listing(
      columns: names.map { Listing.Column(name: $0) },
      rows: analysis.series.flatMap { series in
        series.observations.map { row(series, $0) }
      }
    )
  }

  private func row(_ series: LagAnalysis.Series, _ lag: Lag) -> Listing.Row {
    let sources = cited.sources(of: lag.evidence)
    let figures = [lag.months.value, lag.months.min, lag.months.max]
    var members = Record.lag(lag).fields
    members["sources"] = .array(sources.map(\.json))
    members["moves"] = .array(
      series.moves.filter { $0.to == lag.id }.map { .string($0.words) }
    )
    return Listing.Row(
      cells: [series.method, lag.observed.text, lag.behind.words, lag.ahead.words]
        + figures.map { $0.map(JSON.numeral) ?? "" } + [
          lag.months.isApproximate ? "yes" : "no", lag.published.text, lag.id.text,
          sources.compactMap(\.grade).min()?.description ?? "",
          sources.map(\.id.text).joined(separator: " "), String(sources.independent.count),
          lag.summary,
        ],
      json: cited.completing(.object(members))
    )
  }

  /// The observations for reading, method by method.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    if analysis.series.isEmpty { page.paragraph("No observation is known that fits.") }
    for series in analysis.series {
      page.heading(series.method)
      page.table(
        Listing(
          columns: [
            Listing.Column(name: "Observed", width: 21),
            Listing.Column(name: "Months", width: 14, isNumber: true),
            Listing.Column(name: "What"),
          ],
          rows: series.observations.map { lag in
            let move = series.moves.first { $0.to == lag.id }
            let credit = cited.sources(of: lag.evidence).credit
            return Listing.Row(
              cells: [
                lag.observed.text, lag.months.months, lag.summary,
              ],
              note: [
                move?.words, "\(lag.behind.words) behind \(lag.ahead.words)", credit, lag.id.text,
              ]
              .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n"),
              json: .null
            )
          }
        )
      )
    }
    return page.text
  }

  /// The bounds of each observation, a group a method.
  var chart: Chart {
    Chart(
      title: "Lag in months, by method: bounds and figures",
      style: .spans,
      groups: analysis.series.map { series in
        Chart.Group(
          name: series.method,
          items: series.observations.map { lag in
            Chart.Item(
              label: "\(lag.observed.text) \(lag.behind.short)",
              quantity: lag.months,
              words: lag.months.months
            )
          }
        )
      }
    )
  }
}

extension Quantity {
  /// Months, for reading.
  var months: String { words { JSON.numeral(($0 * 10).rounded() / 10) } }
}

extension LagSide {
  /// The side in a few words: country, organization, model.
  var words: String {
    [country?.text, organization?.text, model?.text].compactMap(\.self).joined(separator: " ")
  }

  /// The most special part of it.
  fileprivate var short: String { model?.text ?? organization?.text ?? country?.text ?? "" }
}

extension LagAnalysis.Move {
  /// The move in words.
  var words: String { "\(direction.rawValue) by \(months.phrase) months since \(from)" }
}

extension FormatOptions {
  /// Prints observations of a lag.
  func print(_ report: LagReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json: Console.write(Listing.json(report.json))
    case .jsonl, .csv, .markdown: print(report.rows)
    }
  }
}
