/// The figures of an accelerator that rules are written about, from its own specification.
///
/// - *Total processing performance* (TPP) is the largest, over number formats, of dense operations
///   per second in 10^12 × bit length. The regulation writes 2 × MacTOPS × bit length of the
///   operation, where the 2 counts a multiply-accumulate as two operations as datasheets do; of
///   several bit lengths the highest TPP counts, and sparsity does not (15 CFR part 774,
///   Supplement No. 1, ECCN 3A090, technical notes 1 to 3, as amended by 88 FR 73458).
/// - *TF32 counts 19 bits* (1 sign, 8 exponent, 10 mantissa): by technical note 1.c the bit length
///   is that of the largest input to the multiplication, not of the 32-bit register it travels in.
///   The choice puts no chip we know across a threshold: where TF32 does not run at half the FP16
///   rate (Amazon's chips), 16 bits lead to the same side.
/// - *Vector rates never count*: they are of other units than the matrix rates that makers publish
///   as tensor performance, and sources mix their conventions.
/// - Where no rate that counts is known, a published TPP stands in.
/// - *Performance density* is TPP ÷ applicable die area in mm², that of all logic dies made on a
///   node with non-planar transistors (technical note 4).
/// - *Bandwidths* are as makers give them: memory in GB/s; interconnect aggregate and
///   bidirectional over all inputs and outputs, as 3A090 asked in 2022 (87 FR 62186). Their sum is
///   what a letter of April 2025 used beside each of them.
///
/// What has no input is unknown and stays so: nothing here is guessed.
public struct Metrics: Hashable, Sendable {
  /// What a TPP rests on.
  public enum TPPBasis: Hashable, Sendable {
    /// The dense rate of a number format.
    case rate(DenseTOPS.Format)
    /// A source's own TPP.
    case published
    /// A figure put in its place by a what-if.
    case supposed
  }

  /// Total processing performance.
  public var tpp: Double?

  /// What the TPP rests on; `nil` where it is unknown.
  public let tppBasis: TPPBasis?

  /// The applicable die area, in mm².
  public var dieAreaMM2: Double?

  /// Aggregate bidirectional chip-to-chip bandwidth, in GB/s.
  public var interconnectGBs: Double?

  /// Memory bandwidth, in GB/s.
  public var memoryBandwidthGBs: Double?

  /// Memory, in GB.
  public var memoryGB: Double?

  /// Metrics that stand at a value by supposition, whatever their inputs are.
  var pinned: [Threshold.Metric: Double] = [:]

  /// The metrics of an accelerator.
  ///
  /// - Parameter accelerator: The accelerator.
  public init(_ accelerator: Accelerator) {
    let products = (accelerator.denseTOPS?.rates ?? [:]).compactMap { format, rate in
      (format.bits.map { rate * $0 })?.ifFinite.map { (format: format, value: $0) }
    }
    // Equal products go to the format that is listed first, so that the basis is always the same.
    let largest = products.max { left, right in
      (left.value, right.format) < (right.value, left.format)
    }
    if let largest {
      tpp = largest.value
      tppBasis = .rate(largest.format)
    } else {
      tpp = accelerator.publishedTPP
      tppBasis = accelerator.publishedTPP == nil ? nil : .published
    }
    dieAreaMM2 = accelerator.dieAreaMM2
    interconnectGBs = accelerator.interconnectGBs
    memoryBandwidthGBs = accelerator.memoryBandwidthGBs
    memoryGB = accelerator.memoryGB
  }

  /// TPP ÷ applicable die area.
  public var performanceDensity: Double? { self[.performanceDensity] }

  /// Memory bandwidth plus interconnect bandwidth, in GB/s.
  public var totalBandwidthGBs: Double? { self[.totalBandwidthGBs] }

  /// A metric by its name in rules.
  ///
  /// - Parameter metric: Which one.
  /// - Returns: `nil` where an input is unknown.
  public subscript(_ metric: Threshold.Metric) -> Double? {
    if let value = pinned[metric] { return value }
    let value: Double? =
      switch metric {
      case .tpp: tpp
      case .performanceDensity: tpp.flatMap { tpp in dieAreaMM2.map { tpp / $0 } }
      case .interconnectGBs: interconnectGBs
      case .memoryBandwidthGBs: memoryBandwidthGBs
      case .memoryGB: memoryGB
      case .totalBandwidthGBs:
        memoryBandwidthGBs.flatMap { memory in interconnectGBs.map { memory + $0 } }
      }
    return value?.ifFinite
  }
}

