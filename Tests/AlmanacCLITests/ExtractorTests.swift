import Foundation
import TestSupport
import Testing

@Suite struct ExtractorTests {
  private let program: Program
  private let article: String

  init() throws {
    program = try Program.seeded()
    article = try program.folder.write("rubin.txt", ExtractorTests.text)
  }

  private static let text = "Rubin waits\n\nUBS says that Rubin waits for four months.\n"

  /// Answers with some mentions and facts, whatever it is asked.
  private static func answer(mentions: String = "", facts: String = "", more: String = "") -> String
  {
    let json = #"{"language":"en","mentions":[\#(mentions)],"facts":[\#(facts)]\#(more)}"#
    return "cat > /dev/null; printf '%s\\n' '\(json)'"
  }

  private static let lag =
    #"{"kind":"lag","behind":"CN","ahead":"US","max_months":4,"attributed_to":"ubs","#
    + #""modality":"assertion","start":0,"end":11,"confidence":0.6}"#

  private func extract(_ command: String, _ more: String...) throws -> Program.Outcome {
    try program.run(
      ["extract", article, "--published", "2026-01-20", "--extractor", command] + more,
      database: program.database
    )
  }

  @Test func `a program reads the item as one JSON object`() throws {
    let outcome = try extract(
      "cat > asked.json; \(ExtractorTests.answer())",
      "--publisher",
      "Ünïted"
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      String(decoding: try program.folder.bytes("asked.json"), as: UTF8.self)
        == #"{"title":"Rubin waits","published":"2026-01-20","publisher":"Ünïted","#
        + #""text":"UBS says that Rubin waits for four months."}"# + "\n"
    )
    #expect(
      outcome.output
        == #"{"language": "en", "title": "Rubin waits", "published": "2026-01-20", "publisher": "Ünïted", "body_characters": 42, "mentions": [], "facts": []}"#
        + "\n"
    )
  }

  @Test func `what extract prints is taken as an answer`() throws {
    let printed = try program.run("extract", article, "--published", "2026-01-20").output
    #expect(printed.contains("nvidia-rubin"))
    _ = try program.folder.write("answer.json", printed)
    let outcome = try extract("cat answer.json")
    #expect(outcome.output == printed, "\(outcome.errors)")
  }

  @Test func `a folder is read in order, and remarks are passed on`() throws {
    try FileManager.default.createDirectory(
      atPath: program.folder.path("in/more"),
      withIntermediateDirectories: true
    )
    for name in ["b.txt", "a.txt", "more/c.txt"] {
      _ = try program.folder.write(
        "in/\(name)",
        "Story \(name.suffix(5).prefix(1))\n\nThe text of the story is short, and so on."
      )
    }
    _ = try program.folder.write("in/records.jsonl", "{}")
    let outcome = try program.run(
      "extract",
      program.folder.path("in"),
      "--published",
      "2026-01-20",
      "--extractor",
      "echo careful >&2; \(ExtractorTests.answer())"
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    let titles = outcome.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /"title": "Story (.*?)"/).map { String($0.1) }
    }
    #expect(titles == ["a", "b", "c"])
    #expect(outcome.errors == "careful\ncareful\ncareful\n")
  }

  @Test func `what a program reads is mentioned and staged`() throws {
    let mention = #"{"kind":"organization","id":"ubs","surface":"UBS","start":13,"end":16}"#
    let unknown = #"{"kind":"organization","id":"nobody-known","start":0,"end":5}"#
    let command = ExtractorTests.answer(
      mentions: "\(mention),\(unknown)",
      facts: ExtractorTests.lag
    )
    let arguments = ["import", article, "--published", "2026-01-20", "--extractor", command]
    let outcome = try program.run(arguments, database: program.database)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("names organization:ubs\n"))
    #expect(outcome.output.contains("1 candidate facts wait"))
    let review = try program.run("review").output
    #expect(review.contains("behind.country=CN") && review.contains("60 %"))
    #expect(review.contains("«Rubin waits»"))
    let again = try program.run(arguments, database: program.database)
    #expect(again.output.contains("Nothing changed"))
  }

  @Test(arguments: [
    ("exit 3", "'exit 3' ended with code 3"),
    ("echo 'no model' >&2; exit 1", "it said:\n    no model"),
    ("almanac-no-such-program", "ended with code 127"),
    ("kill -9 $$", "ended with code 137"),
    ("true", "did not answer with one JSON object"),
    ("echo nonsense", "did not answer with one JSON object"),
    ("echo '{} {}'", "did not answer with one JSON object"),
    ("echo '[]'", "an object is wanted here"),
    ("echo '{\"colour\":1}'", "an extraction has no such member here"),
    ("echo '{\"language\":\"English\"}'", "a BCP 47 tag is wanted here"),
    ("echo '{\"published\":\"2026-13\"}'", "in: field 'published'"),
    ("echo '{\"body_characters\":7}'", "the text's length, 42, is wanted here"),
    ("echo '{\"mentions\":{}}'", "a list of objects is wanted here"),
    ("echo '{\"mentions\":[{\"kind\":\"person\"}]}'", "one of: accelerator, architecture"),
    (
      answer(mentions: #"{"kind":"country","id":"CN","start":40,"end":430}"#),
      "within the text, which has 42 Unicode scalars"
    ),
    (
      answer(mentions: #"{"kind":"country","id":"CN","start":-1,"end":4}"#),
      "in: field 'mentions[0].end'"
    ),
    (
      answer(mentions: #"{"kind":"country","id":"CN","start":0.5,"end":4}"#),
      "in: field 'mentions[0].end'"
    ),
    (
      answer(mentions: #"{"kind":"country","id":"CN","surface":"SBU","start":0,"end":3}"#),
      "'UBS', is wanted here"
    ),
    (
      answer(mentions: #"{"kind":"country","id":"XX","start":0,"end":3}"#),
      "an ISO 3166-1 code is wanted"
    ),
    (
      answer(mentions: #"{"kind":"money","value":1,"currency":"XXX","start":0,"end":3}"#),
      "an ISO 4217 code is wanted"
    ),
    (
      answer(mentions: #"{"kind":"money","min":2,"max":1,"currency":"USD","start":0,"end":3}"#),
      "min and max that hold it"
    ),
    (
      answer(mentions: #"{"kind":"date","edtf":"soon","start":0,"end":3}"#),
      "in: field 'mentions[0].edtf'"
    ),
    (
      answer(mentions: #"{"kind":"country","id":"CN","start":0,"end":3,"confidence":2}"#),
      "a number from 0 to 1 is wanted"
    ),
    (answer(facts: #"{"kind":"gossip","start":0,"end":3}"#), "one of: ruling, capex, lag"),
    (
      answer(facts: #"{"kind":"ruling","action":"ponder","start":0,"end":3}"#),
      "one of: approve, restrict"
    ),
    (
      answer(
        facts: lag.replacing("\"end\"", with: "\"why\":1,\"end\"")
      ), "in: field 'facts[0].why'"
    ),
  ])
  func `an answer is checked like any input, and nothing is written`(
    _ command: String,
    _ sentence: String
  ) throws {
    let before = try program.run("batches", "--format", "csv").output
    let outcome = try extract(command)
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("rubin.txt: the extractor "), "\(outcome.errors)")
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(outcome.errors.contains("try: "), "\(outcome.errors)")
    let imported = try program.run(
      ["import", article, "--published", "2026-01-20", "--extractor", command],
      database: program.database
    )
    #expect(imported.code == 65)
    #expect(try program.run("batches", "--format", "csv").output == before)
  }

  @Test func `a program that takes too long is killed with all that it started`() throws {
    let start = ContinuousClock.now
    let outcome = try extract("sleep 61.4242 & sleep 61.4242", "--extractor-seconds", "0.3")
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("did not answer within 0.3 s, and was stopped"))
    #expect(outcome.errors.contains("allow it more time with --extractor-seconds"))
    let left = try program.shell("grep -al '[6]1.4242' /proc/[0-9]*/cmdline 2> /dev/null; true")
    #expect(left.output.isEmpty, "\(left.output)")
  }

  @Test func `a program that prints without end is killed`() throws {
    let outcome = try extract("yes")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("'yes' printed more than 16 MiB, and was stopped"))
  }

  @Test func `a program need not read all that it gets, nor close all that it opened`() throws {
    let long = try program.folder.write(
      "long.txt",
      "Title\n\n" + String(repeating: "The text is long. ", count: 100_000)
    )
    for command in ["echo '{}'", "exec < /dev/null; echo '{}'; sleep 62 &"] {
      let outcome = try program.run("extract", long, "--extractor", command)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(outcome.output.hasSuffix("\"facts\": []}\n"))
    }
  }

  @Test(arguments: ["0", "-1", "86401", "nan"])
  func `a time limit is a number above 0`(_ seconds: String) throws {
    let outcome = try extract("true", "--extractor-seconds=\(seconds)")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("--extractor-seconds"))
  }

  @Test(arguments: ["import", "extract"])
  func `Ctrl-C stops the program, too`(_ command: String) throws {
    // The threads of a test runner block signals, and what they start inherits that.
    let open = "perl -MPOSIX -e 'sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV'"
    let outcome = try program.shell(
      "\(open) almanac \(command) rubin.txt --published 2026 "
        + "--extractor 'echo > on; n=4242; sleep 63.$n' & "
        + "job=$!; until [ -e on ]; do sleep 0.02; done; kill -INT $job; wait $job; echo code $?; "
        + "grep -al '[6]3.4242' /proc/[0-9]*/cmdline 2> /dev/null; true"
    )
    #expect(outcome.output.contains("code 130\n"), "\(outcome.output)")
    #expect(!outcome.output.contains("/proc"))
  }
}
