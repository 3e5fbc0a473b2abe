/// The dense rates of an accelerator by number format, in 10^12 operations a second.
///
/// Dense: without the factor that makers claim for sparse matrices. Vector rates stand apart from
/// matrix rates where a maker gives both.
public struct DenseTOPS: Hashable, Sendable {
  /// A number format, and whether the rate is of matrix or of vector units.
  public enum Format: String, CaseIterable, Comparable, Sendable {
    /// IEEE double precision, 64 bits.
    case fp64
    /// IEEE single precision, 32 bits.
    case fp32
    /// TensorFloat-32, 19 bits.
    case tf32
    /// IEEE half precision, 16 bits.
    case fp16
    /// bfloat16, 16 bits.
    case bf16
    /// 8-bit floating point.
    case fp8
    /// 6-bit floating point.
    case fp6
    /// 4-bit floating point.
    case fp4
    /// 8-bit integers.
    case int8
    /// 4-bit integers.
    case int4
    /// Double precision on vector units.
    case fp64Vector = "fp64_vector"
    /// Single precision on vector units.
    case fp32Vector = "fp32_vector"
    /// Half precision on vector units.
    case fp16Vector = "fp16_vector"

    /// Orders formats as they are listed.
    public static func < (left: Format, right: Format) -> Bool { left.order < right.order }

    private var order: Int { Format.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The rates, none of them zero.
  public let rates: [Format: Double]

  static let shape = Shape.object("rates by format, such as {\"fp16\": 312, \"int8\": 624}") {
    fields throws(Problem) in
    var rates: [Format: Double] = [:]
    for format in Format.allCases {
      rates[format] = try fields.optional(format.rawValue, .positive)
    }
    try fields.finish()
    guard !rates.isEmpty else { throw Problem("no rate is given", remedy: "leave the field out") }
    return DenseTOPS(rates: rates)
  }

  var json: JSON {
    var members = JSON.Members()
    for (format, rate) in rates.sorted(by: { $0.key < $1.key }) {
      members.add(format.rawValue, rate)
    }
    return .object(members)
  }
}
