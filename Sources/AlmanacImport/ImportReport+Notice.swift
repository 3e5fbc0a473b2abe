public import Almanac

extension ImportReport {
  /// Something that an import found, and that a person may want to act on.
  public struct Notice: Hashable, Sendable {
    /// What it is about.
    public enum Kind: String, CaseIterable, Sendable {
      /// Two almanacs say something else, and the one that was asked for won.
      case conflict
      /// Two records have one name.
      case namesake
      /// Two records say the same.
      case sameContent = "same-content"
      /// The other almanac retracted a record.
      case retracted
      /// The other almanac merged a record into another.
      case merged
    }

    /// What it is about.
    public let kind: Kind
    /// The record.
    public let record: Reference
    /// The other record, if there is one.
    public let other: Reference?
    /// What was found, as a sentence whose subject is the record.
    public let words: String
    /// The command that acts on it, if there is one.
    public let command: String?

    init(
      _ kind: Kind,
      _ record: Reference,
      of other: Reference? = nil,
      _ words: String,
      command: String? = nil
    ) {
      self.kind = kind
      self.record = record
      self.other = other
      self.words = words
      self.command = command
    }
  }
}
