internal import Almanac

/// A change of a field as a reader wants it: items of a list that came and went, quantities with
/// their bounds, evidence with its grade.
struct ChangeWords {
  private let change: FieldChange
  private let names: Names

  init(_ change: FieldChange, _ names: Names) {
    self.change = change
    self.names = names
  }

  /// One line for a value, one for each item of a list that came or went.
  var lines: [String] {
    let old = items(change.before)
    let new = items(change.after)
    guard old != nil || new != nil, (old != nil || change.before == nil),
      new != nil || change.after == nil
    else { return ["\(change.field): \(words(change.before)) → \(words(change.after))"] }
    let gone = (old ?? []).filter { !(new ?? []).contains($0) }
    let come = (new ?? []).filter { !(old ?? []).contains($0) }
    if gone.isEmpty, come.isEmpty { return ["\(change.field): in another order"] }
    return gone.map { "\(change.field): − \(words($0))" }
      + come.map { "\(change.field): + \(words($0))" }
  }

  private func items(_ value: JSON?) -> [JSON]? {
    guard case .array(let items)? = value else { return nil }
    return items
  }

  private func words(_ value: JSON?) -> String {
    switch value {
    case nil: return "nothing"
    case .string(let text)?: return text
    case .number(let number)?: return JSON.numeral(number)
    case .object(let members)?:
      return evidence(members) ?? quantity(members) ?? compact(.object(members))
    case let value?: return compact(value)
    }
  }

  private func compact(_ value: JSON) -> String { String(decoding: value.compact, as: UTF8.self) }

  private func evidence(_ members: JSON.Members) -> String? {
    guard case .string(let text)? = members["source"], let source = Slug(text),
      case .number(let level)? = members["credibility"], let rank = Int(exactly: level),
      let credibility = Credibility(rawValue: rank)
    else { return nil }
    let grade = names.grade(source, credibility).map(\.description) ?? "credibility \(rank)"
    guard case .string(let locator)? = members["locator"] else { return "\(source) (\(grade))" }
    return "\(source) (\(grade), at: \(locator))"
  }

  private func quantity(_ members: JSON.Members) -> String? {
    func number(_ name: String) -> Double? {
      guard case .number(let number)? = members[name] else { return nil }
      return number
    }
    let known = ["value", "min", "max", "approximate"]
    guard members.list.allSatisfy({ known.contains($0.name) }) else { return nil }
    return Quantity(
      value: number("value"),
      min: number("min"),
      max: number("max"),
      isApproximate: members["approximate"] == .bool(true)
    )?.words
  }
}
