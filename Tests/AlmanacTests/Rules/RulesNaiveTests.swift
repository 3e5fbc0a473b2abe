import Almanac
import TestSupport
import Testing

/// A small random world: chips, rulings and groups that meet often.
private struct World {
  let chips: [Accelerator]
  let rulings: [Ruling]
  let memberships: [CountryGroupMembership]
  let sources: [Source]

  static let countries = ["CN", "HK", "AE", "SG", "US"]
  private static let groups = ["EAR:D:5", "EAR:A:5", "EAR:X:1"]
  private static let evidence = JSON.array([.object(["source": "s1", "credibility": 1])])

  init(_ random: inout SplitMix64) throws {
    sources = try (0..<4).map { index in
      var members = JSON.Members()
      members["type"] = "source"
      members["id"] = .string("s\(index)")
      members["title"] = "t"
      members["language"] = "en"
      members["published"] = .string(World.date(&random))
      if random.chance(20) { members["retracted"] = .string(World.date(&random)) }
      members["kind"] = "news"
      members["reliability"] = "B"
      return try World.content(members)
    }
    chips = try (0..<3).map { index in try World.chip(index, &random) }
    let count = Int.random(in: 4...10, using: &random)
    rulings = try (0..<count).map { index in try World.ruling(index, of: count, &random) }
    memberships = try World.memberships(&random)
  }

  private static func content<Content: RecordContent>(_ members: JSON.Members) throws -> Content {
    guard let content = try Record(json: .object(members)).content as? Content else {
      throw Problem("the record is of another type")
    }
    return content
  }

  private static func day(_ random: inout SplitMix64) -> String {
    "2025-0\(Int.random(in: 1...6, using: &random))-1\(Int.random(in: 0...9, using: &random))"
  }

  private static func date(_ random: inout SplitMix64) -> String {
    random.chance(70) ? day(&random) : "2025-0\(Int.random(in: 1...6, using: &random))"
  }

  private static func memberships(_ random: inout SplitMix64) throws -> [CountryGroupMembership] {
    var result: [CountryGroupMembership] = []
    for group in groups.dropLast() {
      for country in countries where random.chance(45) {
        var members = JSON.Members()
        members["type"] = "country_group"
        members["id"] = .string("g\(result.count)")
        members["group"] = .string(group)
        members["country"] = .string(country)
        members["name"] = .string(country)
        if random.chance(40) { members["from"] = .string("2025-02-1\(result.count % 10)") }
        if random.chance(40) { members["to"] = .string("2025-04-1\(result.count % 10)") }
        members["evidence"] = evidence
        result.append(try content(members))
      }
    }
    return result
  }

  private static func chip(_ index: Int, _ random: inout SplitMix64) throws -> Accelerator {
    var members = JSON.Members()
    members["type"] = "accelerator"
    members["id"] = .string("c\(index)")
    members["name"] = "c"
    members["vendor"] = .string(random.one(of: ["v0", "v1"]))
    if random.chance(70) {
      var rates = JSON.Members()
      for format in DenseTOPS.Format.allCases where random.chance(25) {
        rates[format.rawValue] = .number(Double(random.one(of: [50, 100, 150, 200, 300])))
      }
      if !rates.list.isEmpty { members["dense_tops"] = .object(rates) }
    }
    if random.chance(40) { members["published_tpp"] = .number(random.one(of: [1000, 2400, 4800])) }
    for name in ["die_area_mm2", "memory_bandwidth_gb_s", "interconnect_gb_s", "memory_gb"]
    where random.chance(65) {
      members[name] = .number(random.one(of: [100, 400, 600, 800]))
    }
    if random.chance(85) {
      members["market"] = .string(random.one(of: ["datacenter", "consumer", "workstation"]))
    }
    members["evidence"] = evidence
    return try content(members)
  }

  private static func places(_ random: inout SplitMix64, _ percent: Int) -> JSON? {
    let all = countries + groups + ["*", "AE?", "EAR:D:5?"]
    let list = random.some(of: all, percent)
    return list.isEmpty ? nil : .array(list.map(JSON.string))
  }

