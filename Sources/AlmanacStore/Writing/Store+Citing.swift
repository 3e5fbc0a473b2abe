public import Almanac
import AlmanacSQLite

extension Store {
  /// Remembers a cited answer; one that is remembered already is left as it is.
  ///
  /// - Parameters:
  ///   - token: All that is needed to ask again.
  ///   - question: The question, as it was typed.
  ///   - records: What the answer rested on, with the digest of what each record said.
  /// - Returns: Whether it was new.
  /// - Throws: ``StoreError`` when SQLite refuses.
  @discardableResult
  public func cite(
    _ token: String,
    question: String,
    restingOn records: [Reference: [UInt8]]
  ) throws(StoreError) -> Bool {
    try lifting { () throws(SQLiteError) in
      try database.transaction { database throws(SQLiteError) in
        try database.run(
          """
          INSERT OR IGNORE INTO citation (token, question, cited_at)
          VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')
          """,
          token,
          question
        )
        guard database.changes > 0 else { return false }
        let number = Int(database.lastInsertedRowID)
        for (record, digest) in records {
          try database.run(
            "INSERT INTO citation_record (citation_id, type, id, sha256) VALUES (?1, ?2, ?3, ?4)",
            number,
            record.kind.name,
            record.id,
            digest
          )
        }
        return true
      }
    }
  }
}
