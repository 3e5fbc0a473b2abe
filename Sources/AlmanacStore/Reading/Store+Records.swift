public import Almanac
import AlmanacSQLite

/// A revision of a record: its contents, and when they held on each clock.
public struct Revision: Hashable, Sendable {
  /// The record's contents.
  public let record: Record

  /// The batch that wrote it.
  public let batch: Int

  /// The batch that closed it, if it is closed.
  public let closingBatch: Int?

  /// Since when the almanac says so.
  public let recordedFrom: RecordTime

  /// Until when it said so; ``Almanac/RecordTime/distantFuture`` while it does.
  public let recordedTo: RecordTime

  /// The day since which the public could know.
  public let knownFrom: Day

  /// The day from which all its sources were withdrawn.
  public let knownTo: Day

  /// Whether the almanac still says so.
  public var isCurrent: Bool { recordedTo == .distantFuture }

  /// The revision as it was told at a time: one that was closed later was still open.
  func told(at time: RecordTime?) -> Revision {
    guard let time, recordedTo > time else { return self }
    return Revision(
      record: record,
      batch: batch,
      closingBatch: nil,
      recordedFrom: recordedFrom,
      recordedTo: .distantFuture,
      knownFrom: knownFrom,
      knownTo: knownTo
    )
  }

  /// Whether the public could know it on a day, as far as a question asks.
  func isKnown(_ clocks: Clocks) -> Bool {
    guard let day = clocks.knownOn, day < .distantFuture else { return true }
    return knownFrom <= day && knownTo > day
  }
}

extension Store {
  /// A record as of some clocks.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - id: The record's id.
  ///   - clocks: As of when.
  /// - Returns: `nil` when there was no such record then.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(log *n*) and the size of the record.
  public func revision(
    _ type: RecordType,
    _ id: Slug,
    as clocks: Clocks = .now
  ) throws(StoreError) -> Revision? {
    let row = try read { database throws(SQLiteError) in
      try database.row(
        """
        SELECT revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to,
          known_from, known_to
        FROM revision
        WHERE type = ?1 AND id = ?2 AND recorded_from <= ?3 AND recorded_to > ?3
          AND (?4 = '' OR (known_from <= ?4 AND known_to > ?4))
        """,
        type.rawValue,
        id.text,
        clocks.recordedText,
        clocks.knownText,
        as: RevisionRow.init(row:)
      )
    }
    return try row.map { row throws(StoreError) in try revision(row) }
  }

  /// All revisions of a record, oldest first.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - id: The record's id.
  ///   - clocks: As of when: those that were recorded by then, closed or not as they were then, and
  ///     were public on that day.
  /// - Returns: Empty when there never was such a record.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func history(
    _ type: RecordType,
    _ id: Slug,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Revision] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to,
          known_from, known_to
        FROM revision
        WHERE type = ?1 AND id = ?2 AND recorded_from <= ?3
          AND (?4 = '' OR (known_from <= ?4 AND known_to > ?4))
        ORDER BY recorded_from, revision_id
        """,
        type.rawValue,
        id.text,
        clocks.recordedText,
        clocks.knownText,
        as: RevisionRow.init(row:)
      )
    }
    var revisions: [Revision] = []
    for row in rows { revisions.append(try revision(row).told(at: clocks.recordedAt)) }
    return revisions
  }

  /// Walks the records of a type as of some clocks, by id.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - clocks: As of when.
  ///   - body: Takes one revision; it stops the walk by throwing.
  /// - Throws: What the closure throws, or ``StoreError``.
  /// - Complexity: O(*n*); one record at a time is in memory.
  public func forEach(
    _ type: RecordType,
    as clocks: Clocks = .now,
    do body: (Revision) throws(StoreError) -> Void
  ) throws(StoreError) {
    try Halt.lowering { () throws(Halt) in
      try walk(type, clocks) { row throws(Halt) in
        try Halt.lifting { () throws(StoreError) in try body(try revision(row)) }
      }
    }
  }

  private func walk(
    _ type: RecordType,
    _ clocks: Clocks,
    _ body: (RevisionRow) throws(Halt) -> Void
  ) throws(Halt) {
    try database.forEach(
      """
      SELECT revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to,
        known_from, known_to
      FROM revision
      WHERE type = ?1 AND recorded_from <= ?2 AND recorded_to > ?2
        AND (?3 = '' OR (known_from <= ?3 AND known_to > ?3))
      ORDER BY id
      """,
      type.rawValue,
      clocks.recordedText,
      clocks.knownText
    ) { row throws(Halt) in
      let current: RevisionRow
      do throws(SQLiteError) {
        current = try RevisionRow(row: row)
      } catch {
        throw Halt(sqlite: error)
      }
      try body(current)
    }
  }

  /// The records of a type as of some clocks, by id.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - clocks: As of when.
  /// - Returns: All of them, in memory.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func revisions(
    _ type: RecordType,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Revision] {
    var revisions: [Revision] = []
    try forEach(type, as: clocks) { revision throws(StoreError) in revisions.append(revision) }
    return revisions
  }

  func revision(_ row: RevisionRow) throws(StoreError) -> Revision {
    Revision(
      record: try record(of: row.revision, row.type, row.id),
      batch: row.batch,
      closingBatch: row.closingBatch,
      recordedFrom: RecordTime(row.recordedFrom) ?? .distantPast,
      recordedTo: RecordTime(row.recordedTo) ?? .distantFuture,
      knownFrom: Day(row.knownFrom) ?? .distantPast,
      knownTo: Day(row.knownTo) ?? .distantFuture
    )
  }

  /// Reads the contents of a revision back into the value they were written from.
  func record(of revision: Int64, _ type: String, _ id: String) throws(StoreError) -> Record {
    try Store.record(of: revision, type, id, from: database)
  }

  /// The same, for what has a connection and no store: functions in SQL.
  static func record(
    of revision: Int64,
    _ type: String,
    _ id: String,
    from database: borrowing Connection
  ) throws(StoreError) -> Record {
    guard let recordType = RecordType(rawValue: type) else {
      throw StoreError(.invalid, "the almanac holds a record of unknown type '\(type)'")
    }
    var fields = JSON.Members([.init("type", .string(type)), .init("id", .string(id))])
    do throws(SQLiteError) {
      try Table.of(recordType).read(revision, from: database, into: &fields)
    } catch {
      throw StoreError(sqlite: error)
    }
    do throws(Problem) {
      return try Record(json: .object(fields))
    } catch {
      var damaged = error
      damaged.remedy = "run 'almanac check'; restore the almanac from a backup or a snapshot"
      throw StoreError(.invalid, damaged)
    }
  }
}

/// A row of `revision`, before the contents are read.
struct RevisionRow {
  let revision: Int64
  let type: String
  let id: String
  let batch: Int
  let closingBatch: Int?
  let recordedFrom: String
  let recordedTo: String
  let knownFrom: String
  let knownTo: String

  init(row: borrowing Row) throws(SQLiteError) {
    revision = Int64(try row.int(0))
    type = try row.text(1)
    id = try row.text(2)
    batch = try row.int(3)
    closingBatch = try row.optionalInt(4)
    recordedFrom = try row.text(5)
    recordedTo = try row.text(6)
    knownFrom = try row.text(7)
    knownTo = try row.text(8)
  }
}
