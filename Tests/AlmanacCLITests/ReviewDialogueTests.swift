import Foundation
import TestSupport
import Testing

@Suite struct ReviewDialogueTests {
  private let program: Program
  private let terminal: PseudoTerminal
  private static let prompt = "[q]uit  [?] "

  private static let article = """
    Cheap chips, dear chips

    UBS estimates that Chinese internet giants spent $57 billion on computing last year, ten times less than their American rivals.

    Researchers at Epoch AI believe that Chinese models are at most four months behind American ones.
    """

  init() throws {
    program = try Program.seeded()
    terminal = try PseudoTerminal()
    let path = try program.folder.write("news.txt", ReviewDialogueTests.article)
    #expect(try program.run("import", path, "--published", "2026-01-20").code == 0)
  }

  private func review(color: Bool = false) throws -> Process {
    var environment = [
      "PATH": "/usr/bin:/bin", "ALMANAC_DB": program.database, "COLUMNS": "80", "TERM": "xterm",
    ]
    if !color { environment["NO_COLOR"] = "1" }
    return try terminal.start(Program.executable, ["review"], environment)
  }

  /// What is on the screen when the next key is asked for.
  private func screen() throws -> String {
    try #require(try terminal.wait(for: ReviewDialogueTests.prompt))
  }

  /// What is on the screen when the program has ended.
  private func end(_ process: Process, code: Int32 = 0) throws -> String {
    let text = try #require(try terminal.wait(for: " left.\n"))
    process.waitUntilExit()
    #expect(process.terminationStatus == code)
    return text
  }

  @Test func `a candidate is edited and accepted, another rejected, a key for each`() throws {
    let modes = terminal.modes
    let process = try review()
    let first = try screen()
    for part in [
      "1 of 2\n", "subject=cn-internet-giants", "«UBS estimates", "missing: scope", "known: 2025",
    ] {
      #expect(first.contains(part), "\(part)\n\(first)")
    }
    #expect(!first.contains("\u{1B}"))
    // While a key is waited for, it is not shown by the terminal itself.
    #expect(terminal.modes & tcflag_t(ECHO | ICANON) == 0)

    try terminal.press("a")
    let refused = try screen()
    #expect(refused.contains("field 'scope'"), "\(refused)")
    #expect(refused.contains("press e, and give it: scope=…"))

    try terminal.press("e")
    #expect(try terminal.wait(for: "FIELD=VALUE: ") != nil)
    #expect(terminal.modes == modes)
    try terminal.press("nonsense\n")
    #expect(try terminal.wait(for: "no FIELD=VALUE; an empty line ends.") != nil)
    #expect(try terminal.wait(for: "FIELD=VALUE: ") != nil)
    try terminal.press("scope=total-capex\n")
    #expect(try terminal.wait(for: "FIELD=VALUE: ") != nil)
    try terminal.press("\n")
    let edited = try screen()
    #expect(edited.contains("changed: scope=total-capex"), "\(edited)")
    #expect(!edited.contains("missing"))

    try terminal.press("a")
    let second = try screen()
    #expect(second.contains("1 added, as batch 3."))
    #expect(second.contains("2 of 2"))
    try terminal.press("r")
    #expect(try terminal.wait(for: "Why? ") != nil)
    try terminal.press("\n")
    #expect(try screen().contains("Not rejected: it needs a reason."))
    try terminal.press("r")
    #expect(try terminal.wait(for: "Why? ") != nil)
    try terminal.press("hearsay, não\n")
    #expect(try end(process).contains("1 rejected, as batch 4.\n1 accepted, 1 rejected, 0 left."))
    #expect(terminal.modes == modes)
    #expect(try program.run("review").output == "Nothing waits for review.\n")
    #expect(try program.run("batches", "--format", "json").output.contains("hearsay, não"))
  }

  @Test func `what it would conflict with is shown`() throws {
    let process = try review()
    _ = try screen()
    try terminal.press("e")
    for edit in ["scope=total-capex", "basis=estimate", "amount=5000000000000", ""] {
      #expect(try terminal.wait(for: "FIELD=VALUE: ") != nil)
      try terminal.press(edit + "\n")
    }
    let shown = try screen()
    #expect(shown.contains("would conflict: capex:"), "\(shown)")
    try terminal.press("q")
    #expect(try end(process).contains("0 accepted, 0 rejected, 2 left."))
  }

  @Test func `other keys help, s skips, and the words are bold where there are colours`() throws {
    let process = try review(color: true)
    #expect(try screen().contains("«\u{1B}[0m\u{1B}[1mUBS estimates"))
    for key in ["x", "\u{1B}[A", "?", "ß", "\u{1A}"] {
      try terminal.press(key)
      let help = try screen()
      #expect(help.contains("e  edit: give fields"), "\(key.debugDescription)\n\(help)")
      #expect(!help.contains("2 of 2"))
    }
    try terminal.press("s")
    #expect(try screen().contains("2 of 2"))
    try terminal.press("s")
    #expect(try end(process).contains("0 accepted, 0 rejected, 2 left."))
  }

  @Test func `Ctrl-C and Ctrl-D end it, and the terminal is as it was`() throws {
    let modes = terminal.modes
    for (key, code) in [("\u{3}", 130), ("\u{4}", 0)] as [(String, Int32)] {
      let process = try review()
      _ = try screen()
      #expect(terminal.modes != modes)
      try terminal.press(key)
      #expect(try end(process, code: code).contains("2 left."))
      #expect(terminal.modes == modes)
    }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a signal ends it, and the terminal is as it was`(_ number: Int32) throws {
    let modes = terminal.modes
    let open = "sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV"
    // The threads of a test runner block signals, and what they start inherits that.
    let process = try terminal.start(
      URL(filePath: "/usr/bin/perl"),
      ["-MPOSIX", "-e", open, Program.executable.path, "review"],
      ["PATH": "/usr/bin:/bin", "ALMANAC_DB": program.database, "COLUMNS": "80", "NO_COLOR": "1"]
    )
    _ = try screen()
    #expect(terminal.modes != modes)
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == number)
    #expect(terminal.modes == modes)
  }
}
