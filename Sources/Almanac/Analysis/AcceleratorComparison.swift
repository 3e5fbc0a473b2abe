/// Accelerators side by side: figures, metrics, ratios, thresholds, generations.
public struct AcceleratorComparison: Hashable, Sendable {
  /// One figure of every chip.
  public struct Row: Hashable, Sendable {
    /// The field or metric, as records and rules name it.
    public let name: String
    /// Its unit; empty for counts.
    public let unit: String
    /// Whether it is computed from others.
    public let isDerived: Bool
    /// The figure of each chip; `nil` where it is not known.
    public let values: [Double?]
    /// How many times the first chip's figure each chip's is.
    public let ratios: [Double?]
  }

  /// One alternative of a ruling in force, held against every chip.
  public struct Crossing: Hashable, Sendable {
    /// The ruling.
    public let ruling: Slug
    /// Its title.
    public let title: String
    /// The paragraph.
    public let label: String
    /// Whether the ruling is in force on the day; not `no`.
    public let isInForce: Truth
    /// How each chip stands to it.
    public let results: [Coverage.Alternative]
    /// Whether the ruling binds each chip's maker.
    public let bindsMaker: [Bool]
  }

  /// How far two chips of one vendor are apart.
  public struct Distance: Hashable, Sendable {
    /// The chip that is behind, or the first of two of one generation.
    public let behind: Slug
    /// The other chip.
    public let ahead: Slug
    /// How many generations.
    public let generations: Int
  }

  /// The chips.
  public let accelerators: [Accelerator]
  /// The day on which rulings are looked at.
  public let on: Day
  /// The figures that at least one chip has.
  public let rows: [Row]
  /// The thresholds of rulings in force on the day that tell the chips apart or that one meets.
  public let crossings: [Crossing]
  /// The distances between chips of one vendor.
  public let distances: [Distance]

  /// Compares accelerators.
  ///
  /// - Parameters:
  ///   - accelerators: The chips; the first is what ratios refer to.
  ///   - engine: The rulings, and all chips known, from which generations are told.
  ///   - on: The day on which rulings are looked at.
  ///   - knownOn: The day whose public knowledge counts.
  /// - Complexity: O(*r* *c*) for *r* rulings and *c* chips.
  public init(
    _ accelerators: [Accelerator],
    in engine: RuleEngine,
    on: Day,
    knownOn: Day? = nil
  ) {
    self.accelerators = accelerators
    self.on = on
    rows = Row.all(of: accelerators)
    crossings = engine.thresholds(on: on, knownOn: knownOn).flatMap { ruling, isInForce in
      ruling.thresholds.indices.map { index in
        Crossing(ruling, index, isInForce: isInForce, accelerators)
      }
    }
    .filter { crossing in crossing.results.contains { $0.holds != .no } }
    let generations = ArchitectureGenerations(engine.accelerators)
    distances = accelerators.indices.flatMap { left in
      accelerators.indices.dropFirst(left + 1).compactMap { right in
        Distance(accelerators[left], accelerators[right], generations)
      }
    }
  }
}

extension AcceleratorComparison.Row {
  fileprivate static func all(of chips: [Accelerator]) -> [AcceleratorComparison.Row] {
    let metrics = chips.map(Metrics.init)
    var rows: [AcceleratorComparison.Row] = []
    func add(_ name: String, _ unit: String, derived: Bool = false, _ values: [Double?]) {
      let values = values.map { $0?.ifFinite }
      guard values.contains(where: { $0 != nil }) else { return }
      let base = values.first ?? nil
      rows.append(
        AcceleratorComparison.Row(
          name: name,
          unit: unit,
          isDerived: derived,
          values: values,
          ratios: values.map { value in
            base.flatMap { base in value.flatMap { ($0 / base).ifFinite } }
          }
        )
      )
    }
    for format in DenseTOPS.Format.allCases {
      let rates = chips.map { $0.denseTOPS?.rates[format] }
      add("dense_tops.\(format.rawValue)", "10^12 operations/s", rates)
    }
    add("published_tpp", Threshold.Metric.tpp.unit, chips.map(\.publishedTPP))
    add("dies", "", chips.map { $0.dies.map(Double.init) })
    add("die_area_mm2", "mm²", chips.map(\.dieAreaMM2))
    add("transistors_billion", "10^9", chips.map(\.transistorsBillion))
    add("memory_gb", "GB", chips.map(\.memoryGB))
    add("memory_bandwidth_gb_s", "GB/s", chips.map(\.memoryBandwidthGBs))
    add("interconnect_gb_s", "GB/s", chips.map(\.interconnectGBs))
    add("tdp_w", "W", chips.map(\.tdpWatts))
    for metric in [Threshold.Metric.tpp, .performanceDensity, .totalBandwidthGBs] {
      add(metric.rawValue, metric.unit, derived: true, metrics.map { $0[metric] })
    }
    let perWatt = zip(chips, metrics).map { chip, metrics in
      metrics.tpp.flatMap { tpp in chip.tdpWatts.map { tpp / $0 } }
    }
    add("tpp_per_watt", "TPP/W", derived: true, perWatt)
    return rows
  }
}

