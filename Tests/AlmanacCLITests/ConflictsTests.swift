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

  @Test func `the decisions that we ship hold, and are of the records as we ship them`() throws {
    let states = try Program.seeded().run("conflicts", "--all", "--format", "jsonl").lines
      .map { $0["state"]?.text ?? "" }
    #expect(states.count { $0 == "resolved" } == 38)
    #expect(!states.contains("reopened"))
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

  @Test func `a decision is a record: shown, listed, searched, undone, and opened by a change`()
    throws
  {
    let program = try Program.seeded()
    let claim = ["conflicts", "--resolve", "deepseek-blackwell-rumor", "--why", "No court looked."]
    let database = program.database
    let rehearsal = try program.run(claim + ["--dry-run"], database: database)
    #expect(rehearsal.code == 0 && rehearsal.output.contains("this was a dry run"))
    #expect(try program.run("conflicts", "--kind", "claim").code == 1)

    let decided = try program.run(claim + ["--decided", "2026-10"], database: database)
    #expect(decided.code == 0, "\(decided.errors)")
    #expect(decided.output.contains("Resolved with none preferred: No court looked."))
    #expect(decided.output.contains("resolution:deepseek-blackwell-rumor-modality"))
    #expect(decided.width <= 80)
    let none = try program.run("conflicts", "--kind", "claim")
    #expect(none.code == 0)
    #expect(none.output == "No conflict is open; 1 resolved, which --all shows.\n")
    let all = try program.run("conflicts", "--kind", "claim", "--all")
    #expect(all.code == 0)
    #expect(all.output.contains("(resolved)"))
    #expect(all.output.contains("  2026-10: Resolved with none preferred: No court looked."))
    let json = try program.run("conflicts", "--kind", "claim", "--all", "--format", "json").json
    #expect(json.items.first?["state"]?.text == "resolved")
    #expect(json.items.first?["resolution"]?["why"]?.text == "No court looked.")

    let sheet = try program.run("show", "statement:deepseek-blackwell-rumor")
    #expect(sheet.flowing.contains("Resolved with none preferred: No court looked."))
    #expect(
      sheet.flowing.contains("resolution:deepseek-blackwell-rumor-modality · between")
    )
    #expect(try program.run("search", "court looked").output.contains("resolution:deepseek"))

    try program.run("revise", "deepseek-blackwell-rumor", "note=Seen again.")
    let again = try program.run("conflicts", "--kind", "claim")
    #expect(again.code == 1)
    #expect(again.output.contains("(reopened)"))
    #expect(again.flowing.contains("2026-10, before a record changed: Resolved with none"))

    let second = try program.run(
      "conflicts",
      "--resolve",
      "deepseek-blackwell-rumor",
      "--prefer",
      "nvidia-denies-phantom-data-centers",
      "--why",
      "It speaks for itself."
    )
    #expect(second.output.contains("1 revised, as batch"))
    let history = try program.run("history", "deepseek-blackwell-rumor-modality").flowing
    #expect(history.contains("prefers: nothing → statement:nvidia-denies-phantom-"))
    let batch = second.output.split { !$0.isNumber }.last.map(String.init) ?? ""
    #expect(try program.run("undo", batch).code == 0)
    #expect(try program.run("conflicts", "--kind", "claim").output.contains("(reopened)"))
    #expect(try program.run("check").code == 0)
  }

  @Test(arguments: [
    (["--prefer", "gpt-4"], "go with --resolve", 64), (["--why", "x"], "go with --resolve", 64),
    (["--dry-run"], "go with --resolve", 64), (["--resolve", "grok-3"], "needs a reason", 64),
    (["--resolve", "grok-3", "--why", " "], "needs a reason", 64),
    (["--resolve", "grok-3", "--why", "x", "--all"], "in conflict now", 64),
    (["--resolve", "grok-3", "--why", "x", "--known-on", "2026-01-01"], "in conflict now", 64),
    (["--resolve", "nvidia-a100", "--why", "x"], "accelerator:nvidia-a100 is in no conflict", 66),
    (["--resolve", "no-such", "--why", "x"], "nothing called 'no-such'", 66),
    (
      ["--resolve", "grok-3", "--prefer", "gpt-4", "--why", "x"],
      "there is no conflict between model:grok-3 and model:gpt-4", 66
    ),
    (["--resolve", "grok-3", "--kind", "value", "--why", "x"], "is in no conflict", 66),
    (["--resolve", "grok-3", "--decided", "soon", "--why", "x"], "--decided", 64),
  ])
  func `a decision that does not say what and why is refused`(
    _ arguments: [String],
    _ message: String,
    _ code: Int32
  ) throws {
    let program = try Program.seeded()
    let outcome = try program.run(["conflicts"] + arguments, database: program.database)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
