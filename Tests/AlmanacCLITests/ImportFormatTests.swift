import Foundation
import TestSupport
import Testing

@Suite struct ImportFormatTests {
  let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private static func event(_ id: String, about: String? = nil, date: String = "2026-01") -> String
  {
    let about = about.map { #""about":["\#($0)"],"# } ?? ""
    return
      #"{"type":"event","id":"\#(id)","date":"\#(date)","category":"order","title":"T \#(id)","#
      + #""summary":"S",\#(about)"evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
  }

  private static let article = """
    Exemplar Corp opens a plant for accelerators in Porto

    \((1...12).map { "Paragraph \($0) says that line \($0 * 7) of the plant will pack \($0 * 113) parts a day for customers in region \($0 * 3)." }.joined(separator: " "))
    """

  // MARK: Records

  @Test(arguments: [
    ("list.json", "[\n  \(event("one")),\n  \(event("two"))\n]\n"),
    ("object.json", "{\n  \"count\": 2,\n  \"items\": [\(event("one")), \(event("two"))]\n}\n"),
    ("line.json", "{\"items\":[\(event("one")),\(event("two"))]}"),
    ("lines.json", "\(event("one"))\n\n\(event("two"))\n"),
  ])
  func `records lie in lines, in a list, or in a list in an object`(
    _ name: String,
    _ text: String
  ) throws {
    let outcome = try program.run("import", try program.folder.write(name, text))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("event: 2 new, 0 revised, 0 unchanged"))
    #expect(outcome.output.contains("to take it back: almanac undo 2"))
  }

