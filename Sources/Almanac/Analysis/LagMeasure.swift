/// The lag between two sides' models, computed from their scores of one vintage.
///
/// Two readings are in use, and both are given:
///
/// - *Catch-up time*: for each model of the leader that set a record among the leader's models, the
///   time until a model of the follower first scored as much. Scores are rounded to whole points,
///   since intervals of several points make tenths mean nothing. Records that are not matched yet
///   have a lag of at least their age.
/// - *Time since reached*: for each day since the follower's first model, the time since the leader
///   first reached what the follower's best model has reached by that day; nothing where the leader
///   has not.
///
/// Epoch AI's published lag (mean 7, from 4 to 14 months, January 2026) comes out of the vintage of
/// 2025-12-19 by the first reading. A month is a twelfth of 365.25 days.
public struct LagMeasure: Hashable, Sendable {
  /// Whose models stand on one side.
  public enum Side: Hashable, Sendable {
    /// Those of a country's developers; of several countries the first listed counts.
    case country(CountryCode)
    /// Those of one developer, by the name in the scores.
    case developer(String)
    /// Those that are open or closed, by the words in the scores: `Open weights`.
    case accessibility(String)
  }

  /// A record of the leader's and when the follower matched it.
  public struct CatchUp: Hashable, Sendable {
    /// The record-setting model.
    public let leader: Score
    /// Its release.
    public let released: Day
    /// The first model to score as much; `nil` while there is none.
    public let follower: Score?
    /// The follower's release.
    public let matched: Day?
    /// How many months it took; at least so many, while there is no match.
    public let months: Quantity
  }

  /// A stretch of days on which the leader's model to be matched stays the same.
  public struct Stretch: Hashable, Sendable {
    /// The first day.
    public let first: Day
    /// The last day.
    public let last: Day
    /// The follower's best model.
    public let follower: Score
    /// The leader's first model that had reached as much; `nil` if none had.
    public let leader: Score?
    /// Months on the first day.
    public let monthsAtFirst: Double
    /// Months on the last day.
    public let monthsAtLast: Double
  }

  /// Mean and range of a reading, in months.
  public struct Summary: Hashable, Sendable {
    /// The mean.
    public let mean: Double
    /// The least.
    public let least: Double
    /// The most.
    public let most: Double
    /// How many records or days it rests on.
    public let count: Int
  }

  /// The vintage of the scores.
  public let asOf: Day
  /// What is scored.
  public let metric: String
  /// Whose models trail.
  public let behind: Side
  /// Whose models lead.
  public let ahead: Side
  /// The first reading.
  public let catchUps: [CatchUp]
  /// Mean and range of the records that were matched; `nil` if none was.
  public let catchUpSummary: Summary?
  /// The second reading.
  public let stretches: [Stretch]
  /// Mean and range over all days; `nil` if the follower has no model.
  public let stretchSummary: Summary?
  /// Scores left out because their model's day of release is not known.
  public let undated: [Slug]

  /// Days in a month.
  static let daysInMonth = 365.25 / 12
}

extension LagMeasure {
  /// Measures the lag.
  ///
  /// Scores of one vintage only are compared, because every update fits all of them anew. Later
  /// vintages give many snapshots their family's first date, so a model's day of release is taken
  /// from the earliest vintage that has it, else from its own record.
  ///
  /// - Parameters:
  ///   - scores: Scores of any vintage.
  ///   - models: Models, for their days of release.
  ///   - behind: Whose models trail.
  ///   - ahead: Whose models lead.
  ///   - asOf: The vintage; the latest there is, if not given.
  ///   - metric: What is scored; only this is looked at.
  /// - Throws: ``Problem`` when there is no such vintage, or a side has no model in it.
  /// - Complexity: O(*n* log *n* + *d*) for *n* scores and *d* days.
  public init(
    scores: [Score],
    models: [Model] = [],
    behind: Side,
    ahead: Side,
    asOf: Day? = nil,
    metric: String = "Epoch Capabilities Index"
  ) throws(Problem) {
    let measured = scores.filter { $0.metric == metric }
    let vintages = Set(measured.map(\.asOf)).sorted()
    guard let vintage = asOf ?? vintages.last, vintages.contains(vintage) else {
      let known = vintages.map(\.description).joined(separator: ", ")
      throw Problem(
        "there are no scores of '\(metric.quotable)'\(asOf.map { " as of \($0)" } ?? "")",
        remedy: known.isEmpty ? "import scores first" : "use one of: \(known)"
      )
    }
    let dates = LagMeasure.dates(measured, models)
    let current = measured.filter { $0.asOf == vintage }
    func dated(_ side: Side) -> [(day: Day, score: Score)] {
      current.filter(side.holds).compactMap { score in dates[score.model].map { ($0, score) } }
        .sorted { ($0.day, $0.score.id) < ($1.day, $1.score.id) }
    }
    let (leaders, followers) = (dated(ahead), dated(behind))
    for (side, list) in [(ahead, leaders), (behind, followers)] where list.isEmpty {
      throw Problem(
        "no model of \(side) has a score as of \(vintage)",
        remedy: "name a country, a developer or a kind of access that the scores have"
      )
    }
    self.asOf = vintage
    self.metric = metric
    self.behind = behind
    self.ahead = ahead
    undated =
      current.filter { (behind.holds($0) || ahead.holds($0)) && dates[$0.model] == nil }.map(\.id)
    catchUps = LagMeasure.catchUps(leaders, followers, until: vintage)
    catchUpSummary = Summary(catchUps.filter { $0.follower != nil }.compactMap(\.months.value))
    stretches = LagMeasure.stretches(leaders, followers, until: vintage)
    stretchSummary = Summary(stretches.flatMap(\.days))
  }

