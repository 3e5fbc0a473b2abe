package import Almanac
import AlmanacSQLite

/// What ends a batch: references, public time, the ledger's entry.
extension Store {
  func finish(_ batch: OpenBatch, _ sha256: String) throws(StoreError) {
    try lifting { () throws(SQLiteError) in
      try flushWords(batch)
      try endBulk(batch)
    }
    try refuseDangling(batch)
    try reviseDependents(batch)
    try lifting { () throws(SQLiteError) in
      try flushWords(batch)
      if batch.isPublicTimeOpen || !batch.revisedSources.isEmpty { try setPublicTimes(batch) }
      try database.run(
        """
        UPDATE batch SET added = ?2, revised = ?3, retracted = ?4, unchanged = ?5, sha256 = ?6,
          sealed = 1
        WHERE batch_id = ?1
        """,
        batch.number,
        batch.counts.added,
        batch.counts.revised,
        batch.counts.retracted,
        batch.counts.unchanged,
        sha256
      )
    }
  }

  private func refuseDangling(_ batch: OpenBatch) throws(StoreError) {
    let problems = try danglingReferences()
    guard let first = problems.first else { return }
    throw StoreError(.invalid, first).followed(by: Array(problems.dropFirst()))
  }

  /// The references of the batch being written that lead nowhere so far.
  ///
  /// - Returns: A problem for each, in the order of writing.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func danglingReferences() throws(StoreError) -> [Problem] {
    guard let batch = ledger.batch else { return [] }
    var problems: [Problem] = []
    for pending in batch.pending where try !holds(pending.target) {
      problems.append(try danglingProblem(pending.target, pending.place))
    }
    for target in batch.retracted where try !holds(target) {
      for namer in try namers(of: target) {
        problems.append(
          Problem(
            "the \(namer.type.rawValue) '\(namer.id)' still refers to the \(target.kind.name)",
            at: .init(record: target.id),
            remedy: "revise or retract '\(namer.id)' first"
          )
        )
      }
    }
    return problems
  }

  func danglingProblem(
    _ target: Reference,
    _ place: Problem.Place
  ) throws(StoreError) -> Problem {
    Problem(
      "no \(target.kind.name) '\(target.id)'",
      at: place,
      remedy: try remedy(for: target)
    )
  }

  /// What to do about a reference that leads nowhere.
  ///
  /// To find the id that is spelt most like it takes a look at every id, so a batch finds few.
  private func remedy(for target: Reference) throws(StoreError) -> String {
    let add = "add the \(target.kind.name.replacingUnderscores) first"
    if let known = ledger.batch?.remedies[target] { return known }
    if let batch = ledger.batch, batch.remedies.count >= OpenBatch.mostRemedies { return add }
    let near = try nearest(to: target.id, kind: target.kind.name)
    let remedy = near.map { "use '\($0)', or \(add)" } ?? add
    ledger.batch?.remedies[target] = remedy
    return remedy
  }

  /// Facts that rest on a source whose dates were revised get a revision of the same contents,
  /// because they are public since another day.
  private func reviseDependents(_ batch: OpenBatch) throws(StoreError) {
    for source in batch.revisedSources {
      let dependents = try read { database throws(SQLiteError) in
        try database.rows(
          """
          SELECT DISTINCT revision.revision_id, revision.type, revision.id
          FROM evidence JOIN revision USING (revision_id)
          WHERE evidence.source = ?1 AND revision.batch_id <> ?2
            AND revision.recorded_to = '9999-12-31T23:59:59.999999Z'
          ORDER BY revision.revision_id
          """,
          source,
          batch.number
        ) { row throws(SQLiteError) in
          (Int64(try row.int(0)), try row.text(1), try row.text(2))
        }
      }
      guard try isPublicTimeChanged(source, batch) else { continue }
      for (revision, type, id) in dependents {
        let record = try record(of: revision, type, id)
        try close(revision, in: batch)
        try insert(PreparedRecord(record), in: batch)
      }
    }
  }

  private func isPublicTimeChanged(
    _ source: String,
    _ batch: OpenBatch
  ) throws(StoreError) -> Bool {
    let dates = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT published_latest || coalesce(retracted_latest, '')
        FROM revision JOIN source USING (revision_id)
        WHERE revision.type = 'source' AND revision.id = ?1
          AND (revision.batch_id = ?2 OR revision.closing_batch_id = ?2)
        """,
        source,
        batch.number
      ) { row throws(SQLiteError) in try row.text(0) }
    }
    return Set(dates).count > 1
  }
}

extension String {
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
