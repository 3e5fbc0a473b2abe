/// A change to a record's fields, as a person writes it: `title=New title`, `evidence+=source:2`, `note=`.
public struct FieldEdit: Hashable, Sendable {
  /// The field; `amount.max` is the member `max` of the field `amount`.
  public let field: String

  /// What it is set to; `nil` takes the field away.
  public let value: String?

  /// Whether the value is added to a list, rather than put in its place.
  public let isAddition: Bool

  /// A change as a person writes it.
  ///
  /// The result is `nil` when there is no `=` or no field before it.
  ///
  /// - Parameter text: `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD=`.
  public init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign]
    isAddition = name.hasSuffix("+")
    field = String(isAddition ? name.dropLast() : name)
    let value = String(text[text.index(after: sign)...])
    guard !field.isEmpty else { return nil }
    self.value = value.isEmpty ? nil : value
  }

  /// Makes some changes.
  ///
  /// - Parameters:
  ///   - edits: The changes, in order; a field that is set twice becomes a list.
  ///   - fields: What to change.
  /// - Returns: The changed fields, in a person's short forms.
  public static func apply(_ edits: [FieldEdit], to fields: JSON.Members) -> JSON.Members {
    var result = fields
    var touched: Set<String> = []
    for edit in edits {
      let path = edit.field.split(separator: ".", maxSplits: 1).map(String.init)
      let old = path.count > 1 ? nil : result[edit.field]
      let isContinued = edit.isAddition || touched.contains(edit.field)
      touched.insert(edit.field)
      guard path.count == 1 else {
        var inner = JSON.Members()
        if case .object(let members)? = result[path[0]] { inner = members }
        inner[path[1]] = edit.value.map { ShortForm.number($0) ?? .string($0) }
        result[path[0]] = .object(inner)
        continue
      }
      guard let value = edit.value else {
        result[edit.field] = nil
        continue
      }
      switch (isContinued, old) {
      case (true, .array(let items)?): result[edit.field] = .array(items + [.string(value)])
      case (true, let old?): result[edit.field] = .array([old, .string(value)])
      default: result[edit.field] = .string(value)
      }
    }
    return result
  }
}
