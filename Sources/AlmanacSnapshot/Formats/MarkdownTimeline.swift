internal import Almanac

/// A timeline to read, in CommonMark with the footnotes of GitHub.
struct MarkdownTimeline {
  private let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// The whole text.
  var text: String {
    let facts = contents.facts
    var text = "<!-- \(DerivedFormat.line(contents.manifest)) -->\n\n# Timeline\n"
    var year = 0
    var notes = Footnotes()
    for fact in facts {
      let next = fact.date.earliest.components.year
      if next != year || text.hasSuffix("# Timeline\n") { text += "\n## \(next)\n\n" }
      year = next
      text += item(fact, &notes)
    }
    if !notes.sources.isEmpty { text += "\n" }
    for (index, source) in notes.sources.enumerated() {
      text += "[^\(index + 1)]: \(MarkdownTimeline.note(source))\n"
    }
    return text
  }

  private func item(_ fact: Fact, _ notes: inout Footnotes) -> String {
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

/// Sources in the order in which they are first cited.
struct Footnotes {
  private(set) var sources: [Source] = []
  private var numbers: [Slug: Int] = [:]

  /// The number of a source, counted from 1.
  mutating func number(of source: Source) -> Int {
    if let number = numbers[source.id] { return number }
    sources.append(source)
    numbers[source.id] = sources.count
    return sources.count
  }
}
