import Almanac
import AlmanacFiles
import AlmanacStore
import TestSupport
import Testing

@testable import AlmanacImport

@Suite struct DecodingPipelineTests {
  private func line(_ number: Int) -> String {
    #"{"type":"organization","id":"o\#(number)","name":"Organization \#(number)","kind":"lab"}"#
  }

  /// The ids of all records in order, or what is wrong with them.
  private func run(_ text: String, isList: Bool, stopAfter limit: Int = .max) -> [String] {
    let file = InputFile(name: "in.jsonl", contents: Array(text.utf8))
    let pipeline = DecodingPipeline(file, after: Array(text.utf8), isList: isList)
    var found: [String] = []
    pipeline.run { handful in
      for record in handful.records {
        switch record.result {
        case .success(let prepared): found.append(prepared.id.text)
        case .failure(let problem): found.append("\(problem.place.line ?? 0): \(problem.what)")
        }
      }
      if let problem = handful.problem { found.append(problem.what) }
      return found.count < limit
    }
    return found
  }

  @Test(arguments: [0, 1, 511, 512, 513, 5000])
  func `records come in the order of the file`(_ count: Int) {
    let ids = (0..<count).map { "o\($0)" }
    let lines = (0..<count).map(line)
    #expect(run(lines.joined(separator: "\n"), isList: false) == ids)
    #expect(run("[" + lines.joined(separator: ",\n") + "]", isList: true) == ids)
  }

  @Test func `a bad record is named by its line, among the others`() {
    var lines = (0..<3000).map(line)
    lines[1776] = "{}"
    lines[2999] = "no"
    let found = run(lines.joined(separator: "\n"), isList: false)
    #expect(found.count == 3000)
    #expect(found[1776] == "1777: the field is missing")
    #expect(found[2999].hasPrefix("3000: this is not JSON"))
    #expect(found[1777] == "o1777")
  }

  @Test func `what ends the file early comes last`() {
    let list = "[" + (0..<2000).map(line).joined(separator: ",")
    let found = run(list, isList: true)
    #expect(found.count == 2000)
    #expect(found.last == "the list is not closed")
  }

  @Test(arguments: [1, 600, 1500])
  func `whoever takes them may stop`(_ limit: Int) {
    let found = run((0..<20_000).map(line).joined(separator: "\n"), isList: false, stopAfter: limit)
    #expect(found.count >= limit)
    #expect(found.count < 20_000)
  }
}
