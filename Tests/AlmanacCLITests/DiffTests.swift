import Foundation
import TestSupport
import Testing

@Suite struct DiffTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  @Test func `a week's changes are printed in every format, with an exit code`() throws {
    #expect(try program.run("export", program.folder.path("s")).code == 0)
    let same = try program.run("diff", program.folder.path("s"), program.database)
    #expect(same.code == 0)
    #expect(same.output == "No differences.\n")
    let revised = try program.run(
      "revise",
      "nvidia-h20",
      "note=A new note.",
      "--why",
      "a test of differences"
    )
    #expect(revised.code == 0, "\(revised.errors)")
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
      let outcome = try program.run(
        "diff",
        program.folder.path("s"),
        program.database,
        "--format",
        format
      )
      #expect(outcome.code == 1)
      #expect(outcome.output.contains("accelerator:nvidia-h20"))
      #expect(outcome.output.contains("A new note."))
      #expect(outcome.errors.isEmpty)
    }
  }

  @Test func `one almanac is compared at two times`() throws {
    let time = try program.run(
      "query",
      "SELECT max(recorded_at) AS t FROM batch",
      "--format",
      "csv"
    )
    .output.split(separator: "\r\n")[1]
    #expect(
      try program.run("revise", "nvidia-h20", "note=New.", "--why", "a test").code == 0
    )
    let outcome = try program.run("diff", "--from-time", String(time), "--format", "csv")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("note: "))
    let none = try program.run("diff", "--from-time", String(time), "--to-time", String(time))
    #expect(none.code == 0)
    #expect(try program.run("diff", "\(program.database)@\(time)").code == 1)
  }

  @Test func `a question without two sides, and a missing side, are refused`() throws {
    #expect(try program.run("diff", program.database).code == 64)
    #expect(try program.run("diff", program.database, program.folder.path("no")).code == 66)
  }
}