  private static func threshold(_ random: inout SplitMix64) -> JSON {
    let conditions = (0...Int.random(in: 0...1, using: &random)).map { _ -> JSON in
      let metric = random.one(of: Threshold.Metric.allCases)
      let values: [Double] =
        metric == .performanceDensity
        ? [1.6, 3.2, 5.92] : metric == .tpp ? [1600, 2400, 4800] : [400, 600, 1000]
      return .object([
        "metric": .string(metric.rawValue), "op": .string(random.one(of: [">=", ">", "<", "<="])),
        "value": .number(random.one(of: values)),
      ])
    }
    let scope = random.one(of: ["any", "any", "datacenter", "non-datacenter"])
    return .object([
      "label": .string("p\(conditions.count)"), "all": .array(conditions),
      "applies_to": .string(scope),
    ])
  }

  private static func ruling(
    _ index: Int,
    of count: Int,
    _ random: inout SplitMix64
  ) throws -> Ruling {
    var members = JSON.Members()
    let track = random.one(of: [
      "export-license", "export-license", "export-license", "import", "tariff", "end-use",
    ])
    members["type"] = "ruling"
    members["id"] = .string("r\(index)")
    members["title"] = "t"
    members["authority"] = "a"
    members["jurisdiction"] = .string(random.one(of: ["US", "US", "US", "CN"]))
    members["instrument"] = "rule"
    members["track"] = .string(track)
    members["force"] = .string(
      random.one(of: ["law", "law", "law", "directed", "directed", "announced", "reported"])
    )
    members["status"] = "in-force"
    let effects = [
      "restrict", "restrict", "restrict", "tariff", "ease", "ease", "ease", "rescind", "clarify",
    ]
    members["effect"] = .string(random.one(of: effects))
    members["announced"] = .string(day(&random))
    if random.chance(90) { members["effective"] = .string(date(&random)) }
    if random.chance(15) { members["applies_from"] = .string(date(&random)) }
    if random.chance(15) { members["ended"] = .string(date(&random)) }
    members["destinations"] = places(&random, 60)
    members["except_destinations"] = random.chance(30) ? places(&random, 15) : nil
    members["headquarters"] = random.chance(30) ? places(&random, 15) : nil
    if random.chance(15) {
      let all = Ruling.Transaction.allCases.map(\.rawValue)
      members["transactions"] = .array(random.some(of: all, 50).map(JSON.string))
    }
    if random.chance(15) { members["directed_to"] = .array(["v0"]) }
    if random.chance(10) { members["only_for"] = .array(["somebody"]) }
    if random.chance(75) {
      let names = random.chance(40) ? ["*"] : random.some(of: ["c0", "c1", "c2"], 45)
      members["accelerators"] = .array(names.map(JSON.string))
    }
    if random.chance(15) { members["exempts"] = .array([.string(random.one(of: ["c0", "c1"]))]) }
    if random.chance(65) {
      let number = Int.random(in: 1...3, using: &random)
      members["thresholds"] = .array((0..<number).map { _ in threshold(&random) })
    }
    if random.chance(30) { members["rate_percent"] = .number(random.one(of: [0, 10, 25])) }
    let policies = Ruling.ReviewPolicy.allCases.map(\.rawValue)
    if random.chance(75) { members["review_policy"] = .string(random.one(of: policies)) }
    if random.chance(30) {
      let cases = (0...Int.random(in: 0...1, using: &random)).map { _ -> JSON in
        .object([
          "destinations": random.chance(60) ? places(&random, 20) : nil,
          "headquarters": random.chance(40) ? places(&random, 20) : nil,
          "policy": .string(random.one(of: policies)),
        ])
      }
      members["review"] = .array(cases)
    }
    let others = (0..<count).filter { $0 != index }.map { "r\($0)" }
    // Only older ones, so that no two supersede each other in a circle.
    let older = (0..<index).map { "r\($0)" }
    members["supersedes"] = .array(random.some(of: older, 12).map(JSON.string))
    members["narrows"] = .array(random.some(of: others, 65).map(JSON.string))
    members["summary"] = "s"
    members["evidence"] = .array([
      .object(["source": .string("s\(index % 5)"), "credibility": 2])
    ])
    return try content(members)
  }

