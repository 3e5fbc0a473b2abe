import Almanac
import Testing

/// One line of the table: a chip, a place, a day, and what the public record says of it.
struct GroundTruth: CustomTestStringConvertible, Sendable {
  let chip: String
  let to: String
  let on: String
  let verdict: String
  var side = "US export-license"
  var transaction = Ruling.Transaction.export
  var seat: String?
  var knownOn: String?

  init(
    _ chip: String,
    _ to: String,
    _ on: String,
    _ verdict: String,
    _ side: String = "US export-license",
    as transaction: Ruling.Transaction = .export,
    seat: String? = nil,
    knownOn: String? = nil
  ) {
    self.chip = chip
    self.to = to
    self.on = on
    self.verdict = verdict
    self.side = side
    self.transaction = transaction
    self.seat = seat
    self.knownOn = knownOn
  }

  var testDescription: String {
    var text = "\(chip) to \(to) on \(on), \(side)"
    if transaction != .export { text += ", \(transaction.rawValue)" }
    if let seat { text += ", buyer of \(seat)" }
    if let knownOn { text += ", known on \(knownOn)" }
    return text
  }

  func decide() throws -> TrackVerdict? {
    let decision = Seeds.engine.decide(
      RuleEngine.Case(
        try Seeds.engine.accelerator(chip),
        to: try country(to),
        on: try day(on),
        knownOn: try knownOn.map(day),
        transaction: transaction,
        headquarters: try seat.map(country)
      )
    )
    return decision.verdicts.first { "\($0.side.jurisdiction) \($0.side.track.rawValue)" == side }
  }
}

private let none = "no license required"
private let denial = "license required: presumption of denial"
private let policyOfDenial = "license required: policy of denial"
private let approval = "license required: presumption of approval"
private let caseByCase = "license required: case by case"
private let license = "license required"
private let exception = "license exception"
private let undetermined = "undetermined"
private let endUse = "US end-use"
private let importing = "CN import"
private let tariff = "US tariff"

@Suite struct RulesGroundTruthTests {
  /// The letters of August 2022 and the rule of October 2022, whose chip part bound from the 21st.
  static let year2022: [GroundTruth] = [
    .init("nvidia-a100", "CN", "2022-08-25", none),
    .init("nvidia-a100", "CN", "2022-08-26", license),
    .init("nvidia-h100", "HK", "2022-08-26", license),
    .init("amd-mi250", "CN", "2022-08-26", license),
    .init("amd-mi250x", "CN", "2022-09-01", license),
    .init("amd-mi100", "CN", "2022-09-01", none),
    .init("nvidia-a100", "CN", "2022-08-26", none, as: .reexport),
    .init("nvidia-a100", "CN", "2022-10-20", license),
    .init("nvidia-a100", "CN", "2022-10-21", denial),
    .init("nvidia-h100", "CN", "2022-10-21", denial),
    .init("nvidia-h100", "HK", "2022-10-21", denial),
    .init("nvidia-a100", "CN", "2022-10-21", denial, as: .reexport),
    .init("amd-mi250x", "CN", "2022-10-21", denial),
    .init("nvidia-a800", "CN", "2022-11-15", none),
    .init("nvidia-h800", "CN", "2023-04-01", none),
    .init("nvidia-h800", "CN", "2023-10-22", none),
    .init("nvidia-rtx-4090", "CN", "2022-10-21", none),
    .init("nvidia-v100", "CN", "2022-10-21", none),
    .init("biren-br100", "CN", "2022-10-21", undetermined),
    .init("nvidia-h100", "MO", "2022-12-01", none),
    .init("nvidia-h100", "MO", "2023-01-17", denial),
    .init("nvidia-h100", "AE", "2023-05-01", none),
    .init("nvidia-a100", "AE", "2023-09-15", undetermined),
    .init("nvidia-h800", "AE", "2023-09-15", none),
    .init("nvidia-a100", "RU", "2022-02-23", none),
    .init("nvidia-a100", "RU", "2022-02-24", policyOfDenial),
    .init("nvidia-a100", "BY", "2022-03-02", policyOfDenial),
  ]

