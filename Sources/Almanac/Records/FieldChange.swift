/// What one field says in one version of a record and in the next.
public struct FieldChange: Hashable, Sendable {
  /// The field.
  public let field: String
  /// Its value before; `nil` if it was not there.
  public let before: JSON?
  /// Its value after; `nil` if it is not there any more.
  public let after: JSON?

  /// The differences between two versions of a record, field by field.
  ///
  /// - Parameters:
  ///   - before: The earlier version.
  ///   - after: The later version.
  /// - Returns: The fields that differ, those of the later version first.
  public static func between(_ before: Record, _ after: Record) -> [FieldChange] {
    let old = before.fields
    let new = after.fields
    var changes: [FieldChange] = []
    for member in new.list where old[member.name] != member.value {
      changes.append(
        FieldChange(field: member.name, before: old[member.name], after: member.value)
      )
    }
    for member in old.list where new[member.name] == nil {
      changes.append(FieldChange(field: member.name, before: member.value, after: nil))
    }
    return changes
  }

  /// The change in words: `field: before → after`.
  public var words: String {
    func text(_ value: JSON?) -> String {
      switch value {
      case nil: "nothing"
      case .string(let text)?: text
      case let value?: String(decoding: value.compact, as: UTF8.self)
      }
    }
    return "\(field): \(text(before)) → \(text(after))"
  }

  /// The change as JSON.
  public var json: JSON {
    .object(["field": .string(field), "before": before, "after": after])
  }
}
