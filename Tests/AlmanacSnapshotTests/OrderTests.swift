import Almanac
import AlmanacSnapshot
import AlmanacStore
import TestSupport
import Testing

@Suite struct OrderTests {
  private func hash(_ store: borrowing Store) throws -> String {
    let folder = try TemporaryFolder()
    return try Exporter().run(store, to: folder.path("s")).sha256
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `a snapshot does not tell in which order its records came`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = try Fixture.store(Fixture.all.shuffled(using: &random))
    // The order in which the records stand in the fixture is one order among others.
    #expect(try hash(store) == OrderTests.expected.get())
    // Detours: a change that is taken back, record by record.
    let revised = Fixture.capex.replacing(#""max":2000000000"#, with: #""max":3000000000"#)
    let detours = [revised, Fixture.event(title: "Changed"), Fixture.event("e7")].shuffled(
      using: &random
    )
    for detour in detours { try Fixture.put([detour], into: store) }
    #expect(try hash(store) != OrderTests.expected.get())
    try Fixture.retract(.event, "e7", in: store)
    for original in [Fixture.capex, Fixture.event()].shuffled(using: &random) {
      try Fixture.put([original], into: store)
    }
    #expect(try hash(store) == OrderTests.expected.get())
  }

  @Test func `undo and redo lead back to the same snapshots`() throws {
    let store = try Fixture.store()
    let before = try hash(store)
    let batch = try Fixture.put([Fixture.event("e8"), Fixture.event(title: "New")], into: store)
    let after = try hash(store)
    let undone = try store.undo(batch.number, program: "test")
    #expect(try hash(store) == before)
    _ = try store.undo(undone.number, program: "test")
    #expect(try hash(store) == after)
    #expect(before != after)
  }

  private static let expected: Result<String, any Error> = Result {
    let folder = try TemporaryFolder()
    return try Exporter().run(try Fixture.store(), to: folder.path("s")).sha256
  }
}
