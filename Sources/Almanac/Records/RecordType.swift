/// The kinds of record an almanac holds.
public enum RecordType: String, CaseIterable, Comparable, Sendable {
  /// Where something was published.
  case source
  /// A company, authority, laboratory, or a group of them.
  case organization
  /// A chip for AI computing.
  case accelerator
  /// An AI model.
  case model
  /// A country's membership of a country group.
  case countryGroup = "country_group"
  /// A currency's mean rate over a period.
  case exchangeRate = "exchange_rate"
  /// What an authority decided, announced or proposed.
  case ruling
  /// What an organization spent or means to spend.
  case capex
  /// How far one side's models trail another's.
  case lag
  /// What somebody said.
  case statement
  /// What happened.
  case event
  /// A model's result on a metric.
  case score
  /// What was decided about records in conflict.
  case resolution

  /// Orders types so that what others refer to comes first.
  public static func < (left: RecordType, right: RecordType) -> Bool {
    left.order < right.order
  }

  /// The file of a seed folder or snapshot that holds records of the type.
  public var fileName: String {
    switch self {
    case .countryGroup: "country-groups.jsonl"
    case .exchangeRate: "exchange-rates.jsonl"
    case .score: "model-scores.jsonl"
    case .capex, .lag: "\(rawValue).jsonl"
    default: "\(rawValue)s.jsonl"
    }
  }

  private var order: Int { RecordType.allCases.firstIndex(of: self) ?? 0 }
}
