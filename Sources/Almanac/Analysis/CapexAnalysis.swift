/// Spending by subject and calendar period, in one currency, each basis apart.
///
/// Of several records for one thing the later guidance replaces the earlier, and so does whatever
/// says that it `supersedes`. What is left may still differ, because measures differ (with and
/// without finance leases) or analysts do: then the figure is bounds around all of it.
public struct CapexAnalysis: Sendable {
  /// How to look at spending.
  public struct Options: Hashable, Sendable {
    /// By year or by quarter.
    public var per: CalendarPeriod.Length
    /// In which currency.
    public var currency: CurrencyCode
    /// What is counted.
    public var scope: Capex.Scope
    /// Which bases are looked at.
    public var bases: [Capex.Basis]
    /// Whether a member without a figure on one basis may be counted on another, in the order
    /// reported, guidance, estimate, and failing these by a narrower scope, as "at least".
    public var mixesBases: Bool
    /// The day whose public knowledge counts; `nil` for all that is recorded.
    public var knownOn: Day?

    /// How to look at spending.
    ///
    /// - Parameters:
    ///   - per: By year or by quarter.
    ///   - currency: In which currency.
    ///   - scope: What is counted.
    ///   - bases: Which bases are looked at.
    ///   - mixesBases: Whether a group's members may be counted on different bases.
    ///   - knownOn: The day whose public knowledge counts.
    public init(
      per: CalendarPeriod.Length = .year,
      currency: CurrencyCode = .usDollar,
      scope: Capex.Scope = .totalCapex,
      bases: [Capex.Basis] = Capex.Basis.allCases,
      mixesBases: Bool = false,
      knownOn: Day? = nil
    ) {
      self.per = per
      self.currency = currency
      self.scope = scope
      self.bases = bases
      self.mixesBases = mixesBases
      self.knownOn = knownOn
    }
  }

  /// How spending is looked at.
  public let options: Options

  let organizations: [Slug: Organization]
  let converter: CurrencyConverter
  let records: [Slug: [Capex]]

  /// An analysis over some records.
  ///
  /// - Parameters:
  ///   - records: What was spent, or is meant to be.
  ///   - rates: Mean exchange rates.
  ///   - organizations: The subjects, and who belongs to which group.
  ///   - options: How to look at it.
  public init(
    records: [Capex],
    rates: [ExchangeRate],
    organizations: [Organization],
    options: Options = Options()
  ) {
    self.options = options
    converter = CurrencyConverter(rates)
    var byID: [Slug: Organization] = [:]
    for organization in organizations { byID[organization.id] = organization }
    self.organizations = byID
    let known = records.filter { $0.published.latest <= options.knownOn ?? .distantFuture }
    self.records = Dictionary(grouping: CapexAnalysis.current(known), by: \.subject)
  }

  /// The records that no other has replaced.
  static func current(_ records: [Capex]) -> [Capex] {
    struct Topic: Hashable {
      let subject: Slug
      let scope: Capex.Scope
      let days: ClosedRange<Day>
    }
    let replaced = Set(records.compactMap(\.supersedes))
    let left = records.filter { !replaced.contains($0.id) }
    var latest: [Topic: Day] = [:]
    for record in left where record.basis == .guidance {
      let topic = Topic(subject: record.subject, scope: record.scope, days: record.days)
      latest[topic] = max(latest[topic] ?? .distantPast, record.published.latest)
    }
    return left.filter { record in
      let topic = Topic(subject: record.subject, scope: record.scope, days: record.days)
      return record.basis != .guidance || latest[topic] == record.published.latest
    }
  }

  /// What is recorded of a subject itself, by period and basis, in order.
  ///
  /// - Parameter subject: An organization or a group; of a group, what analysts say of the whole.
  /// - Returns: One figure a period and basis.
  public func figures(of subject: Slug) -> [CapexFigure] {
    periods(of: subject).flatMap { period in
      options.bases.compactMap { figure(of: subject, in: period, on: $0, scope: options.scope) }
    }
  }

