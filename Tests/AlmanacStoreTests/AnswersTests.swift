import Almanac
import AlmanacStore
import TestSupport
import Testing

@Suite struct AnswersTests {
  private static let ruling = Fixture.record(
    #"{"type":"ruling","id":"r1","title":"Rule","authority":"acme","jurisdiction":"US","instrument":"rule","track":"export-license","force":"law","status":"in-force","effect":"restrict","announced":"2025-07-01","effective":"2025-07-01","destinations":["CN"],"accelerators":["acme-one"],"review_policy":"presumption-of-denial","summary":"A rule.","evidence":[{"source":"s2","credibility":1,"locator":"p. 1"}]}"#
  )

  private func store() throws -> Store {
    let store = try Fixture.store()
    try Fixture.put([Self.ruling], into: store)
    return store
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func verdict(_ clocks: Clocks, in store: borrowing Store) throws -> Verdict? {
    let chip = try #require(try store.accelerator("acme-one", as: clocks).accelerator)
    let engine = try store.ruleEngine(as: clocks, chips: [chip])
    let (china, us) = (try #require(CountryCode("CN")), try #require(CountryCode("US")))
    let question = RuleEngine.Case(
      chip,
      to: china,
      on: try day("2025-10-01"),
      knownOn: clocks.knownOn
    )
    return engine.decide(question).verdict(of: us)?.verdict
  }

  @Test func `a ruling counts from the day on which it was public, and not before`() throws {
    let store = try store()
    #expect(try verdict(.now, in: store) == .presumptionOfDenial)
    #expect(try verdict(Clocks(knownOn: try day("2025-09-10")), in: store) == .presumptionOfDenial)
    #expect(try verdict(Clocks(knownOn: try day("2025-09-09")), in: store) == .noLicenseRequired)
  }

  @Test func `a ruling counts as long as the almanac said so`() throws {
    let store = try store()
    let id = try #require(Slug("r1"))
    let before = try #require(try store.history(.ruling, id).last)
    try Fixture.retract(.ruling, "r1", in: store)
    #expect(try verdict(.now, in: store) == nil)
    #expect(
      try verdict(Clocks(recordedAt: before.recordedFrom), in: store) == .presumptionOfDenial
    )
  }

  @Test(arguments: [
    "acme-one", "accelerator:acme-one", "ACME ONE", "a1x", "acme", "阿克米", "acme-anvil",
  ])
  func `a chip is found by id, reference, name and alias, and through vendor or architecture`(
    _ word: String
  ) throws {
    let store = try store()
    #expect(try store.chips(word).map(\.record.id.text) == ["acme-one"])
    #expect(try store.accelerator(word).record.id.text == "acme-one")
  }

  @Test func `a chip of which nothing was public can be asked about`() throws {
    let chip = try store().accelerator("acme-one", as: Clocks(knownOn: try day("2020-01-01")))
    #expect(chip.knownFrom.description == "2025-06-30")
  }

  @Test(arguments: ["acme-onx", "r1", "nothing"])
  func `what is no chip is refused, with what is near`(_ word: String) throws {
    let store = try store()
    do throws(StoreError) {
      _ = try store.accelerator(word)
      Issue.record("'\(word)' was taken for a chip")
    } catch {
      #expect(error.kind == .notFound)
      #expect(error.problem.what == "there is no accelerator '\(word)'")
      #expect(error.problem.remedy?.contains("acme-one") == (word == "acme-onx"))
    }
  }

  @Test func `evidence in an answer is completed by its sources as they were public`() throws {
    let store = try store()
    let evidence = Self.ruling.content.evidence
    let answer = JSON.object([
      "steps": .array([.object(["evidence": .array(evidence.map(\.json))])])
    ])
    let cited = try store.sources(citedBy: evidence)
    guard case .object(let members) = cited.completing(answer),
      case .array(let steps)? = members["steps"], case .object(let step)? = steps.first,
      case .array(let items)? = step["evidence"], case .object(let item)? = items.first
    else {
      Issue.record("the answer has lost its form")
      return
    }
    #expect(item["grade"] == "A1" && item["publisher"] == "Other" && item["locator"] == "p. 1")
    #expect(cited.sources(of: evidence + evidence).map(\.id.text) == ["s2"])
    let earlier = try store.sources(citedBy: evidence, as: Clocks(knownOn: try day("2025-09-09")))
    #expect(earlier.sources(of: evidence).isEmpty)
    let nothing = JSON.object(["evidence": .array([]), "independent_sources": .number(0)])
    #expect(earlier.completing(answer) == .object(["steps": .array([nothing])]))
    #expect(step["independent_sources"] == .number(1))
  }
}
