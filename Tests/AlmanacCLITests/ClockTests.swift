import Almanac
import Foundation
import TestSupport
import Testing

/// The three clocks on the commands that read.
@Suite struct ClockTests {
  private let program: Program

  /// A time before the event `told` was revised, and one after it.
  private let (before, after): (String, String)

  init() throws {
    program = try Program.seeded()
    let told =
      #"{"type":"event","id":"told","date":"2025-Q3","category":"order","title":"An order is told","about":["accelerator:nvidia-h20"],"summary":"S","evidence":[{"source":"told-2025-11","credibility":3}]}"#
    let source =
      #"{"type":"source","id":"told-2025-11","title":"Told","language":"en","published":"2025-11-05","kind":"news","reliability":"B"}"#
    _ = try program.run("import", "-", input: source + "\n" + told)
    before = try ClockTests.now(program)
    _ = try program.run("revise", "told", "title=A large order is told", "--why", "corrected")
    after = try ClockTests.now(program)
    _ = try program.run("retract", "told", "--why", "it was withdrawn")
  }

  private static func now(_ program: Program) throws -> String {
    let rows = try program.run(
      "query",
      "SELECT max(recorded_at) AS t FROM batch",
      "--format",
      "csv"
    )
    return String(rows.output.split(separator: "\r\n")[1])
  }

  @Test func `a query answers as of both clocks`() throws {
    func titles(_ clocks: String...) throws -> String {
      let sql = "SELECT title FROM current_events WHERE id = 'told'"
      return try program.run(
        ["query", sql, "--format", "csv"] + clocks,
        database: program.database
      )
      .output
    }
    #expect(try titles() == "title\r\n")
    #expect(try titles("--recorded-at", before) == "title\r\nAn order is told\r\n")
    #expect(try titles("--recorded-at", after) == "title\r\nA large order is told\r\n")
    #expect(try titles("--recorded-at", after, "--known-on", "2025-11-04") == "title\r\n")
    #expect(
      try titles("--recorded-at", after, "--known-on", "2025-11-05")
        == "title\r\nA large order is told\r\n"
    )
  }

  @Test func `a history is told as it was told then`() throws {
    func changes(_ clocks: String...) throws -> [String] {
      let command = ["history", "told", "--format", "jsonl"] + clocks
      return try program.run(command, database: program.database).lines.map { row in
        row["retracted"] == true ? "retracted" : row["record"]?["title"]?.text ?? ""
      }
    }
    #expect(try changes() == ["An order is told", "A large order is told", "retracted"])
    #expect(try changes("--recorded-at", after) == ["An order is told", "A large order is told"])
    #expect(try changes("--recorded-at", before) == ["An order is told"])
    #expect(try changes("--known-on", "2025-11-04").isEmpty)
  }

  @Test func `changes end with the time that is asked for`() throws {
    func kinds(_ clocks: String...) throws -> [String] {
      let command = ["changes", "--since", before, "--format", "jsonl"] + clocks
      return try program.run(command, database: program.database).lines.map {
        $0["change"]?.text ?? ""
      }
    }
    #expect(try kinds() == ["revised", "retracted"])
    #expect(try kinds("--recorded-at", after) == ["revised"])
    #expect(try kinds("--recorded-at", before).isEmpty)
    #expect(try kinds("--known-on", "2025-11-04").isEmpty)
    #expect(try kinds("--known-on", "2025-11-05") == ["revised", "retracted"])
  }

  @Test(arguments: [
    (["list", "events"], "told"), (["search", "order", "told"], "event:told"),
    (["timeline", "--limit", "0"], "told"),
  ])
  func `dates are read as possible, or as certain`(_ command: [String], _ id: String) throws {
    func isShown(_ options: String...) throws -> Bool {
      let outcome = try program.run(
        command + options + ["--recorded-at", after, "--format", "jsonl"],
        database: program.database
      )
      #expect(outcome.code == 0, "\(outcome.errors)")
      return outcome.output.contains("\"told\"") || outcome.output.contains("event:told")
    }
    #expect(try isShown("--on", "2025-08"))
    #expect(try !isShown("--on", "2025-08", "--certain"))
    #expect(try isShown("--on", "2025", "--certain"))
    #expect(try isShown("--since", "2025-09-30"))
    #expect(try !isShown("--since", "2025-10-01"))
    #expect(try !isShown("--until", "2025-06-30"))
    #expect(try isShown("--since", "2025-07-01", "--until", "2025-09-30", "--certain"))
    #expect(try !isShown("--on", "2025-08", "--known-on", "2025-11-04"))
  }

  @Test func `lags are chosen by the day for which they were observed`() throws {
    let all = try program.run("lag", "--format", "jsonl").lines.count
    let some = try program.run("lag", "--on", "2025", "--format", "jsonl").lines.count
    let certain = try program.run("lag", "--on", "2025", "--certain", "--format", "jsonl").lines
    #expect(some < all && certain.count < some && !certain.isEmpty)
    let outcome = try program.run("lag", "--measure", "--on", "2025")
    #expect(outcome.code == 64 && outcome.errors.contains("--measure goes by --vintage"))
  }

  @Test(arguments: ["list rulings", "search rule", "export x", "lag", "timeline"])
  func `a range that contradicts itself is refused`(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let twice = try program.run(words + ["--on", "2025", "--since", "2024"], database: nil)
    #expect(twice.code == 64 && twice.errors.contains("--on stands for --since and --until"))
    let reversed = try program.run(
      words + ["--since", "2025-05", "--until", "2025-01"],
      database: nil
    )
    #expect(reversed.code == 64 && reversed.errors.contains("is after --until"))
  }

  @Test func `names are those of the time`() throws {
    _ = try program.run("add", "organization", "id=renamed", "name=Old Name", "kind=lab")
    let then = try ClockTests.now(program)
    _ = try program.run("revise", "renamed", "name=New Name", "--why", "renamed")
    #expect(try program.run("show", "Old Name").code == 66)
    #expect(try program.run("show", "Old Name", "--recorded-at", then).output.contains("Old Name"))
    #expect(try program.run("show", "New Name", "--recorded-at", then).code == 66)
  }
}
