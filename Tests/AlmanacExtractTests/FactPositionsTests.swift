import TestSupport
import Testing

@testable import AlmanacExtract

@Suite struct FactPositionsTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `of equal facts the first is taken up, and no other`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let candidates = (0..<Int.random(in: 0...60, using: &random)).map { position in
      let subject = ["nvidia", "a company with a long name"][
        Int.random(in: 0...1, using: &random)
      ]
      let about = (0..<Int.random(in: 0...2, using: &random)).map { "model:\($0)" }
      return Candidate(
        fact: .statement(
          modality: "rumor",
          speaker: Bool.random(using: &random) ? subject : nil,
          about: about
        ),
        start: position,
        end: position + 1,
        confidence: 0.5
      )
    }
    var positions = FactPositions(atMost: candidates.count)
    var known: Set<Candidate.Fact> = []
    for position in candidates.indices {
      let isNew = known.insert(candidates[position].fact).inserted
      #expect(positions.insert(position, of: candidates) == isNew)
    }
  }

  @Test func `only rulings are rulings`() {
    let ruling = Candidate.Fact.ruling(
      action: "approve",
      actor: nil,
      accelerators: [],
      destinations: [],
      date: nil
    )
    let rumour = Candidate.Fact.statement(modality: "rumor", speaker: nil, about: [])
    #expect(Candidate(fact: ruling, start: 0, end: 1, confidence: 1).isRuling)
    #expect(!Candidate(fact: rumour, start: 0, end: 1, confidence: 1).isRuling)
  }
}
