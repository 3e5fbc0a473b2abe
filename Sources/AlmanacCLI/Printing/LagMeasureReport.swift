internal import Almanac
internal import AlmanacStore

/// A measured lag beside the published ones, ready to be printed.
struct LagMeasureReport {
  let measure: LagMeasure
  /// What sources publish of the same lag by the same metric.
  let published: [Lag]
  let cited: CitedSources

  init(
    _ measure: LagMeasure,
    lags: [Lag],
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) {
    self.measure = measure
    published = measure.published(in: lags)
    cited = try store.sources(
      citedBy: (published.map(\.evidence) + measure.scores.map(\.evidence)).flatMap(\.self),
      as: clocks
    )
  }

  /// Both readings with their series, and what is published.
  var json: JSON {
    guard case .object(var members) = measure.json else { return measure.json }
    members["published"] = .array(
      published.map { lag in
        .object([
          "id": .string(lag.id.text), "observed": .string(lag.observed.text),
          "months": lag.months.json, "method": .string(lag.method),
          "evidence": .array(lag.evidence.map(\.json)),
        ])
      }
    )
    return cited.completing(.object(members))
  }

  /// One row a record of the leader's, and one a stretch of days.
  var rows: Listing {
    let names = [
      "Reading", "From", "To", "Leader", "Leader_score", "Follower", "Follower_score", "Months",
      "Scores",
    ]
    let catchUps = measure.catchUps.map { item in
      Listing.Row(
        cells: [
          "catch-up", item.released.description, item.matched?.description ?? "",
          item.leader.model.text, JSON.numeral(item.leader.value), item.follower?.model.text ?? "",
          item.follower.map { JSON.numeral($0.value) } ?? "", item.months.months,
          [item.leader.id.text, item.follower?.id.text].compactMap(\.self).joined(separator: " "),
        ],
        json: .object(["reading": "catch-up", "row": item.json])
      )
    }
    let stretches = measure.stretches.map { item in
      Listing.Row(
        cells: [
          "since-reached", item.first.description, item.last.description,
          item.leader?.model.text ?? "", item.leader.map { JSON.numeral($0.value) } ?? "",
          item.follower.model.text, JSON.numeral(item.follower.value),
          item.range,
          [item.follower.id.text, item.leader?.id.text].compactMap(\.self).joined(separator: " "),
        ],
        json: .object(["reading": "since-reached", "row": item.json])
      )
    }
    return Listing(
      columns: names.map { Listing.Column(name: $0) },
      rows: catchUps + stretches
    )
  }

  /// Months with one decimal.
  static func tenth(_ months: Double) -> String {
    JSON.numeral((months * 10).rounded() / 10)
  }

  /// The catch-up times, a bar a record of the leader's; those that are not matched have arrows.
  var chart: Chart {
    Chart(
      title: "Months until \(measure.behind) matched each record of \(measure.ahead), "
        + "\(measure.metric) as of \(measure.asOf)",
      style: .bars,
      groups: [
        Chart.Group(
          name: "",
          items: measure.catchUps.map { item in
            Chart.Item(
              label: "\(item.released) \(item.leader.name)",
              quantity: item.months,
              words: item.months.months
            )
          }
        )
      ]
    )
  }
}

extension FormatOptions {
  /// Prints a measured lag.
  func print(_ report: LagMeasureReport) {
    switch format {
    case .table: Console.write(report.page(Terminal.current))
    case .json: Console.write(Listing.json(report.json))
    case .jsonl, .csv, .markdown: print(report.rows)
    }
  }
}

extension LagMeasure {
  /// The scores that its rows name, each once, by day of release.
  var scores: [Score] {
    let named: [Score?] =
      catchUps.flatMap { [$0.leader, $0.follower] }
      + stretches.flatMap { [$0.leader, $0.follower] }
    return Set(named.compactMap(\.self)).sorted { left, right in
      (left.released?.earliest ?? .distantPast, left.id)
        < (right.released?.earliest ?? .distantPast, right.id)
    }
  }
}

extension LagMeasure.Stretch {
  /// The months on its first and last day; none where the leader had not reached as much.
  var range: String {
    guard leader != nil else { return "" }
    return "\(LagMeasureReport.tenth(monthsAtFirst))–\(LagMeasureReport.tenth(monthsAtLast))"
  }
}
