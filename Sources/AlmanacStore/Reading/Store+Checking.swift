internal import Almanac
import AlmanacSQLite

extension Store {
  /// Checks the file and the facts.
  ///
  /// The file: SQLite's own check, foreign keys, the full text, the checksums of the migrations,
  /// the schema.
  /// The facts: that each current record reads, says what its checksum says, refers to what holds
  /// and rests on a source that does; that rulings do not supersede each other in a circle; and
  /// that batches are sealed and record time increases. Of a file that may only be read, the full
  /// text cannot be checked; ``CheckResult/omissions`` says so.
  ///
  /// - Parameter progress: Told how many records were checked, now and then.
  /// - Returns: What is wrong, and what could not be checked.
  /// - Throws: ``StoreError`` when the file cannot be read at all.
  /// - Complexity: O(*n*) in the number of records, on two threads.
  public func check(progress: (Int) -> Void = { _ in }) throws(StoreError) -> CheckResult {
    let path = database.path
    guard !path.isEmpty, !database.isReadOnly else {
      var result = try read(Store.checkFile)
      result.problems += try schemaProblems() + factProblems(progress)
      return result
    }
    // Each takes about half of the time, and neither needs the other.
    let errand = Errand { () throws(StoreError) in
      try lifting { () throws(SQLiteError) in
        try Store.checkFile(try Connection(path: path, access: .readWrite))
      }
    }
    let facts = Result { () throws(StoreError) in
      try schemaProblems() + factProblems(progress)
    }
    var result = try errand.finish()
    // Where the file is damaged the records may not be readable; what is known is said.
    if case .failure(let error) = facts, error.kind == .invalid {
      result.problems.append(error.problem)
    } else {
      result.problems += try facts.get()
    }
    return result
  }

  private static func checkFile(
    _ database: borrowing Connection
  ) throws(SQLiteError) -> CheckResult {
    var result = CheckResult()
    let integrity = try database.rows("PRAGMA integrity_check(20)") { row throws(SQLiteError) in
      try row.text(0)
    }
    result.problems += integrity.filter { $0 != "ok" }.map { Problem("the file is damaged: \($0)") }
    try database.forEach("PRAGMA foreign_key_check") { row throws(SQLiteError) in
      result.problems.append(Problem("a row of \(try row.text(0)) refers to nothing"))
    }
    try checkFullText(database, &result)
    result.problems += try Migrator.changedSteps(database).map {
      Problem("the schema was made by another text of \($0) than this program's")
    }
    try database.forEach(
      """
      SELECT batch_id FROM batch WHERE sealed = 0
      UNION
      SELECT later.batch_id FROM batch AS later JOIN batch AS earlier
        ON earlier.batch_id = (
          SELECT max(batch_id) FROM batch WHERE batch_id < later.batch_id
        )
      WHERE later.recorded_at <= earlier.recorded_at
      """
    ) { row throws(SQLiteError) in
      result.problems.append(Problem("batch \(try row.int(0)) is not sealed, or out of order"))
    }
    return result
  }

  private static func checkFullText(
    _ database: borrowing Connection,
    _ result: inout CheckResult
  ) throws(SQLiteError) {
    do throws(SQLiteError) {
      try database.run("INSERT INTO full_text (full_text) VALUES ('integrity-check')")
    } catch {
      // The check writes nothing, but asks for the right to.
      if error.isReadOnly { return result.omissions.append("the full text") }
      guard error.isCorrupt || error.isGeneric else { throw error }
      result.problems.append(Problem("the full text is damaged"))
    }
  }

  /// What is wrong with the records, by type and id.
  private func factProblems(_ progress: (Int) -> Void) throws(StoreError) -> [Problem] {
    var problems: [Problem] = []
    var count = 0
    var supersedes: [Slug: [Slug]] = [:]
    // What many records name is looked up once.
    var found: Set<Reference> = []
    try forEachHeld { record, digest throws(StoreError) in
      count += 1
      if count.isMultiple(of: 1000) { progress(count) }
      problems += try self.problems(of: record, digest, &found)
      if case .ruling(let ruling) = record, !ruling.supersedes.isEmpty {
        supersedes[ruling.id] = ruling.supersedes
      }
    }
    problems.sort { ($0.place.record ?? "", $0.what) < ($1.place.record ?? "", $1.what) }
    for id in supersedes.keys.sorted() where Store.leadsBack(to: id, supersedes) {
      problems.append(
        Problem(
          "the ruling supersedes itself, by others",
          at: .init(record: id.text, field: "supersedes")
        )
      )
    }
    return problems
  }

  /// Walks all records that hold now, with the digests they were written with, in the order in
  /// which they lie in the file.
  private func forEachHeld(
    _ body: (Record, [UInt8]) throws(StoreError) -> Void
  ) throws(StoreError) {
    try Halt.lowering { () throws(Halt) in
      try database.forEach(
        """
        SELECT revision_id, type, id, sha256 FROM revision
        WHERE recorded_to = '9999-12-31T23:59:59.999999Z' ORDER BY revision_id
        """
      ) { row throws(Halt) in
        let held: (revision: Int64, type: String, id: String, digest: [UInt8])
        do throws(SQLiteError) {
          held = (Int64(try row.int(0)), try row.text(1), try row.text(2), try row.bytes(3))
        } catch {
          throw Halt(sqlite: error)
        }
        try Halt.lifting { () throws(StoreError) in
          try body(try record(of: held.revision, held.type, held.id), held.digest)
        }
      }
    }
  }

  private func problems(
    of record: Record,
    _ digest: [UInt8],
    _ found: inout Set<Reference>
  ) throws(StoreError) -> [Problem] {
    var problems: [Problem] = []
    let place = Problem.Place(record: record.reference.description)
    if digest != Checksum.digest(JSON.object(record.fields).canonical) {
      problems.append(
        Problem("the record is not what was written: its checksum differs", at: place)
      )
    }
    let evidence = record.content.evidence
    for link in record.content.links
      + evidence.map({ Link("evidence", Reference(.source, $0.source)) })
    where !found.contains(link.target) {
      if try holds(link.target) {
        if found.count < 50_000 { found.insert(link.target) }
        continue
      }
      var located = place
      located.field = link.field
      problems.append(Problem("no \(link.target.kind.name) '\(link.target.id)'", at: located))
    }
    return problems
  }

  private static func leadsBack(to id: Slug, _ next: [Slug: [Slug]]) -> Bool {
    var seen: Set<Slug> = []
    var open = next[id] ?? []
    while let step = open.popLast() {
      if step == id { return true }
      if seen.insert(step).inserted { open += next[step] ?? [] }
    }
    return false
  }

  /// Copies the almanac to a new file while others use it.
  ///
  /// - Parameter path: The new file; nothing may be there.
  /// - Throws: ``StoreError`` when it cannot be made.
  public func backUp(to path: String) throws(StoreError) {
    do throws(SQLiteError) {
      let copy = try Connection(path: path, access: .create)
      try database.backUp(to: copy)
      try copy.close()
    } catch {
      var located = StoreError(sqlite: error)
      located.problem.place.file = path
      throw located
    }
  }
}
