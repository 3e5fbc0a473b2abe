import Almanac
import Testing

private func find(_ texts: String...) throws -> [Conflict] {
  let records = try texts.map { text in
    try Record(json: try JSONParser.parse([UInt8](text.utf8)))
  }
  return ConflictFinder(records).conflicts
}

private let evidence = #""evidence":[{"source":"s","credibility":2}]"#

private func capex(
  _ id: String,
  _ amount: String,
  period: String = "2025",
  currency: String = "USD",
  more: String = ""
) -> String {
  """
  {"type":"capex","id":"\(id)","subject":"x","period":"\(period)","amount":\(amount),
   "currency":"\(currency)","basis":"reported","scope":"total-capex","published":"2026-01-01",
   \(more)\(evidence)}
  """
}

private func ruling(_ id: String, _ effect: String, more: String = "") -> String {
  """
  {"type":"ruling","id":"\(id)","title":"t","authority":"a","jurisdiction":"US",
   "instrument":"rule","track":"export-license","force":"law","status":"in-force",
   "effect":"\(effect)","announced":"2025-01-01","effective":"2025-01-01","destinations":["CN"],
   "accelerators":["c"],"summary":"s",\(more)\(evidence)}
  """
}

private func statement(_ id: String, _ modality: String, _ made: String, about: String) -> String {
  """
  {"type":"statement","id":"\(id)","speaker":"somebody","made":"\(made)",
   "modality":"\(modality)","about":\(about),"summary":"what \(id) says",\(evidence)}
  """
}

