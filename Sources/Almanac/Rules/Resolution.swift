/// Adds up demands and easings of one jurisdiction and track.
///
/// The strictest demand that reaches counts; an easing puts its milder policy in the place of what
/// it narrows. Whatever may or may not reach is taken both ways, each by itself, and every outcome
/// that some choice brings about is possible.
struct Resolution {
  /// A demand as the sum sees it: equal ones need to be looked at once only.
  struct Demand: Hashable {
    /// Whether it reaches; not `no`.
    let reaches: Truth
    /// The strictness it may have.
    let options: [Strictness]
    /// The easings that narrow it, by position.
    let easings: [Int]
  }

  struct Easing: Hashable {
    /// Whether it reaches; not `no`.
    let reaches: Truth
    /// The strictness it may have.
    let options: [Strictness]
  }

  let demands: [Demand]
  let easings: [Easing]

  init(demands: [Demand], easings: [Easing]) {
    self.demands = Array(Set(demands))
    self.easings = easings
  }

  /// The strictness that is possible in the end; `nil` among it where it may be that nothing is
  /// demanded.
  ///
  /// - Complexity: O(*l* *d* (*d* + *e*)) for *l* levels, *d* different demands and *e* easings.
  var outcomes: Set<Strictness?> {
    var outcomes: Set<Strictness?> = []
    if !demands.contains(where: { $0.reaches == .yes }) { outcomes.insert(nil) }
    let levels = Set(demands.flatMap(\.options) + easings.flatMap(\.options))
    for level in levels where demands.contains(where: { canDecide($0, at: level) }) {
      outcomes.insert(level)
    }
    return outcomes
  }

  /// Whether some choice makes a demand count at just a level, and no other above it.
  private func canDecide(_ witness: Demand, at level: Strictness) -> Bool {
    // On the witness nothing may press below the level; elsewhere the milder the better.
    var pressure: [Strictness?] = easings.map { $0.options.min() }
    for position in witness.easings {
      pressure[position] = easings[position].options.filter { $0 >= level }.min()
      if pressure[position] == nil && easings[position].reaches == .yes { return false }
    }
    let eased = witness.easings.compactMap { pressure[$0] }.min()
    let isAtLevel = witness.options.contains { option in min(option, eased ?? option) == level }
    guard isAtLevel else { return false }
    return demands.allSatisfy { demand in
      guard demand.reaches == .yes, demand != witness, let mildest = demand.options.min() else {
        return true
      }
      return min(mildest, demand.easings.compactMap { pressure[$0] }.min() ?? mildest) <= level
    }
  }
}
