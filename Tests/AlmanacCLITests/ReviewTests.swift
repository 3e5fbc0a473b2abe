import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct ReviewTests {
  private let program: Program

  private static let article = """
    Cheap chips, dear chips

    UBS estimates that Chinese internet giants spent $57 billion on computing last year, ten times less than their American rivals.

    Researchers at Epoch AI believe that Chinese models are at most four months behind American ones.

    Rumours persist that DeepSeek trained its model on Blackwell chips.
    """

  init() throws {
    program = try Program.seeded()
    try program.folder.write("news.txt", ReviewTests.article)
  }

  private func importNews() throws -> Program.Outcome {
    try program.run("import", program.folder.path("news.txt"), "--published", "2026-01-20")
  }

  private func candidates() throws -> [JSON.Members] {
    let output = try program.run("review", "--format", "jsonl").output
    return try output.split(separator: "\n").map { line in
      guard case .object(let members) = try JSONParser.parse(Array(line.utf8)) else {
        throw Problem("a candidate is an object")
      }
      return members
    }
  }

  private func number(_ type: String) throws -> String {
    let candidate = try #require(try candidates().first { $0["type"] == .string(type) })
    guard case .number(let number)? = candidate["candidate"] else { throw Problem("a number") }
    return JSON.numeral(number)
  }

  @Test func `news stages what it seems to state, beside its sentence`() throws {
    let outcome = try importNews()
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("wait for review"))
    let review = try program.run("review").output
    for part in [
      "subject=cn-internet-giants", "amount=57000000000", "months=<=4", "modality=rumor",
      "missing: scope", "«", "known: ",
    ] {
      #expect(review.contains(part), "\(part)\n\(review)")
    }
    // Nothing of it is a fact yet.
    #expect(
      try program.run("search", "four months American", "--kind", "lag").output
        == "No record has these words.\n"
    )
    #expect(try program.run("check").code == 0)
  }

  @Test func `a plain event waits for review, and becomes an event once accepted`() throws {
    try program.folder.write(
      "launch.txt",
      """
      A chip for the autumn

      On Monday Huawei unveiled the Ascend 910C processor in Shenzhen, before an audience of its own.

      Visitors were shown the racks, the cables and the pumps, and were given tea afterwards.
      """
    )
    let outcome = try program.run(
      "import",
      program.folder.path("launch.txt"),
      "--published",
      "2026-01-20"
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    let event = try #require(try candidates().first { $0["type"] == .string("event") })
    #expect(try program.run("review").output.contains("category=launch"), "\(event)")
    let accepted = try program.run("accept", try number("event"))
    #expect(accepted.code == 0, "\(accepted.errors)")
    let timeline = try program.run("timeline", "--about", "huawei-ascend-910c").output
    #expect(timeline.contains("2026-01-19"), "\(timeline)")
    #expect(timeline.contains("unveiled the Ascend 910C"), "\(timeline)")
    #expect(try program.run("check").code == 0)
  }

  @Test func `an accepted candidate is a fact with its characters as evidence`() throws {
    _ = try importNews()
    let lag = try number("lag")
    let accepted = try program.run("accept", lag, "method=expert judgement")
    #expect(accepted.code == 0, "\(accepted.errors)")
    #expect(accepted.output == "1 added, as batch 3.\n")
    let lags = try program.run("list", "lag", "--format", "jsonl").output.split(separator: "\n")
    let line = try #require(lags.first { $0.contains("\"source\":\"cheap-chips-dear-chips") })
    let record = try Record(json: try JSONParser.parse(Array(line.utf8)))
    guard case .lag(let fact) = record else {
      Issue.record("a lag is a lag")
      return
    }
    #expect(fact.months == Quantity(max: 4))
    #expect(fact.behind.country?.text == "CN" && fact.ahead.country?.text == "US")
    #expect(fact.method == "expert judgement")
    let span = try #require(fact.evidence.first?.span)
    let text = Array(ReviewTests.article.unicodeScalars)
    #expect(span.upperBound <= text.count)
    #expect(try program.run("accept", lag).code == 66)
  }

  @Test func `a candidate that lacks a field says which, and takes it`() throws {
    _ = try importNews()
    let capex = try number("capex")
    let refused = try program.run("accept", capex)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("field 'scope'"))
    #expect(refused.errors.contains("almanac accept \(capex) scope=…"))
    #expect(try program.run("accept", capex, "scope=ai-infrastructure").code == 0)
    #expect(
      try program.run(
        "timeline",
        "--kind",
        "capex",
        "--about",
        "cn-internet-giants",
        "--on",
        "2025"
      ).output.contains("USD 57 bn")
    )
  }

  @Test func `a rejected candidate does not come back`() throws {
    _ = try importNews()
    let before = try candidates().count
    let rumor = try number("statement")
    #expect(
      try program.run("reject", rumor, "--why", "hearsay").output == "1 rejected, as batch 3.\n"
    )
    #expect(try candidates().count == before - 1)
    _ = try importNews()
    #expect(try candidates().count == before - 1)
    // Nor when the import is undone and done again.
    try program.run("undo", "2")
    #expect(try program.run("review").output == "Nothing waits for review.\n")
    _ = try importNews()
    #expect(try candidates().count == before - 1)
    #expect(try program.run("batches", "--format", "json").output.contains("hearsay"))
  }

  @Test func `a candidate that names what is not there waits, and the others do not`() throws {
    try program.folder.write(
      "denial.txt",
      ReviewTests.article
        + "\n\nSamsung denied that it had ordered H200 chips for a plant in China.\n"
    )
    let file = program.folder.path("denial.txt")
    #expect(try program.run("import", file, "--published", "2026-01-20").code == 0)
    let waiting = try #require(
      try candidates().first { "\($0["fields"] ?? .null)".contains("samsung") }
    )
    #expect(waiting["missing"] == .string("speaker"))
    #expect(
      try program.run("review", "--list").output.contains(
        "missing: speaker: no organization 'samsung'"
      )
    )
    let accepted = try program.run("accept", "--all")
    #expect(accepted.code == 0)
    #expect(accepted.errors.contains("left: almanac review --list"), "\(accepted.errors)")
    #expect(try candidates().contains { $0["candidate"] == waiting["candidate"] })
    try program.run(
      "add",
      "organization",
      "id=samsung",
      "name=Samsung",
      "country=KR",
      "kind=chipmaker"
    )
    #expect(try program.run("accept", "--all").output.hasPrefix("1 added, as batch"))
  }

  @Test func `all that lack nothing are accepted at once, and undone at once`() throws {
    _ = try importNews()
    let complete = try candidates().filter { $0["missing"] == nil }.count
    #expect(complete > 0)
    #expect(try program.run("accept", "--all").output == "\(complete) added, as batch 3.\n")
    #expect(try program.run("undo", "3").output == "\(complete) retracted, as batch 4.\n")
    #expect(try program.run("accept", "--all").output == "Nothing to accept.\n")
    #expect(try program.run("check").code == 0)
  }

  @Test(
    arguments: [
      (["accept"], 64, "Name candidates by number"), (["accept", "x"], 64, "Name candidates"),
      (["accept", "1", "x"], 64, "neither a number nor FIELD=VALUE"),
      (["accept", "99"], 66, "no candidate 99"),
      (["reject", "1"], 64, "--why"), (["reject", "99", "--why", "x"], 66, "no candidate 99"),
    ] as [([String], Int32, String)]
  )
  func `what cannot be done is told`(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let outcome = try program.run(arguments, database: program.database)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
