import Almanac
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif
import TestSupport
import Testing

@testable import AlmanacCLI

@Suite struct DateChartTests {
  private func chart(
    _ items: [(date: String, words: String, kind: Int)],
    title: String = "What happened",
    since: String = "",
    until: String = ""
  ) throws -> DateChart {
    DateChart(
      title: title,
      items: try items.map { item in
        DateChart.Item(
          date: try #require(EDTF(item.date)),
          words: item.words,
          trace: "event:x · A1 Somebody",
          kind: item.kind
        )
      },
      kinds: ["ruling", "event", "statement"],
      since: Day(since),
      until: Day(until)
    )
  }

  private func text(_ chart: DateChart, _ width: Int = 60) -> String {
    chart.text(for: Terminal(width: width, hasColor: false))
  }

  private static let few: [(date: String, words: String, kind: Int)] = [
    ("2025-04-09", "A licence is needed", 0), ("2025-06", "华为发布昇腾", 1),
    ("2025-07~", "They say so, at some length, to whoever listens", 2),
    ("2025-08-15/..", "A rule & its <exception>", 0), ("../2025-05", "Open before", 1),
  ]

  @Test func `a chart in a terminal has marks for days and spans for the rest`() throws {
    let drawn = text(try chart(Self.few, since: "2025-03-01", until: "2025-09-30"))
    #expect(
      drawn == """
        What happened
                                2025-07
                      ──────────┬───────
        2025-04-09       ■               A licence is needed
        2025-06              ●░░●        华为发布昇腾
        2025-07~                ◆░◆      They say so, at some
                                         length, to whoever listens
        2025-08-15/..               ■░░→ A rule & its <exception>
        ../2025-05    ←░░░░░░●           Open before
        ■ ruling   ● event   ◆ statement   ░ some time between   ← →
        beyond the scale

        """
    )
  }

  @Test func `a drawing is the same text, byte for byte`() throws {
    let drawn = try chart(Array(Self.few.prefix(2)), title: "H200 & B30A").svg
    #expect(
      drawn == """
        <svg xmlns="http://www.w3.org/2000/svg" width="653" height="196" viewBox="0 0 653 196" font-family="Helvetica, Arial, 'Noto Sans CJK SC', sans-serif" font-size="13">
        <title>H200 &amp; B30A</title>
        <rect width="653" height="196" fill="#FFFFFF"/>
        <line x1="207.4" y1="74" x2="207.4" y2="130" stroke="#DDDDDD"/>
        <line x1="341.9" y1="74" x2="341.9" y2="130" stroke="#DDDDDD"/>
        <text x="16" y="34" font-size="16" font-weight="bold">H200 &amp; B30A</text>
        <text x="207" y="68" fill="#555555">2025-05</text>
        <text x="342" y="68" fill="#555555">2025-06</text>
        <g><title>2025-04-09 A licence is needed — event:x · A1 Somebody</title>
        <text x="16" y="98">2025-04-09</text>
        <path d="M109.7 88.5L118.7 88.5L118.7 97.5L109.7 97.5Z" fill="#0072B2" stroke="#333333"/>
        <text x="488" y="98">A licence is needed</text>
        </g>
        <g><title>2025-06 华为发布昇腾 — event:x · A1 Somebody</title>
        <text x="16" y="120">2025-06</text>
        <rect x="341.9" y="111" width="130.1" height="8" fill="#E69F00" fill-opacity="0.35"/>
        <rect x="340.9" y="108" width="2" height="14" fill="#E69F00"/>
        <rect x="471" y="108" width="2" height="14" fill="#E69F00"/>
        <circle cx="341.9" cy="115" r="5" fill="#E69F00" stroke="#333333"/>
        <circle cx="472" cy="115" r="5" fill="#E69F00" stroke="#333333"/>
        <text x="488" y="120">华为发布昇腾</text>
        </g>
        <text x="207" y="146" fill="#555555">2025-05</text>
        <text x="342" y="146" fill="#555555">2025-06</text>
        <path d="M114.5 164.5L123.5 164.5L123.5 173.5L114.5 173.5Z" fill="#0072B2" stroke="#333333"/>
        <text x="132" y="174">ruling</text>
        <circle cx="205" cy="169" r="5" fill="#E69F00" stroke="#333333"/>
        <text x="218" y="174">event</text>
        </svg>

        """
    )
  }

  @Test(arguments: [20, 34, 50, 80, 200])
  func `no line is wider than the terminal, and spans hold their bounds`(_ width: Int) throws {
    for seed in 0..<30 as Range<UInt64> {
      let drawn = text(try randomChart(seed), width)
      for line in drawn.split(separator: "\n") {
        #expect(DisplayText.width(String(line)) <= width, "seed \(seed): \(line)")
      }
    }
  }

  @Test func `in a drawing no two texts overlap, and all are inside`() throws {
    for seed in 0..<60 as Range<UInt64> {
      let drawing = try Drawn(try randomChart(seed).svg)
      #expect(drawing.isWellFormed, "seed \(seed)")
      for (index, one) in drawing.texts.enumerated() {
        #expect(one.left >= 0 && one.right <= drawing.width, "seed \(seed): \(one)")
        #expect(one.y <= drawing.height, "seed \(seed): \(one)")
        for other in drawing.texts.dropFirst(index + 1) where abs(one.y - other.y) < 14 {
          #expect(
            one.right <= other.left || other.right <= one.left,
            "seed \(seed): \(one) and \(other)"
          )
        }
      }
    }
  }

  @Test func `what is hostile is escaped, and long words are cut by columns`() throws {
    let words = "<script>\"&'\u{1B}[31m" + String(repeating: "芯", count: 90)
    let drawn = try chart([("2026-01-02", words, 0)]).svg
    #expect(drawn.contains("&lt;script&gt;&quot;&amp;&#39;\u{FFFD}[31m芯"))
    #expect(!drawn.contains("<script") && !drawn.contains("\u{1B}"))
    #expect(drawn.contains("芯…</text>"))
    #expect(try Drawn(drawn).isWellFormed)
    #expect(!text(try chart([("2026-01-02", words, 0)])).contains("\u{1B}"))
  }

  @Test func `a chart of nothing, of one day and of open ends can be drawn`() throws {
    #expect(text(try chart([])) == "What happened\nNothing the almanac knows fits.\n")
    #expect(try Drawn(try chart([]).svg).isWellFormed)
    #expect(text(try chart([("2026-01-15", "One", 1)])).contains("2026-01-15 ●"))
    #expect(text(try chart([("../2026", "Ever", 1)])).contains("←"))
    #expect(text(try chart([("2026/..", "Since", 1)])).contains("→"))
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-08", 60.0, ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"]),
    ("2025-11-20", "2026-02-10", 30.0, ["2025-12", "2026-01", "2026-02"]),
    ("2025-01-15", "2025-12-20", 42.0, ["2025-04", "2025-07", "2025-10"]),
    ("2025-01-15", "2025-12-20", 30.0, ["2025-07"]),
    ("2019-06-01", "2026-06-01", 30.0, ["2020", "2022", "2024", "2026"]),
    ("1000-01-01", "9998-12-31", 40.0, ["2000", "4000", "6000", "8000"]),
    ("2025-03-03", "2025-03-03", 5.0, ["2025-03-03"]),
  ])
  func `marks are round days with room for their labels`(
    _ first: String,
    _ last: String,
    _ width: Double,
    _ labels: [String]
  ) throws {
    let scale = DateScale(first: try #require(Day(first)), last: try #require(Day(last)))
    #expect(scale.marks(within: width) { Double($0 + 2) }.map(\.label) == labels)
  }

  @Test func `timelines are drawn in the terminal and into files`() throws {
    let program = try Program.seeded()
    let arguments = [
      "timeline", "--about", "nvidia-h200", "--since", "2025-12", "--until", "2026-02",
    ]
    let drawn = try program.run(arguments + ["--chart"], database: program.database)
    #expect(drawn.code == 0, "\(drawn.errors)")
    #expect(drawn.width <= 80)
    #expect(drawn.output.hasPrefix("What happened: nvidia-h200, 2025-12 to 2026-02\n"))
    #expect(drawn.output.contains("■ ruling"))
    let path = program.folder.path("t.svg")
    let file = try program.run(arguments + ["--chart", path], database: program.database)
    #expect(file.code == 0 && file.output.contains("Grade  What\n"))
    let drawing = try Drawn(String(contentsOfFile: path, encoding: .utf8))
    #expect(drawing.isWellFormed && drawing.texts.count > 20)
    let refused = try program.run(
      arguments + ["--chart", "--format", "json"],
      database: program.database
    )
    #expect(refused.code == 64 && refused.errors.contains("it needs a file"))
  }

  private func randomChart(_ seed: UInt64) throws -> DateChart {
    var random = SplitMix64(seed: seed)
    let words = ["Licence ", "华为 ", "W", "— ", "출구", "a", "MMMM ", "é"]
    let items = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      let year = Int.random(in: 2018...2027, using: &random)
      let month = Int.random(in: 1...9, using: &random)
      let date =
        [
          "\(year)", "\(year)-0\(month)", "\(year)-0\(month)-15", "\(year)-0\(month)-15/..",
          "\(year)-Q2~", "../\(year)", "\(year)-0\(month)/\(year + 1)-0\(month)",
        ].randomElement(
          using: &random
        ) ?? "2025"
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      return (date: date, words: text.joined(), kind: Int.random(in: 0..<3, using: &random))
    }
    let isBounded = Bool.random(using: &random)
    return try chart(
      items,
      title: String(repeating: "标题 title ", count: Int.random(in: 1...6, using: &random)),
      since: isBounded ? "2021-05-05" : "",
      until: isBounded ? "2023-01-01" : ""
    )
  }
}

/// A drawing, read back.
final class Drawn: NSObject, XMLParserDelegate {
  /// A text with the room that it takes: seven units a column, thirteen a wide character.
  struct Label: CustomStringConvertible {
    let text: String
    let left: Double
    let right: Double
    let y: Double
    var description: String { "“\(text)” at \(left)–\(right), \(y)" }
  }

  private(set) var isWellFormed = false
  private(set) var texts: [Label] = []
  private(set) var width = 0.0
  private(set) var height = 0.0
  private var attributes: [String: String] = [:]
  private var content = ""

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "svg" {
      width = attributes["width"].flatMap(Double.init) ?? 0
      height = attributes["height"].flatMap(Double.init) ?? 0
    }
    self.attributes = attributes
    content = ""
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    content += characters
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard name == "text", let x = attributes["x"].flatMap(Double.init),
      let y = attributes["y"].flatMap(Double.init)
    else { return }
    let size = attributes["font-size"].flatMap(Double.init) ?? 13
    let width = Double(DisplayText.width(content)) * 7 * size / 13
    let left = attributes["text-anchor"] == "middle" ? x - width / 2 : x
    texts.append(Label(text: content, left: left, right: left + width, y: y))
  }
}
