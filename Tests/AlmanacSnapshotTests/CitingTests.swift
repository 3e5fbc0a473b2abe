import Almanac
import AlmanacSnapshot
import AlmanacStore
import TestSupport
import Testing

@Suite struct CitingTests {
  private func token(_ words: [String] = ["status", "a chip", "--to", "CN"]) throws -> CitationToken
  {
    CitationToken(
      words: words,
      today: try #require(Day("2026-01-20")),
      knownOn: try #require(Day("2026-01-19")),
      recordedAt: try #require(RecordTime("2026-01-20T10:11:12.000001Z")),
      snapshot: String(repeating: "a", count: 64),
      answer: String(repeating: "b", count: 64)
    )
  }

  @Test(arguments: [
    ["lag"], ["search", "輝達 H20"], ["status", "it's", "", "\"x\""],
    ["timeline", String(repeating: "ü", count: 300)],
  ])
  func `a token says the same after it was written and read`(_ words: [String]) throws {
    let token = try token(words)
    #expect(try CitationToken(token.text) == token)
    let folded = token.text.prefix(40) + "\n  " + token.text.dropFirst(40) + "\n"
    #expect(try CitationToken(String(folded)) == token)
  }

  @Test func `a token that was cut or changed is refused`() throws {
    let text = try token().text
    for length in [0, 5, 9, 20, text.count - 1] {
      #expect(throws: Problem.self) { try CitationToken(String(text.prefix(length))) }
    }
    #expect(throws: Problem.self) { try CitationToken(text + "A") }
    #expect(throws: Problem.self) { try CitationToken(text + "=") }
    #expect(throws: Problem.self) { try CitationToken("almanac2:" + text.dropFirst(9)) }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `no letter of a token can be changed unnoticed into another question`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let original = try token()
    var letters = Array(original.text)
    let index = Int.random(in: 9..<letters.count, using: &random)
    letters[index] = letters[index] == "A" ? "B" : "A"
    // What still reads differs from the original, and says so when it is asked again.
    #expect((try? CitationToken(String(letters))) != original)
  }

  @Test func `the question is shown as it can be typed`() throws {
    #expect(try token().question == "status 'a chip' --to CN")
    #expect(
      try token(["it's", "", "nvidia-h200", "2025-01/2025-02"]).question
        == #"'it'\''s' '' nvidia-h200 2025-01/2025-02"#
    )
  }

  @Test func `when and by which batch something was recorded is no part of an answer`() throws {
    func sum(_ text: String) throws -> String {
      CitationToken.checksum(of: try JSONParser.parse(Array(text.utf8)))
    }
    let first =
      #"[{"id":"e1","recorded_at":"2026-01-01T00:00:00.000000Z","batch":3,"x":{"recorded_from":1}}]"#
    #expect(try sum(first) == sum(#"[{"x":{},"id":"e1"}]"#))
    #expect(try sum(first) != sum(#"[{"x":{},"id":"e2"}]"#))
    #expect(try sum(first) != sum(#"[{"x":{},"id":"e1","known_from":"2026"}]"#))
  }

  @Test func `an answer rests on what it names, and on the sources of that`() throws {
    let store = try Fixture.store()
    let answer = try JSONParser.parse(
      Array(#"{"a":["ruling:r1"],"b":{"c":"acme-one"},"d":"no-such-thing","e":7}"#.utf8)
    )
    let grounds = try Grounds.of(answer, in: store, as: .now)
    #expect(
      grounds.map(\.description).sorted()
        == ["accelerator:acme-one", "ruling:r1", "source:s1", "source:s2"]
    )
  }

  @Test func `a cited answer is remembered once, by what it rests on`() throws {
    let store = try Fixture.store()
    let event = try #require(Reference("event:e1"))
    let digests = try store.digests(of: [event])
    #expect(digests[event]?.count == 32)
    #expect(try store.cite("almanac1:x", question: "timeline", restingOn: digests))
    #expect(try !store.cite("almanac1:x", question: "timeline", restingOn: digests))
    #expect(try store.citations().map(\.question) == ["timeline"])
    #expect(try store.citations(restingOn: event).map(\.token) == ["almanac1:x"])
    #expect(try store.citations(restingOn: try #require(Reference("source:s1"))).isEmpty)
    #expect(try store.citation("almanac1:x")?.records == digests)
    #expect(try store.citation("almanac1:y") == nil)
    // What an erased record said is not kept as a digest either.
    _ = try store.erase(event, program: "test", why: "the law")
    #expect(try store.citation("almanac1:x")?.records == [:])
  }

  @Test func `what changed of the grounds is told field by field`() throws {
    let store = try Fixture.store()
    let time = try store.lastRecorded()
    try Fixture.put([Fixture.event(title: "Acme waits"), Fixture.event("e2")], into: store)
    let references = ["event:e1", "event:e2", "capex:c1"].compactMap { Reference($0) }
    let changes = try Grounds.changes(of: references, in: store, since: time)
    #expect(changes.map(\.reference.description) == ["event:e1", "event:e2"])
    #expect(changes.map(\.kind) == [.revised, .added])
    #expect(changes[0].words == ["title: Acme ships → Acme waits"])
    #expect(changes[0].grade?.description == "B2")
  }
}
