import Almanac
import Testing

@Suite struct RulesMetricsTests {
  @Test(arguments: [
    ("nvidia-a100", 4992.0), ("nvidia-h20", 2368), ("nvidia-h200", 15832), ("nvidia-l20", 1912),
    ("nvidia-l2", 1544), ("amd-mi210", 2896), ("nvidia-rtx-4090", 5284.8), ("nvidia-b200", 36000),
    ("amd-mi100", 2953.6), ("nvidia-rubin", 140000),
  ])
  func `TPP is the largest rate times bit length`(_ chip: String, _ tpp: Double) throws {
    let found = try #require(Metrics(Seeds.engine.accelerator(chip)).tpp)
    #expect(abs(found - tpp) < 1)
  }

  @Test(arguments: [
    ("nvidia-a100", 6.04), ("nvidia-h20", 2.91), ("nvidia-l4", 6.59), ("nvidia-l20", 3.14),
    ("amd-mi210", 4.0), ("nvidia-l40s", 9.64),
  ])
  func `density is TPP over die area`(_ chip: String, _ density: Double) throws {
    let found = try #require(Metrics(Seeds.engine.accelerator(chip)).performanceDensity)
    #expect(abs(found - density) < 0.006)
  }

  @Test func `whether TF32 counts 19 bits or none puts no chip of the seeds across a threshold`() {
    let thresholds = Seeds.rulings.flatMap(\.thresholds).flatMap(\.conditions)
      .filter { $0.metric == .tpp }.map(\.value)
    var differing: [String] = []
    for chip in Seeds.accelerators {
      guard let rates = chip.denseTOPS?.rates, let tpp = Metrics(chip).tpp else { continue }
      let others = rates.compactMap { format, rate in
        format == .tf32 ? nil : format.bits.map { $0 * rate }
      }
      guard let other = others.max(), other != tpp else { continue }
      differing.append(chip.id.text)
      #expect(thresholds.allSatisfy { ($0 <= tpp) == ($0 <= other) }, "\(chip.id)")
    }
    #expect(differing == ["aws-inferentia-2", "aws-trainium-1", "aws-trainium-2"])
  }

  @Test(
    arguments: [
      (#""dense_tops":{"tf32":100},"#, 1900.0, nil),
      (#""dense_tops":{"tf32":100,"fp16":110},"#, 1900, nil),
      (#""dense_tops":{"fp16":100,"fp32_vector":9000},"#, 1600, nil),
      (#""dense_tops":{"fp32_vector":9000},"#, nil, nil),
      (#""dense_tops":{"fp32_vector":9000},"published_tpp":500,"#, 500, nil),
      (#""dense_tops":{"int8":100},"published_tpp":900,"die_area_mm2":80,"#, 800, 10),
      (#""published_tpp":900,"die_area_mm2":90,"#, 900, 10),
      (#""die_area_mm2":90,"#, nil, nil),
      (#""dense_tops":{"fp6":100},"#, 600, nil),
      (#""dense_tops":{"fp64":10},"#, 640, nil),
    ] as [(String, Double?, Double?)]
  )
  func `what counts and what stands in`(_ fields: String, _ tpp: Double?, _ density: Double?) throws
  {
    let chip = try record(
      Accelerator.self,
      """
      {"type":"accelerator","id":"x","name":"X","vendor":"v",\(fields)
       "evidence":[{"source":"s","credibility":1}]}
      """
    )
    #expect(Metrics(chip).tpp == tpp)
    #expect(Metrics(chip).performanceDensity == density)
  }

  @Test func `a sum with an unknown part is unknown`() throws {
    let chip = try record(
      Accelerator.self,
      """
      {"type":"accelerator","id":"x","name":"X","vendor":"v","memory_bandwidth_gb_s":5000,
       "evidence":[{"source":"s","credibility":1}]}
      """
    )
    #expect(Metrics(chip).totalBandwidthGBs == nil)
    #expect(Metrics(chip)[.memoryBandwidthGBs] == 5000)
  }

  @Test(arguments: Truth.allCases, Truth.allCases)
  func `truths join as Kleene's tables say`(_ left: Truth, _ right: Truth) {
    let both: Truth =
      left == .no || right == .no ? .no : left == .yes && right == .yes ? .yes : .unknown
    let either: Truth =
      left == .yes || right == .yes ? .yes : left == .no && right == .no ? .no : .unknown
    #expect((left && right) == both)
    #expect((left || right) == either)
    #expect(!(!left) == left)
  }
}
