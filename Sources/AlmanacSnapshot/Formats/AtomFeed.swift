internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// The facts as an Atom feed (RFC 4287), the newest known first.
struct AtomFeed: FactDocument {
  private var facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  /// Writes the whole feed.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws {
    let newest = facts.newestKnownFirst
    try file.write(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <generator>\(DerivedFormat.mark)</generator>
        <title>AI hardware and AI policy</title>
        <id>urn:almanac:snapshot:\(facts.manifest.sha256)</id>
        <updated>\(AtomFeed.time(newest.first?.known ?? .distantPast))</updated>
        <author><name>almanac</name></author>

      """
    )
    try facts.forEach(newest, of: store) { fact in try file.write(AtomFeed.entry(fact)) }
    try file.write("</feed>\n")
  }

  private static func entry(_ fact: Fact) -> String {
    let links = fact.citations.compactMap { $0.source.url.flatMap(WebAddress.safe) }
    var link = ""
    for (index, url) in links.enumerated() {
      let relation = index == 0 ? "alternate" : "related"
      link += "    <link rel=\"\(relation)\" href=\"\(Escaping.xml(url))\"/>\n"
    }
    let grade = fact.grade.map { " · \($0)" } ?? ""
    let summary = "\(fact.date.text)\(grade)" + (fact.summary.map { " · \($0)" } ?? "")
    return """
        <entry>
          <id>urn:uuid:\(fact.uuid)</id>
          <title>\(Escaping.xml(fact.headline))</title>
          <updated>\(time(fact.known))</updated>
          <published>\(time(fact.known))</published>
          <category term="\(fact.record.type.rawValue)"/>
      \(link)    <summary>\(Escaping.xml(summary))</summary>
        </entry>

      """
  }

  private static func time(_ day: Day) -> String { "\(day)T00:00:00Z" }
}
