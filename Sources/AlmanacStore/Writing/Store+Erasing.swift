public import Almanac
import AlmanacSQLite

extension Store {
  /// Erases a record for good, with its whole history: for what the law makes one remove.
  ///
  /// The one exception to append-only. The ledger keeps that it was done, and why, and nothing of
  /// what it said. The bytes are overwritten in the file and its log.
  ///
  /// - Parameters:
  ///   - target: The record.
  ///   - program: The program that does it, with its version.
  ///   - why: The reason, which stays.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when there is no such record, or something still refers to it.
  public func erase(
    _ target: Reference,
    program: String,
    why: String
  ) throws(StoreError) -> Batch {
    guard case .record(let type) = target.kind, let id = Slug(target.id) else {
      throw StoreError(.question, "'\(target)' is not a record")
    }
    let history = try revisionRows(type, id)
    guard !history.isEmpty else {
      throw StoreError(.notFound, "there is no \(type.rawValue) '\(id)'")
    }
    let namers = try namers(of: target)
    guard namers.isEmpty else {
      let problems = namers.map { namer in
        Problem(
          "the \(namer.type.rawValue) '\(namer.id)' still refers to it",
          at: .init(record: id.text),
          remedy: "revise or erase that first"
        )
      }
      throw StoreError(.invalid, problems[0]).followed(by: Array(problems.dropFirst()))
    }
    let batch = try write(.erase, origin: target.description, program: program, why: why) {
      store throws(StoreError) in
      try store.withoutGuards { store throws(StoreError) in
        for row in history { try store.remove(row) }
        try lifting { () throws(SQLiteError) in
          // Forgotten words stay in the index until its segments are merged.
          try store.database.run("INSERT INTO full_text (full_text) VALUES ('optimize')")
        }
        try lifting { () throws(SQLiteError) in
          // Answers that were cited stay; what the erased record said, even as a digest, does not.
          try store.database.run(
            "DELETE FROM citation_record WHERE type = ?1 AND id = ?2",
            type.rawValue,
            id.text
          )
          try store.database.run(
            "DELETE FROM record WHERE type = ?1 AND id = ?2",
            type.rawValue,
            id.text
          )
        }
      }
      store.ledger.batch?.counts.retracted += 1
      return Checksum.of("".utf8)
    }
    // What was erased must not stay readable in the log beside the file.
    _ = try lifting { () throws(SQLiteError) in try database.checkpoint(.truncate) }
    return batch
  }

  private func revisionRows(_ type: RecordType, _ id: Slug) throws(StoreError) -> [RevisionRow] {
    try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, type, id, batch_id, closing_batch_id, recorded_from, recorded_to,
          known_from, known_to
        FROM revision WHERE type = ?1 AND id = ?2
        """,
        type.rawValue,
        id.text,
        as: RevisionRow.init(row:)
      )
    }
  }

  /// Runs a closure with the triggers that refuse DELETE taken away, inside the transaction.
  private func withoutGuards(
    _ body: (borrowing Store) throws(StoreError) -> Void
  ) throws(StoreError) {
    let guards = try lifting { () throws(SQLiteError) in
      try database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%never_deleted'"
      ) { row throws(SQLiteError) in (try row.text(0), try row.text(1)) }
    }
    try lifting { () throws(SQLiteError) in
      for (name, _) in guards { try database.run(SQL(untrusted: "DROP TRIGGER \"\(name)\"")) }
    }
    try body(self)
    try lifting { () throws(SQLiteError) in
      for (_, sql) in guards { try database.run(SQL(untrusted: sql)) }
    }
  }

  private func remove(_ row: RevisionRow) throws(StoreError) {
    // A table of words without contents forgets a row only when it is told what stood there.
    let words = IndexedWords(
      try record(of: row.revision, row.type, row.id).content.words,
      for: """
        INSERT INTO full_text (full_text, rowid, title, names, body, text)
        VALUES ('delete', ?1, ?2, ?3, ?4, ?5)
        """
    )
    try lifting { () throws(SQLiteError) in
      try words.row.run(key: Int(row.revision), with: KeptStatements(database))
      let tables = try database.rows(
        """
        SELECT DISTINCT tables.name FROM sqlite_schema AS tables
        JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND columns.name = 'revision_id'
        ORDER BY tables.name = 'revision', tables.name
        """
      ) { row throws(SQLiteError) in try row.text(0) }
      for table in tables {
        try database.run(
          SQL(untrusted: "DELETE FROM \"\(table)\" WHERE revision_id = ?1"),
          Int(row.revision)
        )
      }
    }
  }
}
