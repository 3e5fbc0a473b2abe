import Almanac
import Testing

private func decide(
  _ chip: String,
  _ to: String,
  _ on: String,
  seat: String? = nil
) throws -> Decision {
  Seeds.engine.decide(
    RuleEngine.Case(
      try Seeds.engine.accelerator(chip),
      to: try country(to),
      on: try day(on),
      headquarters: seat.flatMap(CountryCode.init)
    )
  )
}

/// What the United States say on exports.
private func exports(
  _ chip: String,
  _ to: String,
  _ on: String,
  seat: String? = nil
) throws -> TrackVerdict {
  let us = try country("US")
  return try #require(try decide(chip, to, on, seat: seat).verdict(of: us))
}

@Suite struct RulesDerivationTests {
  @Test func `a chip named by letter needs some licence, whatever its metrics are`() throws {
    let decision = try decide("amd-mi308", "CN", "2025-05-01")
    let found = try #require(decision.verdict(of: try country("US")))
    #expect(decision.metrics.tpp == nil)
    #expect(found.verdict == .licenseRequired)
    #expect(found.isOpen && found.isLicenseCertain)
    #expect(found.possible == [.licenseRequired, .presumptionOfDenial])
    #expect(!found.tips.isEmpty)
    #expect(found.certainty == "some kind of license required")
    let letter = try #require(
      found.steps.first { $0.ruling.id.text == "us-bis-2025-04-mi308-license-requirement" }
    )
    #expect(letter.reaches == .yes)
    #expect(letter.coverage.means == .named)
    #expect(letter.policies == [nil])
  }

  @Test func `a missing die area is named, with the value from which on it tips`() throws {
    let found = try exports("baidu-kunlun-2", "CN", "2023-12-01")
    #expect(found.verdict == .undetermined)
    #expect(!found.isLicenseCertain)
    let tip = try #require(found.tips.first)
    #expect(found.tips.map(\.figure) == [.dieAreaMM2])
    // 2048 ÷ 5.92 and 2048 ÷ 3.2: from 3A090.a over 3A090.b, with its exception, to nothing.
    #expect(
      tip.pieces.map(\.verdict) == [.presumptionOfDenial, .licenseException, .noLicenseRequired]
    )
    #expect(tip.pieces[0].upper == 2048 / 5.92)
    #expect(tip.pieces[0].includesUpper)
    #expect(tip.pieces[1].upper == 640)
    #expect(tip.pieces[1].includesUpper)
    #expect(!tip.pieces[2].includesLower)
    #expect(
      tip.words.contains(
        "performance_density is at least 5.92 if the applicable die area is 345.94 mm² or smaller"
      )
    )
  }

  @Test func `an unknown TPP tips at the thresholds of the rule`() throws {
    let found = try exports("nvidia-rtx-pro-6000d", "CN", "2026-06-01")
    let tip = try #require(found.tips.first { $0.figure == .tpp })
    // A workstation card is caught from 4800 on only, and then NAC may be used.
    #expect(tip.pieces.map(\.verdict) == [.noLicenseRequired, .licenseException])
    #expect(tip.pieces[1].lower == 4800)
    #expect(tip.pieces[1].includesLower)
  }

  @Test func `a step tells its paragraph, margins and citation`() throws {
    let found = try exports("nvidia-l4", "CN", "2023-11-17")
    let step = try #require(found.steps.first)
    #expect(step.ruling.citation == "88 FR 73458")
    #expect(step.coverage.means == .threshold)
    #expect(step.coverage.label == "3A090.a")
    let held = try #require(step.coverage.alternatives.first { $0.holds == .yes })
    #expect(held.conditions.map(\.margin) == [336, 1936.0 / 294 - 5.92])
  }

  @Test func `what does not reach says by how much`() throws {
    let found = try exports("nvidia-h20", "CN", "2024-06-01")
    #expect(found.steps.isEmpty)
    let miss = try #require(
      found.missed.first { $0.ruling.id.text == "us-bis-2023-10-17-acs-ifr" }
    )
    #expect(miss.reason == .notCovered)
    let conditions = miss.coverage.alternatives.flatMap(\.conditions)
    #expect(conditions.contains { $0.condition.value == 2400 && $0.margin == -32 })
  }

  @Test func `an exception shows the rule it eases`() throws {
    let found = try exports("amd-mi210", "CN", "2023-11-17")
    #expect(found.steps.map(\.role) == [.demand, .ease])
    #expect(found.steps[1].eases.map(\.text) == ["us-bis-2023-10-17-acs-ifr"])
    #expect(found.steps[1].coverage.label == "3A090.b")
  }

  @Test func `a rule that is published but not in force says from when it binds`() throws {
    let found = try exports("nvidia-rtx-4090", "CN", "2023-10-20")
    let miss = try #require(
      found.missed.first { $0.ruling.id.text == "us-bis-2023-10-17-acs-ifr" }
    )
    #expect(miss.reason == .notYet(EDTF(try day("2023-11-17"))))
  }

  @Test func `a framework withdrawn before it began is shown as withdrawn`() throws {
    let found = try exports("nvidia-h100", "PL", "2025-06-01")
    let miss = try #require(
      found.missed.first { $0.ruling.id.text == "us-bis-2025-01-15-ai-diffusion-ifr" }
    )
    let rescission = try slug("us-bis-2025-05-13-diffusion-rescission")
    #expect(miss.reason == .rescinded([rescission]))
  }

  @Test func `announcements and licences for some stand beside the verdict`() throws {
    let decision = try decide("nvidia-h200", "CN", "2026-03-01")
    let export = try #require(decision.verdict(of: try country("US")))
    #expect(export.verdict == .caseByCase)
    let licences = try #require(
      export.beside.first { $0.ruling.id.text == "us-bis-2026-02-h200-licenses" }
    )
    #expect(licences.reasons == [.onlyFor(["specific China-based customers, small amounts"])])
    let imports = try #require(decision.verdict(of: country("CN"), on: .import))
    #expect(imports.verdict == .importBlocked)
    let approval = try #require(
      imports.beside.first { $0.ruling.id.text.hasSuffix("h200-conditional-approval") }
    )
    #expect(approval.reasons.first == .reported)
    let use = try #require(decision.verdict(of: country("CN"), on: .endUse))
    #expect(use.beside.count == 1)
  }

  @Test func `the presidential announcement of December 2025 does not decide`() throws {
    let found = try exports("nvidia-h200", "CN", "2025-12-10")
    #expect(found.verdict == .presumptionOfDenial)
    #expect(
      found.beside.map(\.ruling.id.text) == [
        "us-white-house-2025-12-08-h200-announcement", "us-congress-ai-overwatch-act",
      ]
    )
    #expect(found.beside.first?.reasons == [.announced])
  }

  @Test func `a buyer's seat is told apart from the destination`() throws {
    let found = try exports("nvidia-h100", "SG", "2024-01-01", seat: "CN")
    #expect(found.steps.first?.byDestination == .no)
    #expect(found.steps.first?.byHeadquarters == .yes)
  }

  @Test func `the answer as JSON has the shape that was promised`() throws {
    let json = try decide("nvidia-h20", "CN", "2025-04-09").json
    guard case .object(let members) = json else {
      Issue.record("the decision is no object")
      return
    }
    #expect(
      members.list.map(\.name) == [
        "accelerator", "destination", "on", "known_on", "transaction", "headquarters", "metrics",
        "verdicts",
      ]
    )
    #expect(members["known_on"] == .null)
    guard case .array(let verdicts)? = members["verdicts"],
      case .object(let export)? = verdicts.first, case .array(let steps)? = export["steps"],
      case .object(let step)? = steps.first
    else {
      Issue.record("the first verdict has no step")
      return
    }
    #expect(export["jurisdiction"] == "US")
    #expect(export["track"] == "export-license")
    #expect(export["verdict"] == "license required")
    #expect(step["ruling"] == "us-bis-2025-04-h20-license-requirement")
    #expect(step["by"] == "named")
    #expect(step["policy"] == .null)
    #expect(export["beside"] != nil)
  }

  @Test func `rulings that supersede each other in a circle still get an answer`() throws {
    let chip = try record(
      Accelerator.self,
      """
      {"type": "accelerator", "id": "x", "name": "X", "vendor": "v",
       "evidence": [{"source": "s", "credibility": 1}]}
      """
    )
    let rulings = try ["a", "b"].map { id in
      try record(
        Ruling.self,
        """
        {"type": "ruling", "id": "\(id)", "title": "t", "authority": "us-bis", "jurisdiction": "US",
         "instrument": "rule", "track": "export-license", "force": "law", "status": "in-force",
         "effect": "restrict", "announced": "2025-01-01", "effective": "2025-01-0\(id == "a" ? 1 : 5)",
         "destinations": ["CN"], "accelerators": ["x"], "supersedes": ["\(id == "a" ? "b" : "a")"],
         "summary": "s", "evidence": [{"source": "s", "credibility": 1}]}
        """
      )
    }
    let engine = RuleEngine(rulings: rulings, accelerators: [chip], memberships: [])
    let question = RuleEngine.Case(
      chip,
      to: try country("CN"),
      on: try day("2025-02-01")
    )
    #expect(engine.decide(question).verdicts.count == 1)
  }

  @Test func `an unknown accelerator is refused with the nearest id`() {
    let problem = #expect(throws: Problem.self) { try Seeds.engine.accelerator("nvidia-h2O") }
    #expect(problem?.remedy == "did you mean 'nvidia-h20'?")
  }

  @Test func `the derivation reads as sentences`() throws {
    let decision = try decide("nvidia-h20", "CN", "2024-06-01")
    let lines = decision.explanation
    #expect(lines.first == "US export-license: no license required")
    #expect(lines.contains { $0.hasPrefix("not reached:") && $0.contains("(32 below)") })
    #expect(lines.last == Decision.notice)
    let letter = try exports("amd-mi308", "CN", "2025-05-01").explanation
    #expect(
      letter.first == "US export-license: license required, under which policy is open"
    )
    #expect(letter.contains { $0.hasPrefix("demand:") && $0.contains("names the chip") })
    #expect(letter.contains { $0.hasPrefix("perhaps ease:") })
    let held = try exports("nvidia-a100", "CN", "2023-12-01").explanation
    #expect(held.contains { $0.contains("88 FR 73458") && $0.contains("presumption-of-denial") })
  }
}
