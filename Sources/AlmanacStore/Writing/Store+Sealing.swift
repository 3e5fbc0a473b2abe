package import Almanac
import AlmanacSQLite

/// What ends a batch: references, public time, the ledger's entry.
extension Store {
  func finish(_ batch: OpenBatch, _ sha256: String) throws(StoreError) {
    try refuseDangling(batch)
    try reviseDependents(batch)
    try lifting { () throws(SQLiteError) in
      try setPublicTime(batch)
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

  private func remedy(for target: Reference) throws(StoreError) -> String {
    let near = try nearest(to: target.id, kind: target.kind.name)
    let add = "add the \(target.kind.name.replacingUnderscores) first"
    return near.map { "use '\($0)', or \(add)" } ?? add
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
        let fields = record.fields
        try close(revision, in: batch)
        try insert(record, fields, Checksum.digest(JSON.object(fields).canonical), in: batch)
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

  // Public since: the earliest publication, on the last day it may have been, among the sources of
  // its evidence; a source, its own; a change of group membership, its own day; a resolution, the
  // day it was decided. Public until: the last retraction, if every source was retracted.
  private func setPublicTime(_ batch: OpenBatch) throws(SQLiteError) {
    try database.run(
      """
      UPDATE revision SET
        known_from = source.published_latest,
        known_to = coalesce(source.retracted_latest, '9999-12-31')
      FROM source
      WHERE source.revision_id = revision.revision_id AND revision.batch_id = ?1
      """,
      batch.number
    )
    try database.run(
      """
      UPDATE revision SET known_from = coalesce(country_group.member_from, '0000-01-01')
      FROM country_group
      WHERE country_group.revision_id = revision.revision_id AND revision.batch_id = ?1
      """,
      batch.number
    )
    try database.run(
      """
      UPDATE revision SET known_from = resolution.decided_latest
      FROM resolution
      WHERE resolution.revision_id = revision.revision_id AND revision.batch_id = ?1
      """,
      batch.number
    )
    try database.run(
      """
      UPDATE revision SET known_from = cited.known_from, known_to = cited.known_to
      FROM (
        SELECT
          fact.revision_id,
          min(source.published_latest) AS known_from,
          max(coalesce(source.retracted_latest, '9999-12-31')) AS known_to
        FROM revision AS fact
        -- CROSS JOIN keeps this order: without statistics SQLite would go through all sources
        -- for each fact.
        CROSS JOIN evidence ON evidence.revision_id = fact.revision_id
        CROSS JOIN revision AS cited
          ON cited.type = 'source' AND cited.id = evidence.source
          AND cited.recorded_to = '9999-12-31T23:59:59.999999Z'
        CROSS JOIN source ON source.revision_id = cited.revision_id
        WHERE fact.batch_id = ?1 AND fact.type NOT IN ('country_group', 'resolution')
        GROUP BY fact.revision_id
      ) AS cited
      WHERE cited.revision_id = revision.revision_id
      """,
      batch.number
    )
  }
}

extension String {
  var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
