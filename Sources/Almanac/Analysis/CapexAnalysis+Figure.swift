extension CapexAnalysis {
  /// The figure of one subject in a period: as stated, or summed from quarters, or from the fiscal
  /// periods whose middle lies in it.
  func figure(
    of subject: Slug,
    in period: CalendarPeriod,
    on basis: Capex.Basis,
    scope: Capex.Scope
  ) -> CapexFigure? {
    let all = (records[subject] ?? []).filter { $0.basis == basis && $0.scope == scope }
    if let stated = figure(period, all.filter { period.isSame(as: $0.period) }, .stated) {
      return stated
    }
    let inside = all.filter {
      CalendarPeriod(containing: $0.middle, length: options.per) == period && $0.isShort
    }
    if period.length == .quarter {
      let fiscal = inside.filter { !$0.isLongerThanQuarter }
      return figure(period, fiscal, fiscal.days.map { .fiscal($0) } ?? .stated)
    }
    return year(period, inside)
  }

  private func year(_ period: CalendarPeriod, _ inside: [Capex]) -> CapexFigure? {
    let quarters = period.quarters.map { quarter in
      (quarter, inside.filter { quarter.isSame(as: $0.period) })
    }
    let missing = quarters.filter { $0.1.isEmpty }.map(\.0)
    if missing.isEmpty { return sum(period, quarters.map(\.1), .quarters) }
    // Fiscal quarters: one for each quarter of the year, by their middles.
    let fiscal = period.quarters.map { quarter in
      inside.filter {
        !$0.isLongerThanQuarter
          && CalendarPeriod(containing: $0.middle, length: .quarter) == quarter
      }
    }
    if missing.count == 4, fiscal.allSatisfy({ !$0.isEmpty }),
      let days = fiscal.flatMap(\.self).days
    {
      return sum(period, fiscal, .fiscal(days))
    }
    let years = inside.filter(\.isYear)
    if let days = years.days { return figure(period, years, .fiscal(days)) }
    return sum(
      period,
      quarters.map(\.1).filter { !$0.isEmpty },
      .someQuarters(missing: missing)
    )
  }

  private func sum(
    _ period: CalendarPeriod,
    _ parts: [[Capex]],
    _ making: CapexFigure.Making
  ) -> CapexFigure? {
    let figures = parts.compactMap { figure(period, $0, .stated) }
    guard let first = figures.first, figures.count == parts.count else { return nil }
    var amount: Quantity? = first.amount
    for figure in figures.dropFirst() { amount = amount?.adding(figure.amount) }
    if case .someQuarters = making {
      amount = amount.flatMap {
        Quantity.bounds($0.lowerBound, .infinity, isApproximate: $0.isApproximate)
      }
    }
    guard let amount else { return nil }
    return CapexFigure(
      period: period,
      bases: first.bases,
      scope: first.scope,
      amount: amount,
      currency: options.currency,
      making: making,
      records: figures.flatMap(\.records),
      rates: figures.flatMap(\.rates)
    )
  }

  /// The figures that single records give for a period.
  func each(
    of subject: Slug,
    in period: CalendarPeriod,
    on basis: Capex.Basis
  ) -> [CapexFigure] {
    (records[subject] ?? [])
      .filter { $0.basis == basis && $0.scope == options.scope && period.isSame(as: $0.period) }
      .sorted { $0.id < $1.id }
      .compactMap { figure(period, [$0], .stated) }
  }

  /// One figure of several records for one thing.
  private func figure(
    _ period: CalendarPeriod,
    _ records: [Capex],
    _ making: CapexFigure.Making
  ) -> CapexFigure? {
    let converted = records.sorted { $0.id < $1.id }.compactMap { record in
      converter.rate(from: record.currency, to: options.currency, over: record.days)
        .flatMap { rate in record.amount.scaled(by: rate.factor).map { (record, rate, $0) } }
    }
    guard let first = converted.first, let amount = Quantity.hull(of: converted.map(\.2)) else {
      return nil
    }
    return CapexFigure(
      period: period,
      bases: [first.0.basis],
      scope: first.0.scope,
      amount: amount,
      currency: options.currency,
      making: making,
      records: converted.map(\.0.id),
      rates: converted.map(\.1).filter { $0.from != $0.to }
    )
  }
}

extension Capex {
  /// The first and the last day of its period.
  var days: ClosedRange<Day> { period.earliest...period.latest }

  /// The day in the middle of its period.
  var middle: Day { Day(number: (days.lowerBound.number + days.upperBound.number) / 2) }

  /// Whether it is of a year at most: plans over several years are no figure of any of them.
  var isShort: Bool { days.upperBound.number - days.lowerBound.number < 367 }

  /// Whether it is of twelve months.
  var isYear: Bool { isShort && days.upperBound.number - days.lowerBound.number > 360 }

  /// Whether it is of more than three months.
  var isLongerThanQuarter: Bool { days.upperBound.number - days.lowerBound.number > 95 }
}

extension [Capex] {
  /// From the first to the last day of all their periods.
  var days: ClosedRange<Day>? {
    guard let first = map(\.days.lowerBound).min(), let last = map(\.days.upperBound).max() else {
      return nil
    }
    return first...last
  }
}