  /// The letter of 23 October 2023 and the rule in force from 17 November 2023.
  static let year2023: [GroundTruth] = [
    .init("nvidia-a800", "CN", "2023-10-22", none),
    .init("nvidia-a800", "CN", "2023-10-23", license),
    .init("nvidia-h800", "CN", "2023-10-23", license),
    .init("nvidia-l40s", "CN", "2023-10-23", license),
    .init("nvidia-a100", "CN", "2023-10-23", denial),
    .init("nvidia-h100", "CN", "2023-10-23", denial),
    .init("nvidia-a100", "VN", "2023-10-23", license),
    .init("nvidia-rtx-4090", "CN", "2023-10-23", none),
    .init("nvidia-l40", "CN", "2023-10-23", none),
    .init("nvidia-a800", "CN", "2023-11-16", license),
    .init("nvidia-a800", "CN", "2023-11-17", denial),
    .init("nvidia-h800", "CN", "2023-11-17", denial),
    .init("nvidia-l40s", "CN", "2023-11-17", denial),
    .init("nvidia-h100", "CN", "2023-11-17", denial),
    .init("nvidia-a100", "CN", "2023-11-17", denial),
    .init("nvidia-h200", "CN", "2024-12-01", denial),
    .init("amd-mi250", "CN", "2023-11-17", denial),
    .init("amd-mi300x", "CN", "2023-12-06", denial),
    .init("nvidia-l4", "CN", "2023-11-17", denial),
    .init("google-tpu-v5e", "CN", "2023-11-17", denial),
    .init("nvidia-rtx-4090", "CN", "2023-11-16", none),
    .init("nvidia-rtx-4090", "CN", "2023-11-17", exception),
    .init("nvidia-rtx-6000-ada", "CN", "2023-11-17", exception),
    .init("nvidia-rtx-5090", "CN", "2025-02-01", exception),
    .init("amd-mi210", "CN", "2023-11-17", exception),
    .init("nvidia-l40", "CN", "2023-11-17", exception),
    .init("nvidia-a30", "CN", "2023-11-17", exception),
    .init("nvidia-rtx-4090-d", "CN", "2023-12-28", none),
    .init("nvidia-rtx-4080", "CN", "2023-11-17", none),
    .init("nvidia-rtx-5090-d", "CN", "2025-02-01", none),
    .init("nvidia-rtx-3090-ti", "CN", "2023-11-17", none),
    .init("nvidia-l20", "CN", "2023-12-01", none),
    .init("nvidia-l2", "CN", "2023-12-01", none),
    .init("nvidia-h20", "CN", "2024-06-01", none),
    .init("nvidia-a10", "CN", "2023-12-01", none),
    .init("nvidia-v100", "CN", "2023-12-01", none),
    .init("nvidia-t4", "CN", "2023-12-01", none),
    .init("baidu-kunlun-2", "CN", "2023-12-01", undetermined),
    .init("amd-mi309", "CN", "2024-04-01", undetermined),
    .init("nvidia-h100", "KH", "2023-11-17", denial),
    .init("nvidia-h100", "KH", "2026-03-01", approval),
    .init("nvidia-h100", "VN", "2023-11-17", approval),
    .init("nvidia-h100", "KZ", "2024-01-01", approval),
    .init("nvidia-h100", "SA", "2023-11-17", approval),
    .init("nvidia-a100", "QA", "2023-11-17", approval),
    .init("nvidia-h100", "AE", "2023-10-22", undetermined),
    .init("nvidia-h100", "AE", "2023-11-16", license),
    .init("nvidia-h100", "AE", "2023-11-17", approval),
    .init("nvidia-rtx-4090", "SA", "2023-11-17", exception),
    .init("nvidia-h100", "IL", "2023-11-17", none),
    .init("nvidia-h100", "IN", "2023-11-17", none),
    .init("nvidia-h100", "PL", "2023-11-17", none),
    .init("nvidia-h100", "SG", "2023-11-17", none),
    .init("nvidia-h100", "TW", "2023-11-17", none),
    .init("nvidia-h100", "JP", "2024-01-01", none),
    .init("nvidia-h100", "MY", "2024-01-01", none),
    .init("nvidia-h100", "RU", "2023-11-17", policyOfDenial),
    .init("nvidia-rtx-4090", "RU", "2023-11-17", policyOfDenial),
    .init("nvidia-t4", "IR", "2023-11-17", policyOfDenial),
    .init("nvidia-t4", "CU", "2023-11-17", policyOfDenial),
    .init("nvidia-t4", "KP", "2023-11-17", license),
    .init("nvidia-h100", "KP", "2023-11-17", denial),
    .init("nvidia-h100", "SG", "2023-10-22", none, seat: "CN"),
    .init("nvidia-h100", "SG", "2023-11-16", license, seat: "CN"),
    .init("nvidia-h100", "SG", "2023-11-17", denial, seat: "CN"),
    .init("nvidia-h100", "SG", "2023-11-17", denial, seat: "MO"),
    .init("nvidia-h100", "IE", "2024-05-01", denial, seat: "CN"),
    .init("nvidia-h100", "SG", "2023-11-17", none, seat: "AE"),
    .init("nvidia-h100", "VN", "2023-11-17", denial, seat: "CN"),
    .init("nvidia-h100", "VN", "2023-11-17", approval, seat: "US"),
    .init("nvidia-rtx-4090", "SG", "2023-11-17", exception, seat: "CN"),
    .init("nvidia-h100", "CN", "2023-11-17", denial, seat: "US"),
  ]

