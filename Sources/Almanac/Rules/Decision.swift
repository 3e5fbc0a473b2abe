/// What is decided on a case, and why.
public struct Decision: Hashable, Sendable {
  /// The question.
  public let question: RuleEngine.Case
  /// The chip's metrics.
  public let metrics: Metrics
  /// What each jurisdiction says on each track.
  public let verdicts: [TrackVerdict]

  /// What a jurisdiction says on a track.
  ///
  /// - Parameters:
  ///   - jurisdiction: Who rules.
  ///   - track: Which question is answered.
  /// - Returns: `nil` where it has no say.
  public func verdict(
    of jurisdiction: CountryCode,
    on track: Ruling.Track = .exportLicense
  ) -> TrackVerdict? {
    verdicts.first { $0.side == RuleEngine.Side(jurisdiction, track) }
  }
}

/// What one jurisdiction says on one track, and why.
public struct TrackVerdict: Hashable, Sendable {
  /// Whose word on what.
  public let side: RuleEngine.Side
  /// The verdict; where several are possible, what they have in common.
  public let verdict: Verdict
  /// Every verdict that what is unknown leaves open, in order of words; one if it is determined.
  ///
  /// Each ruling that may or may not reach the case is taken by itself.
  public let possible: [Verdict]
  /// The rulings that reach the case, or may, in the order in which they came into force.
  public let steps: [Step]
  /// What is shown beside the verdict because it cannot decide.
  public let beside: [Beside]
  /// Rulings that bind, and yet do not reach the case.
  public let missed: [Miss]
  /// The figures that would settle it, and how.
  public let tips: [Tip]

  /// Whether more than one verdict is possible, or the only one says that it cannot be told.
  public var isOpen: Bool { possible.count > 1 || verdict == .undetermined }

  /// Whether it is certain that a licence of some kind is required.
  public var isLicenseCertain: Bool { possible.allSatisfy(\.requiresLicense) }
}

/// A ruling that reaches a case, or may.
public struct Step: Hashable, Sendable {
  /// What a ruling does in a derivation.
  public enum Role: String, Sendable {
    /// It demands something.
    case demand
    /// It puts a milder policy in the place of another's.
    case ease
  }

  /// What is unknown about a ruling's reach.
  public enum Doubt: Hashable, Sendable {
    /// Whether it was in force: a date is fuzzy.
    case date(EDTF)
    /// Whether a country is among those it reaches.
    case place(CountryCode)
    /// A figure of the chip.
    case figure(Figure)
    /// Whom the chip is made for.
    case market
  }

  /// The ruling.
  public let ruling: Ruling
  /// What it does here.
  public let role: Role
  /// Whether it reaches the case.
  public let reaches: Truth
  /// By what it covers the chip.
  public let coverage: Coverage
  /// Whether it reaches the destination.
  public let byDestination: Truth
  /// Whether it reaches the buyer's seat.
  public let byHeadquarters: Truth
  /// Its policy for the case; more than one where it cannot be told which, `nil` for none stated.
  public let policies: [Ruling.ReviewPolicy?]
  /// The rulings at work here that it eases.
  public let eases: [Slug]
  /// What is unknown, where it may but need not reach the case.
  public let doubts: [Doubt]
}

/// A ruling that concerns a case but cannot decide it.
public struct Beside: Hashable, Sendable {
  /// Why a ruling cannot decide.
  public enum Reason: Hashable, Sendable {
    /// It was announced, and does not bind yet.
    case announced
    /// It was reported, and is not known to bind.
    case reported
    /// It is limited to some buyers or uses.
    case onlyFor([String])
    /// It attaches or explains something, and demands nothing by itself.
    case effect(Ruling.Effect)
  }

  /// The ruling.
  public let ruling: Ruling
  /// Whether it concerns the case.
  public let reaches: Truth
  /// Its policy for the case.
  public let policies: [Ruling.ReviewPolicy?]
  /// Why it does not decide.
  public let reasons: [Reason]
}

/// A ruling that binds, and yet does not reach a case.
public struct Miss: Hashable, Sendable {
  /// Why a ruling does not reach a case.
  public enum Reason: Hashable, Sendable {
    /// It exempts the chip.
    case exempt
    /// None of its alternatives holds.
    case notCovered
    /// It binds from a later day on.
    case notYet(EDTF)
    /// Others took it back.
    case rescinded([Slug])
  }

  /// The ruling.
  public let ruling: Ruling
  /// Why it does not reach the case.
  public let reason: Reason
  /// How the chip stands to it.
  public let coverage: Coverage
}
