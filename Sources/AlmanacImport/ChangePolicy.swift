/// What becomes of a record that the almanac has with other contents.
public enum ChangePolicy: String, CaseIterable, Sendable {
  /// It becomes a new revision.
  case revise
  /// The almanac's stays, and the other is passed over.
  case skip
  /// It counts as a bad record.
  case fail
}
