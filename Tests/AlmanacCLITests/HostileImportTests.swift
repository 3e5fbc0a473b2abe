import Foundation
import TestSupport
import Testing

@Suite struct HostileImportTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  @Test(arguments: [
    ("laughs.xml", "declares entities"), ("secret.xml", "declares entities"),
  ])
  func `a feed with a bomb, or with the contents of a file, is refused as a whole`(
    _ name: String,
    _ sentence: String
  ) throws {
    let levels = (1...9).map { level in
      "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
    }
    let declared =
      name == "laughs.xml"
      ? "<!ENTITY e0 \"ha\">" + levels.joined() : "<!ENTITY e9 SYSTEM \"file:///etc/passwd\">"
    let path = try program.folder.write(
      name,
      "<?xml version=\"1.0\"?><!DOCTYPE rss [\(declared)]><rss version=\"2.0\"><channel>"
        + "<title>T</title><item><title>&e9;</title><link>https://a.example/1</link>"
        + "<pubDate>Tue, 06 Jan 2026 10:00:00 GMT</pubDate><description>&e9;</description></item>"
        + "</channel></rss>"
    )
    let outcome = try program.run("import", path)
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("\(name):1: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(sentence))
    #expect(outcome.errors.contains("try: "))
    #expect(!outcome.errors.contains("root:"))
    #expect(try !program.run("batches").output.contains(name))
  }

  /// Files of 4 GiB that take no room: what is not written is NUL bytes.
  @Test(arguments: [
    ("long.jsonl", "{\"type\":\"event\",\"id\":\"", "longer than 16 MiB"),
    ("long.json", "[{\"type\":\"event\",\"id\":\"", "longer than 16 MiB"),
    ("object.json", "{\n\"type\":\"event\",\"id\":\"", "larger than 16 MiB"),
    ("long.csv", "Hardware name,Manufacturer,Type\nx", "longer than 1 MiB"),
    ("long.html", "<!DOCTYPE html><html><body><p>", "larger than 64 MiB"),
    ("long.xml", "<rss version=\"2.0\"><channel><title>", "larger than 64 MiB"),
    ("long.txt", "A text without an end. ", "larger than 64 MiB"),
  ])
  func `one line of 4 GiB ends with a sentence, in bounded memory`(
    _ name: String,
    _ beginning: String,
    _ sentence: String
  ) throws {
    _ = try program.folder.write(name, beginning)
    let mapping = name.hasSuffix(".csv") ? "--mapping epoch-hardware" : "--published 2026"
    // All memory that may be asked for, mapped files and the program itself included.
    let outcome = try program.shell(
      "truncate -s 4G \(name); ulimit -v 2000000; almanac import \(name) \(mapping); echo code $?"
    )
    #expect(outcome.output.contains("code 65\n"), "\(outcome.output)")
    #expect(outcome.output.contains("Error: \(name)"), "\(outcome.output)")
    #expect(outcome.output.contains(sentence), "\(outcome.output)")
    #expect(try !program.run("batches").output.contains(name))
  }

  @Test(arguments: ["zcat", "unzip -p", "zstdcat", "xzcat"])
  func `what is packed is told with the pipe that unpacks it`(_ command: String) throws {
    let magic: [String: [UInt8]] = [
      "zcat": [0x1F, 0x8B, 8, 0], "unzip -p": [0x50, 0x4B, 3, 4],
      "zstdcat": [0x28, 0xB5, 0x2F, 0xFD], "xzcat": [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    ]
    let path = try program.folder.write("a.packed", magic[command] ?? [])
    for form in ["records", "csv", "html", "feed", "text"] {
      let outcome = try program.run("import", path, "--as", form)
      #expect(outcome.code == 65)
      #expect(outcome.errors.contains("\(command) '\(path)' | almanac import -"))
    }
  }
}
