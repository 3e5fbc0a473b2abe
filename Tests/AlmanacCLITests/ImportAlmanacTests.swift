import Foundation
import TestSupport
import Testing

@Suite struct ImportAlmanacTests {
  private let program: Program
  private let other: String

  init() throws {
    program = try Program.seeded()
    other = program.folder.path("colleague.db")
    try FileManager.default.copyItem(atPath: program.database, toPath: other)
  }

  private func there(_ arguments: String...) throws {
    let outcome = try program.run(arguments, database: other)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  private func add(
    _ id: String,
    title: String,
    to database: String,
    evidence: String = "epoch-ml-hardware:2"
  ) throws {
    let outcome = try program.run(
      [
        "add", "event", "id=\(id)", "date=2026-01-07", "category=order", "title=\(title)",
        "summary=S", "evidence=\(evidence)",
      ],
      database: database
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  private func title(_ id: String) throws -> String {
    let shown = try program.run("show", "event:\(id)").output
    return String(shown.prefix { $0 != "\n" })
  }

  @Test func `an almanac that holds the same changes nothing, and is left as it was`() throws {
    let before = try program.folder.bytes("colleague.db")
    let outcome = try program.run("import", other)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Nothing changed"))
    #expect(outcome.output.contains("event: 0 new, 0 revised, "))
    #expect(try program.folder.bytes("colleague.db") == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.url.path)
    #expect(!names.contains { $0.hasPrefix("colleague.db-") })
  }

  @Test func `what only the other has is added, and what it revised since is revised`() throws {
    try add("shared", title: "First", to: program.database)
    #expect(try program.run(["import", program.database], database: other).code == 0)
    try there("revise", "shared", "title=Second", "--why", "x")
    try add("theirs", title: "Theirs", to: other)
    try add("ours", title: "Ours", to: program.database)
    let outcome = try program.run("import", other)
    #expect(outcome.output.contains("event: 1 new, 1 revised, "), "\(outcome.errors)")
    #expect(try title("shared") == "Second")
    #expect(try title("theirs") == "Theirs")
    #expect(try title("ours") == "Ours")
    // The other way round, what was revised since stays.
    try program.run("revise", "shared", "title=Third", "--why", "x")
    let again = try program.run("import", other)
    #expect(again.output.contains("Nothing changed"), "\(again.errors)")
    #expect(try title("shared") == "Third")
  }

  @Test func `a conflict is told field by field, and nothing is written`() throws {
    try add("same", title: "Here", to: program.database)
    try add("same", title: "There", to: other)
    try add("theirs", title: "Theirs", to: other)
    let refused = try program.run("import", other)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("the event differs in title (here Here, there There)"))
    #expect(refused.errors.contains("in: same, field 'title'"))
    #expect(refused.errors.contains("--on-change revise takes what stands there"))
    #expect(try program.run("show", "event:theirs").code == 66)

    let skipped = try program.run("import", other, "--on-change", "skip")
    #expect(skipped.output.contains("event: 1 new, 0 revised, 68 unchanged, 1 skipped"))
    #expect(skipped.output.replacing("\n", with: " ").contains("kept as here"))
    #expect(try title("same") == "Here")
    let revised = try program.run("import", other, "--on-change", "revise", "--format", "json")
    #expect(revised.output.contains(#""kind":"conflict","id":"event:same""#))
    #expect(try title("same") == "There")
  }

  @Test func `conflicts can be put aside, decided and imported`() throws {
    try add("same", title: "Here", to: program.database)
    try add("same", title: "There", to: other)
    try add("theirs", title: "Theirs", to: other)
    let rejects = program.folder.path("conflicts.jsonl")
    let outcome = try program.run("import", other, "--keep-going", "--rejects", rejects)
    #expect(outcome.output.contains("event: 1 new, 0 revised, 68 unchanged, 1 rejected"))
    let decided = try String(contentsOfFile: rejects, encoding: .utf8)
      .replacing("\"There\"", with: "\"Agreed\"")
    let path = try program.folder.write("decided.jsonl", decided)
    #expect(try program.run("import", path).output.contains("event: 0 new, 1 revised"))
    #expect(try title("same") == "Agreed")
  }

  @Test func `evidence and aliases of both meet`() throws {
    let second = "nvidia-8k-fy2027-q2:1"
    try add("same", title: "Same", to: program.database)
    try add("same", title: "Same", to: other, evidence: second)
    let outcome = try program.run("import", other)
    #expect(outcome.output.contains("event: 0 new, 1 revised"), "\(outcome.errors)")
    let shown = try program.run("show", "event:same", "--format", "json").output
    #expect(shown.contains("epoch-ml-hardware") && shown.contains("nvidia-8k-fy2027-q2"))
    #expect(try program.run("import", other).output.contains("Nothing changed"))

    // Another grade for the same source is a disagreement.
    try add("graded", title: "Same", to: program.database)
    try add("graded", title: "Same", to: other, evidence: "epoch-ml-hardware:5")
    let refused = try program.run("import", other)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("the event differs in evidence"))
  }

  @Test func `what was retracted here does not come back, and what was there is told`() throws {
    try add("gone", title: "Gone", to: program.database)
    try add("left", title: "Left", to: program.database)
    #expect(try program.run(["import", program.database], database: other).code == 0)
    try program.run("retract", "gone", "--why", "x")
    try there("retract", "left", "--why", "x")
    let refused = try program.run("import", other)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("the event was retracted here, and stands there"))
    let outcome = try program.run("import", other, "--on-change", "skip")
    #expect(outcome.output.contains("event:left was retracted there"), "\(outcome.errors)")
    #expect(outcome.output.contains("almanac retract event:left --why …"))
    #expect(try title("left") == "Left")
    #expect(try program.run("show", "event:gone").code == 66)
  }

