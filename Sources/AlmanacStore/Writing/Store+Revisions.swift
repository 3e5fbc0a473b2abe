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

  /// Writes a record as a new revision: its row, its lists, its links, its words.
  func insert(
    _ record: Record,
    _ fields: JSON.Members,
    _ digest: [UInt8],
    in batch: OpenBatch
  ) throws(StoreError) {
    try lifting { () throws(SQLiteError) in
      let content = record.content
      let event = content.happened
      let type = record.type.rawValue
      try database.run(
        "INSERT OR IGNORE INTO record (type, id) VALUES (?1, ?2)",
        type,
        record.id.text
      )
      var revision = try database.prepare(
        """
        INSERT INTO revision (
          type, id, batch_id, recorded_from, event, event_earliest, event_latest, sha256
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """
      )
      try revision.bind(type, to: 1)
      try revision.bind(record.id.text, to: 2)
      try revision.bind(batch.number, to: 3)
      try revision.bind(batch.recordedAt, to: 4)
      try revision.bind(event?.text ?? "", to: 5)
      try revision.bind((event?.earliest ?? .distantPast).description, to: 6)
      try revision.bind((event?.latest ?? .distantFuture).description, to: 7)
      try revision.bind(digest, to: 8)
      try revision.run()
      let number = database.lastInsertedRowID
      try Table.of(record.type).write(fields, as: number, to: database)
      try writeLinks(content.links, as: number)
      try writeWords(content.words, as: number)
    }
  }

  private func writeLinks(_ links: [Link], as revision: Int64) throws(SQLiteError) {
    var statement = try database.prepare(
      """
      INSERT OR IGNORE INTO link (target_type, target_id, revision_id, field)
      VALUES (?1, ?2, ?3, ?4)
      """
    )
    for link in links {
      try statement.bind(link.target.kind.name, to: 1)
      try statement.bind(link.target.id, to: 2)
      try statement.bind(Int(revision), to: 3)
      try statement.bind(link.field, to: 4)
      try statement.run()
    }
  }

  private func writeWords(_ words: SearchWords, as revision: Int64) throws(SQLiteError) {
    var statement = try database.prepare(
      "INSERT INTO full_text (rowid, title, names, body, text) VALUES (?1, ?2, ?3, ?4, ?5)"
    )
    try statement.bind(Int(revision), to: 1)
    try statement.bind(SearchText.indexed(words.title), to: 2)
    try statement.bind(SearchText.indexed(words.names.joined(separator: " ; ")), to: 3)
    try statement.bind(SearchText.indexed(words.body.joined(separator: " ; ")), to: 4)
    try statement.bind(SearchText.indexed(words.text), to: 5)
    try statement.run()
  }

  /// Looks up what the record refers to; what is not there yet may still come in this batch.
  func check(_ record: Record, _ place: Problem.Place, in batch: OpenBatch) throws(StoreError) {
    let place = place.naming(record.id.text)
    for (index, evidence) in record.content.evidence.enumerated() {
      try check(Reference(.source, evidence.source), "evidence[\(index)].source", place, in: batch)
    }
    for link in record.content.links {
      // An architecture is there because an accelerator has it; that link needs no other.
      if record.type == .accelerator, link.field == "architecture" { continue }
      if record.type == .countryGroup, link.field == "group" { continue }
      try check(link.target, link.field, place, in: batch)
    }
  }

  private func check(
    _ target: Reference,
    _ field: String,
    _ place: Problem.Place,
    in batch: OpenBatch
  ) throws(StoreError) {
    if batch.found.contains(target) { return }
    if try holds(target) { return batch.remember(target) }
    var place = place
    place.field = field
    batch.pending.append(OpenBatch.Pending(target: target, place: place))
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
