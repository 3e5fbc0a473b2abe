import Almanac
import Testing

private func lag(
  _ id: String,
  _ observed: String,
  _ months: String,
  method: String = "expert judgement",
  published: String? = nil
) throws -> Lag {
  try record(
    Lag.self,
    """
    {"type":"lag","id":"\(id)","behind":{"country":"CN"},"ahead":{"country":"US"},
     "months":\(months),"observed":"\(observed)","published":"\(published ?? observed)",
     "method":"\(method)","summary":"s","evidence":[{"source":"s","credibility":2}]}
    """
  )
}

private func measure(
  _ asOf: String?,
  behind: LagMeasure.Side? = nil,
  ahead: LagMeasure.Side? = nil
) throws -> LagMeasure {
  try LagMeasure(
    scores: Seeds.all(Score.self),
    models: Seeds.all(Model.self),
    behind: try behind ?? .country(country("CN")),
    ahead: try ahead ?? .country(country("US")),
    asOf: try asOf.map(day)
  )
}

private func tenth(_ value: Double?) -> Double? { value.map { ($0 * 10).rounded() / 10 } }

@Suite struct AnalysisLagTests {
  @Test func `catch-up times of December 2025 are what Epoch published`() throws {
    let summary = try measure("2025-12-19").catchUpSummary
    #expect(tenth(summary?.mean) == 6.6)
    #expect(tenth(summary?.least) == 3.5)
    #expect(tenth(summary?.most) == 13.8)
    #expect(summary?.count == 8)
  }

  @Test func `time since reached, of December 2025`() throws {
    let summary = try measure("2025-12-19").stretchSummary
    #expect(tenth(summary?.mean) == 7.9)
    #expect(tenth(summary?.least) == 1.1)
    #expect(tenth(summary?.most) == 18.2)
    #expect(summary?.count == 933)
  }

  @Test func `the longest catch-up was of GPT-4`() throws {
    let longest = try measure("2025-12-19").catchUps.filter { $0.follower != nil }
      .max { ($0.months.value ?? 0) < ($1.months.value ?? 0) }
    #expect(longest?.leader.name == "GPT-4 (Mar 2023)")
    #expect(longest?.follower?.name == "DeepSeek-V2 (MoE-236B)")
    #expect(longest?.matched == (try day("2024-05-07")))
  }

  @Test func `records without a match have a lag of at least their age`() throws {
    let open = try measure("2025-12-19").catchUps.filter { $0.follower == nil }
    #expect(open.map(\.leader.name) == ["o3", "o3-pro", "GPT-5", "Gemini 3 Pro"])
    #expect(open.allSatisfy { $0.months.value == nil && $0.months.max == nil })
    #expect(tenth(open.last?.months.min) == 1.0)
  }

  @Test func `stretches follow each other without a gap`() throws {
    let stretches = try measure("2025-12-19").stretches
    for (left, right) in zip(stretches, stretches.dropFirst()) {
      #expect(left.last.next == right.first)
      #expect(left.follower.value < right.follower.value)
    }
    #expect(stretches.last?.last == (try day("2025-12-19")))
  }

  @Test func `the latest vintage is taken unless another is asked for`() throws {
    #expect(try measure(nil).asOf == (try day("2026-08-11")))
  }

  @Test func `days of release come from the earliest vintage that has the model`() throws {
    // The later file dates GPT-4o of November 2024 to May.
    let dated = try measure("2026-08-11").catchUps.first { $0.leader.model.text == "gpt-4" }
    #expect(dated?.released == (try day("2023-03-14")))
  }

  @Test func `open weights can be held against closed ones`() throws {
    let measured = try measure(
      "2025-12-19",
      behind: .accessibility("Open weights"),
      ahead: .accessibility("Closed weights")
    )
    #expect(measured.catchUpSummary != nil)
  }

  @Test func `a vintage or side that is not there is refused`() {
    let problem = #expect(throws: Problem.self) { try measure("2024-01-01") }
    #expect(problem?.remedy == "use one of: 2025-12-19, 2026-08-11")
    #expect(throws: Problem.self) { try measure(nil, behind: .developer("Nobody")) }
  }

  @Test func `at least seven and then at most four is a narrowing of three or more`() throws {
    let analysis = LagAnalysis([
      try lag("later", "2026-09", #"{"max":4}"#), try lag("earlier", "2026-05", #"{"min":7}"#),
    ])
    let move = try #require(analysis.series.first?.moves.first)
    #expect(analysis.series.first?.observations.map(\.id.text) == ["earlier", "later"])
    #expect(move.direction == .narrowing)
    #expect(move.months == Quantity(min: 3))
  }

  @Test(
    arguments: [
      (#"{"value":5}"#, #"{"value":8}"#, "widening"),
      (#"{"value":8}"#, #"{"value":5}"#, "narrowing"),
      (#"{"min":3,"max":6}"#, #"{"value":5}"#, nil), (#"{"value":5}"#, #"{"value":5}"#, nil),
      (#"{"max":4}"#, #"{"min":7}"#, "widening"),
    ] as [(String, String, String?)]
  )
  func `a move is told only where the bounds allow`(
    _ first: String,
    _ second: String,
    _ direction: String?
  ) throws {
    let analysis = LagAnalysis([try lag("a", "2025-01", first), try lag("b", "2025-06", second)])
    #expect(analysis.series.first?.moves.first?.direction.rawValue == direction)
  }

  @Test func `methods are kept apart`() throws {
    let analysis = LagAnalysis([
      try lag("a", "2025-01", #"{"value":9}"#),
      try lag("b", "2025-06", #"{"value":3}"#, method: "index"),
    ])
    #expect(analysis.series.map(\.method) == ["expert judgement", "index"])
    #expect(analysis.series.allSatisfy { $0.moves.isEmpty })
  }

  @Test func `filters take sides, methods and public knowledge`() throws {
    let lags = Seeds.all(Lag.self)
    let china = LagAnalysis(
      lags,
      filter: .init(behind: try country("CN"), ahead: try country("US"), method: "iaps survival")
    )
    #expect(china.series.count == 1)
    #expect(china.series.first?.observations.count == 7)
    let early = LagAnalysis(
      lags,
      filter: .init(method: "iaps survival", knownOn: try day("2026-03-01"))
    )
    #expect(early.series.first?.observations.count == 2)
  }

  @Test func `published figures of the same lag stand beside the measure`() throws {
    let published = try measure("2025-12-19").published(in: Seeds.all(Lag.self))
    #expect(published.contains { $0.id.text == "epoch-cn-us-lag-2026-01" })
    #expect(!published.contains { $0.id.text == "iaps-gpt-4-matched" })
    #expect(!published.contains { $0.id.text == "schmidt-2024-05" })
  }

  @Test func `both readings stand in the JSON`() throws {
    guard case .object(let members) = try measure("2025-12-19").json,
      case .object(let reading)? = members["catch_up"], case .array(let series)? = reading["series"]
    else {
      Issue.record("no reading")
      return
    }
    #expect(series.count == 12)
    #expect(members["since_reached"] != nil)
  }
}
