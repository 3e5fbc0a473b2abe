import Almanac
import Testing

/// Export licences, case by case with the source that says so.
@Suite struct RulesPublicRecordTests {
  /// Days on which something began, and the day before.
  static let edges: [GroundTruth] = [
    .init("nvidia-h100", "CN", "2022-08-25", none, by: "register-2022-09-01"),
    .init("nvidia-h100", "CN", "2022-08-26", license, by: "register-2022-09-01"),
    .init("nvidia-h100", "CN", "2022-10-20", license, by: "fr-87-62186"),
    .init("amd-mi250", "CN", "2022-10-20", license, by: "ki-news-2022-09-02"),
    .init("amd-mi250", "CN", "2022-10-21", denial, by: "fr-87-62186"),
    .init("amd-mi210", "CN", "2022-10-21", none, by: "kelly-chip-export-tracker"),
    .init("intel-gaudi-2", "CN", "2023-07-01", denial, by: "epoch-us-controls-2024"),
    .init("intel-gaudi-2-hl-225b", "CN", "2023-07-01", none, by: "technode-gaudi2-china"),
    .init("nvidia-a800", "HK", "2022-12-01", none, by: "tweakers-a800-2022-11"),
    .init("nvidia-a100", "MO", "2023-01-16", none, by: "fr-88-2821"),
    .init("nvidia-a100", "MO", "2023-01-17", denial, by: "fr-88-2821"),
    .init("nvidia-h800", "MO", "2023-03-01", none, by: "fr-88-2821"),
    .init("nvidia-a100", "VN", "2022-12-01", none, by: "ecfr-15-742-6-2023-01"),
    .init("nvidia-l40s", "VN", "2023-10-23", license, by: "technode-2023-10-26"),
    .init("amd-mi250", "VN", "2023-10-23", none, by: "technode-2023-10-26"),
    .init("amd-mi250", "VN", "2023-11-17", approval, by: "ecfr-15-742-6-2023-11"),
    .init("nvidia-a100", "BY", "2022-03-01", none, by: "aianalytics-2022-04819"),
    .init("nvidia-h20", "VE", "2025-04-08", none, by: "nvda-10k-fy2026"),
    .init("nvidia-h20", "VE", "2025-04-09", license, by: "nvda-10k-fy2026"),
    .init("nvidia-h20", "MO", "2025-04-09", license, by: "nvda-10k-fy2026"),
    .init("nvidia-h20", "VN", "2025-05-01", none, by: "nvda-10k-fy2026"),
    .init("nvidia-gh200", "CN", "2026-01-14", denial, by: "fr-91-1684"),
    .init("nvidia-gh200", "CN", "2026-01-15", caseByCase, by: "morganlewis-2026-01-16"),
    .init("amd-mi300x", "CN", "2026-01-15", caseByCase, by: "morganlewis-2026-01-16"),
    .init("nvidia-h800", "CN", "2026-01-15", caseByCase, by: "morganlewis-2026-01-16"),
    .init("intel-gaudi-3", "CN", "2026-01-15", denial, by: "morganlewis-2026-01-16"),
    .init("nvidia-b100", "CN", "2026-01-15", denial, by: "morganlewis-2026-01-16"),
    .init("nvidia-gb300", "CN", "2026-09-01", denial, by: "bis-pr-2026-01-13"),
    .init("nvidia-h20", "CN", "2026-09-01", license, by: "nvda-10k-fy2026"),
    .init("nvidia-l20", "CN", "2026-09-01", none, by: "epoch-ml-hardware"),
  ]

