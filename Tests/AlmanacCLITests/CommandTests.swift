import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct CommandTests {
  static let commands = [
    "timeline", "show", "search", "list", "history", "import", "extract", "review", "accept",
    "reject", "batches", "query", "export", "verify", "init", "info", "add", "revise", "retract",
    "merge", "erase", "undo", "changes", "check", "backup", "status", "compare", "capex", "lag",
    "conflicts", "diff", "cite",
  ]

  @Test(arguments: commands)
  func `every command has help with an example, and stands in the README`(
    _ command: String
  ) throws {
    let outcome = try Program().run([command, "--help"], database: nil)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Example: ") || outcome.output.contains("Example:"))
    #expect(outcome.output.contains("almanac \(command)"))
    let readme = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("`almanac \(command)") || readme.contains("`\(command)"))
  }

  @Test(
    arguments: [
      ["status", "nvidia-h20", "--to", "CN"], ["status", "--matrix", "amd", "--to", "CN,AE"],
      ["status", "--to", "CN", "--what-if", "tpp>=2300"],
      ["status", "--to", "CN", "--what-if", "nvidia-h20.memory_bandwidth_gb_s=3000"],
      ["compare", "nvidia-h20", "nvidia-h200"], ["capex", "--subject", "meta"],
      ["capex", "--versus", "meta", "alphabet"], ["lag"], ["lag", "--measure"], ["conflicts"],
    ],
    ["table", "json", "jsonl", "csv", "markdown"]
  )
  func `every answer comes in every format`(_ command: [String], _ format: String) throws {
    let program = try Program.seeded()
    let outcome = try program.run(command + ["--format", format], database: program.database)
    #expect(outcome.code == (command == ["conflicts"] ? 1 : 0), "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    switch format {
    case "json": #expect(try outcome.json != .array([]))
    case "jsonl": #expect(try !outcome.lines.isEmpty)
    case "csv": #expect(outcome.output.split(separator: "\r\n").count > 1)
    case "markdown":
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("| ") })
    default: #expect(outcome.width <= 80)
    }
  }

  @Test func `the list of commands here is the program's`() throws {
    let help = try Program().run(["--help"], database: nil).output
    let names = help.split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  -")
    }
    .compactMap { $0.split(separator: " ").first.map(String.init) }
    .filter { $0 != "See" && $0 != "almanac" }
    for command in CommandTests.commands { #expect(names.contains(command), "\(names)") }
  }

  @Test(arguments: [
    ("timelin", "did you mean 'almanac timeline'? 'almanac --help' lists all commands"),
    ("stauts", "did you mean 'almanac status'?"), ("frobnicate", "try: 'almanac --help' lists"),
  ])
  func `a word that is no command is asked back`(_ word: String, _ answer: String) throws {
    let outcome = try Program().run([word, "nvidia-h20", "--db", "a.db"], database: nil)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("there is no command '\(word)'"))
    #expect(outcome.errors.contains(answer), "\(outcome.errors)")
  }

  @Test func `of a short word that is unknown nothing far from it is suggested`() throws {
    let program = try Program.seeded()
    let outcome = try program.run(["show", "foo"], database: program.database)
    #expect(outcome.code == 66)
    #expect(outcome.errors.contains("has nothing called 'foo'"))
    #expect(!outcome.errors.contains("did you mean"), "\(outcome.errors)")
  }

  @Test func `the version is one line`() throws {
    let outcome = try Program().run(["--version"], database: nil)
    #expect(outcome.code == 0)
    #expect(outcome.output.wholeMatch(of: try Regex("[0-9]+\\.[0-9]+\\.[0-9]+\n")) != nil)
  }

  @Test func `only the standard almanac is made and seeded by itself`() throws {
    let program = try Program()
    let outcome = try program.run(
      ["timeline", "--limit", "1"],
      database: nil,
      environment: ["XDG_DATA_HOME": program.folder.path("data")]
    )
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("Making your almanac"))
    #expect(FileManager.default.fileExists(atPath: program.folder.path("data/almanac/almanac.db")))
    let again = try program.run(
      ["timeline", "--limit", "1"],
      database: nil,
      environment: ["XDG_DATA_HOME": program.folder.path("data")]
    )
    #expect(!again.errors.contains("Making your almanac"))

    let named = try program.run(
      ["timeline", "--db", program.folder.path("other.db")],
      database: nil
    )
    #expect(named.code == 66)
    #expect(named.errors.contains("there is no almanac here"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.path("other.db")))
  }

  @Test func `init makes an empty almanac, and never over another`() throws {
    let program = try Program()
    let path = program.folder.path("e.db")
    #expect(
      try program.run(["init", "--empty", "--db", path], database: nil).output.contains("empty")
    )
    #expect(
      try program.run(["timeline", "--db", path], database: nil).output
        == "Nothing the almanac knows fits.\n"
    )
    let again = try program.run(["init", "--db", path], database: nil)
    #expect(again.code == 73)
    #expect(again.errors.contains("there is an almanac here already"))
  }

  @Test(arguments: [
    (["show", "nvidia-h20"], "memory_bandwidth_gb_s  4000"),
    (["show", "nvidia-h20"], "Who says so"),
    (["show", "ＮＯ"], ""),
    (["show", "country:CN"], "Named by"),
    (["list", "accelerators"], "nvidia-h200"),
    (["search", "출구"], "No record"),
    (["history", "nvidia-h20"], "accelerator:nvidia-h20 added"),
    (["batches"], "seed"),
    (["query", "SELECT count(*) AS n FROM current_rulings"], "121"),
    (["info"], "schema"),
  ])
  func `commands answer`(_ arguments: [String], _ answer: String) throws {
    let program = try Program.seeded()
    let outcome = try program.run(arguments, database: program.database)
    #expect(outcome.code == (answer.isEmpty ? 66 : 0), "\(outcome.errors)")
    #expect(answer.isEmpty || outcome.output.contains(answer))
  }

  @Test(
    arguments: [
      "timeline", "list models", "search H20", "batches", "info", "history nvidia-h20",
      "show nvidia-h20", "query SELECT+1",
    ],
    ["json", "jsonl", "csv", "markdown"]
  )
  func `rows are printed in every format`(_ command: String, _ format: String) throws {
    let program = try Program.seeded()
    let words = command.split(separator: " ").map { String($0).replacing("+", with: " ") }
    let outcome = try program.run(words + ["--format", format], database: program.database)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let data = Data(outcome.output.utf8)
    switch format {
    case "json": #expect(try JSONSerialization.jsonObject(with: data) is [Any])
    case "jsonl":
      for line in data.split(separator: UInt8(ascii: "\n")) {
        #expect(try JSONSerialization.jsonObject(with: line) is [String: Any])
      }
    case "csv": #expect(outcome.output.hasSuffix("\r\n"))
    default: #expect(outcome.output.split(separator: "\n")[1].contains("--"))
    }
  }

  @Test func `a record added by hand is shown with who said it, and its revision in its history`()
    throws
  {
    let program = try Program.seeded()
    let source =
      #"{"type":"source","id":"my-note","title":"My note","language":"en","published":"2026-03-01","kind":"analysis","reliability":"C"}"#
    let event =
      #"{"type":"event","id":"my-event","date":"2026-02","category":"order","title":"Big order","about":["accelerator:nvidia-h20"],"summary":"S","evidence":[{"source":"my-note","credibility":3}]}"#
    #expect(try program.run("import", "-", input: source + "\n" + event + "\n").code == 0)
    #expect(try program.run("show", "my-event").output.contains("C3"))
    #expect(
      try program.run("import", "-", input: event.replacing("Big order", with: "Bigger order"))
        .output.contains("1 revised")
    )
    #expect(
      try program.run("history", "my-event").output.contains("title: Big order → Bigger order")
    )
    #expect(try program.run("timeline", "--about", "nvidia-h20").output.contains("Bigger order"))
    let then = try program.run(
      "query",
      "SELECT recorded_at AS t FROM batch ORDER BY 1 LIMIT 1 OFFSET 1",
      "--format",
      "csv"
    ).output.split(separator: "\r\n")[1]
    #expect(
      try program.run("show", "my-event", "--recorded-at", String(then)).output.contains(
        "Big order"
      )
    )
  }

  @Test func `show tells what became of a claim`() throws {
    let program = try Program.seeded()
    let evidence = "evidence=nvidia-8k-fy2027-q2:3"
    try program.run(
      "add",
      "statement",
      "id=claim",
      "speaker=Somebody Unnamed",
      "made=2026-09-01",
      "modality=rumor",
      "about=organization:deepseek",
      "about=accelerator:nvidia-b200",
      "summary=It was so.",
      evidence
    )
    #expect(try !program.run("show", "statement:claim").output.contains("What became of it"))
    try program.run(
      "add",
      "statement",
      "id=denial",
      "speaker=deepseek",
      "made=2026-09-02",
      "modality=denial",
      "about=statement:claim",
      "summary=It was not so.",
      evidence
    )
    let denied = try program.run("show", "statement:claim").output
    #expect(denied.contains("What became of it: denied"))
    #expect(denied.contains("2026-09-02"))
    #expect(denied.contains("It was not so."))
    try program.run(
      "add",
      "statement",
      "id=admission",
      "speaker=nvidia",
      "made=2026-09-03",
      "modality=admission",
      "about=statement:claim",
      "summary=It was.",
      evidence
    )
    #expect(
      try program.run("show", "statement:claim").output.contains("What became of it: disputed")
    )
    #expect(
      try program.run("show", "statement:claim", "--format", "json").output.contains(
        "\"outcome\":\"disputed\""
      )
    )
  }

  @Test func `a whole number that a double cannot hold is not rounded`() throws {
    let program = try Program.seeded()
    let output = try program.run(
      "query",
      "SELECT 9007199254740993 AS big, 7 AS small",
      "--format",
      "json"
    ).output
    #expect(output == "[{\"big\":\"9007199254740993\",\"small\":7}]\n")
  }

  @Test(arguments: [
    (["status", "nvidia-h200", "--to", "China"], "two letters, such as CN"),
    (["status", "nvidia-h200", "--to", "CN", "--on", "15.1.2026"], "such as 2026-01-15"),
    (["timeline", "--since", "yesterday"], "2025-Q4"),
    (["timeline", "--until", "soon"], "2026-01"),
    (["timeline", "--on", "last week"], "2025-Q4"),
    (["timeline", "--known-on", "2026"], "such as 2026-01-15"),
    (["timeline", "--recorded-at", "noon"], "such as 2026-01-15T09:00:00Z"),
    (["capex", "--period", "last year"], "2025-Q4"),
  ])
  func `a value that is none is refused with one that would do`(
    _ arguments: [String],
    _ example: String
  ) throws {
    let program = try Program.seeded()
    let outcome = try program.run(arguments, database: program.database)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("is invalid for '"))
    #expect(outcome.errors.contains(example))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `shells can complete`(_ shell: String) throws {
    let outcome = try Program().run(["--generate-completion-script", shell], database: nil)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("timeline"))
  }
}
