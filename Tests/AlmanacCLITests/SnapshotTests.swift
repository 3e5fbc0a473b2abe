import Foundation
import TestSupport
import Testing

@Suite struct SnapshotTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private func files(_ name: String) throws -> [String: [UInt8]] {
    let folder = program.folder.path(name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try program.folder.bytes("\(name)/\($0)")) }
    )
  }

  @Test func `the same contents give the same bytes, twice and after a restore`() throws {
    try program.folder.write("zh.txt", "美国批准英伟达出售H20芯片\n\n据报道，英伟达正在等待许可证，华为没有回应。")
    #expect(
      try program.run("import", program.folder.path("zh.txt"), "--published", "2025-07").code == 0
    )
    #expect(try program.run("export", program.folder.path("one")).code == 0)
    #expect(try program.run("export", program.folder.path("two")).code == 0)
    #expect(try files("one") == files("two"))
    let restored = program.folder.path("restored.db")
    let outcome = try program.run("init", "--db", restored, "--from", program.folder.path("one"))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try program.run("export", program.folder.path("three"), "--db", restored).code == 0)
    #expect(try files("one") == files("three"))
    #expect(
      try files("one")["accelerators.jsonl"]
        == [UInt8](Data(contentsOf: repository.appending(path: "Seeds/accelerators.jsonl")))
    )
  }

  @Test func `a history goes along, and the restored almanac goes on with it`() throws {
    try program.run("retract", "arc-agi-2-cn-us-2026-03", "--why", "for the test")
    try program.run("undo", "2")
    let exported = try program.run("export", "s", "--history")
    #expect(
      exported.output.contains("their history: 2635 revisions in 3 batches\n"),
      "\(exported.output)\(exported.errors)"
    )
    let verified = try program.run("verify", "s", "--format", "csv").output
    #expect(verified.contains("history/revisions.jsonl,2635,"))
    let made = try program.run("init", "--db", "b.db", "--from", "s")
    #expect(
      made.output
        == "Made b.db with 2634 records and their history: 2635 revisions in 3 batches.\n"
    )
    for question in [
      ["batches"], ["history", "arc-agi-2-cn-us-2026-03"], ["changes", "--since", "2"],
      ["status", "nvidia-h200", "--to", "CN", "--on", "2026-01-20"],
    ] {
      let answer = try program.run(question, database: program.database).output
      #expect(try program.run(question, database: program.folder.path("b.db")).output == answer)
    }
    #expect(try program.run("export", "t", "--history", "--db", "b.db").code == 0)
    #expect(try program.shell("diff -r s t && echo same").output == "same\n")
    #expect(try program.run("undo", "3", "--db", "b.db").output == "1 retracted, as batch 4.\n")
    // A plain import takes the records of it, and passes the history by.
    let imported = try program.run("import", "s")
    #expect(imported.code == 0 && imported.output.contains("Nothing changed"), "\(imported)")
  }

  @Test(arguments: [
    (["--country", "CN"], 65, "a history goes with everything the almanac holds, as it is now"),
    (["--known-on", "2025-01-01"], 65, "leave out the filters and clocks, or the history"),
    (["--format", "csv"], 64, "--history is for snapshots: leave out --format."),
  ])
  func `a history of a part is refused`(_ options: [String], _ code: Int, _ words: String) throws {
    let outcome = try program.run(
      ["export", "s", "--history"] + options,
      database: program.database
    )
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: program.folder.path("s")))
  }

  @Test func `an export over a snapshot replaces it, over anything else it does not`() throws {
    #expect(try program.run("export", program.folder.path("one")).code == 0)
    #expect(try program.run("export", program.folder.path("one")).code == 0)
    try FileManager.default.createDirectory(
      atPath: program.folder.path("mine"),
      withIntermediateDirectories: true
    )
    try program.folder.write("mine/notes.txt", "notes")
    let outcome = try program.run("export", program.folder.path("mine"))
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("not a snapshot; it was left as it is"))
    #expect(try files("mine") == ["notes.txt": Array("notes".utf8)])
  }

  @Test func `a past state is exported as it was`() throws {
    #expect(try program.run("export", program.folder.path("before")).code == 0)
    let time = try program.run(
      "query",
      "SELECT max(recorded_at) AS t FROM batch",
      "--format",
      "csv"
    ).output
      .split(separator: "\r\n")[1]
    try program.folder.write("zh.txt", "美国批准英伟达出售H20芯片\n\n据报道，英伟达正在等待许可证。")
    #expect(
      try program.run("import", program.folder.path("zh.txt"), "--published", "2025-07").code == 0
    )
    #expect(
      try program.run("export", program.folder.path("then"), "--recorded-at", String(time)).code
        == 0
    )
    #expect(try files("before")["sources.jsonl"] == files("then")["sources.jsonl"])
  }

  @Test func `verify finds what is wrong and where`() throws {
    let snapshot = program.folder.path("s")
    #expect(try program.run("export", snapshot).code == 0)
    #expect(try program.run("verify", snapshot).code == 0)

    var bytes = try program.folder.bytes("s/events.jsonl")
    let index = try #require(bytes.firstIndex(of: UInt8(ascii: "d")))
    bytes[index] = UInt8(ascii: "D")
    try program.folder.write("s/events.jsonl", bytes)
    let changed = try program.run("verify", snapshot, "--format", "csv")
    #expect(changed.code == 1)
    #expect(changed.output.contains("events.jsonl"))

    try FileManager.default.removeItem(atPath: program.folder.path("s/events.jsonl"))
    let missing = try program.run("verify", snapshot, "--format", "csv")
    #expect(missing.code == 1)
    #expect(missing.output.contains("the file is missing"))

    let refused = try program.run("init", "--db", program.folder.path("n.db"), "--from", snapshot)
    #expect(refused.code == 65)
    #expect(!FileManager.default.fileExists(atPath: program.folder.path("n.db")))
  }

  @Test func `a changed manifest, a strange file and no snapshot are told apart`() throws {
    let snapshot = program.folder.path("s")
    #expect(try program.run("export", snapshot).code == 0)
    try program.folder.write("s/extra.jsonl", "{}")
    #expect(try program.run("verify", snapshot).output.contains("does not know this file"))
    let manifest = try String(decoding: program.folder.bytes("s/manifest.json"), as: UTF8.self)
    try program.folder.write(
      "s/manifest.json",
      manifest.replacing("\"records\":144", with: "\"records\":145")
    )
    let outcome = try program.run("verify", snapshot)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("the manifest was changed"))
    #expect(
      try program.run("verify", program.folder.path("nothing")).errors.contains(
        "there is no snapshot here"
      )
    )
  }

  @Test(arguments: [
    ["--known-on", "2022-09-30"], ["--known-on", "2023-10-31"], ["--known-on", "2025-11-10"],
    ["--about", "nvidia-h20"], ["--country", "CN", "--since", "2025-12", "--until", "2026-01"],
    ["--kind", "capex", "--grade", "A1"], ["--kind", "lag", "--known-on", "2026-07-20"],
  ])
  func `a cut verifies, restores and exports the same again`(_ options: [String]) throws {
    let cut = program.folder.path("cut")
    let outcome = try program.run(["export", cut] + options, database: program.database)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let check = try program.run("verify", cut, "--format", "csv")
    #expect(check.code == 0, "\(check.output)")
    let restored = program.folder.path("restored.db")
    let made = try program.run("init", "--db", restored, "--from", cut)
    #expect(made.code == 0, "\(made.errors)")
    #expect(try program.run("export", program.folder.path("again"), "--db", restored).code == 0)
    var before = try files("cut")
    var after = try files("again")
    before["manifest.json"] = nil
    after["manifest.json"] = nil
    #expect(before == after)
  }
}
