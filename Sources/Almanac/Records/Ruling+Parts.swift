/// The accelerators that a ruling names.
public enum NamedAccelerators: Hashable, Sendable {
  /// All of them, written `*`.
  case all
  /// Those listed.
  case list([Slug])

  /// The ids that are listed.
  public var ids: [Slug] {
    switch self {
    case .all: []
    case .list(let ids): ids
    }
  }

  /// Whether an accelerator is among them.
  ///
  /// - Parameter id: The accelerator's id.
  /// - Returns: `true` for any id if all are named.
  public func contains(_ id: Slug) -> Bool {
    switch self {
    case .all: true
    case .list(let ids): ids.contains(id)
    }
  }

  /// The list as records write it.
  public var json: JSON {
    switch self {
    case .all: .array(["*"])
    case .list(let ids): .array(ids.map { .string($0.text) })
    }
  }

  static let shape = Shape(
    "a list of accelerator ids, or [\"*\"] for all",
    expand: Shape.list(of: .slug).expand
  ) { json throws(Problem) in
    if json == .array(["*"]) { return NamedAccelerators.all }
    return .list(try Shape.list(of: .slug).read(json))
  }
}

/// One alternative by which a ruling covers accelerators it does not name.
public struct Threshold: Hashable, Sendable {
  /// A figure of an accelerator that rules are written about.
  public enum Metric: String, CaseIterable, Sendable {
    /// Total processing performance: the largest, over formats, of dense 10^12 operations a second
    /// × bit length (15 CFR part 774, Supplement No. 1, ECCN 3A090, technical note).
    case tpp
    /// TPP ÷ applicable die area in mm².
    case performanceDensity = "performance_density"
    /// Aggregate bidirectional chip-to-chip bandwidth, GB/s.
    case interconnectGBs = "interconnect_gb_s"
    /// Memory bandwidth, GB/s.
    case memoryBandwidthGBs = "memory_bandwidth_gb_s"
    /// Memory, GB.
    case memoryGB = "memory_gb"
    /// Memory bandwidth plus chip-to-chip bandwidth, GB/s.
    case totalBandwidthGBs = "total_bandwidth_gb_s"
  }

  /// How a figure is compared.
  public enum Comparison: String, CaseIterable, Sendable {
    /// At least.
    case atLeast = ">="
    /// More than.
    case above = ">"
    /// At most.
    case atMost = "<="
    /// Less than.
    case below = "<"
  }

  /// One condition.
  public struct Condition: Hashable, Sendable {
    /// Which figure.
    public let metric: Metric
    /// Compared how.
    public let comparison: Comparison
    /// With what, in the metric's unit.
    public let value: Double

    /// One condition.
    ///
    /// - Parameters:
    ///   - metric: Which figure.
    ///   - comparison: Compared how.
    ///   - value: With what, in the metric's unit.
    public init(metric: Metric, comparison: Comparison, value: Double) {
      self.metric = metric
      self.comparison = comparison
      self.value = value
    }

    static let shape = Shape.object(
      "a condition, such as {\"metric\": \"tpp\", \"op\": \">=\", \"value\": 4800}"
    ) {
      fields throws(Problem) in
      Condition(
        metric: try fields.required("metric", .choice()),
        comparison: try fields.required("op", .choice()),
        value: try fields.required("value", .number)
      )
    }
  }

  /// Which accelerators an alternative is written for.
  public enum Scope: String, CaseIterable, Sendable {
    /// Those designed or marketed for data centres.
    case datacenter
    /// All others.
    case nonDatacenter = "non-datacenter"
    /// All.
    case any
  }

  /// The paragraph, such as `3A090.a`.
  public let label: String
  /// The conditions, all of which must hold.
  public let conditions: [Condition]
  /// Which accelerators it is written for.
  public let scope: Scope

  static let shape = Shape.object(
    "a threshold, such as {\"label\": …, \"all\": […], \"applies_to\": \"any\"}"
  ) {
    fields throws(Problem) in
    let label = try fields.required("label", .text)
    let conditions = try fields.required("all", .list(of: Condition.shape))
    guard !conditions.isEmpty else {
      throw Problem("no condition is given", at: .init(field: "all"), remedy: "give at least one")
    }
    return Threshold(
      label: label,
      conditions: conditions,
      scope: try fields.required("applies_to", .choice())
    )
  }

  var json: JSON {
    .object([
      "label": .string(label),
      "all": .array(
        conditions.map { condition in
          .object([
            "metric": .string(condition.metric.rawValue),
            "op": .string(condition.comparison.rawValue),
            "value": .number(condition.value),
          ])
        }
      ),
      "applies_to": .string(scope.rawValue),
    ])
  }
}

/// A case for which a ruling's review policy differs.
public struct ReviewCase: Hashable, Sendable {
  /// The destinations it fits; empty for all.
  public let destinations: [Destination]
  /// The buyers' seats it fits; empty for all.
  public let headquarters: [Destination]
  /// The policy then.
  public let policy: Ruling.ReviewPolicy

  static let shape = Shape.object(
    "a case, such as {\"destinations\": [\"MO\"], \"policy\": \"case-by-case\"}"
  ) {
    fields throws(Problem) in
    ReviewCase(
      destinations: try fields.list("destinations", of: .destination),
      headquarters: try fields.list("headquarters", of: .destination),
      policy: try fields.required("policy", .choice())
    )
  }

  var json: JSON {
    var members = JSON.Members()
    members.add("destinations", list: destinations)
    members.add("headquarters", list: headquarters)
    members.add("policy", policy)
    return .object(members)
  }
}
