package import Almanac
import AlmanacSQLite

/// What an almanac says, and said before, under one id.
package struct Standing: Sendable {
  /// The digest of what it says now; `nil` if it says nothing.
  package let current: [UInt8]?
  /// The digests of what it said before.
  package let earlier: Set<[UInt8]>
}

/// Two almanacs side by side.
extension Store {
  /// Opens another almanac to read from it: nothing is written to it, or beside it.
  ///
  /// A file that no program has open is read without locks; one that is in use, as of now. Of one
  /// that an older program wrote, a private copy is brought up to date and read.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isInUse: Whether a log lies beside the file, so that another program may be writing.
  /// - Throws: ``StoreError`` if it cannot be opened, is no almanac, or was written by a newer
  ///   program.
  package init(reading path: String, isInUse: Bool) throws(StoreError) {
    self.path = path
    database = try Store.connect(reading: path, isInUse)
  }

  private static func connect(
    reading path: String,
    _ isInUse: Bool
  ) throws(StoreError) -> Connection {
    do throws(StoreError) {
      let database = try open(reading: path, isInUse)
      guard try checkForReading(database) < Migrator.newestVersion else { return database }
      return try upToDateCopy(of: database)
    } catch {
      var located = error
      located.problem.place.file = path
      throw located
    }
  }

  private static func open(
    reading path: String,
    _ isInUse: Bool
  ) throws(StoreError) -> Connection {
    do throws(SQLiteError) {
      return try Connection(path: path, access: isInUse ? .readOnly : .immutable)
    } catch {
      throw StoreError(sqlite: error)
    }
  }

  /// Refuses what is no almanac that this program can read.
  ///
  /// - Returns: The version of its schema.
  private static func checkForReading(_ database: borrowing Connection) throws(StoreError) -> Int {
    let (identity, version) = try lifting { () throws(SQLiteError) in
      (try database.pragma(.applicationID), try database.pragma(.userVersion))
    }
    guard identity == Migrator.applicationID else {
      throw StoreError(
        .invalid,
        "the file is an SQLite database, but not an almanac",
        remedy: "export its tables as CSV, and import those through a mapping"
      )
    }
    guard version <= Migrator.newestVersion else {
      throw StoreError(
        .invalid,
        "the almanac was written by a newer program (schema \(version); this one knows up to "
          + "\(Migrator.newestVersion))",
        remedy: "export a snapshot with that program, and import the snapshot"
      )
    }
    return version
  }

  /// A copy in a file that has no name, and is gone when it is closed.
  private static func upToDateCopy(
    of database: borrowing Connection
  ) throws(StoreError) -> Connection {
    let copy = try lifting { () throws(SQLiteError) in
      let copy = try Connection(path: "", access: .create)
      try database.backUp(to: copy)
      return copy
    }
    try Migrator.migrate(copy)
    return copy
  }

  /// What the almanac says under a record's id.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - id: The record's id.
  /// - Returns: Digests as ``digest(of:)`` makes them.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* revisions.
  package func standing(_ type: RecordType, _ id: Slug) throws(StoreError) -> Standing {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT sha256, recorded_to = '9999-12-31T23:59:59.999999Z' FROM revision
        WHERE type = ?1 AND id = ?2
        """,
        type.rawValue,
        id.text
      ) { row throws(SQLiteError) in (try row.bytes(0), try row.int(1) == 1) }
    }
    return Standing(
      current: rows.first { $0.1 }?.0,
      earlier: Set(rows.filter { !$0.1 }.map(\.0))
    )
  }

  /// The digest by which revisions are told apart.
  ///
  /// - Parameter record: The record.
  /// - Returns: The SHA-256 of its canonical form.
  package static func digest(of record: Record) -> [UInt8] {
    Checksum.digest(JSON.object(record.fields).canonical)
  }

  /// The records that were merged into others, as far as those who merged them did not take it back.
  ///
  /// - Returns: What each is now.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func mergedRecords() throws(StoreError) -> [Reference: Reference] {
    var merged: [Reference: Reference] = [:]
    for batch in try batches() where batch.action == .merge {
      let words = batch.origin.split(separator: " ")
      guard words.count == 3, words[1] == "into", let left = Reference(String(words[0])),
        let kept = Reference(String(words[2])), try !holds(left)
      else { continue }
      merged[left] = kept
      for (other, target) in merged where target == left { merged[other] = kept }
    }
    return merged
  }

  /// The records that were retracted, and do not hold again.
  ///
  /// - Returns: By type and id.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func retractedRecords() throws(StoreError) -> [Reference] {
    try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT DISTINCT type, id FROM revision AS old
        WHERE closing_batch_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM revision WHERE type = old.type AND id = old.id
            AND recorded_to = '9999-12-31T23:59:59.999999Z'
        )
        ORDER BY type, id
        """
      ) { row throws(SQLiteError) in Reference("\(try row.text(0)):\(try row.text(1))") }
    }.compactMap(\.self)
  }

  /// Whether the open batch is so large that looking around at each record would hold it up.
  package var isWritingMuch: Bool {
    guard let batch = ledger.batch else { return false }
    return batch.isBulk || (!batch.isMeeting && (batch.expected ?? 0) > 10_000)
  }

  /// The records of a record's type that happened on its days, without itself.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - limit: The most to return.
  /// - Returns: Records that hold now; none for a record that has no date.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* records of those days.
  package func contemporaries(of record: Record, limit: Int) throws(StoreError) -> [Record] {
    guard let happened = record.content.happened else { return [] }
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, id FROM revision
        WHERE event <> '' AND event_earliest = ?1 AND event_latest = ?2 AND type = ?3
          AND id <> ?4 AND recorded_to = '9999-12-31T23:59:59.999999Z'
        ORDER BY id LIMIT ?5
        """,
        happened.earliest.description,
        happened.latest.description,
        record.type.rawValue,
        record.id.text,
        limit
      ) { row throws(SQLiteError) in (Int64(try row.int(0)), try row.text(1)) }
    }
    var records: [Record] = []
    for (revision, id) in rows {
      records.append(try self.record(of: revision, record.type.rawValue, id))
    }
    return records
  }
}
