internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

extension StatusCommand {
  /// Answers a question of the form "what if".
  func answer(
    _ supposition: WhatIf,
    to destination: CountryCode,
    _ store: borrowing Store
  ) throws {
    switch supposition {
    case .threshold(let conditions):
      output.print(try changes(adding: conditions, to: destination, store))
    case .figure(let name, let field, let value):
      output.print(try change(of: name, field, value, to: destination, store))
    }
  }

  private func changes(
    adding conditions: [Threshold.Condition],
    to destination: CountryCode,
    _ store: borrowing Store
  ) throws -> WhatIfReport {
    let chips =
      try accelerators.isEmpty
      ? store.contents(Accelerator.self, as: clocks.clocks)
      : store.chips(accelerators, as: clocks.clocks).compactMap(\.accelerator)
    let engine = try store.ruleEngine(as: clocks.clocks, chips: chips)
    guard let any = chips.first else {
      throw StoreError(
        .notFound,
        Problem("the almanac had no accelerators then", remedy: "leave out --known-on")
      )
    }
    let question = asked.question(any, to: destination, clocks.clocks)
    let changes = try engine.changes(
      adding: conditions,
      to: question,
      side: RuleEngine.Side(jurisdiction, track)
    )
    return WhatIfReport(
      supposition: whatIf ?? "",
      question: question,
      changes: changes,
      tried: chips.count
    )
  }

  private func change(
    of name: String,
    _ field: String,
    _ value: String,
    to destination: CountryCode,
    _ store: borrowing Store
  ) throws -> WhatIfReport {
    let chip = try store.accelerator(name, as: clocks.clocks)
    if let named = accelerators.first {
      let other = try store.accelerator(named, as: clocks.clocks)
      guard other.record.id == chip.record.id else {
        throw ValidationError("The question is about \(named), the supposition about \(name).")
      }
    }
    guard case .accelerator(let accelerator) = chip.record else {
      preconditionFailure("an accelerator was read as another type")
    }
    let engine = try store.ruleEngine(
      for: accelerator,
      to: destination,
      seat: asked.headquarters,
      as: clocks.clocks
    )
    let question = asked.question(accelerator, to: destination, clocks.clocks)
    let (before, after, unnamed) = try engine.decide(changing: field, to: value, in: question)
    let reports = try [before, after, unnamed].map {
      try StatusReport($0, of: chip, in: store, as: clocks.clocks)
    }
    return WhatIfReport(
      supposition: whatIf ?? "",
      question: question,
      before: reports[0],
      after: reports[1],
      unnamed: reports[2]
    )
  }
}
