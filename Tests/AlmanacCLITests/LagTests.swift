import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct LagTests {
  @Test func `both readings of the vintage of December 2025 come out as they were published`()
    throws
  {
    let program = try Program.seeded()
    let outcome = try program.run(
      "lag",
      "--measure",
      "--vintage",
      "2025-12-19",
      "--format",
      "json"
    )
    let answer = try outcome.json
    func rounded(_ reading: String) -> [Double?] {
      ["mean_months", "least_months", "most_months"].map { name in
        answer[reading]?[name]?.number.map { ($0 * 10).rounded() / 10 }
      }
    }
    #expect(rounded("catch_up") == [6.6, 3.5, 13.8])
    #expect(rounded("since_reached") == [7.9, 1.1, 18.2])
    let epoch = answer.list("published").first {
      $0["id"]?.text == "epoch-cn-us-lag-2026-01"
    }
    #expect(epoch?["months"]?["value"]?.number == 7)
    #expect(epoch?["evidence"]?.items.first?["grade"] != nil)
    for row in try #require(answer["catch_up"]).list("series") {
      for score in row.list("scores") {
        #expect(try program.run("show", "score:\(score.text)").code == 0)
      }
    }
    let page = try program.run("lag", "--measure", "--vintage", "2025-12-19")
    #expect(page.width <= 80)
    #expect(page.output.contains("time to be matched") && page.output.contains("not yet"))
    // Every score that a row names stands below with the record to look it up by.
    let series = ["catch_up", "since_reached"].flatMap { answer[$0]?.list("series") ?? [] }
    for id in Set(series.flatMap { $0.list("scores") }.map(\.text)) {
      #expect(page.output.contains(id), "\(id)")
    }
  }

  @Test func `observations keep their bounds, method by method`() throws {
    let program = try Program.seeded()
    let page = try program.run("lag", "--behind", "CN", "--ahead", "US")
    #expect(page.code == 0)
    #expect(page.width <= 80)
    #expect(page.output.contains("expert judgement") && page.output.contains("24–36"))
    #expect(page.output.contains("narrowing by"))
    let rows = try program.run("lag", "--method", "EXPERT", "--format", "jsonl").lines
    #expect(!rows.isEmpty && rows.allSatisfy { $0["method"]?.text == "expert judgement" })
    #expect(rows.allSatisfy { !$0.list("sources").isEmpty })
    let known = try program.run(
      "lag",
      "--method",
      "expert",
      "--known-on",
      "2025-04-30",
      "--format",
      "jsonl"
    ).lines
    #expect(!known.isEmpty && known.count < rows.count)
  }

  @Test func `access and developers can be measured, in any case`() throws {
    let program = try Program.seeded()
    let access = try program.run(
      "lag",
      "--measure",
      "--behind",
      "open",
      "--ahead",
      "Closed Weights",
      "--format",
      "json"
    ).json
    #expect(access["behind"]?.text == "Open weights")
    let developer = try program.run(
      "lag",
      "--measure",
      "--behind",
      "deepseek",
      "--ahead",
      "openai",
      "--format",
      "json"
    ).json
    #expect(developer["behind"]?.text == "DeepSeek")
  }

  @Test func `charts show bounds, figures and what has no upper bound`() throws {
    let program = try Program.seeded()
    let outcome = try program.run("lag", "--chart")
    #expect(outcome.code == 0)
    #expect(outcome.width <= 80)
    for mark in ["█", "░", "◆", "→"] { #expect(outcome.output.contains(mark), "\(mark)") }
    let path = program.folder.path("lag.svg")
    #expect(try program.run("lag", "--measure", "--chart", path).code == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("<svg") && text.contains("<path"))
  }

  @Test(arguments: [
    (["--behind", "deepseek"], 64, "--behind is a country"),
    (["--vintage", "2025-12-19"], 64, "--vintage goes with --measure"),
    (["--measure", "--method", "expert"], 64, "--method"),
    (["--measure", "--vintage", "2020-01-01"], 65, "use one of: 2025-12-19"),
    (["--measure", "--behind", "nobody"], 65, "no model of nobody"),
    (["--measure", "--metric", "IQ"], 65, "no scores of 'IQ'"),
    (["--measure", "--known-on", "2020-01-01"], 65, "no scores"),
  ])
  func `a wrong question is refused in words`(
    _ arguments: [String],
    _ code: Int,
    _ words: String
  ) throws {
    let program = try Program.seeded()
    let outcome = try program.run(["lag"] + arguments, database: program.database)
    #expect(Int(outcome.code) == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
