/// Yes, no, or not known: what a question about the world gets when a figure or a date is missing.
///
/// The connectives are Kleene's: an unknown part leaves the whole unknown only where it could tip
/// it. Source: S. C. Kleene, *Introduction to Metamathematics* (1952), § 64, the strong tables.
public enum Truth: String, CaseIterable, Comparable, Sendable {
  /// It is not so.
  case no
  /// It cannot be told from what is known.
  case unknown
  /// It is so.
  case yes

  /// The truth of something that is known.
  ///
  /// - Parameter isSo: Whether it is so.
  public init(_ isSo: Bool) {
    self = isSo ? .yes : .no
  }

  /// Orders truths from no over unknown to yes.
  public static func < (left: Truth, right: Truth) -> Bool { left.rank < right.rank }

  /// Both.
  public static func && (left: Truth, right: Truth) -> Truth { min(left, right) }

  /// Either, or both.
  public static func || (left: Truth, right: Truth) -> Truth { max(left, right) }

  /// The opposite; what is unknown stays so.
  public static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  private var rank: Int {
    switch self {
    case .no: 0
    case .unknown: 1
    case .yes: 2
    }
  }
}

extension Sequence where Element == Truth {
  /// Whether all are so; true of none at all.
  var all: Truth { reduce(.yes) { $0 && $1 } }

  /// Whether any is so; false of none at all.
  var any: Truth { reduce(.no) { $0 || $1 } }
}