  @Test func `a merger here holds for what comes from there`() throws {
    try there("add", "organization", "id=porto-ai", "name=Porto AI", "kind=lab", "country=PT")
    #expect(try program.run("import", other).code == 0)
    try program.run("add", "organization", "id=porto", "name=Porto", "kind=lab", "country=PT")
    #expect(
      try program.run("merge", "organization:porto", "organization:porto-ai", "--why", "x").code
        == 0
    )
    try there(
      "add",
      "event",
      "id=about-porto",
      "date=2026-01",
      "category=order",
      "title=T",
      "summary=S",
      "about=organization:porto-ai",
      "evidence=epoch-ml-hardware:2"
    )
    let outcome = try program.run("import", other)
    #expect(outcome.output.contains("event: 1 new"), "\(outcome.errors)")
    let shown = try program.run("show", "event:about-porto", "--format", "json").output
    #expect(shown.contains("\"organization:porto\"") && !shown.contains("porto-ai"))
  }

  @Test func `records that may be one are told with the command that merges them`() throws {
    try there(
      "add",
      "organization",
      "id=nvidia-corp",
      "name=NVIDIA",
      "kind=lab",
      "country=US"
    )
    try add("one", title: "Same", to: program.database)
    try add("two", title: "Same", to: other)
    let outcome = try program.run("import", other, "--format", "json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    for part in [
      #""kind":"namesake","id":"organization:nvidia-corp","of":"organization:nvidia""#,
      #""command":"almanac merge organization:nvidia organization:nvidia-corp --why …""#,
      #""kind":"same-content","id":"event:two","of":"event:one""#,
    ] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
  }

  @Test func `a snapshot meets like a file`() throws {
    try add("same", title: "Here", to: program.database)
    try add("same", title: "There", to: other)
    let snapshot = program.folder.path("snapshot")
    try there("export", snapshot)
    let refused = try program.run("import", snapshot)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("the event differs in title (here Here, there There)"))
    #expect(try program.run("import", snapshot, "--on-change", "skip").code == 0)
    #expect(try title("same") == "Here")
  }

  @Test func `an almanac in use is read as it is`() throws {
    // What was written lies in a log beside the file while another program has it open.
    let script = """
      sqlite3 colleague.db <<'END' > /dev/null
      PRAGMA journal_mode = wal;
      PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE mine (x);
      .shell almanac import colleague.db > out.txt; echo code $? >> out.txt
      END
      cat out.txt
      """
    let outcome = try program.shell(script)
    #expect(outcome.output.contains("Nothing changed"), "\(outcome.output)")
    #expect(outcome.output.contains("code 0"))
  }

  @Test func `another database, a pipe and a newer version are refused with a way`() throws {
    #expect(
      try program.shell("sqlite3 plain.db 'CREATE TABLE t (x)'; almanac import plain.db").output
        .contains("an SQLite database, but not an almanac")
    )
    let piped = try program.shell("cat colleague.db | almanac import -")
    #expect(piped.output.contains("an almanac cannot be read from a pipe"))
    try program.shell("sqlite3 colleague.db 'PRAGMA user_version = 99'")
    let outcome = try program.run("import", other)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("by a newer program"), "\(outcome.errors)")
  }
}
