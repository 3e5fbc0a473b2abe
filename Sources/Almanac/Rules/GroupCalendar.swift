/// Which countries belonged to which country group on which day.
struct GroupCalendar: Sendable {
  private var memberships: [CountryCode: [CountryGroup: [CountryGroupMembership]]] = [:]
  private var groups: Set<CountryGroup> = []

  init(_ memberships: [CountryGroupMembership]) {
    for membership in memberships {
      self.memberships[membership.country, default: [:]][membership.group, default: []]
        .append(membership)
      groups.insert(membership.group)
    }
  }

  /// Whether anything is recorded of a group.
  func isKnown(_ group: CountryGroup) -> Bool { groups.contains(group) }

  /// The groups that a country has ever belonged to.
  func groups(of country: CountryCode) -> [CountryGroup] {
    memberships[country].map { Array($0.keys) } ?? []
  }

  /// Whether a country is in a group on a day, as far as it was public on another.
  ///
  /// A change of membership is public on its own day: asked before it, the old state goes on.
  /// Memberships whose end is not recorded go on after the last day they were read.
  ///
  /// - Returns: Unknown for a group of which nothing is recorded.
  func contains(
    _ country: CountryCode,
    in group: CountryGroup,
    on day: Day,
    knownOn: Day?
  ) -> Truth {
    guard isKnown(group) else { return .unknown }
    let known = knownOn ?? .distantFuture
    let holds = (memberships[country]?[group] ?? []).contains { membership in
      let from = membership.from ?? .distantPast
      let to = membership.to.flatMap { $0 <= known ? $0 : nil } ?? .distantFuture.next
      return from <= known && from <= day && day < to
    }
    return Truth(holds)
  }

  /// Whether a country is among some destinations of a ruling.
  func contains(
    _ country: CountryCode,
    among destinations: [Destination],
    outside jurisdiction: CountryCode,
    on day: Day,
    knownOn: Day?
  ) -> Truth {
    var result = Truth.no
    for destination in destinations {
      var truth =
        switch destination.place {
        case .anywhere: Truth(country != jurisdiction)
        case .country(let named): Truth(country == named)
        case .group(let group): contains(country, in: group, on: day, knownOn: knownOn)
        }
      if !destination.isCertain { truth = truth && .unknown }
      result = result || truth
      if result == .yes { break }
    }
    return result
  }
}
