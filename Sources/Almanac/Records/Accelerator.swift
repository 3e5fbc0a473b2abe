/// A chip for AI computing, with the figures that rules are written about.
public struct Accelerator: RecordContent, FieldCoded {
  /// Whom an accelerator is designed and marketed for.
  public enum Market: String, CaseIterable, Sendable {
    /// Data centres.
    case datacenter
    /// Players and home users.
    case consumer
    /// Professional desks.
    case workstation
  }

  /// The record's type.
  public static let type = RecordType.accelerator

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// Its usual name.
  public let name: String

  /// Other names, in any script.
  public let aliases: [String]

  /// The organization that sells it.
  public let vendor: Slug

  /// The name of its architecture, such as `Hopper`.
  public let architecture: String?

  /// When it was announced.
  public let announced: EDTF?

  /// When it was first for sale or in use.
  public let released: EDTF?

  /// The process it is made in, such as `TSMC 4N`.
  public let process: String?

  /// How many compute dies are in the package.
  public let dies: Int?

  /// The applicable die area of all dies, in square millimetres.
  public let dieAreaMM2: Double?

  /// Transistors, in 10^9.
  public let transistorsBillion: Double?

  /// Memory, in GB of 10^9 bytes as makers count it.
  public let memoryGB: Double?

  /// The kind of memory, such as `HBM3e`.
  public let memoryKind: String?

  /// Memory bandwidth, in GB/s.
  public let memoryBandwidthGBs: Double?

  /// Aggregate bidirectional chip-to-chip bandwidth, in GB/s.
  public let interconnectGBs: Double?

  /// Thermal design power, in watts.
  public let tdpWatts: Double?

  /// Dense rates by number format, in 10^12 operations a second.
  public let denseTOPS: DenseTOPS?

  /// Total processing performance, where a source gives it.
  public let publishedTPP: Double?

  /// The accelerator it was derived from.
  public let variantOf: Slug?

  /// Whom it is made and sold for.
  public let market: Market?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .accelerator)
    name = try fields.required("name", .text)
    aliases = try fields.list("aliases", of: .text)
    vendor = try fields.required("vendor", .slug)
    architecture = try fields.optional("architecture", .text)
    announced = try fields.optional("announced", .date)
    released = try fields.optional("released", .date)
    process = try fields.optional("process", .text)
    dies = try fields.optional("dies", .count)
    dieAreaMM2 = try fields.optional("die_area_mm2", .positive)
    transistorsBillion = try fields.optional("transistors_billion", .positive)
    memoryGB = try fields.optional("memory_gb", .positive)
    memoryKind = try fields.optional("memory_kind", .text)
    memoryBandwidthGBs = try fields.optional("memory_bandwidth_gb_s", .positive)
    interconnectGBs = try fields.optional("interconnect_gb_s", .positive)
    tdpWatts = try fields.optional("tdp_w", .positive)
    denseTOPS = try fields.optional("dense_tops", DenseTOPS.shape)
    publishedTPP = try fields.optional("published_tpp", .positive)
    variantOf = try fields.optional("variant_of", .slug)
    market = try fields.optional("market", .choice())
  }

  func write(to output: inout JSON.Members) {
    output.add("name", name)
    output.add("aliases", list: aliases)
    output.add("vendor", vendor)
    output.add("architecture", architecture)
    output.add("announced", announced)
    output.add("released", released)
    output.add("process", process)
    output.add("dies", dies)
    output.add("die_area_mm2", dieAreaMM2)
    output.add("transistors_billion", transistorsBillion)
    output.add("memory_gb", memoryGB)
    output.add("memory_kind", memoryKind)
    output.add("memory_bandwidth_gb_s", memoryBandwidthGBs)
    output.add("interconnect_gb_s", interconnectGBs)
    output.add("tdp_w", tdpWatts)
    output.add("dense_tops", denseTOPS?.json)
    output.add("published_tpp", publishedTPP)
    output.add("variant_of", variantOf)
    output.add("market", market)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { announced ?? released }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("vendor", .organization, vendor)
    links.add("variant_of", .accelerator, variantOf)
    if let architectureID {
      links.append(Link("architecture", Reference(architecture: architectureID)))
    }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(
      title: name,
      names: aliases + [id.text] + [architecture].compactMap(\.self),
      body: [note].compactMap(\.self)
    )
  }

  /// The architecture's id, its vendor's and its own name: `nvidia-hopper`.
  public var architectureID: Slug? {
    architecture.flatMap { Slug(naming: "\(vendor) \($0)") }
  }
}
