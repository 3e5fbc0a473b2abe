import Foundation
import TestSupport
import Testing

/// An export that is killed at a random moment leaves the earlier one or the new one, whole.
@Suite struct ExportKillTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
  }

  private func changed() throws -> String {
    let path = program.folder.path("b.db")
    try FileManager.default.copyItem(atPath: program.database, toPath: path)
    let outcome = try program.run("revise", "nvidia-h20", "note=New.", "--why", "x", "--db", path)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return path
  }

  private func rounds() -> Int {
    ProcessInfo.processInfo.environment["ALMANAC_KILLS"].flatMap(Int.init) ?? 8
  }

  @Test(arguments: [[], ["--history"]] as [[String]])
  func `a killed export leaves a whole snapshot in place`(_ options: [String]) throws {
    let other = try changed()
    let snapshot = program.folder.path("s")
    #expect(try program.run(["export", snapshot] + options, database: program.database).code == 0)
    let old = try program.folder.bytes("s/manifest.json")
    let next = ["export", program.folder.path("n")] + options
    #expect(try program.run(next, database: other).code == 0)
    let new = try program.folder.bytes("n/manifest.json")
    #expect(old != new)
    var random = SplitMix64(seed: 3)
    var killed = 0
    for round in 0..<rounds() {
      let isKilled = try program.kill(
        ["export", snapshot, "--db", round.isMultiple(of: 2) ? other : program.database] + options,
        after: Double.random(in: 0...0.6, using: &random)
      )
      killed += isKilled ? 1 : 0
      let check = try program.run("verify", snapshot)
      #expect(check.code == 0, "round \(round): \(check.output)\(check.errors)")
      #expect([old, new].contains(try program.folder.bytes("s/manifest.json")))
    }
    #expect(killed > 0)
    #expect(try program.run("export", snapshot).code == 0)
    #expect(!FileManager.default.fileExists(atPath: snapshot + ".draft"))
  }

  @Test func `a killed restoration leaves no almanac, or a whole one`() throws {
    let snapshot = program.folder.path("s")
    #expect(try program.run("export", snapshot, "--history").code == 0)
    let database = program.folder.path("r.db")
    var random = SplitMix64(seed: 5)
    var killed = 0
    for _ in 0..<rounds() {
      let isKilled = try program.kill(
        ["init", "--db", database, "--from", snapshot],
        after: Double.random(in: 0...1.2, using: &random)
      )
      killed += isKilled ? 1 : 0
      let isThere = FileManager.default.fileExists(atPath: database)
      #expect(isKilled || isThere)
      guard isThere else { continue }
      #expect(try program.run("export", "again", "--history", "--db", database).code == 0)
      #expect(
        try program.folder.bytes("again/manifest.json") == program.folder.bytes("s/manifest.json")
      )
      try FileManager.default.removeItem(atPath: database)
    }
    #expect(killed > 0)
    #expect(try program.run("init", "--db", database, "--from", snapshot).code == 0)
    #expect(!FileManager.default.fileExists(atPath: database + ".draft"))
  }

  @Test func `a killed export of a file leaves the earlier file`() throws {
    let other = try changed()
    let page = program.folder.path("p.html")
    #expect(try program.run("export", page, "--format", "html").code == 0)
    let old = try program.folder.bytes("p.html")
    #expect(
      try program.run("export", program.folder.path("n"), "--format", "html", "--db", other).code
        == 0
    )
    let new = try program.folder.bytes("n")
    var random = SplitMix64(seed: 4)
    for _ in 0..<rounds() {
      _ = try program.kill(
        ["export", page, "--format", "html", "--db", other],
        after: Double.random(in: 0...0.6, using: &random)
      )
      #expect([old, new].contains(try program.folder.bytes("p.html")))
    }
  }
}
