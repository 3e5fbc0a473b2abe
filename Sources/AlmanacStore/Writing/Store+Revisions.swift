import Almanac
import AlmanacSQLite

/// The single steps of a batch.
extension Store {
  struct CurrentRevision {
    let revision: Int64
    let batch: Int
    let digest: [UInt8]
  }

  func currentRevision(_ type: RecordType, _ id: Slug) throws(StoreError) -> CurrentRevision? {
    try read { database throws(SQLiteError) in
      try database.row(
        """
        SELECT revision_id, batch_id, sha256 FROM revision
        WHERE type = ?1 AND id = ?2 AND recorded_to = '9999-12-31T23:59:59.999999Z'
        """,
        type.rawValue,
        id.text
      ) { row throws(SQLiteError) in
        CurrentRevision(
          revision: Int64(try row.int(0)),
          batch: try row.int(1),
          digest: try row.bytes(2)
        )
      }
    }
  }

  func close(_ revision: Int64, in batch: OpenBatch) throws(StoreError) {
    try lifting { () throws(SQLiteError) in
      try database.run(
        "UPDATE revision SET recorded_to = ?2, closing_batch_id = ?3 WHERE revision_id = ?1",
        Int(revision),
        batch.recordedAt,
        batch.number
      )
    }
  }

  /// Enters a record's identity.
  ///
  /// - Returns: Whether it is new, so that no revision of it can be there.
  func claim(_ prepared: PreparedRecord, in batch: OpenBatch) throws(StoreError) -> Bool {
    try lifting { () throws(SQLiteError) in
      try batch.statements.using("INSERT OR IGNORE INTO record (type, id) VALUES (?1, ?2)") {
        identity throws(SQLiteError) in
        try identity.bind(prepared.type.rawValue, to: 1)
        try identity.bind(prepared.id.text, to: 2)
        try identity.run()
      }
      return database.changes > 0
    }
  }

  /// Writes a record, whose identity is entered, as a new revision: its row, its lists, its links,
  /// its words.
  func insert(_ prepared: PreparedRecord, in batch: OpenBatch) throws(StoreError) {
    try lifting { () throws(SQLiteError) in
      let time = try publicTime(of: prepared, in: batch)
      if time == nil { batch.isPublicTimeOpen = true }
      try batch.statements.using(
        """
        INSERT INTO revision (
          type, id, batch_id, recorded_from, known_from, known_to, event, event_earliest,
          event_latest, sha256
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """
      ) { revision throws(SQLiteError) in
        try revision.bind(prepared.type.rawValue, to: 1)
        try revision.bind(prepared.id.text, to: 2)
        try revision.bind(batch.number, to: 3)
        try revision.bind(batch.recordedAt, to: 4)
        try revision.bind((time ?? .always).from, to: 5)
        try revision.bind((time ?? .always).to, to: 6)
        try revision.bind(prepared.event.text, to: 7)
        try revision.bind(prepared.event.earliest, to: 8)
        try revision.bind(prepared.event.latest, to: 9)
        try revision.bind(prepared.digest, to: 10)
        try revision.run()
      }
      let number = Int(database.lastInsertedRowID)
      try prepared.rows.run(key: number, with: batch.statements)
      try write(prepared.words, as: Int64(number), in: batch)
    }
  }

  /// What a record refers to in vain so far; it may still come in this batch.
  func unmet(
    _ prepared: PreparedRecord,
    _ place: Problem.Place,
    in batch: OpenBatch
  ) throws(StoreError) -> [OpenBatch.Pending] {
    let type = prepared.type
    var unmet: [OpenBatch.Pending] = []
    func check(_ target: Reference, _ field: @autoclosure () -> String) throws(StoreError) {
      if batch.found.contains(target) { return }
      if try holds(target) { return batch.remember(target) }
      var place = place.naming(prepared.id.text)
      place.field = field()
      unmet.append(OpenBatch.Pending(target: target, place: place))
    }
    for (index, source) in prepared.sources.enumerated() {
      // A source whose public time was just looked up holds.
      if batch.publicTime(of: source) != nil { continue }
      try check(Reference(.source, source), "evidence[\(index)].source")
    }
    for link in prepared.links {
      // An architecture is there because an accelerator has it; that link needs no other.
      if type == .accelerator, link.field == "architecture" { continue }
      if type == .countryGroup, link.field == "group" { continue }
      try check(link.target, link.field)
    }
    return unmet
  }

  /// Whether what a reference names is in the almanac and not retracted.
  func holds(_ target: Reference) throws(StoreError) -> Bool {
    switch target.kind {
    case .country: true
    case .record(let type):
      try Slug(target.id).map { id throws(StoreError) in
        try currentRevision(type, id) != nil
      } ?? false
    case .group, .architecture:
      try read { database throws(SQLiteError) in
        try database.row(
          """
          SELECT 1 FROM link JOIN revision USING (revision_id)
          WHERE target_type = ?1 AND target_id = ?2
            AND field IN ('group', 'architecture')
            AND recorded_to = '9999-12-31T23:59:59.999999Z'
          LIMIT 1
          """,
          target.kind.name,
          target.id
        ) { _ throws(SQLiteError) in true }
      } ?? false
    }
  }
}
