/// A claim's life: what was said about it afterwards, and how it stands.
public struct ClaimTrail: Hashable, Sendable {
  /// How a claim stands.
  public enum Outcome: String, Sendable {
    /// Nobody has answered it.
    case open
    /// It was asserted or admitted by another.
    case confirmed
    /// It was denied.
    case denied
    /// It was both.
    case disputed
  }

  /// A statement in a claim's life.
  public struct Turn: Hashable, Sendable {
    /// The statement.
    public let statement: Statement
    /// Whether it speaks of the claim itself, and not only of all that the claim is about.
    public let answersClaim: Bool
  }

  /// The claim.
  public let claim: Statement
  /// What was said afterwards, in order.
  public let turns: [Turn]

  /// Follows a claim.
  ///
  /// - Parameters:
  ///   - claim: The statement to begin with.
  ///   - statements: All statements.
  /// - Complexity: O(*n* *d*) for answers *d* deep.
  public init(_ claim: Statement, in statements: [Statement]) {
    self.claim = claim
    var answered: Set<Reference> = [Reference(.statement, claim.id)]
    var found: Set<Slug> = []
    var grows = true
    while grows {
      grows = false
      for statement in statements where !found.contains(statement.id) && statement.id != claim.id {
        guard !answered.isDisjoint(with: statement.about) else { continue }
        found.insert(statement.id)
        answered.insert(Reference(.statement, statement.id))
        grows = true
      }
    }
    let topics = Set(claim.about)
    turns =
      statements.compactMap { statement -> Turn? in
        if found.contains(statement.id) { return Turn(statement: statement, answersClaim: true) }
        let isLater = statement.made.latest >= claim.made.earliest && statement.id != claim.id
        guard isLater, topics.count > 1, topics.isSubset(of: statement.about) else { return nil }
        return Turn(statement: statement, answersClaim: false)
      }
      .sorted { left, right in
        (left.statement.made.latest, left.statement.id)
          < (right.statement.made.latest, right.statement.id)
      }
  }

  /// How the claim stands, by what answers it directly.
  public var outcome: Outcome {
    let reference = Reference(.statement, claim.id)
    let answers = turns.map(\.statement).filter { $0.about.contains(reference) }.map(\.modality)
    let isDenied = answers.contains(.denial)
    let isConfirmed = answers.contains(.admission) || answers.contains(.assertion)
    switch (isConfirmed, isDenied) {
    case (true, true): return .disputed
    case (true, false): return .confirmed
    case (false, true): return .denied
    case (false, false): return .open
    }
  }

  /// The claim, its turns and how it stands.
  public var json: JSON {
    var members = JSON.Members()
    members.add("claim", claim.id)
    members.add("outcome", outcome)
    members.add("turns", list: turns) { turn in
      var members = JSON.Members()
      members.add("statement", turn.statement.id)
      members.add("made", turn.statement.made)
      members.add("speaker", turn.statement.speaker)
      members.add("modality", turn.statement.modality)
      members.add("answers_claim", JSON.bool(turn.answersClaim))
      members.add("summary", turn.statement.summary)
      members.add("evidence", list: turn.statement.evidence, \.json)
      return .object(members)
    }
    return .object(members)
  }
}
