import Almanac
import AlmanacSnapshot
import AlmanacStore
import TestSupport
import Testing

@Suite struct DifferTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func differences(_ before: Side, _ after: Side) throws -> [Difference] {
    var differences: [Difference] = []
    try Differ(before, after).forEach { differences.append($0) }
    return differences
  }

  /// Two almanacs: one event revised, one retracted, one added.
  private func makeSides() throws {
    _ = try Fixture.store(Fixture.all + [Fixture.event("e2")], path: folder.path("a.db"))
    let changed = Fixture.capex.replacing(#""max":2000000000"#, with: #""max":3000000000"#)
      .replacing(#""credibility":2"#, with: #""credibility":1"#)
    let rest = Fixture.all.filter { $0 != Fixture.capex }
    _ = try Fixture.store(rest + [changed, Fixture.event("e3")], path: folder.path("b.db"))
  }

  @Test func `what was added, revised and retracted is found, with bounds and grades`() throws {
    try makeSides()
    let found = try differences(Side(folder.path("a.db")), Side(folder.path("b.db")))
    #expect(found.map(\.reference.description) == ["capex:c1", "event:e2", "event:e3"])
    #expect(found.map(\.kind) == [.revised, .retracted, .added])
    #expect(found[0].fields.map(\.field) == ["amount", "evidence"])
    #expect(
      found[0].words == [
        "amount: 1000000000–2000000000 → 1000000000–3000000000", "evidence: − s1 (B2)",
        "evidence: + s1 (B1)",
      ]
    )
    #expect(found[0].grade == Grade("B1"))
    #expect(found[1].headline == "Acme ships")
  }

  @Test func `a snapshot and the almanac it was made of do not differ`() throws {
    try makeSides()
    let store = try Store(path: folder.path("a.db"))
    _ = try Exporter().run(store, to: folder.path("s"))
    #expect(try differences(Side(folder.path("a.db")), Side(folder.path("s"))).isEmpty)
    #expect(try differences(Side(folder.path("s")), Side(folder.path("b.db"))).count == 3)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `a difference turned round is the same with its sides swapped`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let base = [Fixture.source, Fixture.organization]
    for name in ["a.db", "b.db"] {
      let events = (0..<1100).filter { _ in Bool.random(using: &random) }.map { number in
        Fixture.event("e\(number)", title: Bool.random(using: &random) ? "One" : "Two")
      }
      _ = try Fixture.store(base + events, path: folder.path(name))
    }
    let there = try differences(Side(folder.path("a.db")), Side(folder.path("b.db")))
    let back = try differences(Side(folder.path("b.db")), Side(folder.path("a.db")))
    #expect(there.map(\.reference) == back.map(\.reference))
    #expect(there.map(\.before) == back.map(\.after))
    #expect(there.filter { $0.kind == .added }.count == back.filter { $0.kind == .retracted }.count)
    #expect(there.count > 100)
  }

  @Test func `one almanac is compared with its past`() throws {
    let store = try Fixture.store(path: folder.path("a.db"))
    let time = try Fixture.put([Fixture.event("e2")], into: store).recordedAt
    try Fixture.put([Fixture.event("e4")], into: store)
    let found = try differences(Side("\(folder.path("a.db"))@\(time)"), Side(folder.path("a.db")))
    #expect(found.map(\.reference.id) == ["e4"])
  }

  @Test func `a snapshot has no other time, and what is not there is said to be missing`() throws {
    let store = try Fixture.store(path: folder.path("a.db"))
    _ = try Exporter().run(store, to: folder.path("s"))
    #expect(throws: Problem.self) { try Side(folder.path("s"), at: RecordTime("2026-01-01")) }
    let error = #expect(throws: Problem.self) { try Side(folder.path("nothing")) }
    #expect(error?.what == "there is no such file")
  }

  @Test func `a changelog shows hostile text as it is`() throws {
    let title = "<script>alert(1)</script> *b* [x](javascript:y) | `c`"
    _ = try Fixture.store(path: folder.path("a.db"))
    _ = try Fixture.store(
      Fixture.all + [Fixture.event("e9", title: title)],
      path: folder.path("b.db")
    )
    let found = try differences(Side(folder.path("a.db")), Side(folder.path("b.db")))
    #expect(
      ChangeLog(found).markdown == """
        ## Added (1)

        - **\\<script\\>alert(1)\\</script\\> \\*b\\* \\[x\\](javascript:y) \\| \\`c\\`** (2025-06-10, B2) `event:e9`

        """
    )
  }
}
