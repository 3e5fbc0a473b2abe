import Almanac
import AlmanacFiles
import TestSupport
import Testing

@Suite struct TableReaderTests {
  private func rows(_ text: String, separator: UInt8? = nil) throws -> [TableReader.Row] {
    try rows(Array(text.utf8), separator: separator)
  }

  private func rows(_ bytes: [UInt8], separator: UInt8? = nil) throws -> [TableReader.Row] {
    let file = InputFile(name: "t.csv", contents: bytes)
    var reader = TableReader(file, after: bytes, separator: separator)
    var rows: [TableReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1\t\n", [["a", "b"], ["1", ""]]),
    ("a|b\r1|2", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x, \"\"y\"\"\nz\",2\n", [["a", "b"], ["x, \"y\"\nz", "2"]]),
    ("a,b\n\n\n\"\",\n", [["a", "b"], ["", ""]]),
    ("a,b\n5\" disk,2", [["a", "b"], ["5\" disk", "2"]]),
    ("\"a;b\",c\n1,2", [["a;b", "c"], ["1", "2"]]),
  ])
  func `a table is read as spreadsheets write it`(_ text: String, _ expected: [[String]]) throws {
    #expect(try rows(text).map(\.fields) == expected)
  }

  @Test func `a row knows the line it begins on`() throws {
    #expect(try rows("a,b\n\"1\n2\n3\",x\r\ny,z\n").map(\.line) == [1, 2, 5])
  }

  @Test func `a fault in one row leaves the next readable`() throws {
    let rows = try rows(
      Array("a,b\n\"x\"y,1\n".utf8) + [0x41, 0xC3, 0x28] + Array(",2\nc,3\n".utf8)
    )
    #expect(
      rows.map { $0.fault?.what } == [
        nil, "text stands behind a closed quote", "a field is not valid UTF-8", nil,
      ]
    )
    #expect(rows.last?.fields == ["c", "3"])
  }

  @Test(arguments: [
    ("a,b\n\"open,1\n", "a quote is not closed"),
    ("a\n\"" + String(repeating: "x", count: 1_100_000), "longer than 1 MiB"),
    (String(repeating: ",", count: 5000), "more than 4096 fields"),
  ])
  func `what makes the rest unreadable ends the table`(_ text: String, _ sentence: String) {
    let problem = #expect(throws: Problem.self) { try rows(text) }
    #expect(problem?.what.contains(sentence) == true)
    #expect(problem?.place.line != nil)
  }

  @Test(arguments: 0..<40)
  func `what is written by the rules is read as it was`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = ["a", "é", "\"", ",", ";", "\n", "\t", "|", " ", "7", "日"]
    let separator = [",", ";", "\t", "|"][seed % 4]
    let width = Int.random(in: 2...6, using: &random)
    var table: [[String]] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      table.append(
        (0..<width).map { _ in
          (0..<Int.random(in: 0...8, using: &random))
            .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        }
      )
    }
    let end = seed % 3 == 0 ? "\r\n" : "\n"
    let text = table.map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: separator)
    }.joined(separator: end)
    #expect(try rows(text, separator: Array(separator.utf8)[0]).map(\.fields) == table)
  }

  @Test(arguments: 0..<200)
  func `any bytes give rows or a problem, and always an end`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed) &+ 77)
    let likely = Array("\",;\n\r\t|a0\u{0}é".utf8) + [0xFF, 0xC3]
    let bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
      likely.randomElement(using: &random) ?? 0
    }
    do {
      let rows = try rows(bytes)
      #expect(rows.count <= bytes.count + 1)
    } catch let problem as Problem {
      #expect(problem.place.file == "t.csv")
    }
  }
}
