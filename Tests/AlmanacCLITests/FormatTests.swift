import TestSupport
import Testing

@Suite struct FormatTests {
  @Test(arguments: [
    "snapshot", "sqlite", "csv", "markdown", "atom", "ical", "csl-json", "bibtex", "jsonld", "html",
  ])
  func `every format is exported with filters, and twice over`(_ format: String) throws {
    let program = try Program.seeded()
    for _ in 0..<2 {
      let outcome = try program.run(
        "export",
        program.folder.path("out"),
        "--format",
        format,
        "--about",
        "nvidia-h20",
        "--known-on",
        "2026-01-31"
      )
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("sha256 "))
    }
    #expect(try program.run("export", program.database, "--format", format).code == 65)
  }

  @Test func `an unknown format is refused with the ones there are`() throws {
    let program = try Program.seeded()
    let outcome = try program.run("export", program.folder.path("out"), "--format", "pdf")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("csl-json"))
  }
}
