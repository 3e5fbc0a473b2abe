import Almanac
import Testing

/// Imports, duties, end uses and shares of revenue, case by case with the source that says so.
@Suite struct RulesOtherTracksTests {
  static let free = "no import restriction"
  static let blocked = "import blocked"

  /// The Chinese side.
  static let imports: [GroundTruth] = [
    .init("nvidia-h200", "CN", "2026-01-13", blocked, importing, by: "newsaz-h200-2026-01-14"),
    .init(
      "nvidia-h200",
      "CN",
      "2026-01-14",
      free,
      importing,
      knownOn: "2026-01-13",
      by: "newsaz-h200-2026-01-14"
    ),
    .init(
      "nvidia-h200",
      "CN",
      "2026-01-14",
      blocked,
      importing,
      as: .reexport,
      by: "ndtv-h200-2026-01-17"
    ),
    .init(
      "nvidia-h200",
      "CN",
      "2026-01-14",
      free,
      importing,
      as: .transfer,
      by: "ndtv-h200-2026-01-17"
    ),
    // Approvals for three buyers, then for one, and deliveries one by one were only reported.
    .init("nvidia-h200", "CN", "2026-01-28", blocked, importing, by: "bt-h200-2026-01-28"),
    .init("nvidia-h200", "CN", "2026-09-01", blocked, importing, by: "tomshw-h200-2026-08"),
    .init("nvidia-h20", "CN", "2025-09-01", free, importing, by: "particle-cac-2025-08"),
    .init("nvidia-b200", "CN", "2026-02-01", free, importing, by: "newsaz-h200-2026-01-14"),
    .init(
      "nvidia-rtx-pro-6000d",
      "CN",
      "2025-08-31",
      free,
      importing,
      by: "udn-rtx6000d-2025-09-18"
    ),
    .init(
      "nvidia-rtx-pro-6000d",
      "CN",
      "2025-09-30",
      blocked,
      importing,
      by: "cash-rtx6000d-2025-09-17"
    ),
  ]

  /// The two windows of the duty of January 2026.
  static let duties: [GroundTruth] = [
    .init("nvidia-h200", "US", "2026-01-14", "no tariff", tariff, by: "wh-232-2026-01-14"),
    .init("nvidia-h200", "US", "2026-01-15", "tariff 25%", tariff, by: "wh-232-2026-01-14"),
    .init("nvidia-gh200", "US", "2026-01-15", "tariff 25%", tariff, by: "cbp-csms-67400472"),
    .init("amd-mi300x", "US", "2026-01-15", "no tariff", tariff, by: "gsm-232-2026-01"),
    .init("nvidia-h20", "US", "2026-01-15", "no tariff", tariff, by: "gsm-232-2026-01"),
    .init("nvidia-rtx-4090", "US", "2026-01-15", "no tariff", tariff, by: "gsm-232-2026-01"),
    .init(
      "amd-mi325x",
      "US",
      "2026-01-15",
      "tariff 25%",
      tariff,
      as: .reexport,
      by: "whitecase-232-2026-01"
    ),
    .init(
      "nvidia-h200",
      "US",
      "2026-01-20",
      "no tariff",
      tariff,
      knownOn: "2026-01-13",
      by: "wh-232-2026-01-14"
    ),
  ]

  /// The guidance of May 2025 on General Prohibition 10.
  static let uses: [GroundTruth] = [
    .init("huawei-ascend-910c", "CN", "2025-05-12", none, endUse, by: "crowell-2025-05-19"),
    .init("huawei-ascend-910c", "CN", "2025-05-13", "prohibited", endUse, by: "crowell-2025-05-19"),
    .init(
      "huawei-ascend-910c",
      "DE",
      "2025-06-01",
      "prohibited",
      endUse,
      as: .remoteAccess,
      by: "freshfields-2025-05"
    ),
    .init(
      "huawei-ascend-910b",
      "SA",
      "2026-06-01",
      "prohibited",
      endUse,
      as: .reexport,
      by: "arnoldporter-2025-05"
    ),
    .init(
      "huawei-ascend-910d",
      "RU",
      "2025-06-01",
      "prohibited",
      endUse,
      by: "arnoldporter-2025-05"
    ),
    .init(
      "huawei-ascend-910c",
      "CN",
      "2025-06-01",
      none,
      endUse,
      knownOn: "2025-05-18",
      by: "crowell-2025-05-19"
    ),
    .init(
      "huawei-ascend-910c",
      "CN",
      "2025-06-01",
      "prohibited",
      endUse,
      knownOn: "2025-05-19",
      by: "crowell-2025-05-19"
    ),
    .init("huawei-ascend-950pr", "AE", "2026-06-01", none, endUse, by: "freshfields-2025-05"),
    .init("nvidia-h200", "CN", "2026-02-01", none, "CN end-use", by: "gigazine-dc-2025-11-06"),
  ]

