public import Almanac

/// An answer that was cited, as the almanac remembers it.
public struct Citation: Hashable, Sendable {
  /// All that is needed to ask again.
  public let token: String

  /// The question, as it was typed.
  public let question: String

  /// When it was cited.
  public let citedAt: RecordTime

  /// What the answer rested on, with the digest of what each record said.
  public let records: [Reference: [UInt8]]
}
