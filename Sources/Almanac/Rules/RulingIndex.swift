/// Finds the rulings that may concern a case without reading all of them.
struct RulingIndex: Sendable {
  /// The rulings that name a chip.
  private var naming: [Slug: [Int]] = [:]
  /// The rulings that reach chips they do not name, by a place they reach.
  private var open: [Destination.Place: [Int]] = [:]
  /// Groups of which nothing is recorded, so that anybody may belong to them.
  private var unknownGroups: Set<CountryGroup> = []
  /// The rulings that supersede one.
  private(set) var successors: [Slug: [Int]] = [:]
  /// The rulings by whom and what they answer, as far as they demand something of chips.
  private(set) var sides: [RuleEngine.Side: [Int]] = [:]

  /// For each ruling the first day on which it can matter and the first on which it no longer can.
  private var spans: [Range<Day>] = []

  init(_ rulings: [Ruling], calendar: GroupCalendar) {
    spans.reserveCapacity(rulings.count)
    for (position, ruling) in rulings.enumerated() {
      let begin = (ruling.appliesFrom ?? ruling.effective)?.earliest
      let first = min(ruling.announced.earliest, begin ?? .distantFuture)
      spans.append(first..<max(first, ruling.ended?.latest ?? .distantFuture.next))
      for id in ruling.supersedes { successors[id, default: []].append(position) }
      guard ruling.speaksOfChips || ruling.easesForSome else { continue }
      if ruling.effect.demands {
        let side = RuleEngine.Side(ruling.jurisdiction, ruling.track)
        sides[side, default: []].append(position)
      }
      for id in Set(ruling.named?.ids ?? []) { naming[id, default: []].append(position) }
      guard ruling.named == .all || !ruling.thresholds.isEmpty || ruling.easesForSome else {
        continue
      }
      for place in Set((ruling.destinations + ruling.headquarters).map(\.place)) {
        open[place, default: []].append(position)
        if case .group(let group) = place, !calendar.isKnown(group) { unknownGroups.insert(group) }
      }
    }
  }

  /// The positions of rulings that may concern a chip in a country on a day, in order.
  ///
  /// - Complexity: O(*k* + *m* log *m*) for *k* rulings about the chip, or about chips in general in
  ///   the countries, of which *m* were made and had not ended.
  func candidates(
    for accelerator: Slug,
    in countries: [CountryCode],
    on day: Day,
    calendar: GroupCalendar
  ) -> [Int] {
    var places: Set<Destination.Place> = [.anywhere]
    for country in countries {
      places.insert(.country(country))
      places.formUnion(calendar.groups(of: country).map { .group($0) })
    }
    places.formUnion(unknownGroups.map { .group($0) })
    var found: [Int] = []
    let lists = [naming[accelerator] ?? []] + places.map { open[$0] ?? [] }
    for list in lists {
      for position in list where spans[position].contains(day) { found.append(position) }
    }
    found.sort()
    var result: [Int] = []
    result.reserveCapacity(found.count)
    for position in found where result.last != position { result.append(position) }
    return result
  }
}
