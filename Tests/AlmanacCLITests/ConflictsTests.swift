import Almanac
import TestSupport
import Testing

@Suite struct ConflictsTests {
  @Test func `conflicts end with 1 and show both sides with their sources`() throws {
    let program = try Program.seeded()
    let outcome = try program.run("conflicts", "--kind", "claim")
    #expect(outcome.code == 1)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.width <= 80)
    #expect(outcome.output.contains("statement:deepseek-blackwell-rumor"))
    #expect(outcome.output.contains("statement:nvidia-denies-phantom-data-centers"))
    let conflicts = try program.run("conflicts", "--format", "json").json.items
    #expect(!conflicts.isEmpty)
    for conflict in conflicts {
      let sides = conflict.list("sides")
      #expect(sides.count >= 2)
      for side in sides {
        #expect(side["says"] != nil && side["record"] != nil)
        for item in side.list("evidence") { #expect(item["grade"] != nil) }
      }
    }
  }

  @Test func `kinds are kept apart`() throws {
    let program = try Program.seeded()
    let all = try program.run("conflicts", "--format", "jsonl").lines.count
    let parts = try Conflict.Kind.allCases.map { kind in
      let rows = try program.run("conflicts", "--kind", kind.rawValue, "--format", "jsonl").lines
      #expect(rows.allSatisfy { $0["kind"]?.text == kind.rawValue })
      return rows.count
    }
    #expect(parts.reduce(0, +) == all)
  }

  @Test func `an almanac without conflicts ends with 0`() throws {
    let program = try Program()
    let path = program.folder.path("e.db")
    #expect(try program.run(["init", "--empty", "--db", path], database: nil).code == 0)
    let outcome = try program.run(["conflicts", "--db", path], database: nil)
    #expect(outcome.code == 0)
    #expect(outcome.output == "No two records are in conflict.\n")
  }

  @Test func `a denial that was not public is no conflict yet`() throws {
    let outcome = try Program.seeded().run(
      "conflicts",
      "--kind",
      "claim",
      "--known-on",
      "2025-12-01"
    )
    #expect(!outcome.output.contains("phantom"))
  }

  @Test func `an unknown kind is refused`() throws {
    let outcome = try Program.seeded().run("conflicts", "--kind", "taste")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("--kind"))
  }
}
