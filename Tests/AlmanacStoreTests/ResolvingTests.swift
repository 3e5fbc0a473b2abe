import Almanac
import AlmanacStore
import Testing

@Suite struct ResolvingTests {
  private static func capex(_ id: String, _ amount: Int, note: String = "") -> Record {
    Fixture.record(
      """
      {"type":"capex","id":"\(id)","subject":"acme","period":"2025","amount":{"value":\(amount)},\
      "currency":"USD","basis":"reported","scope":"total-capex","published":"2025-09-10",\
      \(note.isEmpty ? "" : "\"note\":\"\(note)\",")"evidence":[{"source":"s1","credibility":2}]}
      """
    )
  }

  private static let a = Reference(.capex, Fixture.slug("a"))
  private static let b = Reference(.capex, Fixture.slug("b"))

  private func store() throws -> Store {
    let store = try Fixture.store()
    try Fixture.put([Self.capex("a", 10), Self.capex("b", 20)], into: store)
    return store
  }

  @discardableResult
  private func decide(
    _ store: borrowing Store,
    _ prefers: Reference? = Self.a,
    decided: String = "2026-02-01",
    isRehearsal: Bool = false
  ) throws -> (resolution: Record, batch: Batch) {
    try store.resolve(
      store.conflict(between: [Self.b]),
      as: ConflictDecision(
        prefers: prefers,
        decided: #require(EDTF(decided)),
        why: "the other one is a misprint"
      ),
      program: "test",
      isRehearsal: isRehearsal
    )
  }

  private func names(_ store: borrowing Store, _ clocks: Clocks = .now) throws -> [String] {
    try store.conflicts(as: clocks).map(\.standing.name)
  }

  @Test func `a decision resolves a conflict until a record changes, and again when it is back`()
    throws
  {
    let store = try store()
    #expect(try names(store) == ["open"])
    let (record, batch) = try decide(store)
    #expect(record.id.text == "a-amount")
    #expect(batch.counts.added == 1 && batch.why == "the other one is a misprint")
    #expect(try names(store) == ["resolved"])
    try Fixture.put([Self.capex("b", 20, note: "Said again.")], into: store)
    #expect(try names(store) == ["reopened"])
    try Fixture.put([Self.capex("b", 20)], into: store)
    #expect(try names(store) == ["resolved"])
    // A third record is another conflict.
    try Fixture.put([Self.capex("c", 30)], into: store)
    #expect(try names(store) == ["open"])
    #expect(try store.check() == CheckResult())
  }

  @Test func `deciding again revises the resolution, and the same again changes nothing`() throws {
    let store = try store()
    try decide(store)
    #expect(try decide(store).batch.number == 0)
    let (record, batch) = try decide(store, nil)
    #expect(batch.counts.revised == 1 && record.fields["prefers"] == nil)
    #expect(try store.history(.resolution, record.id).count == 2)
  }

  @Test func `a rehearsal writes nothing`() throws {
    let store = try store()
    #expect(try decide(store, isRehearsal: true).batch.counts.added == 1)
    #expect(try names(store) == ["open"])
  }

  @Test func `undoing the batch opens the conflict again`() throws {
    let store = try store()
    let batch = try decide(store).batch
    _ = try store.undo(batch.number, program: "test")
    #expect(try names(store) == ["open"])
    // The id is not given to another decision.
    #expect(try decide(store).resolution.id.text == "a-amount-2")
  }

  @Test func `a decision has the three clocks`() throws {
    let store = try store()
    let batch = try decide(store).batch
    let before = try #require(try store.batches().dropLast().last?.recordedAt)
    #expect(try names(store, Clocks(recordedAt: before)) == ["open"])
    #expect(try names(store, Clocks(recordedAt: batch.recordedAt)) == ["resolved"])
    #expect(try names(store, Clocks(knownOn: Day("2026-01-31"))) == ["open"])
    #expect(try names(store, Clocks(knownOn: Day("2026-02-01"))) == ["resolved"])
    let revision = try store.revision(.resolution, Fixture.slug("a-amount"))
    #expect(revision?.knownFrom == Day("2026-02-01"))
    // It is no event in the world.
    #expect(try store.timeline().entries.allSatisfy { $0.revision.record.type != .resolution })
  }

  @Test func `a record that was decided on cannot be retracted before the decision`() throws {
    let store = try store()
    try decide(store)
    #expect(throws: StoreError.self) {
      try store.retract(Self.b, program: "test", why: "a misprint")
    }
    let resolution = Reference(.resolution, Fixture.slug("a-amount"))
    _ = try store.retract(resolution, program: "test", why: "not needed")
    _ = try store.retract(Self.b, program: "test", why: "a misprint")
    #expect(try store.conflicts().isEmpty)
  }

  @Test func `merging the two records leaves one in the decision`() throws {
    let store = try store()
    try decide(store, Self.b)
    _ = try store.merge(Self.a, Self.b, program: "test", why: "the same figure")
    let record = try store.revision(.resolution, Fixture.slug("a-amount"))?.record
    guard case .resolution(let resolution)? = record else { throw Problem("it is gone") }
    #expect(resolution.between.map(\.record) == [Self.a])
    #expect(resolution.prefers == Self.a)
    #expect(try store.conflicts().isEmpty)
    #expect(try store.check() == CheckResult())
  }

  @Test func `a decision that prefers what is not in the conflict is refused`() throws {
    let store = try store()
    let other = Reference(.organization, Fixture.slug("acme"))
    do {
      try decide(store, other)
      Issue.record("it was taken")
    } catch let error as StoreError {
      #expect(error.problem.place.field == "prefers")
      #expect(error.kind == .invalid)
    }
  }

  @Test func `a record in several conflicts does not tell which, and one in none is told so`()
    throws
  {
    let store = try store()
    let quarters = (1...4).map { quarter in
      Fixture.record(
        """
        {"type":"capex","id":"q\(quarter)","subject":"acme","period":"2025-Q\(quarter)",\
        "amount":{"value":25},"currency":"USD","basis":"reported","scope":"total-capex",\
        "published":"2025-09-10","evidence":[{"source":"s1","credibility":2}]}
        """
      )
    }
    try Fixture.put(quarters, into: store)
    func failure(_ records: [Reference]) -> StoreError? {
      do throws(StoreError) {
        _ = try store.conflict(between: records)
        return nil
      } catch { return error }
    }
    let q1 = Reference(.capex, Fixture.slug("q1"))
    #expect(failure([Self.a])?.kind == .question)
    #expect(failure([Self.a])?.problem.what.contains("in several conflicts") == true)
    #expect(failure([Self.a, q1]) == nil)
    #expect(failure([Self.a, Self.b]) == nil)
    #expect(failure([Reference(.event, Fixture.slug("e1"))])?.kind == .notFound)
    #expect(
      failure([Self.b, Reference(.event, Fixture.slug("e1"))])?.problem.what
        == "there is no conflict between capex:b and event:e1"
    )
  }
}
