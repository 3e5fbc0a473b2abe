public import Almanac
import AlmanacSQLite

extension Store {
  /// Writes a batch: all that the closure puts and retracts, in one transaction.
  ///
  /// When the closure ends, every reference must lead to a record that holds. A batch that changes
  /// nothing is not kept.
  ///
  /// - Parameters:
  ///   - action: What is done.
  ///   - origin: From where: file names, or what was asked.
  ///   - program: The program that does it, with its version.
  ///   - why: A reason.
  ///   - isRehearsal: Whether all is undone at the end: a dry run.
  ///   - size: About how many bytes of records will be put, if they are many. A batch that makes most
  ///     of the file is written faster while nobody reads, which happens if nobody has the almanac
  ///     open; who comes meanwhile waits, and is told after five seconds who is writing.
  ///   - body: Puts and retracts through the store it is given, and returns the SHA-256 of what
  ///     came in, as 64 hexadecimal digits.
  /// - Returns: The batch as the ledger keeps it.
  /// - Throws: What the closure throws; ``StoreError`` when a reference dangles or SQLite refuses.
  ///   Then nothing was written.
  public func write(
    _ action: Batch.Action,
    origin: String,
    program: String,
    why: String? = nil,
    isRehearsal: Bool = false,
    size: Int = 0,
    _ body: (borrowing Store) throws(StoreError) -> String
  ) throws(StoreError) -> Batch {
    precondition(ledger.batch == nil, "batches do not nest")
    rejoinOthers()
    let isAlone = isRehearsal ? false : try leaveOthers(toPut: size)
    defer { if isAlone { rejoinOthers() } }
    defer {
      if let batch = ledger.batch { try? leaveBulk(batch) }
      ledger.batch = nil
    }
    var result: Batch?
    try Halt.lowering { () throws(Halt) in
      // Alone from the start: a reader who came in between would be waited for at the end only.
      try database.transaction(isAlone ? .exclusive : .immediate) { _ throws(Halt) in
        let (batch, sha256) = try Halt.lifting { () throws(StoreError) in
          let batch = try begin(action, origin, program, why)
          let sha256 = try body(self)
          try finish(batch, sha256)
          return (batch, sha256)
        }
        result = Batch(
          number: (batch.counts.isChange || batch.isKept) && !isRehearsal ? batch.number : 0,
          action: action,
          origin: origin,
          sha256: sha256,
          program: program,
          recordedAt: RecordTime(batch.recordedAt) ?? .distantPast,
          counts: batch.counts,
          why: why
        )
        if isRehearsal || !(batch.counts.isChange || batch.isKept) { throw Halt.nothingKept }
      }
    }
    guard let result else { preconditionFailure("a transaction ends with a batch or a throw") }
    return result
  }

  /// Puts a record in: a new one, a new revision, or nothing when the almanac has it the same.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - place: Where it was read, for messages.
  /// - Returns: What became of it.
  /// - Throws: ``StoreError`` when the batch already holds it with other contents.
  /// - Precondition: A batch is being written.
  @discardableResult
  public func put(
    _ record: Record,
    from place: Problem.Place = .init()
  ) throws(StoreError) -> PutOutcome {
    try put(PreparedRecord(record), from: place)
  }

  /// Puts a record in that was prepared, perhaps by another task.
  ///
  /// - Parameters:
  ///   - prepared: The record.
  ///   - place: Where it was read, for messages.
  /// - Returns: What became of it.
  /// - Throws: ``StoreError`` when the batch already holds it with other contents.
  /// - Precondition: A batch is being written.
  @discardableResult
  public func put(
    _ prepared: PreparedRecord,
    from place: Problem.Place = .init()
  ) throws(StoreError) -> PutOutcome {
    guard let batch = ledger.batch else { preconditionFailure("records are put within a batch") }
    let type = prepared.type
    let current = try claim(prepared, in: batch) ? nil : currentRevision(type, prepared.id)
    if let current {
      if current.digest == prepared.digest {
        batch.counts.unchanged += 1
        return .unchanged
      }
      guard current.batch != batch.number else {
        throw StoreError(
          .invalid,
          Problem(
            "the \(type.rawValue) stands twice in this batch, with different contents",
            at: place.naming(prepared.id.text),
            remedy: "keep one of the two"
          )
        )
      }
      try close(current.revision, in: batch)
      batch.counts.revised += 1
      if type == .source { batch.revisedSources.append(prepared.id.text) }
    } else {
      batch.counts.added += 1
    }
    if type == .source { batch.setPublicTime(nil, of: prepared.id) }
    try insert(prepared, in: batch)
    batch.pending += try unmet(prepared, place, in: batch)
    try lifting { () throws(SQLiteError) in try considerBulk(batch) }
    return current == nil ? .added : .revised
  }

  /// Retracts a record: it no longer holds, and its history stays.
  ///
  /// - Parameters:
  ///   - type: The record's type.
  ///   - id: The record's id.
  /// - Throws: ``StoreError`` when there is no such record.
  /// - Precondition: A batch is being written.
  public func retract(_ type: RecordType, _ id: Slug) throws(StoreError) {
    guard let batch = ledger.batch else { preconditionFailure("records are retracted in a batch") }
    guard let current = try currentRevision(type, id) else {
      throw StoreError(.notFound, "there is no \(type.rawValue) '\(id)'")
    }
    try close(current.revision, in: batch)
    batch.counts.retracted += 1
    batch.retracted.append(Reference(type, id))
    if type == .source { batch.setPublicTime(nil, of: id) }
    batch.forget()
  }

  private func begin(
    _ action: Batch.Action,
    _ origin: String,
    _ program: String,
    _ why: String?
  ) throws(StoreError) -> OpenBatch {
    let batch = try lifting { () throws(SQLiteError) in
      let recordedAt = try nextRecordTime()
      try database.run(
        """
        INSERT INTO batch (action, origin, sha256, program, recorded_at, why)
        VALUES (?1, ?2, '', ?3, ?4, ?5)
        """,
        action.rawValue,
        origin,
        program,
        recordedAt.text,
        why
      )
      return OpenBatch(
        number: Int(database.lastInsertedRowID),
        recordedAt: recordedAt.text,
        nextLook: ledger.firstLook,
        statements: KeptStatements(database)
      )
    }
    ledger.batch = batch
    return batch
  }

  /// The clock's time, or one microsecond after the last batch if the clock was set back.
  private func nextRecordTime() throws(SQLiteError) -> RecordTime {
    let times = try database.row(
      """
      SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z',
        (SELECT max(recorded_at) FROM batch)
      """
    ) { row throws(SQLiteError) in (try row.text(0), try row.optionalText(1)) }
    let now = times.flatMap { RecordTime($0.0) } ?? .distantPast
    guard let last = times?.1.flatMap({ RecordTime($0) }), last >= now else { return now }
    return last.next
  }
}

extension Problem.Place {
  /// The place, with the record's name.
  func naming(_ record: String) -> Problem.Place {
    var place = self
    place.record = record
    return place
  }
}
