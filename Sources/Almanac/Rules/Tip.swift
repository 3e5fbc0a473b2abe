/// How a verdict depends on one figure that is not known.
public struct Tip: Hashable, Sendable {
  /// A stretch of values of the figure, and what is decided on it.
  public struct Piece: Hashable, Sendable {
    /// The least value; `nil` for none above zero.
    public let lower: Double?
    /// Whether the least value belongs to the stretch.
    public let includesLower: Bool
    /// The greatest value; `nil` for none.
    public let upper: Double?
    /// Whether the greatest value belongs to the stretch.
    public let includesUpper: Bool
    /// What is decided there, if nothing else were unknown; more than one where something is.
    public let possible: [Verdict]

    /// The verdict on the stretch.
    public var verdict: Verdict { Verdict(commonTo: possible) }
  }

  /// The value of a metric that the figure brings about at the edge of a stretch.
  public struct Edge: Hashable, Sendable {
    /// The figure's value.
    public let value: Double
    /// The metric.
    public let metric: Threshold.Metric
    /// The metric's value, where a condition turns.
    public let threshold: Double
  }

  /// The figure.
  public let figure: Figure
  /// What is decided from which value on, in ascending order.
  public let pieces: [Piece]
  /// Where conditions turn, in ascending order.
  public let edges: [Edge]
}

extension Tip {
  /// How the verdict depends on each figure that is missing, each by itself.
  static func all(
    _ entries: [Entry],
    _ metrics: Metrics,
    _ accelerator: Accelerator,
    on track: Ruling.Track
  ) -> [Tip] {
    let figures = Set(entries.flatMap(\.coverage.missing)).filter { metrics[figure: $0] == nil }
    return figures.sorted().compactMap { Tip($0, entries, metrics, accelerator, on: track) }
  }

  private init?(
    _ figure: Figure,
    _ entries: [Entry],
    _ metrics: Metrics,
    _ accelerator: Accelerator,
    on track: Ruling.Track
  ) {
    let edges = Tip.edges(figure, entries, metrics)
    let values = Set(edges.map(\.value)).sorted()
    guard let last = values.last else { return nil }
    func decide(_ value: Double, pinning edges: [Edge]) -> [Verdict] {
      var supposed = metrics
      supposed[figure: figure] = value
      for edge in edges { supposed.pinned[edge.metric] = edge.threshold }
      let changed = entries.map { $0.with(supposed, accelerator) }
      return TrackVerdict.possible(changed, on: track).sorted { $0.description < $1.description }
    }
    var pieces: [Piece] = []
    var floor = 0.0
    for value in values {
      pieces.append(Piece(between: floor, and: value, decide((floor + value) / 2, pinning: [])))
      pieces.append(Piece(at: value, decide(value, pinning: edges.filter { $0.value == value })))
      floor = value
    }
    pieces.append(Piece(between: last, and: nil, decide(last * 2, pinning: [])))
    self.figure = figure
    self.edges = edges
    self.pieces = Piece.joined(pieces)
  }

  /// The values of a figure at which some condition turns.
  private static func edges(_ figure: Figure, _ entries: [Entry], _ metrics: Metrics) -> [Edge] {
    var edges: Set<Edge> = []
    for entry in entries where entry.coverage.truth == .unknown {
      for alternative in entry.coverage.alternatives where alternative.holds == .unknown {
        for result in alternative.conditions where result.holds == .unknown {
          let (metric, threshold) = (result.condition.metric, result.condition.value)
          guard let value = metrics.value(of: figure, for: metric, toBe: threshold), value > 0,
            value.isFinite
          else { continue }
          edges.insert(Edge(value: value, metric: metric, threshold: threshold))
        }
      }
    }
    return edges.sorted { ($0.value, $0.metric.rawValue) < ($1.value, $1.metric.rawValue) }
  }
}

extension Metrics {
  /// The value of a figure that brings a metric to a value, the other inputs being as they are.
  fileprivate func value(
    of figure: Figure,
    for metric: Threshold.Metric,
    toBe target: Double
  ) -> Double? {
    switch (metric, figure) {
    case (.performanceDensity, .tpp): dieAreaMM2.map { target * $0 }
    case (.performanceDensity, .dieAreaMM2): tpp.map { $0 / target }
    case (.totalBandwidthGBs, .memoryBandwidthGBs): interconnectGBs.map { target - $0 }
    case (.totalBandwidthGBs, .interconnectGBs): memoryBandwidthGBs.map { target - $0 }
    default: metric.inputs == [figure] ? target : nil
    }
  }
}

extension Tip.Piece {
  init(between lower: Double, and upper: Double?, _ possible: [Verdict]) {
    self.init(
      lower: lower > 0 ? lower : nil,
      includesLower: false,
      upper: upper,
      includesUpper: false,
      possible: possible
    )
  }

  init(at value: Double, _ possible: [Verdict]) {
    self.init(
      lower: value,
      includesLower: true,
      upper: value,
      includesUpper: true,
      possible: possible
    )
  }

  /// Neighbours with one outcome made one.
  static func joined(_ pieces: [Tip.Piece]) -> [Tip.Piece] {
    var result: [Tip.Piece] = []
    for piece in pieces {
      if let last = result.last, last.possible == piece.possible {
        result[result.count - 1] = Tip.Piece(
          lower: last.lower,
          includesLower: last.includesLower,
          upper: piece.upper,
          includesUpper: piece.includesUpper,
          possible: piece.possible
        )
      } else {
        result.append(piece)
      }
    }
    return result
  }
}
