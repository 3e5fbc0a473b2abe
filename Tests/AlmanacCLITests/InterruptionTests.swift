import Foundation
import TestSupport
import Testing

/// Ctrl-C while something is imported.
@Suite struct InterruptionTests {
  private func lines(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      #"{"type":"event","id":"stopped-\#(number)","date":"2026-01","category":"order","title":"Order \#(number)","about":["organization:nvidia"],"summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    }.joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ("--batch-size 100", "the import was stopped; batch"),
    ("", "the import was stopped; nothing was written"),
  ])
  func `Ctrl-C leaves a clean almanac, and says what was kept`(
    _ options: String,
    _ words: String
  ) throws {
    let program = try Program.seeded()
    // More than a pipe holds: when all of it is written, the program is reading.
    try program.folder.write("first.jsonl", lines(0..<750))
    try program.folder.write("second.jsonl", lines(750..<2000))
    let isInBatches = !options.isEmpty
    let command = """
      mkfifo lines
      almanac import - \(options) < lines > said.txt 2>&1 &
      import=$!
      exec 3> lines
      cat first.jsonl >&3
      batches() { almanac query 'SELECT max(batch_id) FROM batch' --format csv | tail -n 1; }
      \(isInBatches ? "until [[ $(batches) == [2-9]* ]]; do sleep 0.1; done" : "")
      kill -INT $import
      cat second.jsonl >&3 2> /dev/null
      exec 3>&-
      wait $import
      echo "code $?"
      cat said.txt
      """
    let outcome = try program.shell(command)
    #expect(outcome.output.contains("code 130"), "\(outcome.output)")
    #expect(outcome.output.contains(words), "\(outcome.output)")
    #expect(try program.run("check").code == 0)
    let count = try program.run(
      "query",
      "SELECT count(*) AS n FROM current_events WHERE id LIKE 'stopped-%'",
      "--format",
      "csv"
    ).output.split(separator: "\r\n")[1]
    let kept = try #require(Int(count))
    #expect(kept.isMultiple(of: 100) && kept < 2000 && (kept > 0) == isInBatches)
    // What was kept is recognized, and the rest follows.
    let again = try program.run("import", "-", input: lines(0..<2000))
    #expect(again.code == 0)
    #expect(again.output.contains("event: \(2000 - kept) new, 0 revised, \(kept) unchanged"))
  }
}
