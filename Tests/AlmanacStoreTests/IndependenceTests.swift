import Almanac
import AlmanacStore
import Testing

@Suite struct IndependenceTests {
  private static func source(
    _ id: String,
    echoes: String? = nil,
    reliability: String = "B",
    published: String = "2025-06-01"
  ) -> Record {
    let echo = echoes.map { "\"echoes\":\"\($0)\"," } ?? ""
    return Fixture.record(
      """
      {"type":"source","id":"\(id)","title":"\(id)","publisher":"P \(id)","language":"en",\(echo)\
      "published":"\(published)","kind":"news","reliability":"\(reliability)"}
      """
    )
  }

  /// The independent sources of an event that rests on some sources.
  private func independent(
    _ sources: [Record],
    _ cited: [String],
    _ clocks: Clocks = .now
  ) throws -> [String] {
    let store = try Fixture.store()
    let evidence = cited.map { "{\"source\":\"\($0)\",\"credibility\":2}" }.joined(separator: ",")
    let event = Fixture.event("e9", evidence: evidence)
    try Fixture.put(sources + [event], into: store)
    let found = try store.sources(of: event, clocks)
    let known = try store.sources(citedBy: event.content.evidence, as: clocks)
    let count = known.independentCount(of: event.content.evidence)
    #expect(count == found.independent.count)
    #expect(known.sources(of: event.content.evidence) == found)
    return found.independent.map(\.id.text)
  }

  @Test func `sources that repeat one original are one, for which the original stands`() throws {
    let sources = [
      Self.source("o", reliability: "C"), Self.source("a", echoes: "o"),
      Self.source("b", echoes: "o"),
      Self.source("x"),
    ]
    #expect(try independent(sources, ["a", "b", "o", "x"]) == ["o", "x"])
    #expect(try independent(sources, ["b", "a"]) == ["a"])
    #expect(try independent(sources, ["x", "a"]) == ["a", "x"])
  }

  @Test func `who repeats a repetition tells the same story`() throws {
    let sources = [
      Self.source("o"), Self.source("a", echoes: "o"), Self.source("b", echoes: "a"),
      Self.source("c", echoes: "b"),
    ]
    #expect(try independent(sources, ["c", "a"]) == ["a"])
    #expect(try independent(sources, ["c", "o"]) == ["o"])
  }

  @Test func `sources that repeat each other are one`() throws {
    let sources = [
      Self.source("a", echoes: "b"), Self.source("b", echoes: "a"), Self.source("c", echoes: "a"),
    ]
    #expect(try independent(sources, ["a", "b", "c"]) == ["a"])
    #expect(try independent(sources, ["c", "b"]).count == 1)
  }

  @Test func `echoes of an original that nobody knew are one all the same`() throws {
    let sources = [
      Self.source("o", published: "2025-12-01"), Self.source("a", echoes: "o"),
      Self.source("b", echoes: "o"),
    ]
    let clocks = Clocks(knownOn: Day("2025-07-01"))
    #expect(try independent(sources, ["a", "b", "o"], clocks) == ["a"])
  }
}
