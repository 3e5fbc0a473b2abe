import AlmanacSQLite

/// Writing a large batch while nobody reads.
///
/// With the write-ahead log every page is written twice: to the log, which lets others read, and
/// when the batch has ended from there to the file. A batch that makes most of the file is written
/// to the file at once instead, beside a journal of the few pages that were there before. What a
/// batch promises stays the same: who opens the file after a crash finds it as it was before.
extension Store {
  /// Leaves the write-ahead log for one batch, if that pays and nobody has the almanac open.
  ///
  /// - Parameter size: About how many bytes of records will be put.
  /// - Returns: Whether it was left; ``rejoinOthers()`` comes back to it.
  /// - Throws: ``StoreError`` when SQLite cannot tell how large the file is.
  func leaveOthers(toPut size: Int) throws(StoreError) -> Bool {
    guard size >= ledger.leastAlone, !database.path.isEmpty else { return false }
    return try lifting { () throws(SQLiteError) in
      let held = try database.pragma(.pageCount) * database.pragma(.pageSize)
      guard Store.isAlonePaid(putting: size, into: held) else { return false }
      do throws(SQLiteError) {
        // Refused at once, and nothing is changed, while another connection is open.
        try database.setJournalMode(.delete)
        return true
      } catch {
        return false
      }
    }
  }

  /// Whether it pays to write a batch without the log.
  ///
  /// - Parameters:
  ///   - size: Bytes of records that are put; in the file they take twice as many, with all indexes.
  ///   - held: Bytes of the file.
  /// - Returns: Whether the batch will make about half of the file or more.
  static func isAlonePaid(putting size: Int, into held: Int) -> Bool { size * 2 >= held }

  /// Comes back to the write-ahead log, also from a batch that was killed.
  ///
  /// Where others do not let go of the file for too long it stays as it is, and the next batch tries
  /// again: nothing is lost, but readers and writers wait for each other.
  func rejoinOthers() {
    guard !database.path.isEmpty, (try? database.journalMode()) == .delete else { return }
    try? database.setJournalMode(.wal)
  }
}
