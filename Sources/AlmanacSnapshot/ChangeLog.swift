internal import Almanac
internal import AlmanacStore

/// Differences as the text of a changelog.
public struct ChangeLog {
  private let differences: [Difference]

  /// A changelog.
  ///
  /// - Parameter differences: What changed, by type and id.
  public init(_ differences: [Difference]) {
    self.differences = differences
  }

  /// Markdown: a section for what was added, revised and retracted, a list of facts in each.
  public var markdown: String {
    if differences.isEmpty { return "No differences.\n" }
    let kinds: [(RecordChange.Kind, String)] = [
      (.added, "Added"), (.revised, "Revised"), (.retracted, "Retracted"),
    ]
    return kinds.compactMap { kind, heading in section(kind, heading) }.joined(separator: "\n")
  }

  private func section(_ kind: RecordChange.Kind, _ heading: String) -> String? {
    let items = differences.filter { $0.kind == kind }
    if items.isEmpty { return nil }
    return "## \(heading) (\(items.count))\n\n" + items.map(ChangeLog.item).joined()
  }

  private static func item(_ difference: Difference) -> String {
    let marks = [difference.date?.text, difference.grade?.description].compactMap(\.self)
    let brackets = marks.isEmpty ? "" : " (\(marks.map(Markdown.text).joined(separator: ", ")))"
    let title = "- **\(Markdown.text(difference.headline))**\(brackets) `\(difference.reference)`\n"
    return title + difference.words.map { "  - \(Markdown.text($0))\n" }.joined()
  }
}
