internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A timeline to read, in CommonMark with the footnotes of GitHub.
struct MarkdownTimeline: FactDocument {
  private var facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  /// Writes the whole text.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws {
    try file.write("<!-- \(DerivedFormat.line(facts.manifest)) -->\n\n# Timeline\n")
    var year: Int?
    var notes = Footnotes()
    try facts.forEach(facts.keys, of: store) { fact in
      let next = fact.date.earliest.components.year
      if next != year { try file.write("\n## \(next)\n\n") }
      year = next
      try file.write(MarkdownTimeline.item(fact, &notes))
    }
    if !notes.sources.isEmpty { try file.write("\n") }
    for (index, source) in notes.sources.enumerated() {
      try file.write("[^\(index + 1)]: \(MarkdownTimeline.note(source))\n")
    }
  }

  private static func item(_ fact: Fact, _ notes: inout Footnotes) -> String {
    let grade = fact.grade.map { " (\($0))" } ?? ""
    let marks = fact.citations.map { "[^\(notes.number(of: $0.source))]" }.joined()
    let title = "- **\(Markdown.text(fact.date.text))** \(Markdown.text(fact.headline))"
    let summary = fact.summary.map { "  \(Markdown.text($0))\n" } ?? ""
    // A backslash at the end of a line breaks it, so that the summary stands below.
    return title + grade + marks + (summary.isEmpty ? "\n" : "\\\n\(summary)")
  }

  private static func note(_ source: Source) -> String {
    let title = Markdown.text(source.title)
    let linked = source.url.flatMap(Markdown.target).map { "[\(title)](\($0))" } ?? title
    let parts = [source.publisher.map(Markdown.text), linked, Markdown.text(source.published.text)]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