  /// The letters of April 2025, the framework that never began, and what followed.
  static let year2025: [GroundTruth] = [
    .init("nvidia-h20", "CN", "2025-04-08", none),
    .init("nvidia-h20", "CN", "2025-04-09", license),
    .init("nvidia-h20", "HK", "2025-04-15", license),
    .init("nvidia-h20", "CN", "2025-09-01", license),
    .init("nvidia-h20", "CN", "2026-02-01", license),
    .init("nvidia-h20", "SG", "2025-05-01", license, seat: "CN"),
    .init("nvidia-h20", "SG", "2025-05-01", none),
    .init("nvidia-l20", "CN", "2025-05-01", none),
    .init("amd-mi308", "CN", "2025-05-01", undetermined),
    .init("amd-mi308", "CN", "2025-03-01", undetermined),
    .init("intel-gaudi-2", "CN", "2025-05-01", denial),
    .init("intel-gaudi-3", "CN", "2025-05-01", denial),
    .init("nvidia-h100", "PL", "2025-05-14", none),
    .init("nvidia-h100", "PL", "2025-05-15", none),
    .init("nvidia-h100", "PL", "2025-06-01", approval, knownOn: "2025-05-01"),
    .init("nvidia-h100", "GB", "2025-06-01", exception, knownOn: "2025-05-01"),
    .init("nvidia-h100", "CN", "2025-06-01", denial, knownOn: "2025-05-01"),
    .init("nvidia-a800", "CN", "2023-11-20", none, knownOn: "2023-10-01"),
    .init("nvidia-h20", "CN", "2025-06-01", none, knownOn: "2025-04-01"),
    .init("nvidia-h20", "CN", "2025-04-10", none, knownOn: "2025-04-14"),
    .init("nvidia-h20", "CN", "2025-04-10", license, knownOn: "2025-04-15"),
    .init("nvidia-h800", "CN", "2023-11-01", none, knownOn: "2023-10-01"),
    .init("nvidia-h800", "CN", "2023-11-01", license),
    .init("nvidia-h100", "PL", "2025-06-01", none, knownOn: "2025-05-14"),
    .init("huawei-ascend-910c", "AE", "2025-05-12", none, endUse),
    .init("huawei-ascend-910c", "AE", "2025-05-13", "prohibited", endUse),
    .init("huawei-ascend-910c", "CN", "2025-06-01", "prohibited", endUse),
    .init("huawei-ascend-910b", "MY", "2025-06-01", "prohibited", endUse, as: .remoteAccess),
    .init("huawei-ascend-910d", "BR", "2026-06-01", "prohibited", endUse, as: .transfer),
    .init("huawei-ascend-310", "AE", "2025-06-01", none, endUse),
    .init("nvidia-h100", "PL", "2025-06-01", none, endUse),
  ]

