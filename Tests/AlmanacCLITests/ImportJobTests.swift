import Foundation
import TestSupport
import Testing

@Suite struct ImportJobTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private static func event(_ id: String, date: String = "2026-01") -> String {
    #"{"type":"event","id":"\#(id)","date":"\#(date)","category":"order","title":"T \#(id)","#
      + #""summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"# + "\n"
  }

  @Test func `a job by the clock is quiet when nothing is new`() throws {
    let path = try program.folder.write("in.jsonl", ImportJobTests.event("one"))
    let first = try program.run("import", path, "--quiet")
    #expect(first.code == 0)
    #expect(first.output.contains("event: 1 new"))
    for format in ["table", "json"] {
      let again = try program.run("import", path, "--quiet", "--format", format)
      #expect(again.code == 0)
      #expect(again.output.isEmpty && again.errors.isEmpty, "\(again.output)\(again.errors)")
    }
    _ = try program.folder.write("in.jsonl", ImportJobTests.event("one", date: "2026-02"))
    #expect(try program.run("import", path, "--quiet").output.contains("1 revised"))
    _ = try program.folder.write("in.jsonl", ImportJobTests.event("one", date: "2026-13"))
    let bad = try program.run("import", path, "--quiet")
    #expect(bad.code == 65)
    #expect(bad.errors.contains("'2026-13' is not an EDTF date"))
    let aside = try program.run("import", path, "--quiet", "--keep-going")
    #expect(aside.output.contains("1 bad record: left out."))
  }

  @Test func `where there is no terminal, a line now and then tells how far it is`() throws {
    let lines = (1...20_000).map { ImportJobTests.event("e-\($0)") }.joined()
    let path = try program.folder.write("many.jsonl", lines)
    let outcome = try program.run(
      ["import", path, "--dry-run"],
      database: program.database,
      environment: ["ALMANAC_PROGRESS_SECONDS": "0.2"]
    )
    #expect(outcome.code == 0)
    let told = outcome.errors.split(separator: "\n")
    #expect(!told.isEmpty)
    for line in told {
      #expect(
        line.wholeMatch(of: /importing: [0-9]+ bytes, [0-9]+\/s, [0-9]+ %, [0-9]+ s left/) != nil
      )
    }
    #expect(!outcome.errors.contains("\u{1B}"))
    // Once a minute, if nothing else is asked for.
    #expect(try program.run("import", path, "--dry-run").errors.isEmpty)
  }
}