  func question(_ random: inout SplitMix64) throws -> RuleEngine.Case {
    RuleEngine.Case(
      random.one(of: chips),
      to: try #require(CountryCode(random.one(of: World.countries))),
      on: try #require(Day(World.day(&random))),
      knownOn: random.chance(30) ? Day(World.day(&random)) : nil,
      transaction: random.one(of: [.export, .export, .export, .reexport, .transfer, .remoteAccess]),
      headquarters: random.chance(40)
        ? CountryCode(random.one(of: World.countries)) : nil
    )
  }
}

@Suite struct RulesNaiveTests {
  /// Compares every answer of an engine with the naive one's.
  private func compare(
    _ question: RuleEngine.Case,
    _ engine: RuleEngine,
    _ naive: Naive
  ) -> (undetermined: Int, demanding: Int, eased: Int) {
    var counts = (undetermined: 0, demanding: 0, eased: 0)
    for answer in engine.decide(question).verdicts {
      let expected = naive.possible(answer.side.jurisdiction, answer.side.track, question)
      let actual = Set(answer.possible.map(\.description))
      #expect(
        actual == expected,
        "\(question.accelerator.id) \(question.destination) \(question.on) \(answer.side)"
      )
      let isRequired = expected.allSatisfy { $0.hasPrefix("license required") }
      let common = isRequired ? "license required" : "undetermined"
      #expect(answer.verdict.description == (expected.count == 1 ? expected.first : common))
      if answer.verdict == .undetermined { counts.undetermined += 1 }
      if answer.steps.contains(where: { $0.reaches == .yes }) { counts.demanding += 1 }
      if answer.steps.contains(where: { $0.role == .ease }) { counts.eased += 1 }
    }
    return counts
  }

  @Test(arguments: 0..<60)
  func `random worlds are decided as the naive reading decides them`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var counts = (undetermined: 0, demanding: 0, eased: 0)
    for _ in 0..<50 {
      let world = try World(&random)
      let clock = random.chance(80) ? PublicClock(sources: world.sources) : nil
      let engine = RuleEngine(
        rulings: world.rulings,
        accelerators: world.chips,
        memberships: world.memberships,
        clock: clock
      )
      let naive = Naive(rulings: world.rulings, memberships: world.memberships, clock: clock)
      for _ in 0..<8 {
        let found = compare(try world.question(&random), engine, naive)
        counts.undetermined += found.undetermined
        counts.demanding += found.demanding
        counts.eased += found.eased
      }
    }
    // Worlds in which nothing ever meets would prove nothing.
    #expect(counts.undetermined >= 5 && counts.demanding >= 5 && counts.eased >= 1)
  }

  @Test(arguments: 0..<20)
  func `random cases over the seeds are decided as the naive reading decides them`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix64(seed: seed)
    let naive = Naive(rulings: Seeds.rulings, memberships: Seeds.memberships, clock: Seeds.clock)
    let first = try #require(Day("2022-01-01"))
    let places = Set(Seeds.memberships.map(\.country)).sorted()
    let usual = ["CN", "HK", "MO", "AE", "SG", "US"].compactMap(CountryCode.init)
    for _ in 0..<60 {
      let place = random.chance(60) ? random.one(of: usual) : random.one(of: places)
      let question = RuleEngine.Case(
        random.one(of: Seeds.accelerators),
        to: place,
        on: Day(number: first.number + Int.random(in: 0..<1800, using: &random)),
        knownOn: random.chance(25)
          ? Day(number: first.number + Int.random(in: 0..<1800, using: &random)) : nil,
        transaction: random.one(of: [.export, .export, .reexport, .transfer, .remoteAccess]),
        headquarters: random.chance(30) ? random.one(of: usual) : nil
      )
      _ = compare(question, Seeds.engine, naive)
    }
  }
}

/// Draws for random cases.
extension SplitMix64 {
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func one<Element>(of list: [Element]) -> Element {
    list[Int.random(in: list.indices, using: &self)]
  }

  mutating func some<Element>(of list: [Element], _ percent: Int) -> [Element] {
    list.filter { _ in chance(percent) }
  }
}
