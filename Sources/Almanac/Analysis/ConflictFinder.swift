/// Finds where records cannot all be right about one thing.
///
/// Figures conflict when their bounds do not touch: the same subject's spending in the same period
/// on the same basis and scope, a year and its quarters, a lag by the same method on the same date,
/// a published TPP and the rates of the chip. What has been replaced is not in conflict. Approximate
/// figures may be off by a tenth.
public struct ConflictFinder: Sendable {
  /// How much of themselves approximate figures may be off.
  static let tolerance = 0.1

  let capex: [Capex]
  let lags: [Lag]
  let accelerators: [Accelerator]
  let models: [Model]
  let scores: [Score]
  let rulings: [Ruling]
  let statements: [Statement]
  let converter: CurrencyConverter

  /// A finder over some records; those of types that cannot conflict are passed over.
  ///
  /// - Parameter records: The records.
  public init(_ records: [Record]) {
    func all<Content: RecordContent>(_: Content.Type) -> [Content] {
      records.filter { $0.type == Content.type }.compactMap { $0.content as? Content }
    }
    capex = all(Capex.self)
    lags = all(Lag.self)
    accelerators = all(Accelerator.self)
    models = all(Model.self)
    scores = all(Score.self)
    rulings = all(Ruling.self)
    statements = all(Statement.self)
    converter = CurrencyConverter(all(ExchangeRate.self))
  }

  /// All conflicts, by kind, subject and records.
  ///
  /// - Returns: Each once.
  /// - Complexity: O(*n* log *n*) in records, and pairs of rulings that name one chip.
  public var conflicts: [Conflict] {
    let found =
      spending + years + observations + performance + releases + lifetimes + permissions + denials
    return found.sorted { ($0.order, $0.subject, $0.key) < ($1.order, $1.subject, $1.key) }
  }

  /// Several figures for the same spending.
  private var spending: [Conflict] {
    struct Topic: Hashable {
      let subject: Slug
      let days: ClosedRange<Day>
      let basis: Capex.Basis
      let scope: Capex.Scope
    }
    let groups = Dictionary(grouping: CapexAnalysis.current(capex)) {
      Topic(subject: $0.subject, days: $0.days, basis: $0.basis, scope: $0.scope)
    }
    return groups.compactMap { topic, records in
      let dollars = records.map { record in
        converter.rate(from: record.currency, to: .usDollar, over: record.days)
          .flatMap { record.amount.scaled(by: $0.factor) }
      }
      let differs = dollars.indices.contains { left in
        dollars.indices.dropFirst(left + 1).contains { right in
          guard let one = dollars[left], let other = dollars[right] else { return false }
          return !one.mayEqual(other, tolerance: Self.tolerance)
        }
      }
      guard differs, let first = records.first else { return nil }
      return Conflict(
        .value,
        "\(topic.subject) \(topic.scope.rawValue) \(topic.basis.rawValue) \(first.period)",
        field: .amount,
        records.map { Conflict.Side($0, says: $0.money.words) }
      )
    }
  }

  /// Years that are not the sum of their quarters, give or take a fiftieth.
  private var years: [Conflict] {
    let bySubject = Dictionary(grouping: capex.filter { $0.basis == .reported }, by: \.subject)
    return capex.filter { $0.basis == .reported }.compactMap { year in
      let period = CalendarPeriod(containing: year.middle, length: .year)
      guard period.isSame(as: year.period) else { return nil }
      let quarters = period.quarters.map { quarter in
        (bySubject[year.subject] ?? []).filter {
          quarter.isSame(as: $0.period) && $0.scope == year.scope && $0.currency == year.currency
        }
      }
      let hulls = quarters.compactMap { Quantity.hull(of: $0.map(\.amount)) }
      guard hulls.count == 4 else { return nil }
      var sum: Quantity? = hulls[0]
      for hull in hulls.dropFirst() { sum = sum?.adding(hull) }
      guard let sum,
        let loose = Quantity.bounds(sum.lowerBound * 0.98, sum.upperBound * 1.02),
        !loose.mayEqual(year.amount, tolerance: Self.tolerance)
      else { return nil }
      return Conflict(
        .value,
        "\(year.subject) \(year.scope.rawValue) \(year.period) and its quarters",
        field: .amount,
        ([year] + quarters.flatMap(\.self)).map {
          Conflict.Side($0, says: "\($0.money.words) in \($0.period)")
        }
      )
    }
  }

  /// Several observations of one lag on one date by one method.
  private var observations: [Conflict] {
    struct Topic: Hashable {
      let behind: LagSide
      let ahead: LagSide
      let method: String
      let first: Day
      let last: Day
    }
    let groups = Dictionary(grouping: lags) {
      Topic(
        behind: $0.behind,
        ahead: $0.ahead,
        method: Folding.fold($0.method),
        first: $0.observed.earliest,
        last: $0.observed.latest
      )
    }
    return groups.values.compactMap { lags in
      let differs = lags.contains { one in
        lags.contains { !one.months.mayEqual($0.months, tolerance: Self.tolerance) }
      }
      guard differs, let first = lags.first else { return nil }
      return Conflict(
        .value,
        "lag by \(first.method) as of \(first.observed)",
        field: .months,
        lags.map { Conflict.Side($0, says: "\($0.months.phrase) months") }
      )
    }
  }

  /// Chips whose published TPP is more than a twentieth off what their rates give.
  private var performance: [Conflict] {
    accelerators.compactMap { chip in
      let metrics = Metrics(chip)
      guard case .rate(let format)? = metrics.tppBasis, let computed = metrics.tpp,
        let published = chip.publishedTPP, abs(computed - published) > 0.05 * published
      else { return nil }
      return Conflict(
        .value,
        "\(chip.name) processing performance",
        field: .publishedTPP,
        [
          Conflict.Side(chip, says: "published as \(JSON.numeral(published))"),
          Conflict.Side(
            chip,
            says: "\(JSON.numeral(computed.rounded())) by its \(format.rawValue) rate"
          ),
        ]
      )
    }
  }
}

extension Conflict {
  fileprivate var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}
