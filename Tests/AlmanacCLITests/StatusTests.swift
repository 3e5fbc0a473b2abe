import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct StatusTests {
  /// A case of the ground truth, end to end.
  struct Example: Sendable, CustomTestStringConvertible {
    let chip: String
    let to: String
    let on: String
    let who: String
    let verdict: String
    var options: [String] = []

    var testDescription: String { "\(chip) to \(to), \(on) \(options.joined(separator: " "))" }
  }

  static let examples = [
    Example(
      chip: "nvidia-a100",
      to: "CN",
      on: "2022-10-20",
      who: "US export-license",
      verdict: "license required"
    ),
    Example(
      chip: "nvidia-h800",
      to: "CN",
      on: "2023-10-01",
      who: "US export-license",
      verdict: "no license required"
    ),
    Example(
      chip: "nvidia-rtx-4090-d",
      to: "CN",
      on: "2024-01-15",
      who: "US export-license",
      verdict: "no license required"
    ),
    Example(
      chip: "nvidia-h20",
      to: "CN",
      on: "2025-05-01",
      who: "US export-license",
      verdict: "license required"
    ),
    Example(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-01-14",
      who: "US export-license",
      verdict: "license required: presumption of denial"
    ),
    Example(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-01-15",
      who: "US export-license",
      verdict: "license required: case by case"
    ),
    Example(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-01-15",
      who: "US export-license",
      verdict: "license required: presumption of denial",
      options: ["--transaction", "reexport"]
    ),
    Example(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-01-14",
      who: "CN import",
      verdict: "import blocked"
    ),
    Example(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-01-15",
      who: "US export-license",
      verdict: "license required: presumption of denial",
      options: ["--known-on", "2026-01-10"]
    ),
    Example(
      chip: "nvidia-h100",
      to: "SG",
      on: "2024-06-01",
      who: "US export-license",
      verdict: "license required: presumption of denial",
      options: ["--headquarters", "CN"]
    ),
    Example(
      chip: "nvidia-h100",
      to: "PL",
      on: "2024-06-01",
      who: "US export-license",
      verdict: "no license required"
    ),
  ]

  private func objects(_ json: JSON?) -> [JSON] { json?.items ?? [] }

  @Test(arguments: examples)
  func `what was public about a chip's status is what the command answers`(
    _ example: Example
  ) throws {
    let program = try Program.seeded()
    let arguments =
      ["status", example.chip, "--to", example.to, "--on", example.on] + example.options
    let outcome = try program.run(
      arguments + ["--format", "json"],
      database: program.database
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    let answer = try outcome.json
    let verdict = objects(answer["verdicts"]).first { side in
      "\(text(side["jurisdiction"])) \(text(side["track"]))" == example.who
    }
    #expect(text(verdict?["verdict"]) == example.verdict)
    let page = try program.run(arguments, database: program.database).output
    #expect(page.contains("not legal advice"))
    #expect(
      page.contains("\(example.who): \(example.verdict)\n") || verdict?["steps"] == .array([])
    )
  }

  private func text(_ json: JSON?) -> String { json?.text ?? "" }

  @Test func `the answer as JSON gives back the question and each step's evidence`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "nvidia-h200",
      "--to",
      "cn",
      "--on",
      "2026-01-15",
      "--format",
      "json"
    )
    let answer = try outcome.json
    guard case .object(let members) = answer else {
      Issue.record("the answer is no object")
      return
    }
    #expect(
      members.list.map(\.name).prefix(8) == [
        "accelerator", "destination", "on", "known_on", "transaction", "headquarters", "metrics",
        "verdicts",
      ]
    )
    #expect(answer["known_on"] == .null)
    let sides = objects(answer["verdicts"])
    #expect(sides.count >= 2)
    for side in sides {
      #expect(side["steps"] != nil && side["beside"] != nil)
      for step in objects(side["steps"]) {
        #expect(step["ruling"] != nil && step["title"] != nil && step["reaches"] != nil)
        let evidence = objects(step["evidence"])
        #expect(!evidence.isEmpty)
        for item in evidence {
          #expect(item["source"] != nil && item["grade"] != nil && item["title"] != nil)
        }
      }
    }
  }

  @Test func `nothing that was published later supports an earlier answer`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "nvidia-h200",
      "--to",
      "CN",
      "--on",
      "2026-01-15",
      "--known-on",
      "2026-01-10",
      "--format",
      "json"
    )
    let answer = try outcome.json
    var count = 0
    for side in objects(answer["verdicts"]) {
      for step in objects(side["steps"]) + objects(side["beside"]) + objects(side["missed"]) {
        for item in objects(step["evidence"]) {
          let published = try #require(EDTF(text(item["published"])))
          #expect(published.latest <= (Day("2026-01-10") ?? .distantPast))
          count += 1
        }
      }
    }
    #expect(count > 0)
  }

  @Test func `a chip of which nothing was public is answered for, and that is said`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "nvidia-h20",
      "--to",
      "CN",
      "--on",
      "2023-11-01",
      "--known-on",
      "2023-10-01"
    )
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("nothing was public before"))
  }

  @Test(arguments: [
    ("nvidia-h200", "CN", "CN import", "no import restriction"),
    ("nvidia-h200", "US", "US tariff", "no tariff"),
    ("huawei-ascend-910c", "CN", "US end-use", "no license required"),
    ("nvidia-h200", "CN", "US export-license", "no license required"),
  ])
  func `who answers is the same before anything was public`(
    _ chip: String,
    _ to: String,
    _ who: String,
    _ verdict: String
  ) throws {
    let program = try Program.seeded()
    let arguments = [
      "status", chip, "--to", to, "--on", "2026-02-01", "--known-on", "2020-01-01", "--format",
      "json",
    ]
    let answer = try program.run(arguments, database: program.database).json
    let side = answer.list("verdicts").first { side in
      "\(text(side["jurisdiction"])) \(text(side["track"]))" == who
    }
    #expect(text(side?["verdict"]) == verdict)
    #expect(side?.list("steps").isEmpty == true && side?.list("beside").isEmpty == true)
    #expect(side?["missed"] == nil)
  }

  private var today: Day { Day(number: Int(Date.now.timeIntervalSince1970 / 86_400)) }

  @Test func `the last day there is knows as much as today`() throws {
    let program = try Program.seeded()
    func verdicts(_ options: [String]) throws -> [String] {
      let arguments = ["status", "nvidia-h20", "--to", "CN", "--on", "2026-01-20"]
      let answer = try program.run(
        arguments + options + ["--format", "json"],
        database: program.database
      ).json
      return answer.list("verdicts").map { text($0["verdict"]) }
    }
    let now = try verdicts([])
    #expect(now.contains("license required"))
    #expect(try verdicts(["--known-on", "9999-12-31"]) == now)
  }

  @Test func `without a day it is today's, and the answer says which`() throws {
    let before = today
    let outcome = try Program.seeded().run("status", "nvidia-h20", "--to", "CN")
    let days = [before, today].map { "\($0) (today)" }
    #expect(days.contains { outcome.output.contains($0) }, "\(outcome.output)")
  }

  @Test func `a missing figure is told with the value from which on it tips`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "amd-mi100",
      "--to",
      "CN",
      "--on",
      "2024-01-20"
    )
    #expect(outcome.output.contains("undetermined"))
    #expect(outcome.output.contains("  tips "))
    #expect(outcome.output.contains("die area is"))
  }

  @Test func `a supposed threshold lists the chips that change`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(
      "status",
      "--to",
      "CN",
      "--on",
      "2026-01-20",
      "--what-if",
      "tpp>=2300",
      "--format",
      "jsonl"
    )
    let changes = try outcome.lines
    let change = changes.first { text($0["accelerator"]) == "nvidia-rtx-4090-d" }
    #expect(text(change?["before"]) == "no license required")
    #expect(text(change?["after"]) == "license required")
    #expect(!changes.contains { text($0["accelerator"]) == "nvidia-h200" })
  }

  @Test func `a supposed figure is decided for the chip and for one that is not named`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "--to",
      "CN",
      "--on",
      "2025-06-01",
      "--what-if",
      "nvidia-h20.memory_bandwidth_gb_s=3000",
      "--format",
      "json"
    )
    let answer = try outcome.json
    for name in ["before", "after", "unnamed"] {
      let decision = try #require(answer[name])
      #expect(!decision.list("verdicts").isEmpty, "\(name)")
    }
  }

  @Test func `a changed verdict is explained`() throws {
    let outcome = try Program.seeded().run(
      "status",
      "--to",
      "CN",
      "--on",
      "2026-01-20",
      "--what-if",
      "nvidia-h200.memory_bandwidth_gb_s=7000"
    )
    #expect(
      outcome.output.contains("Unnamed, US export-license: license required: presumption of denial")
    )
    #expect(outcome.output.contains("us-bis-2023-10-17-acs-ifr"))
    #expect(!outcome.output.contains("Then, "))
    #expect(outcome.width <= 80)
  }

  @Test func `chips may be listed with commas wherever several go`() throws {
    let program = try Program.seeded()
    func matrix(_ chips: String...) throws -> String {
      let to = ["--matrix", "--to", "CN,AE", "--on", "2026-01-20", "--format", "csv"]
      return try program.run(["status"] + chips + to, database: program.database).output
    }
    let listed = try matrix("nvidia-h20, nvidia-h200,nvidia-h20")
    #expect(try matrix("nvidia-h20", "nvidia-h200") == listed)
    #expect(try matrix("--about", "nvidia-h20,nvidia-h200") == listed)
    #expect(listed.split(separator: "\r\n").count == 3)
    #expect(
      try program.run("compare", "nvidia-h20,nvidia-h200").output
        == program.run("compare", "nvidia-h20", "nvidia-h200").output
    )
  }

  @Test func `a matrix has a row a chip and a column a destination`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(
      "status",
      "--matrix",
      "--accelerators",
      "nvidia-h20,nvidia-h200",
      "--to",
      "CN,PL",
      "--on",
      "2026-01-20",
      "--format",
      "csv"
    )
    #expect(
      outcome.output.split(separator: "\r\n") == [
        "accelerator,cn,pl", "nvidia-h20,license required,no license required",
        "nvidia-h200,license required: case by case,no license required",
      ]
    )
    let table = try program.run("status", "--matrix", "huawei", "--to", "CN", "--on", "2026-01-20")
    #expect(table.output.contains("huawei-ascend-910c"))
    #expect(!table.output.contains("nvidia"))
  }

  @Test func `an open verdict keeps its fixed words for machines, and says more to readers`()
    throws
  {
    let program = try Program.seeded()
    let question = ["amd-mi308", "--to", "CN", "--on", "2025-06-01"]
    func run(_ arguments: [String]) throws -> String {
      try program.run(["status"] + question + arguments, database: program.database).output
    }
    let csv = try run(["--format", "csv"])
    #expect(
      csv.contains(
        ",US,export-license,license required,"
          + "license required; license required: presumption of denial,demand,"
      )
    )
    #expect(try run(["--matrix", "--format", "csv"]).contains("amd-mi308,license required\r\n"))
    #expect(try run(["--matrix", "--format", "jsonl"]).contains(#""CN":"license required""#))
    #expect(try run(["--matrix"]).contains("license required, under which policy is open"))
    let page = try run([])
    #expect(page.contains("license required (open: no stated policy, or presumption of"))
    #expect(page.contains("US export-license: license required\n"))
  }

  @Test(arguments: [
    (["nvidia-h21", "--to", "CN"], 66, "did you mean 'nvidia-h2"),
    (["nvidia", "--to", "CN"], 66, "stands for"),
    (["nvidia-h20", "--to", "CN", "--recorded-at", "2020-01-01"], 66, "had no 'nvidia-h20' then"),
    (["us-bis", "--to", "CN"], 66, "there is no accelerator 'us-bis'"),
    (["nvidia-h20", "--to", "XX"], 64, "--to"),
    (["nvidia-h20"], 64, "--to names one country"),
    (["nvidia-h20", "--to", "CN,AE"], 64, "--matrix"),
    (["--to", "CN"], 64, "Name one chip"),
    (["nvidia-h20", "--to", "CN", "--on", "2026-02-30"], 64, "--on"),
    (["nvidia-h20", "--to", "CN", "--transaction", "gift"], 64, "--transaction"),
    (["--to", "CN", "--what-if", "speed>=3"], 65, "is no metric"),
    (["--to", "CN", "--what-if", "nonsense"], 65, "is no supposition"),
    (["nvidia-h20", "--to", "CN", "--what-if", "nvidia-h200.tdp_w=1"], 64, "nvidia-h200"),
    (["--to", "CN", "--what-if", "nvidia-h20.weight=1"], 65, "weight"),
  ])
  func `a wrong question is refused in words`(
    _ arguments: [String],
    _ code: Int,
    _ words: String
  ) throws {
    let program = try Program.seeded()
    let outcome = try program.run(["status"] + arguments, database: program.database)
    #expect(Int(outcome.code) == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `no line of an answer is wider than the terminal`() throws {
    let program = try Program.seeded()
    for arguments in [
      ["nvidia-h200", "--to", "CN", "--on", "2026-01-15"],
      ["huawei-ascend-910c", "--to", "AE", "--on", "2026-01-15"],
      ["nvidia-rtx-pro-6000d", "--to", "CN", "--on", "2026-01-15"],
      ["--matrix", "--on", "2026-01-15"],
      ["--to", "CN", "--what-if", "tpp>=2300", "--on", "2026-01-15"],
    ] {
      let outcome = try program.run(["status"] + arguments, database: program.database)
      #expect(outcome.code == 0)
      #expect(outcome.width <= 80, "\(arguments)")
    }
  }
}
