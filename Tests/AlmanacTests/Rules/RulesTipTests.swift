import Almanac
import Testing

/// What tips and margins say in sentences, taken at their word.
@Suite struct RulesTipTests {
  /// The numbers that a sentence gives for a figure, moved into what it says of them.
  ///
  /// `at least 5 and below 7` gives 5 and 6.999.
  private func values(in sentence: String) -> [Double] {
    guard let stretch = sentence.split(separator: " is ").last else { return [] }
    let words = stretch.split(separator: " ")
    var values: [Double] = []
    for (position, word) in words.enumerated() where position > 0 {
      guard let value = Double(word) else { continue }
      switch words[position - 1] {
      case "least", "most", "just": values.append(value)
      case "above": values.append(value * 1.000_001)
      case "below": values.append(value * 0.999_999)
      default: continue
      }
    }
    return values
  }

  @Test(arguments: [
    ("CN", "2022-10-21"), ("CN", "2024-06-01"), ("AE", "2024-06-01"), ("SG", "2024-06-01"),
    ("CN", "2026-08-01"), ("AE", "2026-08-01"),
  ])
  func `a chip with a figure as a tip says it is decided as the tip says`(
    _ destination: String,
    _ date: String
  ) throws {
    var checked = 0
    for chip in Seeds.accelerators {
      var question = RuleEngine.Case(
        chip,
        to: try country(destination),
        on: try day(date),
        headquarters: try country(destination == "SG" ? "CN" : destination)
      )
      let found = try #require(Seeds.engine.decide(question).verdict(of: try country("US")))
      for tip in found.tips {
        for (piece, sentence) in zip(tip.pieces, tip.words) {
          for value in values(in: sentence) {
            question.accelerator = try chip.changing(tip.figure.rawValue, to: "\(value)")
            let then = Seeds.engine.decide(question).verdict(of: try country("US"))
            #expect(then?.possible == piece.possible, "\(chip.id): \(sentence)")
            checked += 1
          }
        }
      }
    }
    #expect(checked >= 5)
  }

  @Test(arguments: [5.92, 3.2])
  func `a die area as a tip gives it has the density that the tip gives`(_ line: Double) throws {
    let chip = try Seeds.engine.accelerator("baidu-kunlun-2")
    let question = RuleEngine.Case(chip, to: try country("CN"), on: try day("2023-12-01"))
    let tips = Seeds.engine.decide(question).verdict(of: try country("US"))?.tips ?? []
    let beginning = "performance_density is at least \(JSON.numeral(line)) if "
    let sentence = try #require(tips.flatMap(\.words).first { $0.hasPrefix(beginning) })
    let area = try #require(sentence.split(separator: " ").compactMap { Double($0) }.last)
    func density(_ area: Double) throws -> Double {
      try Metrics(chip.changing("die_area_mm2", to: "\(area)")).performanceDensity ?? 0
    }
    #expect(try density(area) >= line)
    #expect(try density(area + 0.01) < line)
  }

  @Test func `a density that is a line but for binary fractions is on it`() throws {
    let chip = try Seeds.engine.accelerator("amd-mi100").changing("die_area_mm2", to: "1846")
    #expect(Metrics(chip).performanceDensity != 1.6)
    for (comparison, holds) in [(">=", true), ("<=", true), (">", false), ("<", false)] {
      let line = Threshold.Condition(
        metric: .performanceDensity,
        comparison: try #require(Threshold.Comparison(rawValue: comparison)),
        value: 1.6
      )
      #expect(line.holds(of: try #require(Metrics(chip).performanceDensity)) == holds)
    }
  }

  @Test func `a figure just off a line is not shown as being on it`() throws {
    let question = RuleEngine.Case(
      try Seeds.engine.accelerator("nvidia-a30"),
      to: try country("CN"),
      on: try day("2024-01-01")
    )
    let step = Seeds.engine.decide(question).verdict(of: try country("US"))?.steps.first
    let conditions = step?.coverage.alternatives.flatMap(\.conditions) ?? []
    let miss = try #require(conditions.first { $0.condition.value == 3.2 })
    #expect(miss.holds == .no)
    #expect(miss.words == "performance_density 3.196 >= 3.2 (0.004 below)")
    let met = try #require(conditions.first { $0.condition.value == 1.6 })
    #expect(met.words == "performance_density 3.2 >= 1.6 (1.6 above)")
  }
}
