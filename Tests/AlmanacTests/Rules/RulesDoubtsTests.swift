import Almanac
import Testing

/// The doubts in law that the record format settles under "ruling", each by cases.
@Suite struct RulesDoubtsTests {
  private static let denial = "license required: presumption of denial"
  private static let none = "no license required"
  private static let block = "import blocked"
  private static let free = "no import restriction"

  /// Cyprus was in D:5 until 30 May 2024 and in A:6 all the while: the exclusion of A:6 takes away
  /// the destination, not the seat.
  static let cyprus: [GroundTruth] = [
    .init("nvidia-h100", "CY", "2024-05-29", none, seat: "FR"),
    .init("nvidia-h100", "CY", "2024-05-29", denial, seat: "CY"),
    .init("nvidia-h100", "CY", "2024-05-29", denial),
    .init("nvidia-h100", "DE", "2024-05-29", denial, seat: "CY"),
    .init("nvidia-h100", "CY", "2024-05-30", none),
    .init("nvidia-h100", "DE", "2024-05-30", none, seat: "CY"),
    .init("nvidia-h100", "CY", "2023-10-01", none),
  ]

  /// The requirement by seat is for all destinations outside the United States.
  static let unitedStates: [GroundTruth] = [
    .init("nvidia-h100", "US", "2024-01-01", none, seat: "CN"),
    .init("nvidia-h100", "US", "2026-02-01", none, seat: "CN"),
    .init("nvidia-h20", "US", "2025-05-01", none, seat: "CN"),
    .init("nvidia-h100", "US", "2026-02-01", none, as: .transfer, seat: "CN"),
    .init("nvidia-h100", "US", "2026-02-01", none, as: .reexport, seat: "MO"),
    .init("nvidia-h100", "CA", "2026-02-01", denial, seat: "CN"),
    .init("nvidia-h200", "US", "2026-02-01", "tariff 25%", "US tariff", seat: "CN"),
  ]

  /// A change of hands within one foreign country is a transfer, which the exporter's rules reach
  /// and a block at the border does not.
  static let domestic: [GroundTruth] = [
    .init("nvidia-h200", "CN", "2026-01-14", denial, as: .transfer),
    .init("nvidia-h100", "CN", "2023-12-01", denial, as: .transfer),
    .init("nvidia-h200", "CN", "2026-01-14", block, "CN import"),
    .init("nvidia-h200", "CN", "2026-01-14", block, "CN import", as: .reexport),
    .init("nvidia-h200", "CN", "2026-01-14", free, "CN import", as: .transfer),
    .init("nvidia-h200", "US", "2026-02-01", "no tariff", "US tariff", as: .transfer),
    .init("huawei-ascend-910c", "CN", "2026-02-01", "prohibited", "US end-use", as: .transfer),
  ]

  @Test(arguments: cyprus + unitedStates + domestic)
  func `doubts in law are settled as the record format says`(_ truth: GroundTruth) throws {
    #expect(try truth.decide()?.verdict.description == truth.verdict)
  }
}
