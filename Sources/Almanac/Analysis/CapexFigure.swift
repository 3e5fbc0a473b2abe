/// What a subject spent, or means to spend, in a calendar period, in one currency.
public struct CapexFigure: Hashable, Sendable {
  /// How a figure comes about.
  public enum Making: Hashable, Sendable {
    /// A record gives it for just this period.
    case stated
    /// It is the sum of the year's quarters.
    case quarters
    /// It is the sum of some of the year's quarters; the others are missing.
    case someQuarters(missing: [CalendarPeriod])
    /// It is of fiscal periods that lie mostly in this one, and run over these days.
    case fiscal(ClosedRange<Day>)
    /// It is the sum of a group's members, some of which may be missing.
    case members(missing: [Slug])
    /// A narrower scope stands in, so the whole is at least this.
    case narrowerScope(Capex.Scope)
  }

  /// The period.
  public let period: CalendarPeriod
  /// What it rests on; several where they were mixed on request.
  public let bases: [Capex.Basis]
  /// What it counts.
  public let scope: Capex.Scope
  /// How much; where records give several figures for one thing, bounds around all of them.
  public let amount: Quantity
  /// In which currency.
  public let currency: CurrencyCode
  /// How it comes about.
  public let making: Making
  /// The records that it rests on.
  public let records: [Slug]
  /// The rates that were used.
  public let rates: [CurrencyConverter.Rate]

  /// What a reader must know before using the figure, in sentences without full stop.
  public var caveats: [String] {
    var caveats: [String] = []
    switch making {
    case .stated: break
    case .quarters: caveats.append("sum of four quarters")
    case .someQuarters(let missing):
      caveats.append("without \(missing.map(\.description).joined(separator: ", "))")
    case .fiscal(let days):
      caveats.append("fiscal periods of \(days.lowerBound) to \(days.upperBound)")
    case .members(let missing):
      caveats.append("sum of members")
      if !missing.isEmpty {
        caveats.append("no figure for \(missing.map(\.text).joined(separator: ", "))")
      }
    case .narrowerScope(let scope): caveats.append("counts only \(scope.rawValue)")
    }
    for rate in rates {
      guard let day = rate.partialThrough else { continue }
      let caveat = "\(rate.from) at a mean rate through \(day) only"
      if !caveats.contains(caveat) { caveats.append(caveat) }
    }
    return caveats
  }

  /// The figure with its records, rates and caveats.
  public var json: JSON {
    var members = JSON.Members()
    members.add("period", period)
    members.add("basis", list: bases.map(\.rawValue))
    members.add("scope", scope)
    members.add("amount", amount)
    members.add("currency", currency)
    members.add("caveats", list: caveats)
    members.add("records", list: records)
    members.add("rates", list: Array(Set(rates)).sorted { $0.sortKey < $1.sortKey }, \.json)
    return .object(members)
  }
}

extension CurrencyConverter.Rate {
  fileprivate var sortKey: String { "\(from) \(to) \(periods.joined())" }

  var json: JSON {
    var members = JSON.Members()
    members.add("from", from)
    members.add("to", to)
    members.add("factor", factor)
    members.add("periods", list: periods)
    members.add("partial_through", partialThrough)
    members.add("records", list: records)
    return .object(members)
  }
}
