package import Almanac

/// A revision of a record as a history keeps it.
///
/// Record time is not in it: it is that of the batches that wrote and closed the revision.
package struct HistoryRevision: Hashable, Sendable {
  /// Its number: revisions count on from batch to batch.
  package let number: Int64

  /// The record's contents.
  package let record: Record

  /// The batch that wrote it.
  package let batch: Int

  /// The batch that closed it, if it is closed.
  package let closingBatch: Int?

  /// The day since which the public could know.
  package let knownFrom: Day

  /// The day from which all its sources were withdrawn.
  package let knownTo: Day

  /// The revision as JSON: the form of a line of a history.
  package var json: JSON {
    .object([
      "batch": .number(Double(batch)),
      "closing_batch": closingBatch.map { .number(Double($0)) },
      "known_from": knownFrom == .distantPast ? nil : .text(knownFrom),
      "known_to": knownTo == .distantFuture ? nil : .text(knownTo),
      "record": .object(record.fields),
      "revision": .number(Double(number)),
    ])
  }

  /// Reads a line of a history.
  ///
  /// - Parameter json: The line.
  /// - Throws: ``Almanac/Problem``, naming the field.
  package init(json: JSON) throws(Problem) {
    var fields = try LineFields(json)
    guard let number = try fields.integer("revision"), number > 0 else {
      throw fields.lack("revision")
    }
    guard let batch = try fields.integer("batch") else { throw fields.lack("batch") }
    guard let contents = fields.take("record") else { throw fields.lack("record") }
    self.number = Int64(number)
    self.batch = batch
    closingBatch = try fields.integer("closing_batch")
    knownFrom = try fields.day("known_from") ?? .distantPast
    knownTo = try fields.day("known_to") ?? .distantFuture
    try fields.finish()
    record = try Record(json: contents)
  }
}

extension HistoryRevision {
  /// Refuses a revision that cannot stand behind another, or names a batch that is not there.
  ///
  /// - Parameters:
  ///   - last: The numbers of the revision before it and of its batch, if there is one.
  ///   - isThere: Whether the ledger has a batch.
  /// - Throws: ``Almanac/Problem``, in words.
  package func requireOrder(
    after last: (number: Int64, batch: Int)?,
    isThere: (Int) -> Bool
  ) throws(Problem) {
    if let last, last.number >= number || last.batch > batch {
      throw Problem("revision \(number) does not follow revision \(last.number)")
    }
    for batch in [batch, closingBatch].compactMap(\.self) where !isThere(batch) {
      throw Problem("the ledger has no batch \(batch)")
    }
    if let closingBatch, closingBatch <= batch {
      throw Problem("batch \(closingBatch) cannot have closed revision \(number)")
    }
  }
}
