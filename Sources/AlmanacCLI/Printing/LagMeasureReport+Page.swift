internal import Almanac
internal import AlmanacStore

extension LagMeasureReport {
  /// The measure for reading: both readings side by side with what is published, then the series.
  func page(_ terminal: Terminal) -> String {
    var page = Page(terminal)
    page.heading(
      "\(measure.behind) behind \(measure.ahead), in months: \(measure.metric), scores as of "
        + "\(measure.asOf)"
    )
    page.gap()
    page.table(summary)
    page.heading("Each record of \(measure.ahead), until \(measure.behind) matched it")
    page.table(catchUps)
    page.heading("Since when \(measure.ahead) had what \(measure.behind) had reached")
    page.table(stretches)
    if !measure.undated.isEmpty {
      page.gap()
      let ids = measure.undated.map(\.text).joined(separator: ", ")
      page.paragraph("Left out, for their day of release is not known: \(ids)", isFaint: true)
    }
    let scores = measure.scores
    if !scores.isEmpty {
      let credit = cited.sources(of: scores.flatMap(\.evidence)).credit
      page.heading("The scores that these rest on, by \(credit)")
      page.table(records(of: scores))
    }
    page.gap()
    page.paragraph(
      "Of records that are not matched yet the mean takes no account.",
      isFaint: true
    )
    return page.text
  }

  /// Each score that a row names, once, with the record to look it up by.
  private func records(of scores: [Score]) -> Listing {
    Listing(
      columns: [
        Listing.Column(name: "Score", width: 30), Listing.Column(name: "Record"),
      ],
      rows: scores.map { score in
        Listing.Row(
          cells: [score.scored, score.id.text],
          json: .null
        )
      }
    )
  }

  private var summary: Listing {
    Listing(
      columns: [
        Listing.Column(name: "Reading"), Listing.Column(name: "Mean", isNumber: true),
        Listing.Column(name: "Least", isNumber: true), Listing.Column(name: "Most", isNumber: true),
        Listing.Column(name: "Over"),
      ],
      rows: [
        row("time to be matched", measure.catchUpSummary, "records matched"),
        row("time since reached", measure.stretchSummary, "days"),
      ].compactMap(\.self) + published.map(row)
    )
  }

  private func row(_ lag: Lag) -> Listing.Row {
    let special = lag.method.dropFirst(measure.metric.count)
    return Listing.Row(
      cells: [
        "published\(special)", lag.months.value.map(Self.tenth) ?? "",
        lag.months.min.map(Self.tenth) ?? "", lag.months.max.map(Self.tenth) ?? "",
        "as of \(lag.observed): \(lag.id)",
      ],
      note: cited.sources(of: lag.evidence).credit,
      json: .null
    )
  }

  private func row(_ name: String, _ summary: LagMeasure.Summary?, _ what: String) -> Listing.Row? {
    guard let summary else { return nil }
    return Listing.Row(
      cells: [
        name, Self.tenth(summary.mean), Self.tenth(summary.least), Self.tenth(summary.most),
        "\(summary.count) \(what)",
      ],
      json: .null
    )
  }

  private var catchUps: Listing {
    Listing(
      columns: [
        Listing.Column(name: "Released", width: 10), Listing.Column(name: "Record"),
        Listing.Column(name: "Matched", width: 10), Listing.Column(name: "By"),
        Listing.Column(name: "Months", isNumber: true),
      ],
      rows: measure.catchUps.map { item in
        Listing.Row(
          cells: [
            item.released.description, item.leader.scored, item.matched?.description ?? "not yet",
            item.follower?.scored ?? "", item.months.months,
          ],
          json: .null
        )
      }
    )
  }

  private var stretches: Listing {
    Listing(
      columns: [
        Listing.Column(name: "From", width: 10), Listing.Column(name: "To", width: 10),
        Listing.Column(name: "Best of \(measure.behind)"),
        Listing.Column(name: "Had been reached by"), Listing.Column(name: "Months", isNumber: true),
      ],
      rows: measure.stretches.map { item in
        Listing.Row(
          cells: [
            item.first.description, item.last.description, item.follower.scored,
            item.leader?.scored ?? "nobody",
            item.range,
          ],
          json: .null
        )
      }
    )
  }
}

extension Score {
  /// The model's name and score.
  fileprivate var scored: String { "\(name) \(JSON.short(value))" }
}
