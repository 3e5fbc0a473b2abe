import Foundation
import TestSupport
import Testing

@Suite struct CiteTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private func token(_ question: String) throws -> String {
    let outcome = try program.run("cite", question, "--only", "token")
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .newlines)
  }

  private func restored() throws -> String {
    let snapshot = program.folder.path("snapshot")
    let copy = program.folder.path("copy.db")
    #expect(try program.run("export", snapshot).code == 0)
    #expect(try program.run("init", "--db", copy, "--from", snapshot).code == 0)
    return copy
  }

  @Test(arguments: [
    "status nvidia-h200 --to CN", "status --matrix nvidia-h20 amd-mi308 --to CN,AE",
    "status --to CN --what-if 'tpp>=2300'", "timeline --about nvidia-h20 --kind ruling",
    "show nvidia-h20", "search 輝達H20", "list accelerator", "compare nvidia-h20 nvidia-h200",
    "capex --subject meta", "lag", "lag --measure", "conflicts",
    "timeline --known-on 2025-07-01 --limit 5",
  ])
  func `a cited answer is found again here and on an almanac restored elsewhere`(
    _ question: String
  ) throws {
    let token = try token(question)
    let copy = try restored()
    for database in [program.database, copy] {
      let outcome = try program.run("verify", token, "--db", database, "--format", "json")
      #expect(outcome.code == 0, "\(outcome.errors)\(outcome.output)")
      #expect(outcome.output.contains(#""same":true,"state_held":true,"reproduced":true"#))
    }
    // The same question about the same state gives the same token.
    #expect(try self.token(question) == token)
  }

  @Test func `what changed a cited answer is named, field by field, and foretold`() throws {
    let token = try token("status nvidia-h200 --to CN --on 2026-01-20")
    let copy = try restored()
    let revised = try program.run(
      "revise",
      "us-bis-2026-01-15-h200-case-by-case-rule",
      "review_policy=presumption-of-denial"
    )
    #expect(revised.code == 0)
    #expect(revised.errors.contains("1 cited answer rests on it:\n  status nvidia-h200 --to CN"))
    let outcome = try program.run("verify", token)
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("The answer is another one now."))
    #expect(outcome.output.contains("review_policy: case-by-case → presumption-of-denial"))
    #expect(outcome.output.contains("ruling:us-bis-2026-01-15-h200-case-by-case-rule"))
    #expect(try program.run("verify", token, "--db", copy).code == 0)
    // News on the copy changes nothing of the state that it was restored to.
    _ = try program.run(
      ["revise", "nvidia-h200", "note=seen", "--db", copy],
      database: copy
    )
    let later = try program.run("verify", token, "--db", copy, "--format", "json")
    #expect(later.output.contains(#""state_held":true,"reproduced":true"#))
  }

  @Test func `retract tells which cited answers rest on what goes`() throws {
    try program.run("cite", "show huang-right-behind-2025")
    let dry = try program.run(
      "retract",
      "huang-right-behind-2025",
      "--why",
      "misheard",
      "--dry-run"
    )
    #expect(dry.errors.contains("1 cited answer rests on it"))
    let other = try program.run("retract", "huang-china-market-closed-2025", "--why", "misheard")
    #expect(other.errors.isEmpty)
    let list = try program.run("cite", "--list", "--format", "json")
    #expect(list.output.contains(#""question":"show huang-right-behind-2025""#))
    #expect(list.output.contains(#""statement:huang-right-behind-2025""#))
  }

  @Test func `an almanac without the state says what it cannot tell`() throws {
    try program.run("revise", "nvidia-h20", "note=first")
    let token = try token("show nvidia-h20")
    let other = try Program.seeded()
    let outcome = try other.run("verify", token)
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("does not hold the state that was cited"))
    #expect(outcome.output.contains("Restore the snapshot"))
  }

  @Test func `the item for a citation manager names snapshot, question and clocks`() throws {
    let outcome = try program.run("cite", "lag --known-on 2026-01-20", "--only", "csl", "--dry-run")
    let item = try #require(
      (try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])?.first
    )
    let exported = try program.run("export", program.folder.path("s"))
    let hash = try #require(exported.output.split(separator: " ").last).dropLast()
    #expect(item["version"] as? String == String(hash))
    #expect(item["title"] as? String == "Answer to the question “lag --known-on 2026-01-20”")
    #expect((item["note"] as? String)?.contains("As known on 2026-01-20") == true)
    #expect(try program.run("cite", "--list").output == "Nothing was cited.\n")
  }

  @Test(arguments: [
    ("query 'SELECT 1'", 64, "the answer of 'query' cannot be cited"),
    ("status nvidia-h20", 64, "--to names one country"),
    ("show nothing-of-the-kind", 66, "the almanac does not know what is asked about"),
    ("show 'open", 65, "a quote is not closed"),
    ("lag --db other.db", 64, "a cited question names no database"),
  ])
  func `what cannot be cited is refused with a sentence`(
    _ question: String,
    _ code: Int32,
    _ words: String
  ) throws {
    let outcome = try program.run("cite", question)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a token that was cut is refused`() throws {
    let outcome = try program.run("verify", "almanac1:eyJhbnN3")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("not a whole citation token"))
  }
}
