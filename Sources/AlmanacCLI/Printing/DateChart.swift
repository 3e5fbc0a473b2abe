internal import Almanac
internal import AlmanacStore

/// What happened, to be drawn one below the other along a scale of days.
///
/// A fact whose day is known is a mark; one that is not is the span in which it may lie.
struct DateChart {
  /// One line of it.
  struct Item {
    /// When, as it is written, with its bounds.
    let date: EDTF
    /// What happened.
    let words: String
    /// Where it can be looked up, and who says so.
    let trace: String
    /// Which kind it is, by its place in ``DateChart/kinds``.
    let kind: Int
  }

  /// What it shows.
  let title: String
  /// The lines, in order.
  let items: [Item]
  /// The names of the kinds of items.
  let kinds: [String]
  /// The first day that was asked for; the first bound of an item, if none was.
  var since: Day?
  /// The last day that was asked for; the last bound of an item, if none was.
  var until: Day?

  /// The kinds that occur.
  var usedKinds: [Int] { Set(items.map(\.kind)).sorted() }

  /// The days that are drawn: those that were asked for, else all that items have as bounds.
  var scale: DateScale {
    let bounds = items.flatMap { [$0.date.earliest, $0.date.latest] }
      .filter { $0 > .distantPast && $0 < .distantFuture }
    let least = bounds.min() ?? until ?? since ?? DateScale.fallback
    let most = bounds.max() ?? since ?? until ?? DateScale.fallback
    // An open end is shown to go on.
    let more = max((most.number - least.number) / 8, 30)
    let isOpenBefore = items.contains { $0.date.earliest == .distantPast }
    let isOpenAfter = items.contains { $0.date.latest == .distantFuture }
    let first = since ?? (isOpenBefore ? least.moved(by: -more) : least)
    let last = until ?? (isOpenAfter ? most.moved(by: more) : most)
    return DateScale(first: min(first, last), last: max(first, last))
  }
}

extension DateChart {
  /// A timeline's facts.
  ///
  /// - Parameters:
  ///   - title: What was asked for.
  ///   - entries: The facts, in order.
  ///   - filter: The range that was asked for.
  init(title: String, _ entries: [Timeline.Entry], in filter: TimelineFilter) {
    let types: [RecordType] = [
      .ruling, .event, .statement, .capex, .lag, .accelerator, .model, .source,
    ]
    self.title = title
    items = entries.compactMap { entry in
      let record = entry.revision.record
      guard let date = entry.date else { return nil }
      return Item(
        date: date,
        words: entry.headline,
        trace: "\(record.reference) · \(entry.sources.credit)",
        kind: types.firstIndex(of: record.type) ?? types.count
      )
    }
    kinds = types.map(\.rawValue) + ["other"]
    since = filter.since
    until = filter.until
  }
}

extension Day {
  /// A day earlier or later, within the days there are.
  fileprivate func moved(by days: Int) -> Day {
    let range = Day.distantPast.number...Day.distantFuture.number
    return Day(number: min(max(number + days, range.lowerBound), range.upperBound))
  }
}
