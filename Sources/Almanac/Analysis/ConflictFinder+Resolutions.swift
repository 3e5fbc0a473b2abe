extension ConflictFinder {
  /// All conflicts, each with the decision about it.
  ///
  /// Of several decisions one that still holds counts before one that does not, then the latest.
  ///
  /// - Parameters:
  ///   - resolutions: The decisions.
  ///   - checksums: The SHA-256 of each record that they were decided on, in canonical form and as it
  ///     is now; one that is not there counts as changed.
  /// - Returns: In the order of ``conflicts``.
  /// - Complexity: That of ``conflicts``, and O(*c* *r*) for *c* conflicts and *r* decisions about one
  ///   and the same first record.
  public func conflicts(
    decidedBy resolutions: [ConflictResolution],
    _ checksums: [Reference: String]
  ) -> [Conflict] {
    let byRecord = Dictionary(grouping: resolutions) { $0.between.map(\.record).min() }
    return conflicts.map { conflict in
      let near = byRecord[conflict.sides.map(\.record).min()] ?? []
      var decided = conflict
      decided.standing = ConflictFinder.standing(
        near.filter { $0.isAbout(conflict) },
        checksums
      )
      return decided
    }
  }

  private static func standing(
    _ resolutions: [ConflictResolution],
    _ checksums: [Reference: String]
  ) -> Conflict.Standing {
    func holds(_ resolution: ConflictResolution) -> Bool {
      resolution.between.allSatisfy { $0.sha256 == nil || $0.sha256 == checksums[$0.record] }
    }
    let latest = resolutions.max { left, right in
      let (one, other) = (holds(left), holds(right))
      if one != other { return other }
      return (left.decided.latest, left.id) < (right.decided.latest, right.id)
    }
    guard let latest else { return .open }
    return holds(latest) ? .resolved(latest) : .reopened(latest)
  }
}
