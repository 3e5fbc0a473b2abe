import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct CapexTests {
  private let versus = [
    "capex", "--versus", "cn-internet-giants", "us-hyperscalers", "--per", "year", "--period",
    "2025",
  ]

  @Test func `the ratio stands beside UBS's figure, and how far they agree is said`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(versus + ["--mix"], database: program.database)
    #expect(outcome.code == 0)
    #expect(outcome.width <= 80)
    for words in [
      "ubs-cn-internet-giants-2025-2025-12", "as a whole", "the members' sum", ": US hyperscalers",
      "the other way round", "mean of 2025",
    ] { #expect(outcome.flowing.contains(words), "\(words)") }
  }

  @Test func `the ratio has bounds, and each side names its records`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(
      versus + ["--mix", "--format", "json"],
      database: program.database
    )
    let pair = try #require(try outcome.json.items.first)
    #expect(pair["period"]?.text == "2025")
    let least = try #require(pair["ratio"]?["min"]?.number)
    #expect(least > 0.1 && least < 0.14)
    for side in ["left", "right"] {
      let records = try #require(pair[side]).list("records")
      #expect(!records.isEmpty)
      for record in records {
        #expect(try program.run("show", "capex:\(record.text)").code == 0)
      }
    }
    let ubs = pair.list("published").first { item in
      item["figure"]?["records"]?.items.map(\.text) == ["ubs-cn-internet-giants-2025-2025-12"]
    }
    #expect(ubs?["agrees"] == .bool(true))
    let rate = ubs?["figure"]?["rates"]?.items.first
    #expect(rate?["records"]?.items.map(\.text) == ["cny-2025"])
  }

  @Test func `who is missing from a group's sum is said, and the sum is at least`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(versus, database: program.database)
    #expect(outcome.output.contains("no figure for bytedance"))
    #expect(outcome.output.contains("≥"))
  }

  @Test func `later guidance is hidden as of an earlier day`() throws {
    let program = try Program.seeded()
    func guidance(_ options: [String]) throws -> [String] {
      let arguments = [
        "capex", "--subject", "meta", "--basis", "guidance", "--period", "2025", "--format",
        "jsonl",
      ]
      let outcome = try program.run(arguments + options, database: program.database)
      return try outcome.lines.flatMap { $0["records"]?.items.map(\.text) ?? [] }
    }
    #expect(try guidance([]) == ["meta-capex-guidance-2025-2025-10"])
    let earlier = try guidance(["--known-on", "2025-06-01"])
    #expect(!earlier.isEmpty && !earlier.contains("meta-capex-guidance-2025-2025-10"))
  }

  @Test func `quarters, another currency and another scope can be asked for`() throws {
    let program = try Program.seeded()
    let quarters = try program.run(
      "capex",
      "--subject",
      "alibaba",
      "--per",
      "quarter",
      "--currency",
      "cny",
      "--format",
      "jsonl"
    ).lines
    #expect(quarters.contains { $0["period"]?.text.contains("-Q") == true })
    #expect(quarters.allSatisfy { $0["currency"]?.text == "CNY" })
    let parts = try program.run(
      "capex",
      "--subject",
      "cn-internet-giants",
      "--scope",
      "ai-infrastructure",
      "--format",
      "jsonl"
    ).lines
    #expect(parts.allSatisfy { $0["scope"]?.text == "ai-infrastructure" } && !parts.isEmpty)
  }

  @Test func `every row in every format names its records`() throws {
    let program = try Program.seeded()
    let rows = try program.run("capex", "--format", "jsonl").lines
    #expect(rows.count > 100)
    for row in rows {
      #expect(!row.list("records").isEmpty && !row.list("sources").isEmpty)
    }
    let csv = try program.run("capex", "--format", "csv").output.split(separator: "\r\n")
    #expect(csv.count == rows.count + 1)
    let page = try program.run("capex")
    #expect(page.width <= 80)
  }

  @Test func `a chart is drawn in the terminal, no wider than it`() throws {
    let program = try Program.seeded()
    let outcome = try program.run("capex", "--subject", "us-hyperscalers", "--chart")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("█") && outcome.output.contains("░"))
    #expect(outcome.output.contains("█ reported"))
    #expect(outcome.width <= 80)
    let narrow = try program.run(
      ["capex", "--versus", "cn-internet-giants", "us-hyperscalers", "--chart"],
      database: program.database,
      environment: ["COLUMNS": "50"]
    )
    #expect(narrow.width <= 50, "\(narrow.output)")
  }

  @Test func `a chart as SVG is well-formed and the same twice, and the table is printed`() throws {
    let program = try Program.seeded()
    var texts: [String] = []
    for name in ["one.svg", "two.svg"] {
      let path = program.folder.path(name)
      let outcome = try program.run(versus + ["--chart", path], database: program.database)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("as a whole"))
      #expect(outcome.errors.contains("The chart is in"))
      texts.append(try String(contentsOfFile: path, encoding: .utf8))
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].hasPrefix("<svg xmlns=") && texts[0].hasSuffix("</svg>\n"))
    for color in ["#0072B2", "#009E73"] { #expect(texts[0].contains(color)) }
    let (opened, closed) = try (
      texts[0].matches(of: Regex("<text")).count, texts[0].matches(of: Regex("</text>")).count
    )
    #expect(opened > 0 && opened == closed)
  }

  @Test func `names from records are escaped in a chart`() throws {
    let program = try Program.seeded()
    let source =
      #"{"type":"source","id":"example","title":"Example","language":"en","published":"2026-03-02","kind":"news","reliability":"C"}"#
    let organization =
      #"{"type":"organization","id":"evil","name":"<script>A & B</script> 深度","kind":"lab","country":"CN"}"#
    let capex =
      #"{"type":"capex","id":"evil-2025","subject":"evil","period":"2025","amount":{"value":1000000000},"currency":"USD","basis":"estimate","scope":"total-capex","published":"2026-03-02","evidence":[{"source":"example","credibility":3}]}"#
    let file = try program.folder.write(
      "evil.jsonl",
      [source, organization, capex].joined(separator: "\n")
    )
    let imported = try program.run("import", file)
    #expect(imported.code == 0, "\(imported.errors)")
    let path = program.folder.path("evil.svg")
    #expect(try program.run("capex", "--subject", "evil", "--chart", path).code == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!text.contains("<script"))
    #expect(text.contains("&lt;script&gt;A &amp; B&lt;/script&gt; 深度"))
  }

  @Test(arguments: [
    (["--subject", "alibabba"], 66, "did you mean 'alibaba'"),
    (["--subject", "nvidia-h20"], 66, "there is no organization"),
    (["--subject", "meta", "--recorded-at", "2020-01-01"], 66, "had no 'meta' then"),
    (["--versus", "alibaba"], 64, "--versus names two"),
    (["--versus", "alibaba", "tencent", "--subject", "baidu"], 64, "do not go together"),
    (["--versus", "alibaba", "tencentt"], 66, "did you mean 'tencent'"),
    (["--per", "month"], 64, "--per"), (["--currency", "XXX1"], 64, "--currency"),
    (["--basis", "rumour"], 64, "--basis"), (["--period", "soon"], 64, "--period"),
    (["--chart", "chart.png"], 64, "--chart"), (["--chart", "--format", "json"], 64, "--chart"),
    (["--chart", "/nowhere/chart.svg"], 73, "cannot be written"),
  ])
  func `a wrong question is refused in words`(
    _ arguments: [String],
    _ code: Int,
    _ words: String
  ) throws {
    let program = try Program.seeded()
    let outcome = try program.run(["capex"] + arguments, database: program.database)
    #expect(Int(outcome.code) == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
