internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// The sources, and the snapshot itself, for citation managers.
struct Bibliography {
  private var contents: Contents

  init(_ contents: Contents) {
    self.contents = contents
  }

  private static let title = "AI hardware and AI policy: a snapshot of an almanac"

  /// The day since when its newest source may have been public, which stands for its own date.
  private mutating func date(_ store: borrowing Store) throws -> Day? {
    var newest: Day?
    try forEach(store) { source in
      let day = source.published.earliest
      newest = newest.map { max($0, day) } ?? day
    }
    return newest
  }

  private mutating func forEach(
    _ store: borrowing Store,
    _ body: (Source) throws -> Void
  ) throws {
    try contents.forEach(.source, of: store) { record in
      if case .source(let source) = record { try body(source) }
    }
  }

  private var key: String { "almanac-\(contents.manifest.sha256.prefix(12))" }

  /// Writes CSL-JSON 1.0.2.
  mutating func writeCSLJSON(of store: borrowing Store, to file: inout OutputFile) throws {
    let date = try date(store)
    let own = JSON.object([
      "id": .string(key), "type": "dataset", "title": .string(Bibliography.title),
      "note": .string(DerivedFormat.line(contents.manifest)),
      "version": .string(contents.manifest.sha256),
      "issued": date.map { Bibliography.issued(EDTF($0)) },
    ])
    try file.write("[\n" + own.compactText)
    try forEach(store) { source in try file.write(",\n" + Bibliography.item(source).compactText) }
    try file.write("\n]\n")
  }

  /// Writes BibTeX with Unicode, as BibLaTeX and biber read it.
  mutating func writeBibTeX(of store: borrowing Store, to file: inout OutputFile) throws {
    let date = try date(store)
    let own = [
      ("title", "{\(Escaping.bibTeX(Bibliography.title))}"), ("author", "{almanac}"),
      ("year", date.map { String($0.components.year) } ?? ""),
      ("note", Escaping.bibTeX(DerivedFormat.line(contents.manifest))),
    ]
    try file.write("% \(DerivedFormat.line(contents.manifest))\n\n")
    try file.write(Bibliography.entry("misc", key, own))
    try forEach(store) { source in try file.write(Bibliography.entry(source)) }
  }

  private static func item(_ source: Source) -> JSON {
    let type =
      switch source.kind {
      case .regulation: "regulation"
      case .filing, .datasheet: "report"
      case .dataset: "dataset"
      case .research: "article"
      case .pressRelease, .analysis: "webpage"
      case .news: "article-newspaper"
      }
    return .object([
      "id": .string(source.id.text), "type": .string(type), "title": .string(source.title),
      "publisher": .text(source.publisher),
      "container-title": source.kind == .news ? .text(source.publisher) : nil,
      "URL": .text(source.url), "language": .string(source.language.text),
      "issued": issued(source.published), "note": .text(source.note),
    ])
  }

  /// The day bounds as date parts, only as fine as the date is.
  private static func issued(_ date: EDTF) -> JSON {
    let first = date.earliest.components
    let last = date.latest.components
    func parts(_ day: (year: Int, month: Int, day: Int), _ count: Int) -> JSON {
      .array([day.year, day.month, day.day].prefix(count).map { .number(Double($0)) })
    }
    let isDoubtful = date.isApproximate || date.isUncertain ? JSON.bool(true) : nil
    if date.earliest == date.latest {
      return .object(["date-parts": .array([parts(first, 3)]), "circa": isDoubtful])
    }
    let length = Day.length(ofMonth: first.month, year: first.year)
    if first.year == last.year, first.month == last.month, first.day == 1, last.day == length {
      return .object(["date-parts": .array([parts(first, 2)]), "circa": isDoubtful])
    }
    if first.year == last.year, first.month == 1, first.day == 1, last.month == 12, last.day == 31 {
      return .object(["date-parts": .array([parts(first, 1)]), "circa": isDoubtful])
    }
    if date.earliest == .distantPast || date.latest == .distantFuture {
      let known = date.earliest == .distantPast ? last : first
      return .object(["date-parts": .array([parts(known, 3)]), "circa": true])
    }
    return .object(["date-parts": .array([parts(first, 3), parts(last, 3)]), "circa": isDoubtful])
  }

  private static func entry(_ source: Source) -> String {
    let type =
      switch source.kind {
      case .filing, .datasheet: "techreport"
      default: "misc"
      }
    let published = source.published
    let first = published.earliest.components
    let isMonth =
      published.latest.components.year == first.year
      && published.latest.components.month == first.month
    let publisher = source.publisher.map { "{\(Escaping.bibTeX($0))}" } ?? ""
    return entry(
      type,
      source.id.text,
      [
        ("title", "{\(Escaping.bibTeX(source.title))}"),
        // Newspapers and authorities have no given names: the braces keep them whole.
        ("author", publisher), ("institution", type == "techreport" ? publisher : ""),
        ("year", published.earliest == .distantPast ? "" : String(first.year)),
        ("month", isMonth ? String(first.month) : ""),
        ("url", source.url.flatMap(WebAddress.safe) ?? ""), ("language", source.language.text),
        ("note", source.note.map(Escaping.bibTeX) ?? ""),
      ]
    )
  }

  private static func entry(_ type: String, _ key: String, _ fields: [(String, String)]) -> String {
    let lines = fields.filter { !$0.1.isEmpty }.map { "  \($0.0) = {\($0.1)}" }
    return "@\(type){\(key),\n\(lines.joined(separator: ",\n"))\n}\n\n"
  }
}