  /// The day of release of each model.
  private static func dates(_ scores: [Score], _ models: [Model]) -> [Slug: Day] {
    var dates: [Slug: Day] = [:]
    for model in models {
      if let date = model.released, date.isExactDay { dates[model.id] = date.earliest }
    }
    // Later vintages are overwritten by earlier ones.
    for score in scores.sorted(by: { $0.asOf > $1.asOf }) {
      if let date = score.released, date.isExactDay { dates[score.model] = date.earliest }
    }
    return dates
  }

  private static func catchUps(
    _ leaders: [(day: Day, score: Score)],
    _ followers: [(day: Day, score: Score)],
    until vintage: Day
  ) -> [CatchUp] {
    var best = -Double.infinity
    var catchUps: [CatchUp] = []
    for day in Set(leaders.map(\.day)).sorted() {
      let released = leaders.filter { $0.day == day }.map(\.score)
      guard let top = released.max(by: { ($0.value, $1.id) < ($1.value, $0.id) }),
        top.value.rounded() > best
      else { continue }
      best = top.value.rounded()
      let match = followers.first { $0.score.value.rounded() >= best }
      let days = Double((match?.day ?? vintage).number - day.number)
      let months = days / daysInMonth
      let quantity = match == nil ? Quantity(min: months) : Quantity(months)
      guard let quantity else { continue }
      catchUps.append(
        CatchUp(
          leader: top,
          released: day,
          follower: match?.score,
          matched: match?.day,
          months: quantity
        )
      )
    }
    return catchUps
  }

  private static func stretches(
    _ leaders: [(day: Day, score: Score)],
    _ followers: [(day: Day, score: Score)],
    until vintage: Day
  ) -> [Stretch] {
    var best: Score?
    var starts: [(day: Day, score: Score)] = []
    for follower in followers where follower.day <= vintage {
      guard follower.score.value > best?.value ?? -.infinity else { continue }
      best = follower.score
      if starts.last?.day == follower.day { starts.removeLast() }
      starts.append(follower)
    }
    return starts.enumerated().map { index, start in
      let last = index + 1 < starts.count ? starts[index + 1].day.previous : vintage
      let leader = leaders.first { $0.score.value >= start.score.value }
      func months(_ day: Day) -> Double {
        leader.map { max(0, Double(day.number - $0.day.number) / daysInMonth) } ?? 0
      }
      return Stretch(
        first: start.day,
        last: last,
        follower: start.score,
        leader: leader.flatMap { $0.day <= last ? $0.score : nil },
        monthsAtFirst: months(start.day),
        monthsAtLast: months(last)
      )
    }
  }
}

extension LagMeasure.Stretch {
  /// The lag on each of its days.
  fileprivate var days: [Double] {
    (first.number...last.number).map { number in
      max(0, monthsAtLast - Double(last.number - number) / LagMeasure.daysInMonth)
    }
  }
}

extension LagMeasure.Summary {
  fileprivate init?(_ values: [Double]) {
    guard let least = values.min(), let most = values.max() else { return nil }
    mean = values.reduce(0, +) / Double(values.count)
    self.least = least
    self.most = most
    count = values.count
  }
}
