import Almanac
import Testing

/// Several outlets that repeat one original count once, wherever sources are counted.
@Suite struct EchoTests {
  private static func source(_ id: String, echoes: String = "") -> String {
    let echo = echoes.isEmpty ? "" : "\"echoes\":\"\(echoes)\","
    return """
      {"type":"source","id":"\(id)","title":"Report of \(id)","publisher":"The \(id)",\(echo)\
      "language":"en","published":"2026-03-02","kind":"news","reliability":"C"}

      """
  }

  private static let evidence = ["wire", "e1", "e2", "e3", "other"].map {
    "{\"source\":\"\($0)\",\"credibility\":3}"
  }.joined(separator: ",")

  private static let records =
    source("wire") + source("e1", echoes: "wire") + source("e2", echoes: "wire")
    + source("e3", echoes: "e2") + source("other")
      + """
      {"type":"event","id":"order","date":"2026-03-01","category":"order","title":"An order","about":["accelerator:nvidia-h200"],"summary":"S.","evidence":[\(evidence)]}
      {"type":"lag","id":"gap","behind":{"country":"CN"},"ahead":{"country":"US"},"months":{"max":4},"observed":"2026-03","published":"2026-03-02","method":"echo test","summary":"S.","evidence":[\(evidence)]}
      {"type":"capex","id":"spent","subject":"meta","period":"2031","amount":{"value":10},"currency":"USD","basis":"estimate","scope":"total-capex","published":"2026-03-02","evidence":[\(evidence)]}
      {"type":"capex","id":"spent-more","subject":"meta","period":"2031","amount":{"value":20},"currency":"USD","basis":"estimate","scope":"total-capex","published":"2026-03-02","evidence":[{"source":"e1","credibility":3}]}

      """

  private func program() throws -> Program {
    let program = try Program.seeded()
    let outcome = try program.run("import", "-", input: Self.records)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return program
  }

  @Test func `a timeline names independent sources only`() throws {
    let program = try program()
    let table = try program.run("timeline", "--on", "2026-03-01", "--search", "order")
    #expect(table.output.contains("event:order · The wire, The other\n"))
    let entry = try program.run(
      "timeline",
      "--on",
      "2026-03-01",
      "--search",
      "order",
      "--format",
      "jsonl"
    ).lines.first
    #expect(entry?["independent_sources"]?.number == 2)
    #expect(
      entry?.list("sources").map { $0["echoes"]?.text ?? "" } == ["wire", "wire", "e2", "", ""]
    )
    let csv = try program.run(
      "timeline",
      "--on",
      "2026-03-01",
      "--search",
      "order",
      "--format",
      "csv"
    ).output
    #expect(
      csv.contains("sources,independent_sources\r\n") && csv.hasSuffix("e1 e2 e3 other wire,2\r\n")
    )
  }

  @Test func `show marks who repeats whom and counts the rest`() throws {
    let program = try program()
    let sheet = try program.run("show", "event:order")
    #expect(sheet.output.contains("Who says so (2 independent sources)"))
    #expect(sheet.output.contains("    repeats wire · 2026-03-02\n"))
    #expect(sheet.output.contains("    repeats e2 · 2026-03-02\n"))
    #expect(
      try program.run("show", "event:order", "--format", "json").json.items.first?[
        "independent_sources"
      ]?.number == 2
    )
    #expect(try program.run("show", "source:wire").output.contains("source:e1 · echoes"))
  }

  @Test func `conflicts, lags and spending count them once`() throws {
    let program = try program()
    let conflict = try program.run(
      "conflicts",
      "--format",
      "jsonl"
    ).lines.first { $0["subject"]?.text.contains("2031") == true }
    #expect(conflict?["independent_sources"]?.number == 2)
    #expect(conflict?.list("sides").map { $0["independent_sources"]?.number } == [2, 1])
    try program.run("revise", "spent", "evidence=wire:3")
    let table = try program.run("conflicts", "--kind", "value").output
    #expect(table.contains("  All sides rest on one independent source.\n"))

    let lag = try program.run("lag", "--method", "echo test", "--format", "jsonl").lines.first
    #expect(lag?["independent_sources"]?.number == 2)
    let capex = try program.run(
      "capex",
      "--subject",
      "meta",
      "--period",
      "2031",
      "--format",
      "jsonl"
    ).lines
    #expect(capex.allSatisfy { $0["independent_sources"]?.number == 1 })
    #expect(!capex.isEmpty)
    #expect(
      try program.run("lag", "--method", "echo test").output.contains("C3 The wire, The other\n")
    )
  }
}
