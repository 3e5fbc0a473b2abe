import Almanac
import AlmanacSQLite

/// A history that is being written into an empty almanac.
package final class Restoration {
  fileprivate let times: [Int: String]
  fileprivate let batch: OpenBatch
  fileprivate var last: (number: Int64, batch: Int)?

  /// The record time of a batch that is there.
  fileprivate func time(of batch: Int) -> String {
    guard let time = times[batch] else { preconditionFailure("the ledger has no batch \(batch)") }
    return time
  }

  fileprivate init(_ batches: [Batch], _ newest: Batch, _ statements: KeptStatements) {
    times = Dictionary(batches.map { ($0.number, $0.recordedAt.text) }) { $1 }
    batch = OpenBatch(
      number: newest.number,
      recordedAt: newest.recordedAt.text,
      nextLook: .max,
      statements: statements
    )
  }
}

extension Store {
  /// Writes a history into an empty almanac, in one transaction.
  ///
  /// The ledger is as it was, and every revision has its number. No batch is added for it.
  ///
  /// - Parameters:
  ///   - batches: The ledger, oldest first.
  ///   - count: About how many revisions will come.
  ///   - body: Puts the revisions, in order.
  /// - Throws: What the closure throws; ``StoreError`` when the almanac is not empty, the history
  ///   contradicts itself, or SQLite refuses. Then nothing was written.
  /// - Complexity: O(*n* log *n*)
  package func restore(
    _ batches: [Batch],
    expecting count: Int,
    _ body: (borrowing Store, Restoration) throws(StoreError) -> Void
  ) throws(StoreError) {
    precondition(ledger.batch == nil, "batches do not nest")
    guard try self.batches(limit: 1).isEmpty else {
      throw StoreError(
        .invalid,
        "a history goes into an empty almanac, and this one holds something"
      )
    }
    guard let newest = batches.last else { return }
    let restoration = Restoration(batches, newest, KeptStatements(database))
    defer { try? leaveBulk(restoration.batch) }
    try Halt.lowering { () throws(Halt) in
      try database.transaction { _ throws(Halt) in
        try Halt.lifting { () throws(StoreError) in
          try enter(batches)
          try lifting { () throws(SQLiteError) in
            if count >= ledger.firstLook { try beginBulk(restoration.batch) }
          }
          try body(self, restoration)
          try lifting { () throws(SQLiteError) in
            try flushWords(restoration.batch)
            try endBulk(restoration.batch)
          }
          try refuseOverlaps()
          try lifting { () throws(SQLiteError) in
            try database.run("UPDATE batch SET sealed = 1")
          }
        }
      }
    }
  }

  /// Puts the next revision of a history.
  ///
  /// - Parameters:
  ///   - revision: The revision.
  ///   - restoration: What ``restore(_:expecting:_:)`` gave.
  /// - Throws: ``StoreError`` when it does not follow the one before, or names a batch that is not
  ///   there.
  package func put(
    _ revision: HistoryRevision,
    _ restoration: Restoration
  ) throws(StoreError) {
    let record = revision.record.id.text
    func refuse(_ what: String) -> StoreError {
      StoreError(.invalid, Problem(what, at: .init(record: record)))
    }
    do throws(Problem) {
      try revision.requireOrder(after: restoration.last) { restoration.times[$0] != nil }
    } catch {
      throw refuse(error.what)
    }
    restoration.last = (revision.number, revision.batch)
    let from = restoration.time(of: revision.batch)
    let to = revision.closingBatch.map { restoration.time(of: $0) }
    let prepared = PreparedRecord(revision.record)
    _ = try claim(prepared, in: restoration.batch)
    do throws(SQLiteError) {
      try insert(prepared, as: revision, from, to ?? RecordTime.distantFuture.text)
      try prepared.rows.run(key: Int(revision.number), with: restoration.batch.statements)
      try write(prepared.words, as: revision.number, in: restoration.batch)
    } catch {
      guard error.isDuplicate else { throw StoreError(sqlite: error) }
      throw refuse("two revisions of the record both hold")
    }
  }

  private func insert(
    _ prepared: PreparedRecord,
    as revision: HistoryRevision,
    _ from: String,
    _ to: String
  ) throws(SQLiteError) {
    try database.run(
      """
      INSERT INTO revision (
        revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to, known_from,
        known_to, event, event_earliest, event_latest, sha256
      ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """,
      Int(revision.number),
      prepared.type.rawValue,
      prepared.id.text,
      revision.batch,
      revision.closingBatch,
      from,
      to,
      revision.knownFrom.description,
      revision.knownTo.description,
      prepared.event.text,
      prepared.event.earliest,
      prepared.event.latest,
      prepared.digest
    )
  }

  /// Enters the ledger, not sealed yet.
  private func enter(_ batches: [Batch]) throws(StoreError) {
    for (before, batch) in zip([nil] + batches, batches) {
      do throws(Problem) {
        try batch.requireOrder(after: before)
      } catch {
        throw StoreError(.invalid, error)
      }
      try lifting { () throws(SQLiteError) in
        try database.run(
          """
          INSERT INTO batch (
            batch_id, action, origin, sha256, program, recorded_at, added, revised, retracted,
            unchanged, why
          ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
          """,
          batch.number,
          batch.action.rawValue,
          batch.origin,
          batch.sha256,
          batch.program,
          batch.recordedAt.text,
          batch.counts.added,
          batch.counts.revised,
          batch.counts.retracted,
          batch.counts.unchanged,
          batch.why
        )
      }
    }
  }

  /// Refuses a history in which a record said two things at one time.
  private func refuseOverlaps() throws(StoreError) {
    let overlap = try lifting { () throws(SQLiteError) in
      try database.row(
        """
        SELECT type, id FROM (
          SELECT type, id, recorded_to,
            lead(recorded_from) OVER (PARTITION BY type, id ORDER BY recorded_from) AS next
          FROM revision
        )
        WHERE next < recorded_to LIMIT 1
        """
      ) { row throws(SQLiteError) in (try row.text(0), try row.text(1)) }
    }
    guard let (type, id) = overlap else { return }
    throw StoreError(
      .invalid,
      Problem("revisions of the \(type) hold at one time", at: .init(record: id))
    )
  }
}
