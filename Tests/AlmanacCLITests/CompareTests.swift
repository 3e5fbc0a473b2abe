import Almanac
import TestSupport
import Testing

@Suite struct CompareTests {
  @Test func `the H20, H200 and Rubin are told apart by figures, thresholds and generations`()
    throws
  {
    let outcome = try Program.seeded().run(
      "compare",
      "nvidia-h20",
      "nvidia-h200",
      "nvidia-rubin",
      "--on",
      "2026-01-20"
    )
    #expect(outcome.code == 0)
    #expect(outcome.width <= 80)
    for words in [
      "nvidia-h200 (Hopper) is 2 generations behind nvidia-rubin (Rubin)",
      "nvidia-h20 (Hopper) and nvidia-h200 (Hopper) are of one generation",
      "nvidia-h20    no: tpp 2368 >= 4800 (2432 below)", "Who says so", "not legal advice",
    ] { #expect(outcome.output.contains(words), "\(words)") }
  }

  @Test func `as JSON each chip has figures, metrics, ratios and evidence with grades`() throws {
    let outcome = try Program.seeded().run(
      "compare",
      "nvidia-h20",
      "nvidia-h200",
      "--on",
      "2026-01-20",
      "--format",
      "json"
    )
    let answer = try outcome.json
    #expect(answer["on"]?.text == "2026-01-20")
    let chips = answer.list("accelerators")
    #expect(chips.map { $0["accelerator"]?.text } == ["nvidia-h20", "nvidia-h200"])
    #expect(chips.first?["derived"]?["tpp"]?.number == 2368)
    #expect(chips.last?["ratios"]?["memory_bandwidth_gb_s"]?.number == 1.2)
    for chip in chips {
      let evidence = chip.list("evidence")
      #expect(!evidence.isEmpty)
      for item in evidence { #expect(item["grade"] != nil && item["title"] != nil) }
    }
    #expect(!answer.list("thresholds").isEmpty)
  }

  @Test func `as CSV there is a column a chip`() throws {
    let outcome = try Program.seeded().run(
      "compare",
      "nvidia-h20",
      "nvidia-h200",
      "--on",
      "2026-01-20",
      "--format",
      "csv"
    )
    let lines = outcome.output.split(separator: "\r\n").map(String.init)
    #expect(lines.first == "kind,name,unit,nvidia-h20,nvidia-h200")
    #expect(lines.contains("figure,memory_gb,GB,96,141"))
  }

  @Test func `no threshold is shown that was not public`() throws {
    let program = try Program.seeded()
    func thresholds(_ options: [String]) throws -> [String] {
      let arguments = ["compare", "nvidia-h800", "--on", "2024-01-01", "--format", "json"]
      let answer = try program.run(arguments + options, database: program.database).json
      return answer.list("thresholds").compactMap { $0["ruling"]?.text }
    }
    #expect(try thresholds([]).contains("us-bis-2023-10-17-acs-ifr"))
    #expect(
      try !thresholds(["--known-on", "2023-10-01"]).contains("us-bis-2023-10-17-acs-ifr")
    )
  }

  @Test func `a vendor stands for all its chips, in blocks that fit the line`() throws {
    let outcome = try Program.seeded().run("compare", "huawei", "nvidia-h20", "--on", "2026-01-20")
    #expect(outcome.code == 0)
    #expect(outcome.width <= 80)
    #expect(outcome.output.contains("huawei-ascend-910c"))
    #expect(outcome.output.split(separator: "\n").filter { $0.hasPrefix("Figure") }.count > 1)
  }

  @Test func `an unknown chip ends with 66 and a suggestion; none with 64`() throws {
    let program = try Program.seeded()
    let unknown = try program.run("compare", "nvidia-h20", "nvidia-h21")
    #expect(unknown.code == 66)
    #expect(unknown.errors.contains("did you mean 'nvidia-h2"))
    let none = try program.run("compare")
    #expect(none.code == 64)
  }
}
