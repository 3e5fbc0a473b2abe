import Almanac
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct WritingTests {
  @Test(arguments: RecordType.allCases)
  func `every seed record comes back from the tables as it went in`(_ type: RecordType) throws {
    let store = try Store(path: ":memory:", creation: .always)
    let all = try RecordType.allCases.flatMap { try Self.seeds($0) }
    try Fixture.put(all, into: store)
    let back = try store.revisions(type).map(\.record)
    #expect(back == (try Self.seeds(type)))
  }

  private static func seeds(_ type: RecordType) throws -> [Record] {
    let data = try Data(contentsOf: repository.appending(path: "Seeds/\(type.fileName)"))
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try Record(json: try JSONParser.parse([UInt8]($0)))
    }
  }

  @Test func `the same again changes nothing and is no batch`() throws {
    let store = try Fixture.store()
    let batch = try Fixture.put([Fixture.event()], into: store)
    #expect(batch.number == 0)
    #expect(batch.counts.unchanged == 1)
    #expect(try store.batches().count == 1)
    #expect(try store.history(.event, #require(Slug("e1"))).count == 1)
  }

  @Test func `a correction is a revision, and the old one stays`() throws {
    let store = try Fixture.store()
    let batch = try Fixture.put([Fixture.event(title: "Acme ships more")], into: store)
    #expect(batch.counts.revised == 1)
    let id = try #require(Slug("e1"))
    let history = try store.history(.event, id)
    #expect(history.count == 2)
    #expect(history[0].recordedTo == history[1].recordedFrom)
    #expect(history[0].closingBatch == history[1].batch)
    #expect(history[1].isCurrent)
    let then = Clocks(recordedAt: history[0].recordedFrom)
    let old = try #require(try store.revision(.event, id, as: then))
    #expect(old.record == Fixture.event())
  }

  @Test func `a retraction closes a record and nothing takes its place`() throws {
    let store = try Fixture.store()
    try Fixture.retract(.event, "e1", in: store)
    let id = try #require(Slug("e1"))
    #expect(try store.revision(.event, id) == nil)
    #expect(try store.history(.event, id).count == 1)
    #expect(try store.batches().last?.why == "wrong")
    // It can be put in again.
    try Fixture.put([Fixture.event()], into: store)
    #expect(try store.history(.event, id).count == 2)
  }

  @Test func `record time strictly increases`() throws {
    let store = try Fixture.store()
    for number in 0..<20 { try Fixture.put([Fixture.event(title: "T\(number)")], into: store) }
    let times = try store.batches().map(\.recordedAt)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `a dangling reference is named and nothing is written`() throws {
    let store = try Fixture.store()
    let before = try store.summary().revisions
    let bad = Fixture.event("e2", evidence: #"{"source":"s3","credibility":2}"#)
    #expect {
      try Fixture.put([Fixture.event("e3"), bad], into: store)
    } throws: { error in
      let problem = (error as? StoreError)?.problem
      return problem?.what == "no source 's3'" && problem?.place.record == "e2"
        && problem?.place.field == "evidence[0].source"
        && problem?.remedy == "use 's1', or add the source first"
    }
    #expect(try store.summary().revisions == before)
  }

  @Test func `however many references lead nowhere, the id that was meant is sought for few`()
    throws
  {
    let store = try Fixture.store()
    let bad = (0..<150).map { number in
      Fixture.event("e\(number)", evidence: #"{"source":"s1-\#(100 + number)","credibility":2}"#)
    }
    #expect {
      try Fixture.put(bad, into: store)
    } throws: { error in
      guard let error = error as? StoreError else { return false }
      let problems = [error.problem] + error.others
      let sought = problems.filter { $0.remedy?.hasPrefix("use 's") == true }
      let others = problems.filter { $0.remedy == "add the source first" }
      return sought.count == 100 && others.count == 50
        && sought.first?.place.record == "e0" && others.last?.place.record == "e149"
    }
  }

  @Test func `what a record refers to may come later in the same batch`() throws {
    let store = try Store(path: ":memory:", creation: .always)
    let batch = try Fixture.put(
      [Fixture.event(), Fixture.accelerator, Fixture.organization, Fixture.source],
      into: store
    )
    #expect(batch.counts.added == 4)
  }

  @Test func `two versions of one record in one batch are refused`() throws {
    let store = try Fixture.store()
    #expect {
      try Fixture.put([Fixture.event("e2"), Fixture.event("e2", title: "Other")], into: store)
    } throws: { error in
      (error as? StoreError)?.problem.what.hasPrefix("the event stands twice") ?? false
    }
    #expect(try store.revision(.event, #require(Slug("e2"))) == nil)
  }

  @Test func `a rehearsal counts and keeps nothing`() throws {
    let store = try Fixture.store()
    let batch = try Fixture.put([Fixture.event("e2")], into: store, isRehearsal: true)
    #expect(batch.counts.added == 1)
    #expect(batch.number == 0)
    #expect(try store.revision(.event, #require(Slug("e2"))) == nil)
  }

  @Test func `retracting what is not there says so`() throws {
    let store = try Fixture.store()
    #expect {
      try Fixture.retract(.event, "nothing", in: store)
    } throws: { error in
      (error as? StoreError)?.kind == .notFound
    }
  }

  @Test func `public since the first source, on the last day it may have come out`() throws {
    let store = try Fixture.store()
    let id = try #require(Slug("e1"))
    #expect(try store.revision(.event, id)?.knownFrom.description == "2025-06-30")
    let both = Fixture.event(
      evidence: #"{"source":"s2","credibility":1},{"source":"s1","credibility":2}"#
    )
    try Fixture.put([both], into: store)
    #expect(try store.revision(.event, id)?.knownFrom.description == "2025-06-30")
    #expect(try store.revision(.event, id, as: Clocks(knownOn: Day("2025-06-29"))) == nil)
    #expect(try store.revision(.event, id, as: Clocks(knownOn: Day("2025-06-30"))) != nil)
  }

  @Test func `a source's new date moves the facts that rest on it`() throws {
    let store = try Fixture.store()
    let moved = Fixture.record(
      #"{"type":"source","id":"s1","url":"https://example.org/1","title":"First report","publisher":"Example","language":"en","published":"2025-08-01","kind":"news","reliability":"B"}"#
    )
    try Fixture.put([moved], into: store)
    let id = try #require(Slug("e1"))
    let history = try store.history(.event, id)
    #expect(history.map(\.knownFrom.description) == ["2025-06-30", "2025-08-01"])
    #expect(history[0].record == history[1].record)
  }

  @Test func `a withdrawn source ends what rests on it alone`() throws {
    let store = try Fixture.store()
    let withdrawn = Fixture.record(
      #"{"type":"source","id":"s1","url":"https://example.org/1","title":"First report","publisher":"Example","language":"en","published":"2025-06","retracted":"2025-12-01","kind":"news","reliability":"B"}"#
    )
    try Fixture.put([withdrawn], into: store)
    let id = try #require(Slug("e1"))
    #expect(try store.revision(.event, id, as: Clocks(knownOn: Day("2025-11-30"))) != nil)
    #expect(try store.revision(.event, id, as: Clocks(knownOn: Day("2025-12-01"))) == nil)
  }

  private static let echo = Fixture.record(
    #"{"type":"source","id":"s3","title":"The same report","language":"en","published":"2025-06","kind":"news","reliability":"C","echoes":"s1"}"#
  )

  @Test func `a source that repeats another keeps its name`() throws {
    let store = try Fixture.store()
    try Fixture.put([WritingTests.echo], into: store)
    let stored = try store.revision(.source, #require(Slug("s3")))?.record
    #expect(stored == WritingTests.echo)
    #expect(throws: StoreError.self) { try Fixture.retract(.source, "s1", in: store) }
  }

  @Test func `a source merged with what it repeats repeats nothing`() throws {
    let store = try Fixture.store()
    try Fixture.put([WritingTests.echo], into: store)
    let kept = Reference(.source, try #require(Slug("s3")))
    let merged = Reference(.source, try #require(Slug("s1")))
    _ = try store.merge(kept, merged, program: "test", why: "one address")
    guard case .source(let source)? = try store.revision(.source, #require(Slug("s3")))?.record
    else {
      Issue.record("the source is gone")
      return
    }
    #expect(source.echoes == nil)
  }
}