  /// Countries that joined a group or left one.
  static let groups: [GroundTruth] = [
    .init("nvidia-h100", "NI", "2024-03-14", none, by: "fr-2024-05696"),
    .init("nvidia-h100", "NI", "2024-03-15", denial, by: "fr-2024-05696"),
    .init("nvidia-rtx-4090", "NI", "2024-03-15", exception, by: "ecfr-15-740-8-2023-11"),
    .init("nvidia-h100", "NI", "2024-04-01", none, knownOn: "2024-03-14", by: "fr-2024-05696"),
    .init("nvidia-h100", "KH", "2026-02-02", denial, by: "fr-2026-02262"),
    .init("nvidia-h100", "KH", "2026-02-03", approval, by: "fr-2026-02262"),
    .init("nvidia-h100", "KH", "2026-03-01", denial, seat: "CN", by: "bis-guidance-2026-05-31"),
    .init("nvidia-h100", "KH", "2026-03-01", denial, knownOn: "2026-02-02", by: "fr-2026-02262"),
    .init("nvidia-h100", "CY", "2024-05-30", none, by: "fr-2024-10280"),
    .init("nvidia-h100", "UA", "2023-11-17", none, by: "tradelawdaily-2020-ukraine"),
    .init("nvidia-h100", "MX", "2023-11-17", none, by: "fr-2020-26552"),
    .init("nvidia-h100", "MM", "2023-11-17", denial, by: "fr-2021-04745"),
    .init("nvidia-h100", "VE", "2023-11-17", denial, by: "ecfr-15-742-6-2023-11"),
    .init("nvidia-h100", "SS", "2023-11-17", denial, by: "fr-2018-16612"),
    .init("nvidia-h100", "HK", "2023-11-17", denial, by: "bakermckenzie-2020-hong-kong"),
    .init("nvidia-h100", "AE", "2026-07-10", license, as: .reexport, by: "fr-91-43034"),
    .init("nvidia-h100", "AE", "2026-07-10", license, as: .transfer, by: "fr-91-43034"),
    .init("nvidia-h100", "AE", "2026-07-12", approval, knownOn: "2026-07-09", by: "fr-91-43034"),
    .init(
      "nvidia-h100",
      "AE",
      "2026-07-12",
      license,
      knownOn: "2026-07-10",
      by: "9to5mac-uae-2026-07-10"
    ),
    .init("nvidia-h20", "AE", "2026-07-10", none, by: "fr-91-43034"),
    .init("nvidia-b300", "SA", "2025-12-01", approval, by: "cnbc-gulf-2025-11"),
  ]

  /// The seat of the buyer, what is done with the chip, and who was addressed.
  static let buyers: [GroundTruth] = [
    .init("nvidia-b200", "MY", "2025-12-01", denial, seat: "CN", by: "bis-guidance-2026-05-31"),
    .init("nvidia-b200", "MY", "2025-12-01", none, by: "ecfr-15-742-6-2023-11"),
    .init("nvidia-h100", "SG", "2024-01-01", denial, seat: "HK", by: "ecfr-15-744-23-2023-11"),
    .init("nvidia-h100", "SG", "2024-01-01", denial, seat: "VE", by: "ecfr-15-744-23-2023-11"),
    .init("nvidia-h100", "SG", "2024-01-01", none, seat: "SA", by: "ecfr-15-744-23-2023-11"),
    .init("nvidia-h100", "AE", "2024-01-01", denial, seat: "RU", by: "ecfr-15-744-23-2023-11"),
    .init("nvidia-h100", "IL", "2024-01-01", denial, seat: "CN", by: "ecfr-15-744-23-2023-11"),
    .init(
      "nvidia-h100",
      "SG",
      "2024-01-01",
      denial,
      as: .transfer,
      seat: "CN",
      by: "ecfr-15-744-23-2023-11"
    ),
    .init("nvidia-rtx-4090", "DE", "2024-01-01", exception, seat: "CN", by: "strtrade-2023-10"),
    .init("nvidia-h20", "JP", "2025-04-08", none, seat: "CN", by: "nvda-10k-fy2026"),
    .init("nvidia-h20", "JP", "2025-04-09", license, seat: "CN", by: "nvda-10k-fy2026"),
    .init("amd-mi308", "TH", "2025-05-01", license, seat: "CN", by: "amd-risk-2025"),
    .init("nvidia-h200", "JP", "2026-02-01", denial, seat: "CN", by: "fr-91-1684"),
    .init("nvidia-rubin", "SG", "2026-06-01", denial, seat: "CN", by: "letsds-2026-05-31"),
    .init("nvidia-rubin", "SG", "2026-06-01", none, by: "letsds-2026-05-31"),
    .init("nvidia-h200", "HK", "2026-02-01", denial, as: .reexport, by: "fr-91-1684"),
    .init("amd-mi325x", "CN", "2026-02-01", denial, as: .transfer, by: "fr-91-1684"),
    .init("nvidia-h20", "CN", "2025-05-01", license, as: .reexport, by: "nvda-10k-fy2026"),
    .init("nvidia-h20", "CN", "2025-05-01", license, as: .transfer, by: "nvda-10k-fy2026"),
    // Renting outside the country is not under licence: a bill would have it so.
    .init("nvidia-h20", "CN", "2025-05-01", none, as: .remoteAccess, by: "crec-rasa-2026-01-12"),
    .init(
      "nvidia-b200",
      "JP",
      "2026-01-20",
      none,
      as: .remoteAccess,
      seat: "CN",
      by: "udn-datasection-2025-12"
    ),
    .init("nvidia-t4", "RU", "2023-01-01", policyOfDenial, as: .transfer, by: "ecfr-15-746-8"),
    .init("nvidia-t4", "SY", "2023-01-01", policyOfDenial, by: "ecfr-15-746-9"),
    .init("nvidia-h20", "IR", "2025-05-01", policyOfDenial, by: "ecfr-15-746-7"),
    .init("nvidia-h20", "KP", "2025-01-01", license, by: "ecfr-15-746-4"),
  ]

