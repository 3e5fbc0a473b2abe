internal import Almanac
internal import AlmanacStore

extension CapexReport {
  /// Some subjects' spending for reading.
  func page(_ tables: [CapexTable], _ terminal: Terminal) -> String {
    var page = Page(terminal)
    let options = analysis.options
    page.heading("\(options.scope.rawValue) per calendar \(options.per.rawValue), \(unit)\(asOf)")
    page.gap()
    page.table(
      Listing(
        columns: [
          Listing.Column(name: "Period", width: 7), Listing.Column(name: "Basis", width: 9),
          Listing.Column(name: unit, width: 15, isNumber: true), Listing.Column(name: "Who"),
        ],
        rows: tables.flatMap { table in
          table.all.map { figure, making in row(name(table.subject), figure, making) }
        },
        emptiness: "No figure is known that fits."
      )
    )
    for table in tables where !table.unconverted.isEmpty {
      let ids = table.unconverted.map(\.text).joined(separator: ", ")
      page.paragraph("Left out for want of a rate: \(ids)")
    }
    return page.text
  }

  private var asOf: String {
    clocks.knownOn.map { ", as the public could know on \($0) (at rates known since)" } ?? ""
  }

  private func row(_ name: String, _ figure: CapexFigure, _ making: String) -> Listing.Row {
    let caveats = figure.caveats + figure.ratesInWords
    let notes = [
      sources(of: figure).credit, caveats.joined(separator: "; "), figure.recordsInWords(),
    ]
    let kind = making == "whole" ? "\(name) as a whole" : name
    return Listing.Row(
      cells: [
        figure.period.description, figure.bases.words, figure.amount.billions, kind,
      ],
      note: notes.filter { !$0.isEmpty }.joined(separator: "\n"),
      json: .null
    )
  }

  /// Two subjects against each other for reading.
  func page(_ pairs: [CapexVersus], _ sides: [Slug], _ terminal: Terminal) -> String {
    var page = Page(terminal)
    page.heading("\(name(sides[0])) against \(name(sides[1])), \(unit)\(asOf)")
    if pairs.isEmpty { page.paragraph("There is no period in which both have a figure.") }
    for pair in pairs {
      page.heading("\(pair.period), \(pair.bases)")
      page.table(
        Listing(
          columns: [
            Listing.Column(name: unit, width: 18, isNumber: true),
            Listing.Column(name: "× the sum", isNumber: true), Listing.Column(name: "Who"),
          ],
          rows: rows(pair, sides)
        )
      )
      page.paragraph(ratio(pair, sides))
    }
    return page.text
  }

  /// The two sums, and beside them what analysts say of the wholes.
  private func rows(_ pair: CapexVersus, _ sides: [Slug]) -> [Listing.Row] {
    zip(sides, [pair.left, pair.right]).flatMap { subject, sum in
      let analysts = pair.published.filter { $0.subject == subject }.map { item in
        row(
          item.figure,
          "\(name(subject)) as a whole, \(item.verdict(on: sum))",
          times: item.timesSum
        )
      }
      return [row(sum, "\(name(subject)), \(sum.bases.words)", times: nil)] + analysts
    }
  }

  private func row(_ figure: CapexFigure, _ who: String, times: Quantity?) -> Listing.Row {
    let caveats = figure.caveats + figure.ratesInWords
    let notes = [
      sources(of: figure).credit, caveats.joined(separator: "; "), figure.recordsInWords(),
    ]
    return Listing.Row(
      cells: [figure.amount.billions, times.map(\.ratio) ?? "", who],
      note: notes.filter { !$0.isEmpty }.joined(separator: "\n"),
      json: .null
    )
  }

  private func ratio(_ pair: CapexVersus, _ sides: [Slug]) -> String {
    let (left, right) = (name(sides[0]), name(sides[1]))
    guard let ratio = pair.ratio else { return "No ratio can be told." }
    let inverse = pair.right.amount.ratio(to: pair.left.amount)
    let times = inverse.map { "; the other way round \($0.ratio)" } ?? ""
    let byAnalysts = pair.published.filter { $0.subject == sides[0] }.compactMap { item in
      item.figure.amount.ratio(to: pair.right.amount).map { ratio in
        "; by \(item.figure.recordsInWords()) \(ratio.ratio)"
      }
    }
    return "\(left) : \(right) = \(ratio.ratio)\(times)\(byAnalysts.joined())"
  }
}

extension CapexVersus.Published {
  /// How far it agrees with the sum of members.
  fileprivate func verdict(on sum: CapexFigure) -> String {
    guard agrees else { return "which the members' sum does not bear out" }
    return sum.amount.isBounded
      ? "which agrees with the members' sum" : "which the members' sum leaves possible"
  }
}

extension CapexVersus {
  /// What both sides rest on.
  var bases: String {
    left.bases == right.bases ? left.bases.words : "mixed bases"
  }
}

extension [Capex.Basis] {
  /// The bases in words.
  var words: String { map(\.rawValue).joined(separator: " + ") }
}

extension FormatOptions {
  /// Prints spending.
  func print(_ report: CapexReport, _ tables: [CapexTable]) {
    switch format {
    case .table: Console.write(report.page(tables, Terminal.current))
    case .json: Console.write(Listing.json(report.json(tables)))
    case .jsonl, .csv, .markdown: print(report.rows(tables))
    }
  }

  /// Prints two subjects' spending against each other.
  func print(_ report: CapexReport, _ pairs: [CapexVersus], _ sides: [Slug]) {
    switch format {
    case .table: Console.write(report.page(pairs, sides, Terminal.current))
    case .json, .jsonl, .csv, .markdown: print(report.rows(pairs, sides))
    }
  }
}
