import Almanac
import Testing

private let generations = ArchitectureGenerations(Seeds.accelerators)

private func compare(_ ids: String..., on: String) throws -> AcceleratorComparison {
  AcceleratorComparison(
    try ids.map(Seeds.engine.accelerator),
    in: Seeds.engine,
    on: try day(on)
  )
}

@Suite struct AnalysisComparisonTests {
  @Test(
    arguments: [
      ("nvidia-h200", "nvidia-rubin", 2), ("nvidia-h20", "nvidia-rubin", 2),
      ("nvidia-h100", "nvidia-b200", 1), ("nvidia-a100", "nvidia-h100", 1),
      ("nvidia-b200", "nvidia-b300", 0), ("nvidia-rubin", "nvidia-h200", -2),
      ("nvidia-h100", "nvidia-l40s", 0), ("amd-mi250", "amd-mi300x", 1),
      ("amd-mi300x", "amd-mi325x", 0), ("amd-mi300x", "amd-mi355x", 1),
      ("nvidia-h100", "amd-mi300x", nil), ("amd-mi300x", "amd-rx-7900-xtx", nil),
      ("nvidia-a100", "nvidia-rtx-4090", 1),
    ] as [(String, String, Int?)]
  )
  func `generations apart are told from releases`(
    _ older: String,
    _ newer: String,
    _ distance: Int?
  ) throws {
    let (left, right) = try (Seeds.engine.accelerator(older), Seeds.engine.accelerator(newer))
    #expect(generations.distance(from: left, to: right) == distance)
  }

  @Test func `a refinement is no generation, a number is one`() throws {
    let nvidia = try #require(generations.byVendor[try slug("nvidia")])
    #expect(nvidia.contains(["Blackwell", "Blackwell Ultra"]))
    let amd = try #require(generations.byVendor[try slug("amd")])
    #expect(amd == [["CDNA"], ["CDNA 2"], ["CDNA 3"], ["CDNA 4"], ["CDNA 5"]])
  }

  @Test func `figures stand beside ratios to the first chip`() throws {
    let compared = try compare("nvidia-h20", "nvidia-h200", "nvidia-rubin", on: "2026-02-01")
    let bandwidth = try #require(compared.rows.first { $0.name == "memory_bandwidth_gb_s" })
    #expect(bandwidth.values == [4000, 4800, 22000])
    #expect(bandwidth.ratios == [1, 1.2, 5.5])
    #expect(bandwidth.unit == "GB/s")
    let tpp = try #require(compared.rows.first { $0.name == "tpp" })
    #expect(tpp.isDerived)
    #expect(tpp.values.first == 2368)
  }

  @Test func `thresholds that one of them crosses are shown with all`() throws {
    let compared = try compare("nvidia-h20", "nvidia-h200", on: "2024-06-01")
    let crossing = try #require(
      compared.crossings.first {
        $0.ruling.text == "us-bis-2023-10-17-acs-ifr" && $0.label == "3A090.a"
      }
    )
    #expect(crossing.results.map(\.holds) == [.no, .yes])
    #expect(crossing.results[0].conditions[0].margin == -2432)
    #expect(crossing.bindsMaker == [true, true])
    let earlier = try compare("nvidia-h20", "nvidia-h200", on: "2022-06-01")
    #expect(earlier.crossings.isEmpty)
  }

  @Test func `what a chip lacks is null and has no ratio`() throws {
    let compared = try compare("amd-mi300x", "amd-mi308", on: "2026-02-01")
    let tpp = try #require(compared.rows.first { $0.name == "tpp" })
    #expect(tpp.values[1] == nil && tpp.ratios[1] == nil)
    let swapped = try compare("amd-mi308", "amd-mi300x", on: "2026-02-01")
    let row = try #require(swapped.rows.first { $0.name == "tpp" })
    #expect(row.ratios == [nil, nil])
  }

  @Test func `the JSON names chips, thresholds and distances`() throws {
    let json = try compare("nvidia-h200", "nvidia-rubin", on: "2026-02-01").json
    guard case .object(let members) = json, case .array(let chips)? = members["accelerators"],
      case .object(let first)? = chips.first
    else {
      Issue.record("no chips")
      return
    }
    #expect(first["accelerator"] == "nvidia-h200")
    #expect(first["evidence"] != nil)
    #expect(
      members["generations_apart"]
        == .array([
          .object(["behind": "nvidia-h200", "ahead": "nvidia-rubin", "generations": 2])
        ])
    )
  }
}
