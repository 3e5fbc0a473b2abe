import Foundation
import TestSupport
import Testing

@Suite struct ImportTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private static let article = """
    Novos chips: a Nvidia quer vender o Rubin, mas a metade dos pedidos da DeepSeek é de H200.

    Os analistas do UBS dizem que a arquitetura Hopper ficou para trás da Blackwell. A Alibaba e a \
    Epoch AI não comentaram. Os EUA e a China negociam as regras de exportação, e a metade das \
    empresas espera uma decisão ainda neste ano, segundo pessoas que acompanham as conversas.
    """

  @Test func `an article is stored with its language and what it names, once`() throws {
    let path = try program.folder.write("artigo.txt", ImportTests.article)
    let outcome = try program.run("import", path, "--published", "2026-01")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("(pt): "))
    for name in [
      "accelerator:nvidia-h200", "accelerator:nvidia-rubin", "architecture:nvidia-hopper",
      "architecture:nvidia-blackwell", "organization:nvidia", "organization:deepseek",
      "organization:alibaba", "organization:epoch-ai", "organization:ubs", "country:US",
      "country:CN",
    ] {
      #expect(outcome.output.contains(name), "\(name)")
    }
    // "Meta" is not in "metade".
    #expect(!outcome.output.contains("organization:meta"))

    let again = try program.run("import", path, "--published", "2026-01")
    #expect(again.code == 0)
    #expect(again.output.contains("Nothing changed"))

    let timeline = try program.run("timeline", "--about", "nvidia-rubin", "--kind", "source")
    #expect(timeline.output.contains("Novos chips"))
    let shown = try program.run("search", "Novos chips metade", "--format", "csv")
    #expect(shown.output.contains("source,"))
  }

  @Test func `news without a date is refused with the way to give it`() throws {
    let path = try program.folder.write("artigo.txt", ImportTests.article)
    let outcome = try program.run("import", path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("nothing says when this was published"))
    #expect(outcome.errors.contains("--published"))
  }

  @Test func `text in Chinese has no spaces and is understood`() throws {
    let path = try program.folder.write(
      "zh.txt",
      "美国商务部批准英伟达向中国出售H20芯片\n\n据报道，英伟达和华为都在等待。深度求索的模型使用H800训练，阿里巴巴没有回应。"
    )
    let outcome = try program.run("import", path, "--published", "2025-07-15")
    #expect(outcome.output.contains("(zh): "))
    for name in [
      "accelerator:nvidia-h20,", "accelerator:nvidia-h800", "organization:huawei",
      "organization:nvidia", "country:CN",
    ] {
      #expect(outcome.output.contains(name), "\(name)")
    }
  }

  @Test
  func `every bad record is reported with file, line, record and field, and nothing is written`()
    throws
  {
    let path = try program.folder.write(
      "bad.jsonl",
      """
      {"type":"event","id":"good-one","date":"2026-01","category":"order","title":"T","summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}
      {"type":"event","id":"bad-date","date":"2026-13","category":"order","title":"T","summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}
      {"type":"event","id":"bad-json",
      {"type":"event","id":"dangling","date":"2026-01","category":"order","title":"T","summary":"S","about":["organization:nvidia-corp"],"evidence":[{"source":"epoch-ml-hardware","credibility":2}]}
      """
    )
    let before = try program.run("export", program.folder.path("before")).output
    let outcome = try program.run("import", path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("bad.jsonl:2: '2026-13' is not an EDTF date"))
    #expect(outcome.errors.contains("in: bad-date, field 'date'"))
    #expect(outcome.errors.contains("bad.jsonl:3:"))
    #expect(outcome.errors.contains("bad.jsonl:4: no organization 'nvidia-corp'"))
    let after = try program.run("export", program.folder.path("after")).output
    #expect(before.split(separator: "\n").last == after.split(separator: "\n").last)
  }

  @Test func `a dangling reference names the record that is near`() throws {
    let path = try program.folder.write(
      "bad.jsonl",
      #"{"type":"event","id":"dangling","date":"2026-01","category":"order","title":"T","summary":"S","about":["organization:nvidia-corp"],"evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    )
    let outcome = try program.run("import", path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("bad.jsonl:1: no organization 'nvidia-corp'"))
    #expect(outcome.errors.contains("in: dangling, field 'about'"))
    #expect(outcome.errors.contains("try: use 'nvidia'"))
  }

  @Test(arguments: [
    ("utf16.jsonl", [0xFF, 0xFE, 0x7B, 0x00] as [UInt8], "UTF-16"),
    (
      "utf8.jsonl",
      Array("{\"type\":\"event\",\"id\":\"".utf8) + [0xC3, 0x28] + Array("\"}\n".utf8),
      "not valid UTF-8"
    ),
    ("nul.jsonl", Array("{\"type\":\"event\",\"id\":\"a\0b\"}\n".utf8), "control character"),
    ("cut.jsonl", Array("{\"type\":\"event\",\"id\":\"a".utf8), "not closed"),
    (
      "deep.jsonl", Array((String(repeating: "[", count: 100_000) + "\n").utf8),
      "nested more than 64 levels"
    ),
    ("twice.jsonl", Array("{\"type\":\"event\",\"type\":\"event\"}\n".utf8), "stands twice"),
    (
      "huge.jsonl", Array("{\"type\":\"event\",\"id\":1e999}\n".utf8),
      "cannot be kept to the last digit"
    ),
    (
      "long.jsonl", Array((String(repeating: " ", count: 17_000_000) + "\n").utf8),
      "longer than 16 MiB"
    ),
    ("list.jsonl", Array("[1,2]\n".utf8), "an object is wanted"),
    ("wrong.jsonl", Array("{\"type\":\"event\",\"id\":7}\n".utf8), "a number stands here"),
    (
      "image.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 1, 2, 3],
      "neither records nor news"
    ),
  ])
  func `bad input ends with 65 and a sentence, and the database is untouched`(
    _ name: String,
    _ bytes: [UInt8],
    _ sentence: String
  ) throws {
    let path = try program.folder.write(name, bytes)
    let before = try program.run("batches", "--format", "csv").output
    let outcome = try program.run("import", path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(outcome.errors.contains(name))
    #expect(try program.run("batches", "--format", "csv").output == before)
  }

  @Test func `a byte order mark, CRLF and blank lines are no faults`() throws {
    let line =
      #"{"type":"event","id":"crlf","date":"2026-01","category":"order","title":"T","summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    let path = try program.folder.write("crlf.jsonl", "\u{FEFF}\(line)\r\n\r\n")
    let outcome = try program.run("import", path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("event: 1 new"))
  }

  @Test func `standard input is a file like any`() throws {
    let line =
      #"{"type":"event","id":"piped","date":"2026-01","category":"order","title":"T","summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    let outcome = try program.run("import", "-", "--format", "json", input: line)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"new\":1"))
    #expect(try program.run("batches").output.contains("standard input"))
  }

  @Test func `a dry run reports and writes nothing`() throws {
    let path = try program.folder.write("artigo.txt", ImportTests.article)
    let outcome = try program.run("import", path, "--published", "2026-01", "--dry-run")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("source: 1 new"))
    #expect(outcome.output.contains("dry run"))
    #expect(
      try program.run("search", "Novos chips metade").output == "No record has these words.\n"
    )
  }

  @Test func `a missing file ends with 66`() throws {
    let outcome = try program.run("import", "nowhere.jsonl")
    #expect(outcome.code == 66)
    #expect(outcome.errors.contains("nowhere.jsonl: cannot read the file: there is no such file"))
  }

  @Test func `hostile text reaches neither the terminal nor a spreadsheet`() throws {
    let line =
      #"{"type":"event","id":"hostile","date":"2026-01","category":"order","title":"=cmd|' /C calc'!A0 \u001b[31mred\u202e <script>alert(1)</script> '); DROP TABLE event;--","summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    let path = try program.folder.write("hostile.jsonl", line)
    #expect(try program.run("import", path).code == 0)
    for format in ["table", "json", "jsonl", "csv", "markdown"] {
      let outcome = try program.run(
        "timeline",
        "--on",
        "2026-01",
        "--kind",
        "event",
        "--search",
        "cmd",
        "--format",
        format
      )
      #expect(outcome.code == 0)
      if format != "csv" { #expect(!outcome.output.contains("\u{1B}"), "\(format)") }
      if format == "csv" {
        #expect(outcome.output.contains("\"'=cmd") || outcome.output.contains(",'=cmd"))
      }
      if format == "markdown" { #expect(!outcome.output.contains("<script>")) }
    }
    #expect(
      try program.run("query", "SELECT count(*) FROM event WHERE title LIKE '%DROP TABLE%'").output
        .contains("1")
    )
  }

  @Test func `a read-only folder is told, and nothing is lost`() throws {
    // Root may write anywhere, so only an ordinary user can see this.
    guard getuid() != 0 else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o500],
      ofItemAtPath: program.folder.url.path
    )
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o700],
        ofItemAtPath: program.folder.url.path
      )
    }
    let outcome = try program.run("init", "--db", program.folder.path("new.db"))
    #expect(outcome.code == 73)
  }
}
