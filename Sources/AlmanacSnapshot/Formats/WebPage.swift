internal import Almanac

/// A timeline as one web page: no script, nothing loaded from elsewhere.
struct WebPage {
  private let contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  /// The whole page.
  var text: String {
    var notes = Footnotes()
    var sections = ""
    var year: Int?
    for fact in contents.facts {
      let next = fact.date.earliest.components.year
      if next != year {
        if year != nil { sections += "</ol>\n" }
        sections += "<h2>\(next)</h2>\n<ol>\n"
      }
      year = next
      sections += WebPage.item(fact, &notes)
    }
    if year != nil { sections += "</ol>\n" }
    var sources = ""
    for (index, source) in notes.sources.enumerated() {
      sources += "<li id=\"n\(index + 1)\">\(WebPage.note(source))</li>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="generator" content="\(DerivedFormat.line(contents.manifest))">
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
      <p>\(contents.manifest.records) records, snapshot <code>\(contents.manifest.sha256)</code></p>
      <main>
      \(sections)</main>
      <h2>Sources</h2>
      <ol class="sources">
      \(sources)</ol>
      </body>
      </html>

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
