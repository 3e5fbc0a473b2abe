public import Almanac
import AlmanacSQLite

/// What a batch did to one record.
public struct RecordChange: Hashable, Sendable {
  /// How the record changed.
  public enum Kind: String, Sendable {
    /// It was not there before.
    case added
    /// It was different before.
    case revised
    /// It held before, and does not now.
    case retracted
  }

  /// The record.
  public let reference: Reference
  /// How it changed.
  public let kind: Kind
  /// The batch that changed it.
  public let batch: Int
  /// When.
  public let recordedAt: RecordTime
  /// The record after the change; before it, for a retraction.
  public let record: Record
  /// What changed, field by field; empty for what was added or retracted.
  public let fields: [FieldChange]
}

extension Store {
  /// What was recorded after a time, in order.
  ///
  /// - Parameters:
  ///   - time: The time, not included.
  ///   - clocks: As of when: what was recorded by then, of records that were public on that day,
  ///     after the change or, if it was retracted, before it.
  /// - Returns: One change for each record and batch.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* changes.
  public func changes(
    since time: RecordTime,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [RecordChange] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT DISTINCT batch.batch_id, batch.recorded_at, revision.type, revision.id
        FROM batch JOIN revision
          ON revision.batch_id = batch.batch_id OR revision.closing_batch_id = batch.batch_id
        WHERE batch.recorded_at > ?1 AND batch.recorded_at <= ?2
        ORDER BY batch.batch_id, revision.type, revision.id
        """,
        time.text,
        clocks.recordedText
      ) { row throws(SQLiteError) in
        (try row.int(0), try row.text(1), try row.text(2), try row.text(3))
      }
    }
    var changes: [RecordChange] = []
    for (batch, recordedAt, type, id) in rows {
      guard let type = RecordType(rawValue: type), let id = Slug(id) else { continue }
      let history = try history(type, id)
      let before = history.first { $0.closingBatch == batch }
      let after = history.first { $0.batch == batch }
      guard let last = after ?? before, last.isKnown(clocks) else { continue }
      let record = last.record
      let fields = before.flatMap { old in after.map { FieldChange.between(old.record, $0.record) }
      }
      changes.append(
        RecordChange(
          reference: record.reference,
          kind: before == nil ? .added : after == nil ? .retracted : .revised,
          batch: batch,
          recordedAt: RecordTime(recordedAt) ?? .distantPast,
          record: record,
          fields: fields ?? []
        )
      )
    }
    return changes
  }
}
