/// What sources say of how far one side's models trail another's, by method and in time.
///
/// Observations keep their bounds and are never averaged across methods: a survival estimate and an
/// expert's guess do not count the same thing.
public struct LagAnalysis: Hashable, Sendable {
  /// Which observations to look at.
  public struct Filter: Hashable, Sendable {
    /// Whose models are behind; `nil` for all.
    public var behind: CountryCode?
    /// Whose models are ahead; `nil` for all.
    public var ahead: CountryCode?
    /// Part of a method's name, in any case; `nil` for all.
    public var method: String?
    /// The day whose public knowledge counts; `nil` for all that is recorded.
    public var knownOn: Day?

    /// Which observations to look at.
    ///
    /// - Parameters:
    ///   - behind: Whose models are behind.
    ///   - ahead: Whose models are ahead.
    ///   - method: Part of a method's name.
    ///   - knownOn: The day whose public knowledge counts.
    public init(
      behind: CountryCode? = nil,
      ahead: CountryCode? = nil,
      method: String? = nil,
      knownOn: Day? = nil
    ) {
      self.behind = behind
      self.ahead = ahead
      self.method = method
      self.knownOn = knownOn
    }
  }

  /// One method's observations of one pair of sides.
  public struct Series: Hashable, Sendable {
    /// The method.
    public let method: String
    /// The observations, by the date that they describe.
    public let observations: [Lag]
    /// From each observation to the next, where it can be told which way the lag moved.
    public let moves: [Move]
  }

  /// How the lag moved from one observation to the next.
  public struct Move: Hashable, Sendable {
    /// Which way.
    public enum Direction: String, Sendable {
      /// The lag grew less.
      case narrowing
      /// The lag grew.
      case widening
    }

    /// The earlier observation.
    public let from: Slug
    /// The later observation.
    public let to: Slug
    /// Which way.
    public let direction: Direction
    /// By how many months; "at least" where only the nearer bounds are known.
    public let months: Quantity
  }

  /// The series, by method.
  public let series: [Series]

  /// Orders observations into series.
  ///
  /// - Parameters:
  ///   - lags: The observations.
  ///   - filter: Which of them to look at.
  /// - Complexity: O(*n* log *n*).
  public init(_ lags: [Lag], filter: Filter = Filter()) {
    let chosen = lags.filter { filter.takes($0) }
    series = Dictionary(grouping: chosen, by: \.method).map { method, lags in
      let ordered = lags.sorted {
        ($0.observed.latest, $0.observed.earliest, $0.published.latest, $0.id)
          < ($1.observed.latest, $1.observed.earliest, $1.published.latest, $1.id)
      }
      return Series(method: method, observations: ordered, moves: Move.all(in: ordered))
    }
    .sorted { $0.method < $1.method }
  }

  /// The series with bounds, evidence and moves.
  public var json: JSON {
    .object([
      "series": .array(
        series.map { series in
          .object([
            "method": .string(series.method),
            "observations": .array(series.observations.map(\.observationJSON)),
            "moves": .array(series.moves.map(\.json)),
          ])
        }
      )
    ])
  }
}

extension LagAnalysis.Filter {
  fileprivate func takes(_ lag: Lag) -> Bool {
    if let behind, lag.behind.country != behind { return false }
    if let ahead, lag.ahead.country != ahead { return false }
    if let knownOn, lag.published.latest > knownOn { return false }
    guard let method else { return true }
    return Folding.fold(lag.method).contains(Folding.fold(method))
  }
}

extension LagAnalysis.Move {
  /// The moves between neighbours of a series that speak of the same sides.
  ///
  /// Two observations of single models say how long each took to be matched, which is no move.
  fileprivate static func all(in lags: [Lag]) -> [LagAnalysis.Move] {
    zip(lags, lags.dropFirst()).compactMap { earlier, later in
      guard earlier.behind == later.behind, earlier.ahead == later.ahead,
        earlier.observed.latest < later.observed.latest
      else { return nil }
      if later.months.isLess(than: earlier.months) == .yes {
        return move(earlier, later, .narrowing, from: later.months, to: earlier.months)
      }
      if earlier.months.isLess(than: later.months) == .yes {
        return move(earlier, later, .widening, from: earlier.months, to: later.months)
      }
      return nil
    }
  }

  private static func move(
    _ earlier: Lag,
    _ later: Lag,
    _ direction: Direction,
    from less: Quantity,
    to more: Quantity
  ) -> LagAnalysis.Move? {
    Quantity.bounds(
      more.lowerBound - less.upperBound,
      more.upperBound - less.lowerBound,
      isApproximate: less.isApproximate || more.isApproximate
    ).map {
      LagAnalysis.Move(from: earlier.id, to: later.id, direction: direction, months: $0)
    }
  }

  var json: JSON {
    var members = JSON.Members()
    members.add("from", from)
    members.add("to", to)
    members.add("direction", direction)
    members.add("months", months)
    return .object(members)
  }
}

extension Lag {
  /// The observation as an answer shows it.
  fileprivate var observationJSON: JSON {
    var members = JSON.Members()
    members.add("id", id)
    members.add("observed", observed)
    members.add("published", published)
    members.add("behind", behind.json)
    members.add("ahead", ahead.json)
    members.add("months", months)
    members.add("summary", summary)
    members.add("evidence", list: evidence, \.json)
    return .object(members)
  }
}
