import Almanac
import Testing

@Suite struct TimelineTests {
  private func rows(_ text: String) throws -> [JSON.Members] {
    try text.split(separator: "\n").map { line in
      guard case .object(let members) = try JSONParser.parse(Array(line.utf8)) else {
        throw Problem("a row is an object")
      }
      return members
    }
  }

  @Test func `the story of the H200 around New Year 2026 is told in order`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(
      "timeline",
      "--about",
      "nvidia-h200",
      "--since",
      "2025-12",
      "--until",
      "2026-01",
      "--format",
      "jsonl"
    )
    #expect(outcome.code == 0)
    let rows = try rows(outcome.output)
    let ids = rows.compactMap { row in
      if case .string(let id)? = row["id"] { id } else { nil }
    }
    let wanted = [
      "us-white-house-2025-12-08-h200-announcement", "us-bis-2026-01-15-h200-case-by-case-rule",
      "cn-customs-2026-01-13-h200-block",
    ]
    #expect(wanted.allSatisfy(ids.contains))
    let places = wanted.compactMap { ids.firstIndex(of: $0) }
    #expect(places == places.sorted())
    for row in rows {
      #expect(row["grade"] != nil)
      guard case .array(let sources)? = row["sources"] else {
        Issue.record("a row has no sources")
        continue
      }
      #expect(!sources.isEmpty)
    }
  }

  @Test func `nothing about the H20 is shown that was published later`() throws {
    let program = try Program.seeded()
    let all = try rows(
      try program.run("timeline", "--about", "nvidia-h20", "--format", "jsonl").output
    )
    let known = try rows(
      try program.run(
        "timeline",
        "--about",
        "nvidia-h20",
        "--known-on",
        "2025-07-01",
        "--format",
        "jsonl"
      ).output
    )
    #expect(!known.isEmpty && known.count < all.count)
    for row in known {
      guard case .array(let sources)? = row["sources"] else { continue }
      #expect(!sources.isEmpty)
      for case .object(let source) in sources {
        guard case .string(let text)? = source["published"], let date = EDTF(text) else { continue }
        #expect(date.latest <= (Day("2025-07-01") ?? .distantPast), "\(text)")
      }
    }
  }

  @Test func `the newest are kept, in order, and the rest is announced`() throws {
    let program = try Program.seeded()
    let outcome = try program.run("timeline", "--limit", "3", "--format", "csv")
    #expect(outcome.output.split(separator: "\r\n").count == 4)
    #expect(outcome.errors.contains("--limit 0 shows all"))
    let reversed = try program.run("timeline", "--limit", "3", "--reverse", "--format", "csv")
    #expect(
      reversed.output.split(separator: "\r\n").dropFirst().reversed()
        == Array(outcome.output.split(separator: "\r\n").dropFirst())
    )
  }

  @Test(arguments: [
    ["--since", "2025-13"], ["--since", "2026-05", "--until", "2026-01"],
    ["--on", "2026", "--since", "2025"], ["--limit", "-1"], ["--grade", "Z9"], ["--country", "XX"],
    ["--kind", "chip"], ["--known-on", "yesterday"], ["--recorded-at", "now"], ["--format", "xml"],
  ])
  func `a wrong option ends with 64 and names the option`(_ arguments: [String]) throws {
    let program = try Program.seeded()
    let outcome = try program.run(["timeline"] + arguments, database: program.database)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(arguments[0]))
  }

  @Test func `something unknown ends with 66 and a suggestion`() throws {
    let outcome = try Program.seeded().run("timeline", "--about", "nvidia-h21")
    #expect(outcome.code == 66)
    #expect(outcome.errors.contains("has nothing called 'nvidia-h21'"))
    #expect(outcome.errors.contains("did you mean 'nvidia-h2"))
  }

  @Test func `no line of a table is wider than the terminal`() throws {
    let program = try Program.seeded()
    for command in [
      ["timeline", "--limit", "0"], ["search", "出口管制"], ["list", "organizations"],
      ["show", "nvidia-h20"], ["info"], ["batches"], ["history", "nvidia-h20"],
    ] {
      let outcome = try program.run(command, database: program.database)
      for line in outcome.output.split(separator: "\n") {
        let width = line.unicodeScalars.reduce(0) { width, scalar in
          width
            + (Folding.isUnspaced(scalar) || (0x3000...0x303F).contains(scalar.value)
              || (0xFF00...0xFF60).contains(scalar.value) ? 2 : 1)
        }
        #expect(width <= 80, "\(command): \(line)")
      }
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }
}
