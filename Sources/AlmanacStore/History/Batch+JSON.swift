package import Almanac

extension Batch {
  /// The batch as JSON: the form of a line of a ledger.
  package var json: JSON {
    .object([
      "action": .string(action.rawValue),
      "added": .number(Double(counts.added)),
      "batch": .number(Double(number)),
      "origin": .string(origin),
      "program": .string(program),
      "recorded_at": .string(recordedAt.text),
      "retracted": .number(Double(counts.retracted)),
      "revised": .number(Double(counts.revised)),
      "sha256": .string(sha256),
      "unchanged": .number(Double(counts.unchanged)),
      "why": .text(why),
    ])
  }

  /// Reads a line of a ledger.
  ///
  /// - Parameter json: The line.
  /// - Throws: ``Almanac/Problem``, naming the field.
  package init(json: JSON) throws(Problem) {
    var fields = try LineFields(json)
    guard let number = try fields.integer("batch"), number > 0 else { throw fields.lack("batch") }
    guard let action = try fields.text("action").flatMap(Action.init(rawValue:)) else {
      throw fields.lack("action")
    }
    guard let origin = try fields.text("origin") else { throw fields.lack("origin") }
    guard let program = try fields.text("program") else { throw fields.lack("program") }
    guard let sha256 = try fields.text("sha256"), Checksum.isOne(sha256) else {
      throw fields.lack("sha256")
    }
    // The last year stands for "until now", and leaves room for what is recorded next.
    guard let written = try fields.text("recorded_at"), let time = RecordTime(written),
      time.text == written, written < "9999"
    else { throw fields.lack("recorded_at") }
    var counts = Counts()
    counts.added = try fields.integer("added") ?? 0
    counts.revised = try fields.integer("revised") ?? 0
    counts.retracted = try fields.integer("retracted") ?? 0
    counts.unchanged = try fields.integer("unchanged") ?? 0
    self.init(
      number: number,
      action: action,
      origin: origin,
      sha256: sha256,
      program: program,
      recordedAt: time,
      counts: counts,
      why: try fields.text("why")
    )
    try fields.finish()
  }
}

extension Batch {
  /// Refuses a batch that cannot stand behind another in a ledger.
  ///
  /// - Parameter last: The batch before it, if there is one.
  /// - Throws: ``Almanac/Problem`` when it does not follow in number and time.
  package func requireOrder(after last: Batch?) throws(Problem) {
    if let last, last.number >= number || last.recordedAt >= recordedAt {
      throw Problem("batch \(number) does not follow batch \(last.number) in number and time")
    }
  }
}
