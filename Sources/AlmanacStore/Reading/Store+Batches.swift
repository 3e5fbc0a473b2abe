import Almanac
import AlmanacSQLite

extension Store {
  /// The ledger: what was written, oldest first.
  ///
  /// - Parameter limit: The most batches to return: the newest are kept. 0 for all.
  /// - Returns: Batches in order.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func batches(limit: Int = 0) throws(StoreError) -> [Batch] {
    let newestFirst = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT batch_id, action, origin, sha256, program, recorded_at,
          added, revised, retracted, unchanged, why
        FROM batch ORDER BY batch_id DESC LIMIT ?1
        """,
        limit > 0 ? limit : -1,
        as: Batch.init(row:)
      )
    }
    return newestFirst.reversed()
  }

  /// What this almanac is and holds.
  ///
  /// - Returns: Its version, counts and dates.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*) in the number of records.
  public func summary() throws(StoreError) -> StoreSummary {
    let path = path
    return try read { database throws(SQLiteError) in
      let counts = try database.rows(
        """
        SELECT type, count(*) FROM revision
        WHERE recorded_to = '9999-12-31T23:59:59.999999Z' GROUP BY type
        """
      ) { row throws(SQLiteError) in (try row.text(0), try row.int(1)) }
      let totals = try database.row(
        """
        SELECT (SELECT count(*) FROM revision), (SELECT count(*) FROM batch),
          (SELECT max(recorded_at) FROM batch),
          (
            SELECT max(source.published_latest) FROM source JOIN revision USING (revision_id)
            WHERE recorded_to = '9999-12-31T23:59:59.999999Z'
          )
        """
      ) { row throws(SQLiteError) in
        (
          try row.int(0), try row.int(1), try row.optionalText(2), try row.optionalText(3)
        )
      }
      return StoreSummary(
        path: path,
        schemaVersion: try database.pragma(.userVersion),
        bytes: try database.pragma(.pageCount) * database.pragma(.pageSize),
        records: Dictionary(
          uniqueKeysWithValues: counts.compactMap { name, count in
            RecordType(rawValue: name).map { ($0, count) }
          }
        ),
        revisions: totals?.0 ?? 0,
        batches: totals?.1 ?? 0,
        lastRecorded: totals?.2.flatMap { RecordTime($0) },
        newestSource: totals?.3.flatMap { Day($0) },
        sqliteVersion: Connection.sqliteVersion
      )
    }
  }
}

extension Batch {
  fileprivate init(row: borrowing Row) throws(SQLiteError) {
    var counts = Counts()
    counts.added = try row.int(6)
    counts.revised = try row.int(7)
    counts.retracted = try row.int(8)
    counts.unchanged = try row.int(9)
    self.init(
      number: try row.int(0),
      action: Action(rawValue: try row.text(1)) ?? .import,
      origin: try row.text(2),
      sha256: try row.text(3),
      program: try row.text(4),
      recordedAt: RecordTime(try row.text(5)) ?? .distantPast,
      counts: counts,
      why: try row.optionalText(10)
    )
  }
}
