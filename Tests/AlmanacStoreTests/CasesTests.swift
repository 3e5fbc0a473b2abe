import Almanac
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct CasesTests {
  private static let records: [Record] = {
    var records: [Record] = []
    for type in RecordType.allCases {
      let file = repository.appending(path: "Seeds/\(type.fileName)")
      for line in (try? Data(contentsOf: file))?.split(separator: UInt8(ascii: "\n")) ?? [] {
        if let record = (try? JSONParser.parse([UInt8](line))).flatMap({ try? Record(json: $0) }) {
          records.append(record)
        }
      }
    }
    return records
  }()

  private static let countries = [
    "CN", "HK", "MO", "AE", "SA", "IN", "IL", "PL", "SG", "RU", "TW", "US", "DE", "KZ", "MY", "IR",
  ].compactMap { CountryCode($0) }

  @Test(arguments: ["", "2023-10-20", "2025-02-01", "2026-01-14"])
  func `what is read for a case decides it as everything would`(_ known: String) throws {
    let store = try Store(path: ":memory:", creation: .always)
    try Fixture.put(Self.records, into: store)
    let clocks = Clocks(knownOn: Day(known))
    let all = try store.ruleEngine(as: clocks)
    let chips = try store.contents(Accelerator.self)
    #expect(chips.count > 100)
    let (first, last) = (try #require(Day("2022-01-01")), try #require(Day("2026-12-31")))
    var determined = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let chip = try #require(chips.randomElement(using: &random))
      let destination = try #require(Self.countries.randomElement(using: &random))
      let seat = Bool.random(using: &random) ? Self.countries.randomElement(using: &random) : nil
      let some = try store.ruleEngine(for: chip, to: destination, seat: seat, as: clocks)
      for transaction in Ruling.Transaction.allCases {
        let question = RuleEngine.Case(
          chip,
          to: destination,
          on: Day(number: Int.random(in: first.number...last.number, using: &random)),
          knownOn: clocks.knownOn,
          transaction: transaction,
          headquarters: seat
        )
        let decision = some.decide(question)
        #expect(decision == all.decide(question), "seed \(seed)")
        determined += decision.verdicts.filter { !$0.steps.isEmpty }.count
      }
    }
    #expect(determined > 20)
  }
}