  /// H200 to China, the import side, the tariff, and the Emirates in Country Group A:5.
  static let year2026: [GroundTruth] = [
    .init("nvidia-h200", "CN", "2025-12-10", denial),
    .init("nvidia-h200", "CN", "2026-01-14", denial),
    .init("nvidia-h200", "CN", "2026-01-15", caseByCase),
    .init("nvidia-h200", "HK", "2026-01-15", caseByCase),
    .init("nvidia-h200", "MO", "2026-01-15", caseByCase),
    .init("nvidia-h200", "CN", "2026-01-15", denial, as: .reexport),
    .init("nvidia-h200", "CN", "2026-01-15", denial, as: .transfer),
    .init("nvidia-h200", "SG", "2026-01-15", denial, seat: "CN"),
    .init("nvidia-h100", "CN", "2026-02-01", caseByCase),
    .init("amd-mi325x", "CN", "2026-02-01", caseByCase),
    .init("nvidia-b200", "CN", "2026-02-01", denial),
    .init("nvidia-b300", "CN", "2026-02-01", denial),
    .init("nvidia-b30a", "CN", "2026-02-01", denial),
    .init("nvidia-rubin", "CN", "2026-02-01", denial),
    .init("amd-mi350x", "CN", "2026-02-01", denial),
    .init("nvidia-rtx-4090", "CN", "2026-02-01", exception),
    .init("nvidia-h200", "KH", "2026-01-20", denial),
    .init("nvidia-h200", "CN", "2026-01-12", "no import restriction", importing),
    .init("nvidia-h200", "CN", "2026-01-14", "import blocked", importing),
    .init("nvidia-h200", "CN", "2026-09-01", "import blocked", importing),
    .init("nvidia-h100", "CN", "2026-01-14", "no import restriction", importing),
    .init("nvidia-rtx-pro-6000d", "CN", "2025-10-01", "import blocked", importing),
    .init("nvidia-rtx-pro-6000d", "CN", "2025-09-10", undetermined, importing),
    .init("nvidia-h200", "US", "2026-01-14", "no tariff", tariff),
    .init("nvidia-h200", "US", "2026-01-15", "tariff 25%", tariff),
    .init("amd-mi325x", "US", "2026-01-15", "tariff 25%", tariff),
    .init("amd-mi308", "US", "2026-01-15", undetermined, tariff),
    .init("nvidia-h100", "US", "2026-01-15", "no tariff", tariff),
    .init("nvidia-b200", "US", "2026-01-15", "no tariff", tariff),
    .init("nvidia-h100", "AE", "2026-07-09", approval),
    .init("nvidia-h100", "AE", "2026-07-10", license),
    .init("nvidia-b300", "AE", "2026-08-01", license),
    .init("nvidia-rtx-4090", "AE", "2026-08-01", exception),
    .init("amd-mi210", "AE", "2026-08-01", exception),
    .init("nvidia-h20", "AE", "2026-08-01", none),
    .init("nvidia-h100", "AE", "2026-08-01", denial, seat: "CN"),
    .init("nvidia-h100", "AE", "2026-08-01", approval, knownOn: "2026-07-01"),
    .init("nvidia-h100", "SA", "2026-08-01", approval),
    .init("nvidia-h100", "IL", "2026-08-01", none),
    .init("nvidia-h100", "US", "2026-08-01", none),
    .init("nvidia-b200", "SG", "2026-06-05", denial, seat: "CN"),
    .init("nvidia-h100", "CN", "2026-02-01", none, as: .remoteAccess),
  ]

  @Test(arguments: year2022 + year2023 + year2025 + year2026)
  func `the public record is answered`(_ truth: GroundTruth) throws {
    let answer = try truth.decide()
    #expect(answer?.verdict.description == truth.verdict)
  }

  @Test func `the table is as long as was asked for`() {
    let tables = [Self.year2022, Self.year2023, Self.year2025, Self.year2026]
    #expect(tables.map(\.count).reduce(0, +) >= 150)
  }
}
