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
  /// The record of the source that says so, where the case names one.
  var source: String?

  init(
    _ chip: String,
    _ to: String,
    _ on: String,
    _ verdict: String,
    _ side: String = "US export-license",
    as transaction: Ruling.Transaction = .export,
    seat: String? = nil,
    knownOn: String? = nil,
    by source: String? = nil
  ) {
    self.chip = chip
    self.to = to
    self.on = on
    self.verdict = verdict
    self.side = side
    self.transaction = transaction
    self.seat = seat
    self.knownOn = knownOn
    self.source = source
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

let none = "no license required"
let denial = "license required: presumption of denial"
let policyOfDenial = "license required: policy of denial"
let approval = "license required: presumption of approval"
let caseByCase = "license required: case by case"
let license = "license required"
let exception = "license exception"
let undetermined = "undetermined"
let endUse = "US end-use"
let importing = "CN import"
let tariff = "US tariff"
