import Almanac
import Foundation
import TestSupport
import Testing

@Suite struct ExtractTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  private func names() -> [String] {
    ["accelerators", "organizations", "models"].flatMap {
      ["--names", repository.appending(path: "Seeds/\($0).jsonl").path]
    }
  }

  private func members(_ text: String) throws -> JSON.Members {
    guard case .object(let members) = try JSONParser.parse(Array(text.utf8)) else {
      throw Problem("an extraction is an object")
    }
    return members
  }

  @Test func `an article's mentions and facts come out without an almanac, with their spans`()
    throws
  {
    let text = """
      Big tech keeps building

      UBS estimates that Chinese internet giants spent $57 billion on computing last year, ten times less than their American rivals. \
      Nvidia still waits for a licence to sell the H20 in China.
      """
    let path = try program.folder.write("news.txt", text)
    let outcome = try program.run(
      ["extract", path, "--published", "2026-01-20"] + names(),
      database: nil
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    let object = try members(outcome.output)
    #expect(object["language"] == "en")
    #expect(object["title"] == "Big tech keeps building")
    #expect(object["published"] == "2026-01-20")
    let body = Array(text.split(separator: "\n\n")[1].unicodeScalars)
    #expect(object["body_characters"] == .number(Double(body.count)))
    guard case .array(let mentions)? = object["mentions"], case .array(let facts)? = object["facts"]
    else {
      Issue.record("mentions and facts are lists")
      return
    }
    for case .object(let mention) in mentions {
      guard case .number(let start)? = mention["start"], case .number(let end)? = mention["end"],
        case .string(let surface)? = mention["surface"]
      else { continue }
      let scalars = String.UnicodeScalarView(body[Int(start)..<Int(end)])
      #expect(String(scalars) == surface)
    }
    let capex = facts.contains { fact in
      guard case .object(let fact) = fact else { return false }
      return fact["kind"] == "capex" && fact["subject"] == "cn-internet-giants"
        && fact["value"] == 57_000_000_000 && fact["currency"] == "USD" && fact["period"] == "2025"
        && fact["attributed_to"] == "ubs"
    }
    #expect(capex, "\(outcome.output)")
    #expect(
      !FileManager.default.fileExists(atPath: program.folder.path("home/.local/share/almanac"))
    )
  }

  @Test func `the same input gives the same bytes, in the order of the files`() throws {
    try program.folder.write(
      "a.txt",
      "Nvidia verkauft den H200 nach China.\n\nDas teilte Nvidia am Dienstag in Berlin mit, und Huawei schweigt dazu."
    )
    try program.folder.write(
      "b.txt",
      "Huawei no vendió el Ascend 910C.\n\nLa empresa Huawei lo dijo el martes en Madrid, y Nvidia no comentó la noticia."
    )
    let arguments = ["extract", "a.txt", "b.txt", "--published", "2026-01-20"] + names()
    let one = try program.run(arguments, database: nil).output
    #expect(one == (try program.run(arguments, database: nil).output))
    let languages = try one.split(separator: "\n").map { try members(String($0))["language"] }
    #expect(languages == ["de", "es"])
  }

  @Test func `records and bytes are no news`() throws {
    try program.folder.write("r.jsonl", "{}")
    #expect(
      try program.run(["extract", "r.jsonl"] + names(), database: nil).errors.contains(
        "these are records, not news"
      )
    )
    try program.folder.write("empty.txt", "")
    let outcome = try program.run(["extract", "empty.txt"] + names(), database: nil)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("empty.txt: nothing is in it"))
    try program.folder.write("x.bin", [0, 1, 2, 3, 0, 0, 0, 1])
    #expect(try program.run(["extract", "x.bin"] + names(), database: nil).code == 65)
    #expect(try program.run(["extract", "nowhere.txt"] + names(), database: nil).code == 66)
  }
}
