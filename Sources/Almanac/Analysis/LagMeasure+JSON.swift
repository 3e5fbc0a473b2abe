extension LagMeasure.Side: CustomStringConvertible {
  /// The side in a word or two.
  public var description: String {
    switch self {
    case .country(let country): country.text
    case .developer(let name): name
    case .accessibility(let words): words
    }
  }

  func holds(_ score: Score) -> Bool {
    switch self {
    case .country(let country): score.country == country
    case .developer(let name): score.developer == name
    case .accessibility(let words): score.accessibility == words
    }
  }
}

extension LagMeasure {
  /// What sources publish of the same lag by the same metric, to be shown beside the measure.
  ///
  /// - Parameter lags: Observations of any kind.
  /// - Returns: Those whose method names the metric and whose sides are the same countries, in the
  ///   order of the dates that they describe.
  public func published(in lags: [Lag]) -> [Lag] {
    guard case .country(let behind) = behind, case .country(let ahead) = ahead else { return [] }
    return lags.filter { lag in
      lag.method.hasPrefix(metric) && lag.behind.country == behind && lag.ahead.country == ahead
        && lag.behind.model == nil && lag.ahead.model == nil
    }
    .sorted { ($0.observed.latest, $0.id) < ($1.observed.latest, $1.id) }
  }

  /// Both readings with their series, means and ranges.
  public var json: JSON {
    var members = JSON.Members()
    members.add("metric", metric)
    members.add("as_of", asOf)
    members.add("behind", behind)
    members.add("ahead", ahead)
    members.add("catch_up", reading(catchUpSummary, catchUps.map(\.json)))
    members.add("since_reached", reading(stretchSummary, stretches.map(\.json)))
    members.add("undated", list: undated)
    return .object(members)
  }

  private func reading(_ summary: Summary?, _ series: [JSON]) -> JSON {
    .object([
      "mean_months": summary.map { .number($0.mean) },
      "least_months": summary.map { .number($0.least) },
      "most_months": summary.map { .number($0.most) },
      "count": summary.map { .number(Double($0.count)) },
      "series": .array(series),
    ])
  }
}

extension LagMeasure.CatchUp {
  /// The record and its match, with the scores that it rests on.
  public var json: JSON {
    var members = JSON.Members()
    members.add("leader", leader.model)
    members.add("released", released)
    members.add("score", leader.value)
    members.add("follower", follower?.model)
    members.add("matched", matched)
    members.add("months", months)
    members.add("scores", list: [leader.id] + [follower?.id].compactMap(\.self))
    return .object(members)
  }
}

extension LagMeasure.Stretch {
  /// The stretch with the scores that it rests on.
  public var json: JSON {
    var members = JSON.Members()
    members.add("first", first)
    members.add("last", last)
    members.add("follower", follower.model)
    members.add("score", follower.value)
    members.add("leader", leader?.model)
    members.add("months_at_first", monthsAtFirst)
    members.add("months_at_last", monthsAtLast)
    members.add("scores", list: [follower.id] + [leader?.id].compactMap(\.self))
    return .object(members)
  }
}
