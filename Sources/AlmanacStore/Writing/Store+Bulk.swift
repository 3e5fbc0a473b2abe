import Almanac
import AlmanacSQLite

/// Writing very many records at once: what only readers need is built at the end, in one go.
///
/// Keeping an index row by row costs about three times what building it once costs, and the full
/// text more when it is written in small pieces. A batch therefore changes over when it has grown
/// large, and large beside what the almanac holds; the same transaction builds all of it again
/// before it ends, so that a batch that is killed leaves everything as it was.
extension Store {
  /// Says that many records will be put, so that the store may choose the cheaper way of writing.
  ///
  /// Without it, a batch is written row by row: reading within the batch stays fast.
  ///
  /// - Parameter count: About how many; what is put counts if it is more.
  /// - Precondition: A batch is being written.
  public func expect(_ count: Int) {
    guard let batch = ledger.batch else { preconditionFailure("records are expected in a batch") }
    batch.expected = max(batch.expected ?? 0, count)
  }

  /// Says that the records of another almanac are put: they are compared with those here, however many.
  package func expectMeeting() { ledger.batch?.isMeeting = true }

  /// About how many revisions there are; those that were erased since may count.
  ///
  /// - Returns: Their number, or some more.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(log *n*)
  package func roughSize() throws(StoreError) -> Int {
    try lifting { () throws(SQLiteError) in try lastRevision() }
  }

  private func lastRevision() throws(SQLiteError) -> Int {
    let last = try database.row("SELECT max(revision_id) FROM revision") {
      row throws(SQLiteError) in try row.optionalInt(0)
    }
    return last.flatMap(\.self) ?? 0
  }

  /// Whether the batch being written has left out what only readers need: they would be slow.
  package var isWritingInBulk: Bool { ledger.batch?.isBulk ?? false }

  /// Changes over to bulk writing if that is cheaper by now.
  func considerBulk(_ batch: OpenBatch) throws(SQLiteError) {
    guard let expected = batch.expected, !batch.isBulk else { return }
    let written = batch.counts.added + batch.counts.revised
    guard written >= batch.nextLook else { return }
    batch.nextLook = written * 2
    let before = try lastRevision() - written
    guard Store.isBulkCheaper(writing: max(expected, written), into: before) else { return }
    try beginBulk(batch)
  }

  /// Whether building indexes anew is cheaper than keeping them up, row by row.
  ///
  /// - Parameters:
  ///   - written: How many records are written.
  ///   - before: How many revisions there are already.
  /// - Returns: Whether at least half as many are written as are there: a row of an index that is
  ///   built costs about a third of one that is added.
  static func isBulkCheaper(writing written: Int, into before: Int) -> Bool {
    written * 2 >= before
  }

  /// Leaves out what only readers need, until ``endBulk(_:)``.
  func beginBulk(_ batch: OpenBatch) throws(SQLiteError) {
    batch.isBulk = true
    // A constraint that a value is one of a list builds that list for every row. Records were held
    // to the same lists before they came here, and 'check' holds the file to them.
    try database.setPragma(.ignoreCheckConstraints, to: 1)
    // A row of ours refers to rows that the same put has written before it: to look for them again,
    // six times a record, is a tenth of writing. 'check' holds the file to this, too.
    try database.setForeignKeys(enforced: false)
    try database.setPragma(.cacheSize, to: Store.bulkCache)
    for name in Store.indexesOfReaders {
      let sql = try database.row(
        "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1",
        name
      ) {
        row throws(SQLiteError) in try row.text(0)
      }
      guard let sql else { continue }
      batch.droppedIndexes.append((name, sql))
      try database.run(SQL(untrusted: "DROP INDEX \(name)"))
    }
    batch.fullText = try FullTextBuilder(database)
  }

  /// Builds what bulk writing left out; the batch goes on row by row.
  func endBulk(_ batch: OpenBatch) throws(SQLiteError) {
    guard batch.isBulk else { return }
    batch.fullText?.close()
    try database.setPragma(.cacheSize, to: Store.sortingCache)
    try database.setPragma(.sortingThreads, to: Store.sortingThreads)
    for (_, sql) in batch.droppedIndexes { try database.run(SQL(untrusted: sql)) }
    try batch.fullText?.deliver(to: database)
    try leaveBulk(batch)
    batch.droppedIndexes = []
    batch.expected = nil
  }

  /// Puts the connection back to its usual settings, also after a batch that failed.
  func leaveBulk(_ batch: OpenBatch) throws(SQLiteError) {
    guard batch.isBulk else { return }
    batch.isBulk = false
    batch.fullText = nil
    try database.setForeignKeys(enforced: true)
    try database.setPragma(.ignoreCheckConstraints, to: 0)
    try database.setPragma(.sortingThreads, to: 0)
    try database.setPragma(.cacheSize, to: Store.usualCache)
  }

  /// How many threads sort an index beside the one that writes, and the cache that each takes.
  private static let sortingThreads = 2
  private static let sortingCache = -8_000

  /// Indexes that nothing within an import reads.
  private static let indexesOfReaders = [
    "revision_by_event", "revision_by_batch", "evidence_by_source", "link_by_revision",
  ]
}

/// The words that a batch still has to hand to the full text.
///
/// They are handed over in bursts, as FTS5 writes out what it gathered whenever a statement that
/// could be undone by itself runs in between: at every revision that is closed.
extension Store {
  /// Bytes of words that are held back.
  private static let mostPendingWords = 4 * 1_048_576

  func write(_ words: IndexedWords, as revision: Int64, in batch: OpenBatch) throws(SQLiteError) {
    batch.words.append((revision, words))
    batch.wordsSize += words.size
    let most = batch.isBulk ? FullTextBuilder.handful : Store.mostPendingWords
    if batch.wordsSize >= most { try flushWords(batch) }
  }

  /// Hands all words to the full text.
  func flushWords(_ batch: OpenBatch) throws(SQLiteError) {
    guard !batch.words.isEmpty else { return }
    if let builder = batch.fullText {
      builder.add(batch.words)
      batch.words = []
      batch.wordsSize = 0
      return
    }
    for (revision, words) in batch.words {
      try words.row.run(key: Int(revision), with: batch.statements)
    }
    batch.words.removeAll(keepingCapacity: true)
    batch.wordsSize = 0
  }
}
