import Almanac
import Testing

@Suite struct RulesWhatIfTests {
  private static func question(_ chip: String, _ on: String) throws -> RuleEngine.Case {
    RuleEngine.Case(
      try Seeds.engine.accelerator(chip),
      to: try country("CN"),
      on: try day(on)
    )
  }

  private static func exports() throws -> RuleEngine.Side {
    RuleEngine.Side(try country("US"), .exportLicense)
  }

  @Test(
    arguments: [
      ("tpp>=2400", [(">=", 2400.0)]), ("tpp<1600", [("<", 1600)]), ("tpp > 100.5", [(">", 100.5)]),
      ("tpp>=1600,tpp<=4800", [(">=", 1600), ("<=", 4800)]),
    ] as [(String, [(String, Double)])]
  )
  func `a threshold is read`(_ text: String, _ parts: [(String, Double)]) throws {
    guard case .threshold(let conditions) = try WhatIf(text) else {
      Issue.record("no threshold")
      return
    }
    #expect(conditions.map(\.comparison.rawValue) == parts.map(\.0))
    #expect(conditions.map(\.value) == parts.map(\.1))
    #expect(conditions.allSatisfy { $0.metric == .tpp })
  }

  @Test func `a changed figure is read`() throws {
    #expect(
      try WhatIf("nvidia-h20.memory_bandwidth_gb_s=3000")
        == .figure(accelerator: "nvidia-h20", field: "memory_bandwidth_gb_s", value: "3000")
    )
    #expect(
      try WhatIf("nvidia-h20.dense_tops.fp16=90")
        == .figure(accelerator: "nvidia-h20", field: "dense_tops.fp16", value: "90")
    )
  }

  @Test(arguments: [
    "", "tpp", "tpp=2400", "tpp>=", "tpp>=x", "speed>=3", "tpp=>3", "tpp>=inf", ",>",
  ])
  func `what is no supposition is refused`(_ text: String) {
    #expect(throws: Problem.self) { try WhatIf(text) }
  }

  @Test func `a lower threshold catches just the chips that were free above it`() throws {
    let question = try Self.question("nvidia-h20", "2024-06-01")
    let changes = try Seeds.engine.changes(
      adding: [.init(metric: .tpp, comparison: .atLeast, value: 2300)],
      to: question,
      side: try Self.exports()
    )
    let determined = changes.filter { $0.before.verdict != .undetermined }
    #expect(determined.allSatisfy { $0.before.verdict == .noLicenseRequired })
    #expect(determined.allSatisfy { $0.after.verdict == .licenseRequired })
    let ids = determined.map(\.accelerator.id.text)
    #expect(ids.contains("nvidia-h20") && ids.contains("nvidia-rtx-4090-d"))
    #expect(!ids.contains("nvidia-rtx-4090") && !ids.contains("nvidia-h100"))
    let expected = Seeds.accelerators.filter { chip in
      var asked = question
      asked.accelerator = chip
      let verdict = Seeds.engine.decide(asked).verdicts.first { $0.side.track == .exportLicense }
      return verdict?.verdict == .noLicenseRequired && (Metrics(chip).tpp ?? 0) >= 2300
    }
    #expect(determined.map(\.accelerator.id) == expected.map(\.id))
  }

  @Test func `a threshold that nothing meets changes nothing`() throws {
    let changes = try Seeds.engine.changes(
      adding: [.init(metric: .memoryGB, comparison: .above, value: 1e9)],
      to: try Self.question("nvidia-h20", "2024-06-01"),
      side: try Self.exports(),
      chips: Seeds.accelerators.filter { $0.memoryGB != nil }
    )
    #expect(changes.isEmpty)
  }

  @Test func `the supposition is known on any day`() throws {
    var question = try Self.question("nvidia-h20", "2024-06-01")
    question.knownOn = try day("2024-06-01")
    let changes = try Seeds.engine.changes(
      adding: [.init(metric: .tpp, comparison: .atLeast, value: 2300)],
      to: question,
      side: try Self.exports()
    )
    #expect(changes.contains { $0.accelerator.id.text == "nvidia-h20" })
  }

  @Test func `a slower memory frees an unnamed H20 from its letter, not the H20 itself`() throws {
    let question = try Self.question("nvidia-h20", "2025-05-01")
    let side = try Self.exports()
    let result = try Seeds.engine.decide(
      changing: "memory_bandwidth_gb_s",
      to: "3000",
      in: question
    )
    func verdict(_ decision: Decision) -> Verdict? {
      decision.verdicts.first { $0.side == side }?.verdict
    }
    #expect(verdict(result.before) == .licenseRequired)
    #expect(verdict(result.after) == .licenseRequired)
    // Its links still reach the 900 GB/s that stand for the letter's unpublished figure.
    #expect(verdict(result.unnamed) == .licenseRequired)
    let slower = try question.accelerator.changing("memory_bandwidth_gb_s", to: "3000")
      .changing("interconnect_gb_s", to: "600").changing("id", to: "x")
    var asked = question
    asked.accelerator = slower
    #expect(verdict(Seeds.engine.decide(asked)) == .noLicenseRequired)
  }

  @Test(arguments: [
    ("tpp", "2400", "license exception"),
    ("die_area_mm2", "300", "license required: presumption of denial"),
    ("dense_tops.fp8", "310", "license exception"), ("market", "consumer", "no license required"),
  ])
  func `a changed figure is decided anew`(_ field: String, _ value: String, _ word: String) throws {
    let question = try Self.question("nvidia-h20", "2024-06-01")
    let result = try Seeds.engine.decide(changing: field, to: value, in: question)
    let side = try Self.exports()
    #expect(result.after.verdicts.first { $0.side == side }?.verdict.description == word)
  }

  @Test(arguments: [("speed", "3"), ("memory_gb", "-3"), ("memory_gb", "much"), ("type", "model")])
  func `a change that no chip can have is refused`(_ field: String, _ value: String) throws {
    let question = try Self.question("nvidia-h20", "2024-06-01")
    #expect(throws: Problem.self) {
      try Seeds.engine.decide(changing: field, to: value, in: question)
    }
  }

  @Test func `a matrix holds what single questions get`() throws {
    let chips = try ["nvidia-h20", "nvidia-h100", "amd-mi210"].map(Seeds.engine.accelerator)
    let places = try ["CN", "AE", "PL"].map(country)
    let matrix = Seeds.engine.matrix(
      of: chips,
      to: places,
      side: try Self.exports(),
      on: try day("2024-06-01")
    )
    let words = matrix.cells.map { $0.map { $0?.verdict.description ?? "-" } }
    #expect(
      words == [
        ["no license required", "no license required", "no license required"],
        [
          "license required: presumption of denial", "license required: presumption of approval",
          "no license required",
        ],
        ["license exception", "license exception", "no license required"],
      ]
    )
    guard case .object(let members) = matrix.json, case .array(let rows)? = members["rows"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.count == 3)
  }
}
