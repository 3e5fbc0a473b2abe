import Almanac
import Testing

private let evidence = #""evidence":[{"source":"s","credibility":2}]"#

/// Figures that no chip has, but that a record may hold.
private let extremes = ["1e308", "5e-324", "1", "1.7976931348623157e308"]

@Suite struct AnalysisExtremesTests {
  @Test(arguments: extremes, extremes)
  func `the largest and smallest numbers are answered, not trapped on`(
    _ one: String,
    _ other: String
  ) throws {
    let chip = try record(
      Accelerator.self,
      """
      {"type":"accelerator","id":"x","name":"X","vendor":"v","dense_tops":{"fp16":\(one)},
       "die_area_mm2":\(other),"memory_bandwidth_gb_s":\(one),"interconnect_gb_s":\(other),
       "tdp_w":\(other),"market":"datacenter",\(evidence)}
      """
    )
    let bare = try record(
      Accelerator.self,
      #"{"type":"accelerator","id":"y","name":"Y","vendor":"v","published_tpp":\#(one),"#
        + evidence + "}"
    )
    let conditions = Threshold.Metric.allCases.flatMap { metric in
      [one, "-\(other)"].map {
        #"{"label":"l","all":[{"metric":"\#(metric.rawValue)","op":">=","value":\#($0)}],"#
          + #""applies_to":"any"}"#
      }
    }
    let rule = try record(
      Ruling.self,
      """
      {"type":"ruling","id":"r","title":"t","authority":"a","jurisdiction":"US",
       "instrument":"rule","track":"export-license","force":"law","status":"in-force",
       "effect":"restrict","announced":"2025-01-01","effective":"2025-01-01","destinations":["CN"],
       "thresholds":[\(conditions.joined(separator: ","))],"summary":"s",\(evidence)}
      """
    )
    let engine = RuleEngine(rulings: [rule], accelerators: [chip, bare], memberships: [])
    let on = try day("2025-06-01")
    for asked in [chip, bare] {
      let decision = engine.decide(.init(asked, to: try country("CN"), on: on))
      #expect(!decision.json.compact.isEmpty)
      #expect(!decision.explanation.isEmpty)
    }
    let compared = AcceleratorComparison([chip, bare], in: engine, on: on)
    #expect(!compared.json.compact.isEmpty)
  }

  @Test(arguments: extremes, extremes)
  func `amounts and rates at the edge of numbers give a figure or none`(
    _ amount: String,
    _ rate: String
  ) throws {
    let records = try ["a", "b"].map { id in
      try record(
        Capex.self,
        """
        {"type":"capex","id":"\(id)","subject":"\(id)","period":"2025","amount":{"min":\(amount)},
         "currency":"CNY","basis":"reported","scope":"total-capex","published":"2026",\(evidence)}
        """
      )
    }
    let exchange = try record(
      ExchangeRate.self,
      """
      {"type":"exchange_rate","id":"r","currency":"CNY","period":"2025","usd_per_unit":\(rate),
       "basis":"daily","observations":250,\(evidence)}
      """
    )
    let group = try record(
      Organization.self,
      #"{"type":"organization","id":"g","name":"G","kind":"group","members":["a","b"]}"#
    )
    let analysis = CapexAnalysis(records: records, rates: [exchange], organizations: [group])
    #expect(!(try analysis.table(of: "g").json.compact.isEmpty))
    #expect(analysis.versus(try slug("g"), try slug("a")).allSatisfy { !$0.json.compact.isEmpty })
  }
}
