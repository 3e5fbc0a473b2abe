public import Almanac
public import AlmanacStore

/// How one record differs between two sides.
public struct Difference: Hashable, Sendable {
  /// The record.
  public let reference: Reference
  /// How it changed from the first side to the second.
  public let kind: RecordChange.Kind
  /// What the first side says.
  public let before: Record?
  /// What the second side says.
  public let after: Record?
  /// The record in one line, names in place of ids.
  public let headline: String
  /// The best grade of its evidence, on the side that has it last.
  public let grade: Grade?
  /// What changed, field by field, in words; empty for what was added or retracted.
  public let words: [String]

  /// What changed, field by field; empty for what was added or retracted.
  public var fields: [FieldChange] {
    guard let before, let after else { return [] }
    return FieldChange.between(before, after)
  }

  /// When it happened, on the side that has it last.
  public var date: EDTF? { (after ?? before)?.content.happened }

  /// The difference as JSON.
  public var json: JSON {
    .object([
      "id": .string(reference.description),
      "change": .string(kind.rawValue),
      "what": .string(headline),
      "date": .text(date?.text),
      "grade": .text(grade),
      "fields": .array(fields.map(\.json)),
      "before": before.map { .object($0.fields) },
      "after": after.map { .object($0.fields) },
    ])
  }
}
