extension ConflictFinder {
  /// Pairs of rulings of one jurisdiction and track that name the same chip for the same place at
  /// the same time, one demanding and one easing, with nothing that says how they go together.
  var permissions: [Conflict] {
    var naming: [Slug: [Int]] = [:]
    for (position, ruling) in rulings.enumerated() {
      for id in Set(ruling.named?.ids ?? []) { naming[id, default: []].append(position) }
    }
    var pairs: Set<[Int]> = []
    for positions in naming.values {
      for left in positions {
        for right in positions where rulings[left].contradicts(rulings[right]) {
          pairs.insert([left, right].sorted())
        }
      }
    }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
      let (one, other) = (rulings[pair[0]], rulings[pair[1]])
      let chips = Set(one.named?.ids ?? []).intersection(other.named?.ids ?? []).sorted()
      return Conflict(
        .verdict,
        "\(one.jurisdiction) \(one.track.rawValue), \(chips.map(\.text).joined(separator: ", "))",
        field: .effect,
        [one, other].map { ruling in
          let policy = ruling.reviewPolicy.map { ": \($0.rawValue)" } ?? ""
          return Conflict.Side(
            ruling,
            says: "\(ruling.effect.rawValue)\(policy), \(ruling.force.rawValue)"
          )
        }
      )
    }
  }

  /// Claims and the denials of them.
  var denials: [Conflict] {
    let byID = Dictionary(grouping: statements, by: { Reference(.statement, $0.id) })
    return statements.filter { $0.modality == .denial }.flatMap { denial in
      denial.about.flatMap { byID[$0] ?? [] }.filter { $0.modality != .denial }.map { claim in
        Conflict(
          .claim,
          claim.summary,
          field: .modality,
          [claim, denial].map {
            Conflict.Side($0, says: "\($0.modality.rawValue) by \($0.speaker), \($0.made)")
          }
        )
      }
    }
  }
}

extension Ruling {
  /// Whether this one demands what another, unrelated to it, eases.
  fileprivate func contradicts(_ other: Ruling) -> Bool {
    guard effect.demands, other.effect == .ease, jurisdiction == other.jurisdiction,
      track == other.track, force == other.force || hasForce == other.hasForce,
      !isLinked(to: other), !other.isLinked(to: self),
      !Set(destinations.map(\.place)).isDisjoint(with: other.destinations.map(\.place)),
      governsAny(of: other)
    else { return false }
    let (mine, theirs) = (Lifetime(self), Lifetime(other))
    return mine.begin.earliest < theirs.end.latest && theirs.begin.earliest < mine.end.latest
      && mine.begins != .no && theirs.begins != .no
  }

  private func isLinked(to other: Ruling) -> Bool {
    (supersedes + narrows + amends + implements).contains(other.id)
  }

  private func governsAny(of other: Ruling) -> Bool {
    Transaction.allCases.contains { governs($0) && other.governs($0) }
  }
}
