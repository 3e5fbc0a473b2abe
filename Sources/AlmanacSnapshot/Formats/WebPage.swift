internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A timeline as one web page: no script, nothing loaded from elsewhere.
struct WebPage: FactDocument {
  private var facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  /// Writes the whole page.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws {
    try file.write(head)
    var notes = Footnotes()
    var year: Int?
    try facts.forEach(facts.keys, of: store) { fact in
      let next = fact.date.earliest.components.year
      if next != year {
        if year != nil { try file.write("</ol>\n") }
        try file.write("<h2>\(next)</h2>\n<ol>\n")
      }
      year = next
      try file.write(WebPage.item(fact, &notes))
    }
    if year != nil { try file.write("</ol>\n") }
    try file.write("</main>\n<h2>Sources</h2>\n<ol class=\"sources\">\n")
    for (index, source) in notes.sources.enumerated() {
      try file.write("<li id=\"n\(index + 1)\">\(WebPage.note(source))</li>\n")
    }
    try file.write("</ol>\n</body>\n</html>\n")
  }

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="\(DerivedFormat.line(facts.manifest))">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>AI hardware and AI policy</title>
    <style>
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
    ol { list-style: none; padding: 0; }
    ol.sources { list-style: decimal; padding-left: 2.5rem; font-size: .875rem; overflow-wrap: anywhere; }
    ol > li { margin: 0 0 1rem; }
    time { font-weight: 600; margin-right: .5rem; }
    .grade { border: 1px solid; border-radius: .25rem; padding: 0 .25rem; font-size: .75rem; }
    p { margin: .25rem 0 0; }
    @media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #8cf; } }
    </style>
    </head>
    <body>
    <h1>AI hardware and AI policy</h1>
    <p>\(facts.manifest.records) records, snapshot <code>\(facts.manifest.sha256)</code></p>
    <main>

    """
  }

  private static func item(_ fact: Fact, _ notes: inout Footnotes) -> String {
    let day = fact.date.isExactDay ? " datetime=\"\(fact.date.earliest)\"" : ""
    let grade = fact.grade.map { " <span class=\"grade\">\($0)</span>" } ?? ""
    var marks = ""
    for citation in fact.citations {
      let number = notes.number(of: citation.source)
      marks += "<sup><a href=\"#n\(number)\">\(number)</a></sup>"
    }
    let summary = fact.summary.map { "<p>\(Escaping.xml($0))</p>" } ?? ""
    return """
      <li id="\(fact.record.type.rawValue)-\(fact.record.id)"><time\(day)>\(Escaping.xml(fact.date.text))</time>\
      <span dir="auto">\(Escaping.xml(fact.headline))</span>\(grade)\(marks)\(summary)</li>

      """
  }

  private static func note(_ source: Source) -> String {
    let title = Escaping.xml(source.title)
    let linked =
      source.url.flatMap(WebAddress.safe).map {
        "<a href=\"\(Escaping.xml($0))\" rel=\"noopener nofollow\">\(title)</a>"
      } ?? title
    let publisher = source.publisher.map { "\(Escaping.xml($0)), " } ?? ""
    let language = Escaping.xml(source.language.text)
    return "\(publisher)<span lang=\"\(language)\" dir=\"auto\">\(linked)</span>, "
      + Escaping.xml(source.published.text)
  }
}