  /// What a chip named by letter needs though its figures are not public, and what nobody can say.
  static let figures: [GroundTruth] = [
    .init("amd-mi308", "CN", "2025-03-31", undetermined, by: "kelly-chip-export-tracker"),
    // The letter is of April 2025: until the month is over nobody outside knows whether it came.
    .init("amd-mi308", "CN", "2025-04-15", undetermined, by: "agn-amd-2025-04-16"),
    .init("amd-mi308", "CN", "2025-04-30", license, by: "agn-amd-2025-04-16"),
    .init("amd-mi308", "HK", "2025-05-01", license, by: "outpost-amd-2025-04"),
    .init("amd-mi308", "CN", "2026-06-01", license, by: "amd-risk-2025"),
    .init("amd-mi308", "AE", "2025-05-01", undetermined, by: "amd-risk-2025"),
    .init("amd-mi308", "IN", "2025-05-01", none, by: "amd-risk-2025"),
    .init("amd-mi309", "CN", "2024-02-29", undetermined, by: "tweaktown-mi309-2024-03-04"),
    .init("amd-mi309", "CN", "2024-03-31", license, by: "scmp-mi309-2024-03"),
    .init("amd-mi309", "HK", "2024-04-01", undetermined, by: "scmp-mi309-2024-03"),
    .init("intel-max-1550", "CN", "2023-12-01", undetermined, by: "epoch-ml-hardware"),
    .init("huawei-ascend-910d", "RU", "2025-05-13", policyOfDenial, by: "ecfr-15-746-8"),
  ]

  /// What the public knew on a day, and the framework that was withdrawn before it began.
  static let knowledge: [GroundTruth] = [
    .init(
      "nvidia-h100",
      "CN",
      "2022-08-28",
      none,
      knownOn: "2022-08-30",
      by: "register-2022-09-01"
    ),
    .init(
      "nvidia-h100",
      "CN",
      "2022-08-28",
      license,
      knownOn: "2022-08-31",
      by: "nvda-8k-2022-shacknews"
    ),
    .init(
      "nvidia-h200",
      "CN",
      "2026-01-15",
      denial,
      knownOn: "2026-01-12",
      by: "bis-pr-2026-01-13"
    ),
    .init(
      "nvidia-h200",
      "CN",
      "2026-01-15",
      caseByCase,
      knownOn: "2026-01-13",
      by: "bis-pr-2026-01-13"
    ),
    .init("nvidia-h100", "IN", "2025-05-15", none, by: "bis-pr-2025-05-13"),
    .init("nvidia-h100", "PL", "2025-06-01", none, knownOn: "2025-05-13", by: "bis-pr-2025-05-13"),
    .init("nvidia-h100", "PL", "2025-05-14", none, knownOn: "2025-05-01", by: "mayerbrown-2025-01"),
    .init(
      "nvidia-h100",
      "IN",
      "2025-05-15",
      approval,
      knownOn: "2025-05-12",
      by: "agora-1820-ai-diffusion"
    ),
    .init(
      "nvidia-h100",
      "TW",
      "2025-05-15",
      exception,
      knownOn: "2025-05-12",
      by: "taiwannews-2025-tier1"
    ),
    .init(
      "nvidia-b200",
      "CH",
      "2025-05-15",
      approval,
      knownOn: "2025-05-12",
      by: "agora-1820-ai-diffusion"
    ),
    .init(
      "nvidia-h100",
      "GB",
      "2025-05-15",
      denial,
      seat: "CN",
      knownOn: "2025-05-12",
      by: "agora-1820-ai-diffusion"
    ),
    // Neither a gaming card nor a chip under the limits was meant.
    .init(
      "nvidia-rtx-4090",
      "PL",
      "2025-05-15",
      none,
      knownOn: "2025-05-12",
      by: "agora-1820-ai-diffusion"
    ),
    .init(
      "nvidia-h20",
      "PL",
      "2025-05-15",
      none,
      knownOn: "2025-05-12",
      by: "agora-1820-ai-diffusion"
    ),
  ]

  @Test(arguments: edges + groups + buyers + figures + knowledge)
  func `the public record of export licences is answered`(_ truth: GroundTruth) throws {
    let answer = try truth.decide()
    #expect(answer?.verdict.description == truth.verdict)
    let source = try #require(truth.source)
    #expect(Seeds.sources.contains(source), "no source '\(source)' is recorded")
  }
}