  @Test(arguments: imports + duties + uses)
  func `the public record of the other tracks is answered`(_ truth: GroundTruth) throws {
    let answer = try truth.decide()
    #expect(answer?.verdict.description == truth.verdict)
    let source = try #require(truth.source)
    #expect(Seeds.sources.contains(source), "no source '\(source)' is recorded")
  }

  /// A ruling that is told without deciding: for which case, under whose answer.
  struct Aside: Sendable, CustomTestStringConvertible {
    let chip: String
    let to: String
    let on: String
    let side: String
    let ruling: String

    var testDescription: String { "\(ruling) beside \(chip) to \(to) on \(on), \(side)" }
  }

  static let asides = [
    // A share of revenue that no regulation put into law, and licences for some buyers.
    Aside(
      chip: "nvidia-h20",
      to: "CN",
      on: "2025-09-01",
      side: "US export-license",
      ruling: "us-white-house-2025-08-15pct-revenue-deal"
    ),
    Aside(
      chip: "nvidia-h20",
      to: "CN",
      on: "2025-09-01",
      side: "US export-license",
      ruling: "us-bis-2025-08-h20-licenses"
    ),
    Aside(
      chip: "nvidia-h20",
      to: "CN",
      on: "2025-09-01",
      side: "CN import",
      ruling: "cn-government-2025-08-h20-discouragement"
    ),
    Aside(
      chip: "nvidia-h200",
      to: "CN",
      on: "2026-09-01",
      side: "CN import",
      ruling: "cn-ndrc-2026-08-h200-case-by-case"
    ),
    Aside(
      chip: "nvidia-b30a",
      to: "CN",
      on: "2025-12-01",
      side: "US export-license",
      ruling: "us-white-house-2025-11-b30a-refusal"
    ),
    Aside(
      chip: "nvidia-h100",
      to: "AE",
      on: "2026-08-01",
      side: "US export-license",
      ruling: "us-bis-2026-07-10-uae-approved-recipients"
    ),
    Aside(
      chip: "nvidia-b300",
      to: "SA",
      on: "2025-12-01",
      side: "US export-license",
      ruling: "us-commerce-2025-11-19-humain-g42-approval"
    ),
    Aside(
      chip: "nvidia-b200",
      to: "CN",
      on: "2025-12-01",
      side: "CN end-use",
      ruling: "cn-government-2025-11-state-data-center-foreign-chip-ban"
    ),
  ]

  @Test(arguments: asides)
  func `what was announced, reported or given to some stands beside`(_ aside: Aside) throws {
    let truth = GroundTruth(aside.chip, aside.to, aside.on, "", aside.side)
    let beside = try truth.decide()?.beside ?? []
    #expect(beside.map(\.ruling.id.text).contains(aside.ruling))
  }

  @Test(arguments: ["JP", "NL", "KR", "MY", "TW"])
  func `rulings on tools, firms and other goods give no answer on a chip`(
    _ jurisdiction: String
  ) throws {
    let decision = Seeds.engine.decide(
      RuleEngine.Case(
        try Seeds.engine.accelerator("nvidia-h100"),
        to: try country("CN"),
        on: try day("2026-06-01")
      )
    )
    let rules = try country(jurisdiction)
    #expect(Seeds.rulings.contains { $0.jurisdiction == rules })
    #expect(!decision.verdicts.contains { $0.side.jurisdiction == rules })
  }

  @Test func `who rules on imports of others answers for them`() throws {
    let chip = try record(
      Accelerator.self,
      """
      {"type": "accelerator", "id": "x", "name": "X", "vendor": "v",
       "evidence": [{"source": "s", "credibility": 1}]}
      """
    )
    let union = try record(
      Ruling.self,
      """
      {"type": "ruling", "id": "a", "title": "t", "authority": "eu", "jurisdiction": "EU",
       "instrument": "rule", "track": "import", "force": "law", "status": "in-force",
       "effect": "restrict", "announced": "2025-01-01", "effective": "2025-01-01",
       "destinations": ["DE", "FR"], "accelerators": ["x"], "summary": "s",
       "evidence": [{"source": "s", "credibility": 1}]}
      """
    )
    let engine = RuleEngine(rulings: [union], accelerators: [chip], memberships: [])
    let answers = try ["DE", "CN"].map { place in
      engine.decide(RuleEngine.Case(chip, to: try country(place), on: try day("2025-02-01")))
        .verdicts.map(\.verdict)
    }
    #expect(answers == [[.importBlocked], []])
  }
}