  @Test func `a record over several lines is one record`() throws {
    let text = Self.event("one").replacing(",", with: ",\n  ")
    let outcome = try program.run("import", try program.folder.write("one.json", text))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("event: 1 new"))
  }

  @Test func `a bad element of a list is named by its place`() throws {
    let list = "[\n\(Self.event("a")),\n\(Self.event("b")),\n\(Self.event("c", date: "2026-13"))]"
    let outcome = try program.run("import", try program.folder.write("list.json", list))
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("list.json:4: '2026-13' is not an EDTF date"))
    #expect(outcome.errors.contains("field '[2].date'"))
  }

  @Test(arguments: [
    ("open.json", Array("[{\"type\":\"event\"}".utf8), "the list is not closed"),
    ("more.json", Array("[] x".utf8), "more after the end of the list"),
    ("deep.json", Array(String(repeating: "[", count: 100_000).utf8), "nested more than 64"),
    ("two.json", Array("{\"a\":[{}],\"b\":[{}]}".utf8), "several lists: a, b"),
    ("none.json", Array("{\"a\":1}".utf8), "no list of records"),
    ("a.jsonl.gz", [0x1F, 0x8B, 8, 0], "zcat"),
    ("a.zip", Array("PK\u{3}\u{4}abcd".utf8), "unzip -p"),
    ("other.db", Array("SQLite format 3\0".utf8), "not an SQLite database"),
    ("a.csv", Array("a,b\n1,2\n".utf8), "--mapping-init"),
    ("utf16.csv", [0xFF, 0xFE, 0x61, 0], "needs a mapping"),
    (
      "list.opml",
      Array(
        "<opml version=\"2.0\"><body><outline xmlUrl=\"https://a.example/f\"/></body></opml>".utf8
      ),
      "nothing is fetched"
    ),
    (
      "bomb.xml",
      Array(
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"b\">]><rss version=\"2.0\"><channel><title>&a;</title></channel></rss>"
          .utf8
      ), "bomb.xml"
    ),
  ])
  func `hostile files end with 65 and a sentence, and the database is untouched`(
    _ name: String,
    _ bytes: [UInt8],
    _ sentence: String
  ) throws {
    let before = try program.run("batches", "--format", "csv").output
    let outcome = try program.run("import", try program.folder.write(name, bytes))
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(try program.run("batches", "--format", "csv").output == before)
  }

  @Test func `a snapshot is a folder of records`() throws {
    let snapshot = program.folder.path("snapshot")
    #expect(try program.run("export", snapshot).code == 0)
    let outcome = try program.run("import", snapshot)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Nothing changed"))
    #expect(outcome.output.contains("accelerator: 0 new, 0 revised, "))
  }

  @Test func `a folder is read with what lies in it, and a list of feeds beside it`() throws {
    let manager = FileManager.default
    for name in ["in/b/page_files", "in/a"] {
      try manager.createDirectory(
        atPath: program.folder.path(name),
        withIntermediateDirectories: true
      )
    }
    _ = try program.folder.write("in/b/one.jsonl", Self.event("one"))
    _ = try program.folder.write("in/b/page_files/junk.html", "<p>junk")
    _ = try program.folder.write("in/b/photo.png", "png")
    _ = try program.folder.write(
      "in/a/feed.rss",
      "<rss version=\"2.0\"><channel><title>Porto News</title><item><title>Nvidia opens an office</title><link>https://porto.example/n</link><pubDate>Tue, 06 Jan 2026 10:00:00 GMT</pubDate><description>Nvidia opened an office in Porto on Monday.</description></item></channel></rss>"
    )
    let list = try program.folder.write(
      "in/feeds.opml",
      "<opml version=\"2.0\"><body><outline text=\"P\" xmlUrl=\"a/feed.rss\"/></body></opml>"
    )
    let listed = try program.run("import", list, "--dry-run")
    #expect(listed.output.contains("source: 1 new"), "\(listed.errors)")
    let outcome = try program.run("import", program.folder.path("in"))
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("event: 1 new"))
    #expect(outcome.output.contains("source: 1 new"))
    #expect(outcome.output.contains("Passed over: 1."))
  }

  // MARK: Bad and changed records

  @Test func `bad records are put aside, mended and imported again`() throws {
    let text = [
      Self.event("good", about: "event:later"), Self.event("bad-date", date: "2026-13"),
      #"{"type":"event","id":"cut"#, Self.event("dangling", about: "organization:nobody-known"),
      Self.event("leans", about: "event:dangling"), Self.event("later"),
    ].joined(separator: "\n")
    let path = try program.folder.write("in.jsonl", text)
    let rejects = program.folder.path("rejects.jsonl")
    let outcome = try program.run("import", path, "--keep-going", "--rejects", rejects)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("event: 2 new, 0 revised, 0 unchanged, 3 rejected"))
    #expect(outcome.output.contains("4 bad records: put in"))
    let lines = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(lines.contains(#""error":"'2026-13' is not an EDTF date"#))
    #expect(lines.contains(#""field":"date""#))
    #expect(lines.contains(#""line":2"#))

    let again = try program.run("import", path, "--keep-going", "--rejects", rejects)
    #expect(again.code == 73)
    #expect(again.errors.contains("may hold rejected records"))

    let unmended = try program.run("import", rejects)
    #expect(unmended.code == 65)
    let mended = lines.replacing("2026-13", with: "2026-12")
      .replacing("organization:nobody-known", with: "organization:nvidia")
      .split(separator: "\n").filter { !$0.contains("cut") }.joined(separator: "\n")
    let final = try program.run("import", try program.folder.write("mended.jsonl", mended))
    #expect(final.code == 0, "\(final.errors)")
    #expect(final.output.contains("event: 3 new"))
  }

  @Test func `records that only need one another are kept`() throws {
    let text =
      Self.event("a", about: "event:b") + "\n" + Self.event("b", about: "event:a") + "\n"
    let outcome = try program.run(
      "import",
      try program.folder.write("ring.jsonl", text),
      "--keep-going"
    )
    #expect(outcome.output.contains("event: 2 new"), "\(outcome.errors)")
  }

  @Test func `a changed record is revised, skipped or refused`() throws {
    let first = try program.folder.write("first.jsonl", Self.event("one"))
    let second = try program.folder.write("second.jsonl", Self.event("one", date: "2026-02"))
    try program.run("import", first)
    let failed = try program.run("import", second, "--on-change", "fail")
    #expect(failed.code == 65)
    #expect(failed.errors.contains("the almanac has the event with other contents"))
    #expect(failed.errors.contains("in: one, field 'date'"))
    let skipped = try program.run("import", second, "--on-change", "skip")
    #expect(skipped.output.contains("event: 0 new, 0 revised, 0 unchanged, 1 skipped"))
    let revised = try program.run("import", second, "--format", "json")
    #expect(revised.output.contains(#""revised":1"#))
    #expect(revised.output.contains(#""undo":"almanac undo 3""#))
    #expect(revised.output.contains(#""seconds":"#))
  }

  // MARK: Parts, stops, copies

  @Test func `a split import goes on where it stopped`() throws {
    var lines = (1...25).map { Self.event("e-\($0)") }
    lines[22] = Self.event("e-23", date: "2026-13")
    let path = try program.folder.write("many.jsonl", lines.joined(separator: "\n"))
    let failed = try program.run("import", path, "--batch-size", "10")
    #expect(failed.code == 65)
    #expect(failed.errors.contains("The batches before it are kept (2, 3)"))
    lines[22] = Self.event("e-23")
    _ = try program.folder.write("many.jsonl", lines.joined(separator: "\n"))
    let outcome = try program.run("import", path, "--batch-size", "10", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(#""new":5,"revised":0,"unchanged":20"#))
    #expect(try program.run("batches").output.contains("part 3"))
  }

  @Test func `Ctrl-C stops between records and keeps nothing of the open batch`() throws {
    let lines = (1...20_000).map { Self.event("e-\($0)") }.joined(separator: "\n")
    let path = try program.folder.write("many.jsonl", lines)
    // The threads of a test runner block signals, and what they start inherits that.
    let open = "perl -MPOSIX -e 'sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV'"
    let outcome = try program.shell(
      "\(open) almanac import \(path) & job=$!; until [ -e a.db-wal ]; do sleep 0.02; done; sleep 0.3; "
        + "kill -INT $job; wait $job; echo code $?"
    )
    #expect(outcome.output.contains("the import was stopped; nothing was written"))
    #expect(outcome.output.contains("code 130"))
    #expect(!(try program.run("batches").output.contains("many.jsonl")))
  }

  @Test func `a story from another address is recognized, and the copies are no two witnesses`()
    throws
  {
    let path = try program.folder.write("one.txt", Self.article)
    let first = ["import", path, "--published", "2026-01-10", "--url", "https://a.example/x"]
    let second = ["import", path, "--published", "2026-01-11", "--url", "https://b.example/y"]
    #expect(try program.run(first, database: program.database).code == 0)
    let copy = try program.run(second, database: program.database)
    #expect(copy.code == 0, "\(copy.errors)")
    #expect(copy.output.replacing("\n", with: " ").contains("tells the same story as"))
    let id = { (run: Program.Outcome) in run.output.split(separator: " ").first.map(String.init) }
    let links = try program.run(
      "query",
      "SELECT id, echoes FROM current_sources WHERE echoes IS NOT NULL",
      "--format",
      "jsonl"
    )
    let original = try program.run(first, database: program.database)
    #expect(
      links.output
        == "{\"id\":\"\(id(copy) ?? "")\",\"echoes\":\"\(id(original) ?? "")\"}\n"
    )
    // A third outlet repeats the first, not the second.
    let third = try program.run(
      "import",
      path,
      "--published",
      "2026-01-12",
      "--url",
      "https://m.c.example/amp/z"
    )
    #expect(third.output.contains("echo"))
    #expect(
      try program.run("query", "SELECT DISTINCT echoes FROM source WHERE echoes IS NOT NULL")
        .output.split(separator: "\n").count == 2
    )
    for arguments in [first, second] {
      let again = try program.run(arguments, database: program.database)
      #expect(again.output.contains("Nothing changed"), "\(again.output)")
    }
    let tracked = try program.run(
      "import",
      path,
      "--published",
      "2026-01-10",
      "--url",
      "https://a.example/x?utm_source=mail"
    )
    #expect(tracked.output.contains("Nothing changed"))
  }

  // MARK: Tables

  private static let hardware = #"""
    Hardware name,Manufacturer,Type,Release date,Tensor-FP16/BF16 performance (FLOP/s),FP8 performance (FLOP/s),Memory (bytes),Memory bandwidth (byte/s),TDP (W),Transistors (millions),Process size (nm)
    NVIDIA Porto One,NVIDIA,GPU,2026-02-01,4.123e14,824600000000000.0,96000000000.0,3.3e12,700.0,80000.0,4.0
    "Porto ""Two""",Nobody Works,TPU,2026,,,,,,,
    Porto CPU,Intel,CPU,2010,,,,,,,
    Porto Three,AMD,GPU,2026
    """#

  @Test func `Epoch's hardware table becomes accelerators, and bad rows can be mended`() throws {
    let path = try program.folder.write("hw.csv", Self.hardware)
    let strict = try program.run("import", path, "--mapping", "epoch-hardware")
    #expect(strict.code == 65)
    #expect(strict.errors.contains("hw.csv:5: the row has 4 fields, but there are 11 columns"))
    let rejects = program.folder.path("bad.jsonl")
    let outcome = try program.run(
      "import",
      path,
      "--mapping",
      "epoch-hardware",
      "--keep-going",
      "--rejects",
      rejects
    )
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("accelerator: 1 new, 0 revised, 0 unchanged, 2 rejected"))
    #expect(outcome.output.contains("Passed over: 1."))
    let shown = try program.run("show", "nvidia-porto-one", "--format", "json").output
    #expect(shown.contains(#""fp16":412.3"#))
    #expect(shown.contains(#""memory_bandwidth_gb_s":3300"#))
    #expect(shown.contains(#""locator":"row 'NVIDIA Porto One'""#))
    let mended = try String(contentsOfFile: rejects, encoding: .utf8)
      .replacing("Nobody Works", with: "Intel")
    let again = try program.run(
      "import",
      try program.folder.write("mended.jsonl", mended),
      "--mapping",
      "epoch-hardware"
    )
    #expect(again.output.contains("accelerator: 2 new"), "\(again.errors)")
  }

  @Test func `Epoch's models table and the Federal Register's documents are read`() throws {
    let models = try program.folder.write(
      "models.csv",
      """
      Model,Domain,Organization,Publication date,Country (of organization)
      Porto-7B,Language,"Alibaba,Porto University",2026-02-03,"China,Portugal"
      """
    )
    let outcome = try program.run("import", models, "--mapping", "epoch-models")
    #expect(outcome.output.contains("model: 1 new"), "\(outcome.errors)")
    let model = try program.run("show", "porto-7b", "--format", "json").output
    #expect(model.contains(#""developer":"alibaba""#))
    #expect(model.contains(#""country":"CN""#))
    let documents = try program.folder.write(
      "fr.json",
      #"{"count":1,"results":[{"title":"Sample rule","type":"Rule","abstract":"About Nvidia.","document_number":"2099-00001","html_url":"https://www.federalregister.gov/d/2099-00001","publication_date":"2026-01-15","agencies":[{"name":"Sample Bureau"}]}]}"#
    )
    let register = try program.run("import", documents, "--mapping", "federal-register")
    #expect(register.output.contains("source: 1 new"), "\(register.errors)")
    #expect(
      try program.run("show", "federal-register-2099-00001").output.contains("Sample Bureau")
    )
  }

  @Test func `a proposed mapping imports the table it was proposed for`() throws {
    let table = try program.folder.write(
      "capex.csv",
      "Company;Quarter;Capex;Reported on\nMeta;2025-Q4;\"$22,1 billion\";28.01.2026\n"
    )
    let proposed = try program.run("import", "--mapping-init", table)
    #expect(proposed.code == 0, "\(proposed.errors)")
    let mapping = try program.folder.write(
      "capex.json",
      proposed.output.replacing("ID-OF-THE-SOURCE", with: "epoch-ml-hardware")
    )
    let outcome = try program.run("import", table, "--mapping", mapping)
    #expect(outcome.output.contains("capex: 1 new"), "\(outcome.errors)")
    #expect(try program.run("import", "-", "--mapping", mapping, input: "A,B\n1,2\n").code == 65)
  }

  @Test(arguments: [
    ("quote.csv", "Hardware name,Manufacturer,Type\n\"open,NVIDIA,GPU\n", "a quote is not closed"),
    ("twice.csv", "Type,Type\n1,2\n", "the column 'Type' stands twice"),
    ("other.csv", "Name,Maker,Type\n1,2,3\n", "no column 'Manufacturer'"),
    (
      "number.csv",
      "Hardware name,Manufacturer,Type,TDP (W)\nX,NVIDIA,GPU,hot\n",
      "'hot' in the column 'TDP (W)' is not a number"
    ),
    ("nul.csv", "Hardware name,Manufacturer,Type\nX\0,NVIDIA,GPU\n", "NUL character"),
  ])
  func `a table that cannot be read leaves the database untouched`(
    _ name: String,
    _ text: String,
    _ sentence: String
  ) throws {
    let path = try program.folder.write(name, text)
    let outcome = try program.run("import", path, "--mapping", "epoch-hardware")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(!(try program.run("batches").output.contains(name)))
  }
}
