internal import Almanac
internal import AlmanacStore

extension CapexReport {
  /// Two subjects against each other, one row a period and basis, for formats that machines read.
  func rows(_ pairs: [CapexVersus], _ sides: [Slug]) -> Listing {
    let ids = sides.map(\.text)
    let figures = ["value", "min", "max"]
    let names =
      ["Period", "Basis", "Currency"]
      + (ids + ["ratio"]).flatMap { id in figures.map { "\(id)_\($0)" } }
      + ["Caveats", "Records"]
    return Listing(
      columns: names.map { Listing.Column(name: $0) },
      rows: pairs.map { pair in
        let amounts = [pair.left.amount, pair.right.amount, pair.ratio].flatMap { quantity in
          [quantity?.value, quantity?.min, quantity?.max].map { $0.map(JSON.numeral) ?? "" }
        }
        let both = [pair.left, pair.right]
        return Listing.Row(
          cells: [
            pair.period.description, pair.bases, pair.left.currency.text,
          ] + amounts + [
            both.flatMap(\.caveats).joined(separator: "; "),
            both.flatMap(\.records).map(\.text).joined(separator: " "),
          ],
          json: pair.json
        )
      },
      emptiness: "There is no period in which both have a figure."
    )
  }

  /// Bars of some subjects' spending, a group of bars a subject.
  func chart(of tables: [CapexTable]) -> Chart {
    Chart(
      title: "\(analysis.options.scope.rawValue), \(unit)",
      style: .bars,
      groups: tables.map { table in
        Chart.Group(
          name: name(table.subject),
          items: table.all.map { figure, making in
            item(
              figure,
              "\(figure.period) \(figure.bases.words)\(making == "whole" ? " (whole)" : "")"
            )
          }
        )
      }.filter { !$0.items.isEmpty },
      kinds: CapexReport.kinds
    )
  }

  /// Bars of two subjects' spending, a group of bars a period.
  func chart(of pairs: [CapexVersus], _ sides: [Slug]) -> Chart {
    Chart(
      title: "\(name(sides[0])) against \(name(sides[1])), \(unit)",
      style: .bars,
      groups: pairs.map { pair in
        let whole = pair.published.map { published in
          item(published.figure, published.figure.recordsInWords())
        }
        return Chart.Group(
          name: "\(pair.period), \(pair.bases)",
          items: zip(sides, [pair.left, pair.right]).map { item($1, name($0)) } + whole
        )
      },
      kinds: CapexReport.kinds
    )
  }

  private static let kinds = Capex.Basis.allCases.map(\.rawValue) + ["mixed bases"]

  private func item(_ figure: CapexFigure, _ label: String) -> Chart.Item {
    Chart.Item(
      label: label,
      quantity: figure.amount.scaled(by: 1e-9) ?? figure.amount,
      words: figure.amount.billions,
      kind: CapexReport.kinds.firstIndex(of: figure.bases.kind) ?? 0
    )
  }
}

extension [Capex.Basis] {
  /// The one basis, or that they are mixed.
  fileprivate var kind: String { count == 1 ? words : "mixed bases" }
}