extension AcceleratorComparison.Crossing {
  fileprivate init(
    _ ruling: Ruling,
    _ index: Int,
    isInForce: Truth,
    _ accelerators: [Accelerator]
  ) {
    self.ruling = ruling.id
    title = ruling.title
    label = ruling.thresholds[index].label
    self.isInForce = isInForce
    results = accelerators.map { chip in
      Coverage.Alternative(ruling.thresholds[index], market: chip.market, metrics: Metrics(chip))
    }
    bindsMaker = accelerators.map { ruling.binds($0.vendor) }
  }
}

extension AcceleratorComparison.Distance {
  fileprivate init?(
    _ left: Accelerator,
    _ right: Accelerator,
    _ generations: ArchitectureGenerations
  ) {
    guard let distance = generations.distance(from: left, to: right) else { return nil }
    behind = distance < 0 ? right.id : left.id
    ahead = distance < 0 ? left.id : right.id
    self.generations = abs(distance)
  }
}

extension RuleEngine {
  /// The rulings with thresholds that demand something and are in force on a day, or may be.
  func thresholds(on day: Day, knownOn: Day?) -> [(Ruling, Truth)] {
    rulings.indices.compactMap { position -> (Ruling, Truth)? in
      let ruling = rulings[position]
      guard ruling.decides, ruling.effect.demands, !ruling.thresholds.isEmpty,
        isPublic(position, knownOn: knownOn)
      else { return nil }
      let isInForce = lifetime(of: position, knownOn: knownOn).isInForce(on: day)
      return isInForce == .no ? nil : (ruling, isInForce)
    }
    .sorted { Ruling.precedes($0.0, $1.0) }
  }
}

extension AcceleratorComparison {
  /// The comparison, chip by chip, with the evidence for each.
  public var json: JSON {
    var members = JSON.Members()
    members.add("on", on)
    members.add(
      "accelerators",
      JSON.array(accelerators.indices.map { accelerator($0) })
    )
    members.add("thresholds", list: crossings, json(of:))
    members.add("generations_apart", list: distances) { distance in
      .object([
        "behind": .string(distance.behind.text),
        "ahead": .string(distance.ahead.text),
        "generations": .number(Double(distance.generations)),
      ])
    }
    return .object(members)
  }

  private func accelerator(_ index: Int) -> JSON {
    let chip = accelerators[index]
    func figures(_ derived: Bool, _ value: (Row) -> Double?) -> JSON {
      .object(
        JSON.Members(
          rows.filter { $0.isDerived == derived }.map { row in
            JSON.Members.Member(row.name, value(row).map(JSON.number) ?? .null)
          }
        )
      )
    }
    var members = JSON.Members()
    members.add("accelerator", chip.id)
    members.add("name", chip.name)
    members.add("vendor", chip.vendor)
    members.add("architecture", chip.architecture)
    members.add("market", chip.market)
    members.add("announced", chip.announced)
    members.add("released", chip.released)
    members.add("figures", figures(false) { $0.values[index] })
    members.add("derived", figures(true) { $0.values[index] })
    let ratios = rows.map { row in
      JSON.Members.Member(row.name, row.ratios[index].map(JSON.number) ?? .null)
    }
    members.add("ratios", JSON.object(JSON.Members(ratios)))
    members.add("evidence", list: chip.evidence, \.json)
    return .object(members)
  }

  private func json(of crossing: Crossing) -> JSON {
    var members = JSON.Members()
    members.add("ruling", crossing.ruling)
    members.add("title", crossing.title)
    members.add("label", crossing.label)
    members.add("in_force", crossing.isInForce)
    members.add(
      "accelerators",
      JSON.array(
        accelerators.indices.map { index in
          .object([
            "accelerator": .string(accelerators[index].id.text),
            "binds_maker": .bool(crossing.bindsMaker[index]),
            "threshold": crossing.results[index].json,
          ])
        }
      )
    )
    return .object(members)
  }
}