@Suite struct AnalysisConflictTests {
  @Test(arguments: [
    (#"{"value":10}"#, #"{"value":10}"#, 0), (#"{"value":10}"#, #"{"value":11}"#, 1),
    (#"{"min":9,"max":12}"#, #"{"value":11}"#, 0), (#"{"min":9}"#, #"{"value":8}"#, 1),
    (#"{"value":10,"approximate":true}"#, #"{"value":10.9}"#, 0),
    (#"{"value":10,"approximate":true}"#, #"{"value":12}"#, 1),
    (#"{"max":4}"#, #"{"min":7}"#, 1),
  ])
  func `figures conflict when their bounds do not touch`(
    _ one: String,
    _ other: String,
    _ count: Int
  ) throws {
    #expect(try find(capex("a", one), capex("b", other)).count == count)
  }

  @Test func `what was replaced is not in conflict`() throws {
    let found = try find(
      capex("a", #"{"value":10}"#),
      capex("b", #"{"value":20}"#, more: #""supersedes":"a","#)
    )
    #expect(found.isEmpty)
  }

  @Test func `figures in two currencies conflict at the period's rate`() throws {
    let rate = """
      {"type":"exchange_rate","id":"r","currency":"CNY","period":"2025","usd_per_unit":0.125,
       "basis":"daily","observations":250,\(evidence)}
      """
    let dollars = capex("a", #"{"value":10}"#)
    #expect(try find(rate, dollars, capex("b", #"{"value":80}"#, currency: "CNY")).isEmpty)
    #expect(try find(rate, dollars, capex("b", #"{"value":90}"#, currency: "CNY")).count == 1)
  }

  @Test func `a year conflicts with quarters that do not make it`() throws {
    let quarters = (1...4).map { capex("q\($0)", #"{"value":25}"#, period: "2025-Q\($0)") }
    func found(_ year: String) throws -> [Conflict] {
      try find(quarters[0], quarters[1], quarters[2], quarters[3], capex("y", year))
    }
    #expect(try found(#"{"value":100}"#).isEmpty)
    #expect(try found(#"{"value":101}"#).isEmpty)
    #expect(try found(#"{"value":110}"#).first?.sides.count == 5)
  }

  @Test func `lags conflict within one method on one date only`() throws {
    func lag(_ id: String, _ months: Int, _ method: String) -> String {
      """
      {"type":"lag","id":"\(id)","behind":{"country":"CN"},"ahead":{"country":"US"},
       "months":{"value":\(months)},"observed":"2026-01","published":"2026-01",
       "method":"\(method)","summary":"s",\(evidence)}
      """
    }
    #expect(try find(lag("a", 4, "index"), lag("b", 7, "Index")).map(\.field) == [.months])
    #expect(try find(lag("a", 4, "index"), lag("b", 7, "survey")).isEmpty)
  }

  @Test func `rulings that demand and ease alike conflict unless they say how they go together`()
    throws
  {
    #expect(try find(ruling("a", "restrict"), ruling("b", "ease")).map(\.kind) == [.verdict])
    #expect(
      try find(ruling("a", "restrict"), ruling("b", "ease", more: #""narrows":["a"],"#)).isEmpty
    )
    #expect(
      try find(
        ruling("a", "restrict", more: #""ended":"2024-12-31","#),
        ruling("b", "ease")
      ).map(\.kind) == [.date]
    )
    #expect(try find(ruling("a", "restrict"), ruling("b", "restrict")).isEmpty)
  }

  @Test func `a denial conflicts with the claim that it names`() throws {
    let found = try find(
      statement("claim", "rumor", "2025-12-10", about: #"["accelerator:c"]"#),
      statement("no", "denial", "2025-12-11", about: #"["statement:claim"]"#)
    )
    #expect(found.map(\.kind) == [.claim])
    #expect(found.first?.sides.map(\.record.id) == ["claim", "no"])
  }

  @Test func `the seeds hold the conflicts that are known of`() {
    let records = RecordType.allCases.flatMap { Seeds.records[$0] ?? [] }
    let found = ConflictFinder(records).conflicts
    let subjects = found.map(\.subject)
    #expect(subjects.contains("release of claude-3-opus"))
    #expect(subjects.contains("us-big-four total-capex estimate 2025"))
    #expect(subjects.contains("AMD Instinct MI350X processing performance"))
    #expect(found.contains { $0.kind == .claim })
    #expect(Set(found.map(\.key)).count == found.count)
    #expect(found == ConflictFinder(records.reversed()).conflicts)
    // Every decision that we ship is about a conflict that is there.
    for resolution in Seeds.all(ConflictResolution.self) {
      #expect(found.contains(where: resolution.isAbout), "\(resolution.id)")
    }
  }

  @Test func `a claim's life runs from rumour to denial`() throws {
    let statements = Seeds.all(Statement.self)
    let rumour = try #require(statements.first { $0.id.text == "deepseek-blackwell-rumor" })
    let trail = ClaimTrail(rumour, in: statements)
    #expect(trail.outcome == .denied)
    #expect(
      trail.turns.map(\.statement.id.text) == [
        "nvidia-denies-phantom-data-centers", "chinese-authorities-examine-blackwell-use",
        "us-official-deepseek-trained-on-blackwell",
      ]
    )
    #expect(trail.turns.map(\.answersClaim) == [true, false, false])
  }

  @Test(
    arguments: [
      ([], ClaimTrail.Outcome.open), (["denial"], .denied), (["admission"], .confirmed),
      (["assertion", "denial"], .disputed), (["forecast"], .open),
    ] as [([String], ClaimTrail.Outcome)]
  )
  func `a claim stands as its answers say`(
    _ answers: [String],
    _ outcome: ClaimTrail.Outcome
  ) throws {
    let claim = try record(
      Statement.self,
      statement("claim", "rumor", "2025-12-10", about: #"["accelerator:c"]"#)
    )
    let others = try answers.enumerated().map { index, modality in
      try record(
        Statement.self,
        statement("a\(index)", modality, "2025-12-11", about: #"["statement:claim"]"#)
      )
    }
    #expect(ClaimTrail(claim, in: [claim] + others).outcome == outcome)
  }

  @Test(arguments: [
    (#"{"value":57}"#, "57"), (#"{"max":4}"#, "at most 4"), (#"{"min":7}"#, "at least 7"),
    (#"{"min":660,"max":690}"#, "660 to 690"), (#"{"value":5,"approximate":true}"#, "about 5"),
    (#"{"value":6,"min":4.4}"#, "6, at least 4.4"),
  ])
  func `quantities are told in words`(_ json: String, _ words: String) throws {
    #expect(try record(Capex.self, capex("a", json)).amount.phrase == words)
  }
}
