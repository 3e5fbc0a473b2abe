/// Turns money of one period into another currency at that period's mean rate.
public struct CurrencyConverter: Sendable {
  /// The rate that a conversion used.
  public struct Rate: Hashable, Sendable {
    /// The currency converted from.
    public let from: CurrencyCode
    /// The currency converted to.
    public let to: CurrencyCode
    /// What one unit was worth.
    public let factor: Double
    /// The records that give it, of both currencies; empty where they are the same.
    public let records: [Slug]
    /// The periods whose means were used, and the quarters averaged where a period is neither a
    /// year nor a quarter.
    public let periods: [String]
    /// The last day that a mean has seen, where a period is not complete.
    public let partialThrough: Day?
  }

  private let rates: [CurrencyCode: [CalendarPeriod: ExchangeRate]]

  /// A converter over some rates.
  ///
  /// - Parameter rates: Mean rates of calendar years and quarters.
  public init(_ rates: [ExchangeRate]) {
    var table: [CurrencyCode: [CalendarPeriod: ExchangeRate]] = [:]
    for rate in rates {
      for length in CalendarPeriod.Length.allCases {
        let period = CalendarPeriod(containing: rate.period.earliest, length: length)
        if period.isSame(as: rate.period) { table[rate.currency, default: [:]][period] = rate }
      }
    }
    self.rates = table
  }

  /// The mean rate between two currencies over a span of days.
  ///
  /// A calendar year or quarter has its own mean. Any other span gets the plain mean of the
  /// quarters that it touches and that are known.
  ///
  /// - Parameters:
  ///   - from: The currency to convert from.
  ///   - to: The currency to convert to.
  ///   - days: The first and the last day.
  /// - Returns: `nil` where a rate is not known.
  public func rate(
    from: CurrencyCode,
    to: CurrencyCode,
    over days: ClosedRange<Day>
  ) -> Rate? {
    if from == to {
      return Rate(from: from, to: to, factor: 1, records: [], periods: [], partialThrough: nil)
    }
    guard let source = dollars(for: from, over: days), let target = dollars(for: to, over: days)
    else { return nil }
    let factor = source.mean / target.mean
    guard factor > 0, factor.isFinite else { return nil }
    let used = source.records + target.records
    return Rate(
      from: from,
      to: to,
      factor: factor,
      records: used.map(\.id),
      periods: Set(used.map(\.period.text)).sorted(),
      partialThrough: used.compactMap(\.partialThrough).min()
    )
  }

  private func dollars(
    for currency: CurrencyCode,
    over days: ClosedRange<Day>
  ) -> (mean: Double, records: [ExchangeRate])? {
    if currency == .usDollar { return (1, []) }
    guard let known = rates[currency] else { return nil }
    for length in CalendarPeriod.Length.allCases {
      let period = CalendarPeriod(containing: days.lowerBound, length: length)
      if period.first == days.lowerBound, period.last == days.upperBound, let rate = known[period] {
        return (rate.usdPerUnit, [rate])
      }
    }
    let touched = known.filter { period, _ in
      period.length == .quarter && period.first <= days.upperBound
        && period.last >= days.lowerBound
    }
    let records = touched.sorted { $0.key < $1.key }.map(\.value)
    guard !records.isEmpty else { return nil }
    let sum = records.map(\.usdPerUnit).reduce(0, +)
    return (sum / Double(records.count), records)
  }
}
