/// Two subjects' spending held against each other in one period.
public struct CapexVersus: Hashable, Sendable {
  /// What analysts say of one side as a whole, beside the sum of its members.
  public struct Published: Hashable, Sendable {
    /// The subject.
    public let subject: Slug
    /// What they say.
    public let figure: CapexFigure
    /// How many times the sum of members it is.
    public let timesSum: Quantity?
    /// Whether it may be the same as the sum of members, going by the bounds.
    public let agrees: Bool
  }

  /// The period.
  public let period: CalendarPeriod
  /// The one side, from its members.
  public let left: CapexFigure
  /// The other side, from its members.
  public let right: CapexFigure
  /// How many times the other side's spending the one side's is.
  public let ratio: Quantity?
  /// What analysts say of either side.
  public let published: [Published]

  /// The comparison with all it rests on.
  public var json: JSON {
    var members = JSON.Members()
    members.add("period", period)
    members.add("ratio", ratio)
    members.add("left", left.json)
    members.add("right", right.json)
    members.add("published", list: published) { item in
      var members = JSON.Members()
      members.add("subject", item.subject)
      members.add("figure", item.figure.json)
      members.add("times_sum", item.timesSum)
      members.add("agrees", JSON.bool(item.agrees))
      return .object(members)
    }
    return .object(members)
  }
}

extension CapexAnalysis {
  /// Holds two subjects' spending against each other, period by period.
  ///
  /// - Parameters:
  ///   - left: An organization or a group.
  ///   - right: Another.
  /// - Returns: One comparison for each period in which both have a figure; on each basis apart
  ///   unless bases may be mixed. Beside each stand the analysts' figures for the groups as wholes.
  public func versus(_ left: Slug, _ right: Slug) -> [CapexVersus] {
    let others = sums(of: right)
    return sums(of: left).flatMap { ours in
      others.filter { $0.period == ours.period && (options.mixesBases || $0.bases == ours.bases) }
        .map { theirs in
          CapexVersus(
            period: ours.period,
            left: ours,
            right: theirs,
            ratio: ours.amount.ratio(to: theirs.amount),
            published: published(left, beside: ours) + published(right, beside: theirs)
          )
        }
    }
  }

  private func published(_ subject: Slug, beside sum: CapexFigure) -> [CapexVersus.Published] {
    guard !(organizations[subject]?.members ?? []).isEmpty else { return [] }
    return Capex.Basis.allCases.flatMap { basis in
      each(of: subject, in: sum.period, on: basis)
    }.map { figure in
      CapexVersus.Published(
        subject: subject,
        figure: figure,
        timesSum: figure.amount.ratio(to: sum.amount),
        agrees: figure.amount.mayEqual(sum.amount, tolerance: 0.1)
      )
    }
  }
}
