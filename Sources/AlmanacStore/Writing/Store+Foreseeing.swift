package import Almanac
import AlmanacSQLite

/// What would become of a record, before it is put.
extension Store {
  /// The record that stands under a record's id, if it was not written by the open batch.
  ///
  /// - Parameter prepared: The record that is to be put.
  /// - Returns: What it would revise; `nil` if it would be new, change nothing, or stands in this
  ///   batch already.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func revised(by prepared: PreparedRecord) throws(StoreError) -> Record? {
    let record = prepared.record
    guard let current = try currentRevision(record.type, record.id),
      current.batch != ledger.batch?.number,
      current.digest != prepared.digest
    else { return nil }
    return try self.record(of: current.revision, record.type.rawValue, record.id.text)
  }

  /// The references of a record that lead to nothing that holds now.
  ///
  /// - Parameters:
  ///   - prepared: The record.
  ///   - place: Where it was read, for messages.
  /// - Returns: Each with the problem it is, unless what it names still comes.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func missingReferences(
    of prepared: PreparedRecord,
    from place: Problem.Place
  ) throws(StoreError) -> [(target: Reference, problem: Problem)] {
    guard let batch = ledger.batch else { preconditionFailure("records are put within a batch") }
    var missing: [(target: Reference, problem: Problem)] = []
    for pending in try unmet(prepared, place, in: batch) {
      missing.append((pending.target, try danglingProblem(pending.target, pending.place)))
    }
    return missing
  }

  /// The sources with a text that were published near a day, the oldest record first.
  ///
  /// - Parameters:
  ///   - first: The first day.
  ///   - last: The last day.
  ///   - limit: The most to return.
  /// - Returns: Sources that hold now.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* sources of those days.
  package func sources(
    from first: Day,
    to last: Day,
    limit: Int = 500
  ) throws(StoreError) -> [Source] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, id FROM revision
        WHERE type = 'source' AND event_earliest BETWEEN ?1 AND ?2
          AND recorded_to = '9999-12-31T23:59:59.999999Z'
        ORDER BY revision_id
        LIMIT ?3
        """,
        first.description,
        last.description,
        limit
      ) { row throws(SQLiteError) in (Int64(try row.int(0)), try row.text(1)) }
    }
    var sources: [Source] = []
    for (revision, id) in rows {
      if case .source(let source) = try record(of: revision, "source", id), source.text != nil {
        sources.append(source)
      }
    }
    return sources
  }
}