extension Double {
  /// The number, unless it has outgrown what a double can hold.
  var ifFinite: Double? { isFinite ? self : nil }
}

extension DenseTOPS.Format {
  /// The bit length with which a rate counts towards TPP; `nil` for vector rates, which never do.
  public var bits: Double? {
    switch self {
    case .fp64: 64
    case .fp32: 32
    case .tf32: 19
    case .fp16, .bf16: 16
    case .fp8, .int8: 8
    case .fp6: 6
    case .fp4, .int4: 4
    case .fp64Vector, .fp32Vector, .fp16Vector: nil
    }
  }
}

extension Threshold.Metric {
  /// The unit in which it is given.
  public var unit: String {
    switch self {
    case .tpp: "10^12 operations/s × bit"
    case .performanceDensity: "TPP/mm²"
    case .interconnectGBs, .memoryBandwidthGBs, .totalBandwidthGBs: "GB/s"
    case .memoryGB: "GB"
    }
  }

  /// The figures of a specification from which it is computed.
  public var inputs: [Figure] {
    switch self {
    case .tpp: [.tpp]
    case .performanceDensity: [.tpp, .dieAreaMM2]
    case .interconnectGBs: [.interconnectGBs]
    case .memoryBandwidthGBs: [.memoryBandwidthGBs]
    case .memoryGB: [.memoryGB]
    case .totalBandwidthGBs: [.memoryBandwidthGBs, .interconnectGBs]
    }
  }
}

/// A figure of a specification, on which metrics rest.
public enum Figure: String, CaseIterable, Comparable, Sendable {
  /// Total processing performance, or any dense rate that gives it.
  case tpp
  /// The applicable die area.
  case dieAreaMM2 = "die_area_mm2"
  /// Aggregate bidirectional chip-to-chip bandwidth.
  case interconnectGBs = "interconnect_gb_s"
  /// Memory bandwidth.
  case memoryBandwidthGBs = "memory_bandwidth_gb_s"
  /// Memory.
  case memoryGB = "memory_gb"

  /// Its unit.
  public var unit: String {
    switch self {
    case .tpp: Threshold.Metric.tpp.unit
    case .dieAreaMM2: "mm²"
    case .interconnectGBs, .memoryBandwidthGBs: "GB/s"
    case .memoryGB: "GB"
    }
  }

  /// What it is called in a sentence.
  public var words: String {
    switch self {
    case .tpp: "total processing performance"
    case .dieAreaMM2: "applicable die area"
    case .interconnectGBs: "interconnect bandwidth"
    case .memoryBandwidthGBs: "memory bandwidth"
    case .memoryGB: "memory"
    }
  }

  /// Orders figures as they are listed.
  public static func < (left: Figure, right: Figure) -> Bool { left.order < right.order }

  private var order: Int { Figure.allCases.firstIndex(of: self) ?? 0 }
}

extension Metrics {
  /// A figure by its name.
  ///
  /// - Parameter figure: Which one.
  public subscript(figure figure: Figure) -> Double? {
    get {
      switch figure {
      case .tpp: tpp
      case .dieAreaMM2: dieAreaMM2
      case .interconnectGBs: interconnectGBs
      case .memoryBandwidthGBs: memoryBandwidthGBs
      case .memoryGB: memoryGB
      }
    }
    set {
      switch figure {
      case .tpp: tpp = newValue
      case .dieAreaMM2: dieAreaMM2 = newValue
      case .interconnectGBs: interconnectGBs = newValue
      case .memoryBandwidthGBs: memoryBandwidthGBs = newValue
      case .memoryGB: memoryGB = newValue
      }
    }
  }

  /// The metrics as an answer shows them: unknown ones as `null`, and what the TPP rests on.
  public var json: JSON {
    var members = JSON.Members()
    for metric in Threshold.Metric.allCases {
      members.add(metric.rawValue, self[metric].map(JSON.number) ?? .null)
    }
    members.add("die_area_mm2", dieAreaMM2.map(JSON.number) ?? .null)
    let basis: JSON =
      switch tppBasis {
      case .rate(let format)?: .string(format.rawValue)
      case .published?: "published_tpp"
      case .supposed?: "supposed"
      case nil: .null
      }
    members.add("tpp_basis", basis)
    return .object(members)
  }
}
