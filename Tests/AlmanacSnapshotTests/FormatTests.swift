import Almanac
@testable import AlmanacSnapshot
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct FormatTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let evilTitle =
    #"=HYPERLINK(\"x\") <b>{bold}</b> } & 50% $5 #1 a_b \\ ~ ^ ' , ; </script>"#
  private static let evilSource =
    #"{"type":"source","id":"evil","title":"\#(evilTitle)","publisher":"@Évil, {Pübl} 新華社","language":"zh","published":"2025-07-02","url":"https://example.org/a\"><script>alert(1)</script>","kind":"filing","reliability":"C","note":"one\ntwo, \"q\""}"#
  private static let evilEvent =
    #"{"type":"event","id":"evil","date":"2025-07~","category":"order","title":"<img src=x onerror=alert(1)> *x* [y](javascript:z) | `c`\n# head","about":["accelerator:acme-one"],"summary":"=cmd|' /C calc'!A0; a,b\nnext ]]> &amp;","evidence":[{"source":"evil","credibility":3,"locator":"+1"}]}"#
  private static let evilRuling = Fixture.ruling.replacing(
    #""id":"r1","title":"Licence rule""#,
    with: #""id":"evil","title":"Rule; with, \\ marks 輝達需要許可證輝達需要許可證輝達需要許可證輝達需要許可證""#
  ).replacing(#""effective":"2025-07-01""#, with: #""effective":"2025-07/2025-08""#)

  private func export(_ format: DerivedFormat, to name: String) throws -> String {
    let records =
      Fixture.all + [FormatTests.evilSource, FormatTests.evilEvent, FormatTests.evilRuling]
    _ = try DerivedExporter(format).run(try Fixture.store(records), to: folder.path(name))
    return format == .csv || format == .sqlite
      ? "" : String(decoding: try folder.bytes(name), as: UTF8.self)
  }

  /// The rows of a CSV file by RFC 4180.
  private func rows(_ name: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in String(decoding: try folder.bytes(name), as: UTF8.self) {
      switch character {
      case "\"":
        if !isQuoted, cell.hasSuffix("\u{0}") { cell.removeLast(); cell.append("\"") }
        isQuoted.toggle()
        if !isQuoted { cell.append("\u{0}") }
      case ",", "\r\n":
        if isQuoted { cell.append(character); continue }
        row.append(cell.replacing("\u{0}", with: ""))
        cell = ""
        if character == "\r\n" { rows.append(row); row = [] }
      default: cell.append(character)
      }
    }
    return rows
  }

  @Test(arguments: DerivedFormat.allCases)
  func `the same contents give the same bytes, whatever the order of imports`(
    _ format: DerivedFormat
  ) throws {
    let name = format == .csv ? "events.csv" : ""
    var outputs: [[UInt8]] = []
    for (index, records) in [Fixture.all, Fixture.all.reversed()].enumerated() {
      _ = try DerivedExporter(format).run(try Fixture.store(records), to: folder.path("\(index)"))
      outputs.append(try folder.bytes(name.isEmpty ? "\(index)" : "\(index)/\(name)"))
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0].count > 100)
  }

  @Test(arguments: DerivedFormat.allCases)
  func `an export replaces an earlier one and nothing else`(_ format: DerivedFormat) throws {
    _ = try export(format, to: "x")
    _ = try export(format, to: "x")
    try folder.write("mine", "my notes")
    #expect(throws: Problem.self) { try export(format, to: "mine") }
    #expect(try folder.bytes("mine") == Array("my notes".utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("."))
    #expect(names.filter { $0.hasSuffix(".draft") || $0.hasSuffix(".old") }.isEmpty)
  }

  @Test func `CSV keeps commas, quotes and line ends, and disarms formulas`() throws {
    _ = try export(.csv, to: "c")
    let sources = try rows("c/sources.csv")
    #expect(Set(sources.map(\.count)).count == 1)
    let evil = try #require(sources.first { $0[0] == "evil" })
    let title = try #require(sources[0].firstIndex(of: "title"))
    #expect(evil[title].hasPrefix("'=HYPERLINK(\"x\") <b>{bold}</b> }"))
    #expect(evil.contains("'@Évil, {Pübl} 新華社"))
    #expect(evil.last == "one\ntwo, \"q\"")
    let events = try rows("c/events.csv")
    let event = try #require(events.first { $0[0] == "evil" })
    #expect(Array(event[1...3]) == ["2025-07~", "2025-07-01", "2025-07-31"])
    #expect(event.contains("'=cmd|' /C calc'!A0; a,b\nnext ]]> &amp;"))
    let capex = try rows("c/capex.csv")
    #expect(zip(capex[0], capex[1]).contains { $0.0 == "amount_min" && $0.1 == "1000000000" })
    #expect(try rows("c/evidence.csv").contains { $0.contains("'+1") })
  }

  @Test func `a Data Package describes every column of every file`() throws {
    _ = try export(.csv, to: "c")
    guard case .object(let package) = try JSONParser.parse(try folder.bytes("c/datapackage.json")),
      case .array(let resources)? = package["resources"]
    else {
      Issue.record("this is no package")
      return
    }
    for case .object(let resource) in resources {
      guard case .string(let path)? = resource["path"],
        case .object(let schema)? = resource["schema"],
        case .array(let fields)? = schema["fields"], case .number(let size)? = resource["bytes"]
      else {
        Issue.record("a resource is incomplete")
        continue
      }
      let names = fields.compactMap { field -> String? in
        guard case .object(let members) = field, case .string(let name)? = members["name"] else {
          return nil
        }
        return name
      }
      #expect(try rows("c/\(path)")[0] == names)
      #expect(try folder.bytes("c/\(path)").count == Int(size))
    }
    #expect(resources.count == 8)
  }

  @Test func `every field of the built-in records has a column`() throws {
    for type in RecordType.allCases {
      let names = Set(TableColumn.all(of: type).map(\.name) + ["type", "evidence"])
      let path = repository.appending(path: "Seeds/\(type.fileName)")
      for line in try Data(contentsOf: path).split(separator: UInt8(ascii: "\n")) {
        guard case .object(let fields) = try JSONParser.parse([UInt8](line)) else { continue }
        #expect(Set(fields.list.map(\.name)).isSubset(of: names))
      }
    }
  }

  @Test func `Markdown and HTML show hostile text as it is`() throws {
    let markdown = try export(.markdown, to: "m")
    #expect(
      markdown.contains(
        ##"\<img src=x onerror=alert(1)\> \*x\* \[y\](javascript:z) \| \`c\` \# head"##
      )
    )
    #expect(markdown.contains("(<https://example.org/a%22%3E%3Cscript%3Ealert(1)%3C/script%3E>)"))
    let footnotes = markdown.split(separator: "\n").filter { $0.hasPrefix("[^") }
    #expect(footnotes.count == 3)
    let page = try export(.html, to: "h")
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(!page.contains("src=\"") && !page.contains("@import"))
  }

  @Test func `an Atom feed is escaped, and its names are stable and unlike each other`() throws {
    let feed = try export(.atom, to: "a")
    #expect(feed.contains("<title>&lt;img src=x onerror=alert(1)&gt; *x*"))
    #expect(!feed.contains("<script"))
    let ids = feed.split(separator: "\n").filter { $0.contains("<id>urn:uuid:") }
    #expect(ids.count == 8 && Set(ids).count == 8)
    #expect(feed.contains("<updated>2025-07-02T00:00:00Z</updated>"))
  }

  @Test func `a calendar has lines of at most 75 bytes, and days for fuzzy dates`() throws {
    let calendar = try export(.ical, to: "i")
    for line in calendar.utf8.split(separator: UInt8(ascii: "\n")) {
      #expect(line.count <= 76 && line.last == UInt8(ascii: "\r"))
    }
    let unfolded = calendar.replacing("\r\n ", with: "")
    #expect(unfolded.contains(#"SUMMARY:Rule\; with\, \\ marks 輝達需要許可證"#))
    #expect(unfolded.contains("DTSTART;VALUE=DATE:20250701\r\nDTEND;VALUE=DATE:20250901\r\n"))
    #expect(unfolded.contains("DTSTART;VALUE=DATE:20250701\r\nDTEND;VALUE=DATE:20250702\r\n"))
    #expect(unfolded.split(separator: "\r\n").filter { $0 == "BEGIN:VEVENT" }.count == 2)
  }

  @Test func `BibTeX balances its braces whatever a title says`() throws {
    let text = try export(.bibtex, to: "b")
    var depth = 0
    for byte in text.utf8 {
      depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
      #expect(depth >= 0)
    }
    #expect(depth == 0)
    #expect(
      text.contains(
        ##"\textbraceleft{}bold\textbraceright{}</b> \textbraceright{} \& 50\% \$5 \#1 a\_b"##
      )
    )
    #expect(text.contains("author = {{@Évil, \\textbraceleft{}Pübl\\textbraceright{} 新華社}}"))
  }

  @Test func `CSL-JSON and JSON-LD are JSON, and JSON-LD can stand in a page`() throws {
    guard case .array(let items) = try JSONParser.parse(Array(try export(.cslJSON, to: "c").utf8))
    else {
      Issue.record("this is no list")
      return
    }
    #expect(items.count == 4)
    let text = try export(.jsonld, to: "j")
    #expect(!text.contains("<"))
    guard case .object(let document) = try JSONParser.parse(Array(text.utf8)),
      case .array(let graph)? = document["@graph"]
    else {
      Issue.record("this is no graph")
      return
    }
    #expect(graph.count == 9)
  }

  @Test func `a filtered timeline in another format shows the facts that were asked for`() throws {
    var filter = TimelineFilter()
    filter.kinds = [.ruling]
    _ = try DerivedExporter(.markdown, filter: filter).run(
      try Fixture.store(),
      to: folder.path("m")
    )
    let items = String(decoding: try folder.bytes("m"), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("- **") }
    #expect(items.count == 2)
    #expect(items.allSatisfy { $0.contains("rule") })
  }

  @Test func `an article keeps its text in tables, and its place in a timeline`() throws {
    let text = "Acme ships chips of an unheard kind."
    let article = Fixture.source.replacing(#""s1""#, with: #""article""#).replacing(
      #""reliability":"B""#,
      with: #""reliability":"B","text":"\#(text)""#
    )
    let report = Fixture.event("e2", title: "Second").replacing(#""s1""#, with: #""article""#)
    let store = try Fixture.store(Fixture.all + [article, report])
    for format in [DerivedFormat.markdown, .csv, .sqlite] {
      _ = try DerivedExporter(format).run(store, to: folder.path(format.rawValue))
    }
    let lines = String(decoding: try folder.bytes("markdown"), as: UTF8.self).split(separator: "\n")
    // The article stands in the timeline itself, and its title at the foot for what rests on it.
    #expect(lines.contains { $0.hasPrefix("- **2025-06** First report") })
    #expect(lines.count { $0.hasPrefix("[^") && $0.contains("First report") } == 2)
    #expect(String(decoding: try folder.bytes("csv/sources.csv"), as: UTF8.self).contains(text))
    let file = String(decoding: try folder.bytes("sqlite"), as: UTF8.self)
    #expect(file.ranges(of: text).count >= 2, "it stands in 'sources', and in 'timeline' to search")
  }

  @Test func `a plain SQLite file holds the records and finds words in any script`() throws {
    _ = try export(.sqlite, to: "p.db")
    let bytes = try folder.bytes("p.db")
    #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
    #expect(Array(bytes[68..<72]) == Array("ALMX".utf8))
    let metadata = try JSONParser.parse(try folder.bytes("p.metadata.json"))
    guard case .object(let members) = metadata else {
      Issue.record("this is no object")
      return
    }
    #expect(members["databases"] != nil)
  }
}
