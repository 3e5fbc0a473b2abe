/// Whether a ruling covers a chip, and by what.
public struct Coverage: Hashable, Sendable {
  /// By what a ruling covers a chip.
  public enum Means: String, Sendable {
    /// It covers all chips.
    case all
    /// It names the chip.
    case named
    /// One of its alternatives holds, or may hold.
    case threshold
  }

  /// One condition, held against a chip.
  public struct ConditionResult: Hashable, Sendable {
    /// The condition.
    public let condition: Threshold.Condition
    /// The chip's figure; `nil` if unknown.
    public let value: Double?
    /// Whether it holds.
    public let holds: Truth

    /// How far the figure lies above the threshold; negative below it.
    public var margin: Double? {
      value.flatMap { value in
        condition.isMetJust(by: value) ? 0 : (value - condition.value).ifFinite
      }
    }
  }

  /// One alternative, held against a chip.
  public struct Alternative: Hashable, Sendable {
    /// The paragraph.
    public let label: String
    /// Which chips it is written for.
    public let scope: Threshold.Scope
    /// Whether the chip is one of those.
    public let isInScope: Truth
    /// Its conditions.
    public let conditions: [ConditionResult]
    /// Whether all of it holds.
    public let holds: Truth
  }

  /// By what; `nil` where the chip is not covered.
  public let means: Means?
  /// Whether the chip is covered.
  public let truth: Truth
  /// Whether the ruling exempts the chip.
  public let isExempt: Bool
  /// Its alternatives, each held against the chip.
  public let alternatives: [Alternative]

  /// The paragraph that covers the chip, or the first that may.
  public var label: String? {
    let best = alternatives.map(\.holds).max() ?? .no
    return best == .no ? nil : alternatives.first { $0.holds == best }?.label
  }

  /// Holds a chip against a ruling.
  ///
  /// - Parameters:
  ///   - ruling: The ruling.
  ///   - accelerator: The chip.
  ///   - metrics: Its metrics.
  /// - Complexity: O(*n*) in names and conditions.
  public init(of ruling: Ruling, accelerator: Accelerator, metrics: Metrics) {
    alternatives = ruling.thresholds.map { threshold in
      Alternative(threshold, market: accelerator.market, metrics: metrics)
    }
    let byThreshold = alternatives.map(\.holds).any
    isExempt = ruling.exempts.contains(accelerator.id)
    switch ruling.named {
    case _ where isExempt: (means, truth) = (nil, .no)
    case .all?: (means, truth) = (.all, .yes)
    case .list(let ids)? where ids.contains(accelerator.id): (means, truth) = (.named, .yes)
    default: (means, truth) = (byThreshold == .no ? nil : .threshold, byThreshold)
    }
  }

  /// The figures that would settle it, where it is unknown.
  public var missing: Set<Figure> {
    guard truth == .unknown else { return [] }
    var figures: Set<Figure> = []
    for alternative in alternatives where alternative.holds == .unknown {
      for result in alternative.conditions where result.holds == .unknown {
        figures.formUnion(result.condition.metric.inputs)
      }
    }
    return figures
  }
}

extension Coverage.Alternative {
  init(_ threshold: Threshold, market: Accelerator.Market?, metrics: Metrics) {
    label = threshold.label
    scope = threshold.scope
    isInScope = threshold.scope.contains(market)
    conditions = threshold.conditions.map { condition in
      let value = metrics[condition.metric]
      return Coverage.ConditionResult(
        condition: condition,
        value: value,
        holds: value.map { Truth(condition.holds(of: $0)) } ?? .unknown
      )
    }
    holds = isInScope && conditions.map(\.holds).all
  }
}

extension Threshold.Condition {
  /// Whether a figure meets the condition.
  ///
  /// - Parameter figure: In the metric's unit.
  /// - Returns: The comparison's result; a figure that is the value but for the error of binary
  ///   fractions is taken to be it.
  public func holds(of figure: Double) -> Bool {
    switch comparison {
    case .atLeast: figure >= value || isMetJust(by: figure)
    case .above: figure > value && !isMetJust(by: figure)
    case .atMost: figure <= value || isMetJust(by: figure)
    case .below: figure < value && !isMetJust(by: figure)
    }
  }

  /// Whether a figure is the value: 184.6 × 16 ÷ 1846 is 1.6, but not in binary fractions.
  func isMetJust(by figure: Double) -> Bool { abs(figure - value) <= abs(value) * 1e-12 }
}

extension Threshold.Scope {
  /// Whether a chip made for a market is one that an alternative is written for.
  ///
  /// - Parameter market: Whom the chip is made for, if known.
  /// - Returns: Unknown where the market is, and the scope asks for it.
  public func contains(_ market: Accelerator.Market?) -> Truth {
    switch self {
    case .any: .yes
    case .datacenter: market.map { Truth($0 == .datacenter) } ?? .unknown
    case .nonDatacenter: market.map { Truth($0 != .datacenter) } ?? .unknown
    }
  }
}
