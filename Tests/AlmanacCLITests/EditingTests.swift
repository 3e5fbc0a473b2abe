import Foundation
import TestSupport
import Testing

@Suite struct EditingTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  @discardableResult
  private func addEvent(_ id: String = "my-event", title: String = "Big order") throws
    -> Program.Outcome
  {
    try program.run(
      "add",
      "event",
      "id=\(id)",
      "date=2026-03~",
      "category=order",
      "title=\(title)",
      "about=accelerator:nvidia-h200",
      "about=organization:nvidia",
      "summary=S",
      "evidence=nvidia-8k-fy2027-q2:2"
    )
  }

  @Test func `a record is added, revised, and retracted, and its history tells`() throws {
    let added = try addEvent()
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output == "1 added, as batch 2.\n")
    let revised = try program.run(
      "revise",
      "my-event",
      "title=Bigger order",
      "note=Seen twice",
      "--why",
      "typo"
    )
    #expect(revised.output == "1 revised, as batch 3.\n")
    #expect(
      try program.run("revise", "my-event", "title=Bigger order").output == "Nothing changed.\n"
    )
    let retracted = try program.run("retract", "my-event", "--why", "withdrawn")
    #expect(retracted.output == "1 retracted, as batch 4.\n")
    let history = try program.run("history", "my-event").output
    for part in [
      "event:my-event added", "title: Big order → Bigger order", "note: nothing → Seen twice",
      "event:my-event retracted",
    ] {
      #expect(history.contains(part), "\(part)")
    }
    #expect(try program.run("show", "my-event").code == 66)
    #expect(try program.run("check").output == "All is well: 2634 records.\n")
  }

  @Test func `a check says what it could not check of a file that may only be read`() throws {
    // Root may write anywhere, so it becomes somebody else, who may not see where it is built.
    let outcome = try program.shell(
      """
      cp "$(command -v almanac)" program
      chmod 444 a.db
      chmod 555 .
      [ "$(id -u)" = 0 ] && other="setpriv --reuid=65534 --regid=65534 --clear-groups"
      $other ./program check
      echo "ended with $?"
      chmod 755 .
      """
    )
    #expect(
      outcome.output == """
        All is well: 2634 records, but for what was not checked: the full text.
        not checked: the full text, since the file may only be read; check a copy that may be written
        ended with 0

        """
    )
  }

  @Test func `undo takes a batch back, and can itself be undone`() throws {
    try addEvent()
    try program.run("revise", "my-event", "title=Bigger order")
    let blocked = try program.run("undo", "2")
    #expect(blocked.code == 65)
    #expect(blocked.errors.contains("batch 3 changed the event since"))
    #expect(try program.run("undo", "3").output == "1 revised, as batch 4.\n")
    #expect(try program.run("show", "my-event").output.contains("Big order"))
    #expect(try program.run("undo", "4").output == "1 revised, as batch 5.\n")
    #expect(try program.run("show", "my-event").output.contains("Bigger order"))
    #expect(try program.run("undo", "99").code == 66)
    #expect(try program.run("check").code == 0)
  }

  @Test func `an import is undone as a whole, and the snapshot is as before`() throws {
    let before = try program.run("export", program.folder.path("before")).output
    try program.folder.write("zh.txt", "美国批准英伟达出售H20芯片\n\n据报道，英伟达正在等待许可证，华为没有回应。")
    #expect(
      try program.run("import", program.folder.path("zh.txt"), "--published", "2025-07").code == 0
    )
    #expect(try program.run("undo", "2").output == "1 retracted, as batch 3.\n")
    let after = try program.run("export", program.folder.path("after")).output
    #expect(before.split(separator: "\n").last == after.split(separator: "\n").last)
    // And back in, by undoing the undoing.
    #expect(try program.run("undo", "3").output == "1 added, as batch 4.\n")
    #expect(try program.run("search", "许可证", "--format", "csv").output.contains("source,"))
  }

  @Test func `what others refer to is neither retracted nor erased`() throws {
    let retracted = try program.run("retract", "organization:nvidia", "--why", "x")
    #expect(retracted.code == 65)
    #expect(retracted.errors.contains("still refers to the organization"))
    let erased = try program.run("erase", "organization:nvidia", "--why", "x")
    #expect(erased.code == 65)
    #expect(erased.errors.contains("still refers to it"))
    #expect(
      try program.run("batches", "--format", "csv").output.split(separator: "\r\n").count == 2
    )
  }

  @Test func `merging moves every reference, and undoing moves them back`() throws {
    try program.run(
      "add",
      "organization",
      "id=nvidia-corp",
      "name=NVIDIA Corporation",
      "country=US",
      "kind=chipmaker"
    )
    try program.run(
      "add",
      "event",
      "id=e",
      "date=2026",
      "category=order",
      "title=T",
      "summary=S",
      "about=organization:nvidia-corp",
      "evidence=nvidia-8k-fy2027-q2:2"
    )
    let before = try program.run("export", program.folder.path("before")).output
    let merged = try program.run(
      "merge",
      "organization:nvidia",
      "organization:nvidia-corp",
      "--why",
      "one company"
    )
    #expect(merged.code == 0, "\(merged.errors)")
    #expect(merged.output == "2 revised, 1 retracted, as batch 4.\n")
    #expect(try program.run("show", "event:e").output.contains("organization:nvidia\n"))
    #expect(
      try program.run("show", "organization:nvidia", "--format", "json").output.contains(
        "NVIDIA Corporation"
      )
    )
    #expect(try program.run("check").code == 0)
    #expect(try program.run("undo", "4").code == 0)
    let after = try program.run("export", program.folder.path("after")).output
    #expect(before.split(separator: "\n").last == after.split(separator: "\n").last)
    #expect(
      try program.run("merge", "organization:nvidia", "accelerator:nvidia-h20", "--why", "x").code
        == 64
    )
  }

  @Test func `erasing leaves no byte of what was said`() throws {
    try addEvent("secret-event", title: "Unmistakable phrase zqxj")
    try program.run("revise", "secret-event", "note=Another unmistakable wvut")
    let erased = try program.run("erase", "secret-event", "--why", "court order")
    #expect(erased.code == 0, "\(erased.errors)")
    for suffix in ["", "-wal"] {
      let path = program.database + suffix
      guard let data = FileManager.default.contents(atPath: path) else { continue }
      for phrase in ["zqxj", "wvut"] {
        #expect(data.firstRange(of: Data(phrase.utf8)) == nil, "\(phrase) in \(suffix)")
      }
    }
    #expect(try program.run("search", "zqxj").output == "No record has these words.\n")
    #expect(try program.run("batches", "--format", "json").output.contains("court order"))
    #expect(try program.run("check").code == 0)
    #expect(try program.run("history", "secret-event").code == 66)
    #expect(try program.run("undo", "4").errors.contains("cannot be undone"))
    // The guards are back.
    let again = try program.shell("sqlite3 '\(program.database)' 'DELETE FROM event'")
    #expect(again.output.contains("append-only"))
  }

  @Test func `changes tell what came since, field by field`() throws {
    let time = try program.run(
      "query",
      "SELECT max(recorded_at) AS t FROM batch",
      "--format",
      "csv"
    ).output.split(separator: "\r\n")[1]
    #expect(
      try program.run("changes", "--since", String(time)).output == "Nothing was recorded since.\n"
    )
    try addEvent()
    try program.run("revise", "my-event", "title=Bigger order")
    try program.run("retract", "my-event", "--why", "x")
    let changes = try program.run("changes", "--since", String(time), "--format", "csv").output
      .split(separator: "\r\n")
    #expect(
      changes.map { $0.split(separator: ",")[1] } == ["change", "added", "revised", "retracted"]
    )
    #expect(changes[2].contains("title: Big order → Bigger order"))
  }

  @Test(
    arguments: [
      (["add", "event", "id=nothing"], 65, "nothing says who says so"),
      (["add", "event", "title"], 64, "title"),
      (
        [
          "add", "accelerator", "id=nvidia-h20", "name=X", "vendor=nvidia",
          "evidence=epoch-ml-hardware:1",
        ], 65, "already"
      ),
      (
        [
          "add", "event", "id=e", "date=2026", "category=order", "title=T", "summary=S",
          "evidence=nowhere:2",
        ], 65, "no source 'nowhere'"
      ),
      (["revise", "nvidia-h21", "name=X"], 66, "nothing called"),
      (["revise", "nvidia-h20", "id=other"], 65, "keeps type and id"),
      (["revise", "nvidia-h20", "memory_gb=much"], 65, "field 'memory_gb'"),
      (["retract", "nvidia-h20"], 64, "--why"),
      (["changes"], 64, "--since"),
      (["undo", "x"], 64, "x"),
      (["backup", "a.db"], 73, "a file stands there"),
    ] as [([String], Int32, String)]
  )
  func `what cannot be done is told`(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let outcome = try program.run(arguments, database: program.database)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `a backup is an almanac with the same contents`() throws {
    try addEvent()
    #expect(try program.run("backup", program.folder.path("copy.db")).code == 0)
    let one = try program.run("export", program.folder.path("one")).output
    let two = try program.run(
      "export",
      program.folder.path("two"),
      "--db",
      program.folder.path("copy.db")
    ).output
    #expect(one.split(separator: "\n").last == two.split(separator: "\n").last)
    #expect(try program.run("check", "--db", program.folder.path("copy.db")).code == 0)
  }

  @Test func `check finds facts that were tampered with`() throws {
    let script =
      "PRAGMA writable_schema = 1; DROP TRIGGER accelerator_is_never_changed; UPDATE accelerator SET memory_gb = 999 WHERE name = 'NVIDIA H20';"
    #expect(try program.shell("sqlite3 '\(program.database)' \"\(script)\"").code == 0)
    let outcome = try program.run("check")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("its checksum differs"))
    #expect(outcome.output.contains("nvidia-h20"))
  }
}

@Suite struct BusyTests {
  @Test func `a program that finds another writing ends with 69 and says so`() throws {
    let program = try Program.seeded()
    // Another program takes the lock, and holds it until its input ends.
    let command = """
      db='\(program.database)'
      mkfifo holder
      sqlite3 "$db" < holder &
      exec 3> holder
      echo '.timeout 20000' >&3
      echo 'BEGIN IMMEDIATE;' >&3
      while sqlite3 "$db" 'BEGIN IMMEDIATE; ROLLBACK;' 2> /dev/null; do sleep 0.2; done
      almanac add organization id=busy-one name=Busy kind=lab
      echo "code $?"
      almanac timeline --limit 1 > /dev/null && echo "reading works"
      exec 3>&-
      wait
      """
    let outcome = try program.shell(command)
    #if os(Linux)
      let who = try Regex("writing to the almanac: sqlite3 .*a\\.db \\(process [0-9]+\\)")
      #expect(outcome.output.contains(who), "\(outcome.output)")
    #endif
    #expect(outcome.output.contains("code 69"))
    #expect(outcome.output.contains("reading works"))
    #expect(try program.run("check").code == 0)
  }
}