  /// What a group's members spent together, by period and basis, in order.
  ///
  /// - Parameter group: The group; an organization is its own only member.
  /// - Returns: One figure a period and basis, or a period if bases may be mixed, wherever a member
  ///   has one. Where one has none, the sum is "at least", and the figure names it.
  public func sums(of group: Slug) -> [CapexFigure] {
    let members = leaves(of: group)
    let periods = Set(members.flatMap(periods(of:))).sorted()
    let choices = options.mixesBases ? [options.bases] : options.bases.map { [$0] }
    return periods.flatMap { period in
      choices.compactMap { sum(of: members, in: period, on: $0) }
    }
  }

  /// The organizations that a group consists of in the end, in order.
  ///
  /// - Parameter group: A group, whose members may be groups; or an organization.
  /// - Returns: Each organization once.
  public func leaves(of group: Slug) -> [Slug] {
    var seen: Set<Slug> = []
    var leaves: [Slug] = []
    func visit(_ id: Slug) {
      guard seen.insert(id).inserted else { return }
      let members = organizations[id]?.members ?? []
      if members.isEmpty { leaves.append(id) } else { members.forEach(visit) }
    }
    visit(group)
    return leaves
  }

  /// The records of a subject that cannot be told in the asked currency, for want of a rate.
  ///
  /// - Parameter subject: An organization or a group.
  /// - Returns: Their ids, in order.
  public func unconverted(of subject: Slug) -> [Slug] {
    (records[subject] ?? []).filter { record in
      converter.rate(from: record.currency, to: options.currency, over: record.days) == nil
    }.map(\.id).sorted()
  }

  func periods(of subject: Slug) -> [CalendarPeriod] {
    let days = (records[subject] ?? []).filter { $0.isShort }.map(\.middle)
    return Set(days.map { CalendarPeriod(containing: $0, length: options.per) }).sorted()
  }

  private func sum(
    of members: [Slug],
    in period: CalendarPeriod,
    on bases: [Capex.Basis]
  ) -> CapexFigure? {
    var found: [CapexFigure] = []
    var missing: [Slug] = []
    for member in members {
      if let figure = best(of: member, in: period, on: bases) {
        found.append(figure)
      } else {
        missing.append(member)
      }
    }
    guard let first = found.first else { return nil }
    if members.count == 1 { return first }
    var amount: Quantity? = first.amount
    for figure in found.dropFirst() { amount = amount?.adding(figure.amount) }
    guard let sum = amount else { return nil }
    let total =
      missing.isEmpty
      ? sum : Quantity.bounds(sum.lowerBound, .infinity, isApproximate: sum.isApproximate)
    guard let total else { return nil }
    return CapexFigure(
      period: period,
      bases: Capex.Basis.allCases.filter { basis in found.contains { $0.bases.contains(basis) } },
      scope: options.scope,
      amount: total,
      currency: options.currency,
      making: .members(missing: missing),
      records: found.flatMap(\.records),
      rates: found.flatMap(\.rates)
    )
  }

  private func best(
    of member: Slug,
    in period: CalendarPeriod,
    on bases: [Capex.Basis]
  ) -> CapexFigure? {
    for basis in bases {
      if let figure = figure(of: member, in: period, on: basis, scope: options.scope) {
        return figure
      }
    }
    guard options.mixesBases, options.scope == .totalCapex else { return nil }
    for scope in Capex.Scope.allCases where scope != .totalCapex {
      for basis in bases {
        guard let part = figure(of: member, in: period, on: basis, scope: scope),
          let amount = Quantity.bounds(
            part.amount.lowerBound,
            .infinity,
            isApproximate: part.amount.isApproximate
          )
        else { continue }
        return CapexFigure(
          period: period,
          bases: part.bases,
          scope: options.scope,
          amount: amount,
          currency: part.currency,
          making: .narrowerScope(scope),
          records: part.records,
          rates: part.rates
        )
      }
    }
    return nil
  }
}
