import Foundation
import TestSupport
import Testing

/// An import that is killed at a random moment leaves all of its batch or nothing.
@Suite struct KillTests {
  @Test func `a killed import loses nothing and leaves nothing half done`() throws {
    let program = try Program.seeded()
    let records = 2000
    let lines = (0..<records).map { number in
      #"{"type":"event","id":"killed-\#(number)","date":"2026-01","category":"order","title":"Order \#(number)","about":["organization:nvidia"],"summary":"S","evidence":[{"source":"epoch-ml-hardware","credibility":2}]}"#
    }
    let path = try program.folder.write("many.jsonl", lines.joined(separator: "\n"))
    // More rounds can be asked for: ALMANAC_KILLS=300 swift test --filter KillTests
    let rounds = ProcessInfo.processInfo.environment["ALMANAC_KILLS"].flatMap(Int.init) ?? 12
    var random = SplitMix64(seed: UInt64(rounds))
    var killed = 0
    for round in 0..<rounds {
      let database = program.folder.path("\(round).db")
      try FileManager.default.copyItem(atPath: program.database, toPath: database)
      let isKilled = try program.kill(
        ["import", path, "--db", database],
        after: Double.random(in: 0...1.2, using: &random)
      )
      killed += isKilled ? 1 : 0
      let check = try program.run("check", "--db", database)
      #expect(check.code == 0, "\(check.output)\(check.errors)")
      let count = try program.run(
        "query",
        "SELECT count(*) AS n FROM revision WHERE id LIKE 'killed-%'",
        "--format",
        "csv",
        "--db",
        database
      ).output
      #expect(count == "n\r\n0\r\n" || count == "n\r\n\(records)\r\n", "round \(round): \(count)")
      #expect(isKilled || count != "n\r\n0\r\n")
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: database + suffix)
      }
    }
    #expect(killed > 0)
  }
}
