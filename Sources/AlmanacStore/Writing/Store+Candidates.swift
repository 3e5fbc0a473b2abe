public import Almanac
import AlmanacSQLite

extension Store {
  /// Stages candidates for review; those that were staged before are passed over.
  ///
  /// - Parameter candidates: Readings of articles.
  /// - Returns: How many were new.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Precondition: A batch is being written.
  @discardableResult
  public func stage(_ candidates: [Candidate]) throws(StoreError) -> Int {
    guard let batch = ledger.batch else { preconditionFailure("candidates are staged in a batch") }
    return try lifting { () throws(SQLiteError) in
      var count = 0
      for candidate in candidates {
        try database.run(
          """
          INSERT OR IGNORE INTO candidate (type, source, start, "end", confidence, batch_id, sha256)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
          """,
          candidate.type.rawValue,
          candidate.source.text,
          candidate.span.lowerBound,
          candidate.span.upperBound,
          candidate.confidence,
          batch.number,
          candidate.fingerprint
        )
        guard database.changes > 0 else { continue }
        count += 1
        let number = Int(database.lastInsertedRowID)
        for (position, field) in candidate.fields.enumerated() {
          try database.run(
            """
            INSERT INTO candidate_field (candidate_id, position, field, value)
            VALUES (?1, ?2, ?3, ?4)
            """,
            number,
            position,
            field.name,
            field.value
          )
        }
      }
      return count
    }
  }

  /// The candidates that wait for review, by article and place.
  ///
  /// - Parameter leastConfidence: Only those at least so sure.
  /// - Returns: Those of articles that the almanac still holds.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func openCandidates(leastConfidence: Double = 0) throws(StoreError) -> [Candidate] {
    try read { database throws(SQLiteError) in
      let rows = try database.rows(
        """
        SELECT candidate_id, candidate.type, source, start, "end", confidence
        FROM candidate
        WHERE confidence >= ?1
          AND candidate_id NOT IN (SELECT candidate_id FROM candidate_decision)
          AND EXISTS (
            SELECT 1 FROM revision
            WHERE revision.type = 'source' AND revision.id = candidate.source
              AND recorded_to = '9999-12-31T23:59:59.999999Z'
          )
        ORDER BY source, start, candidate_id
        """,
        leastConfidence
      ) { row throws(SQLiteError) in
        (
          try row.int(0), RecordType(rawValue: try row.text(1)), Slug(try row.text(2)),
          try row.int(3)..<(try row.int(4)), try row.double(5)
        )
      }
      var candidates: [Candidate] = []
      for (number, type, source, span, confidence) in rows {
        guard let type, let source else { continue }
        let fields = try database.rows(
          "SELECT field, value FROM candidate_field WHERE candidate_id = ?1 ORDER BY position",
          number
        ) { row throws(SQLiteError) in Candidate.Field(try row.text(0), try row.text(1)) }
        candidates.append(Candidate(number, type, source, span, confidence, fields))
      }
      return candidates
    }
  }

  /// Makes candidates facts, in one batch.
  ///
  /// - Parameters:
  ///   - numbers: Which; all must be open.
  ///   - edits: A person's changes, made to each.
  ///   - program: The program that does it, with its version.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when one is not open, lacks a field, or has an id that is taken.
  public func accept(
    _ numbers: [Int],
    _ edits: [FieldEdit] = [],
    program: String
  ) throws(StoreError) -> Batch {
    let chosen = try choose(numbers)
    return try write(.accept, origin: Store.words(numbers), program: program) {
      store throws(StoreError) in
      var problems: [Problem] = []
      for candidate in chosen {
        do throws(Problem) {
          let record = try candidate.record(edits)
          try Problem.carrying { () throws(StoreError) in
            guard try store.currentRevision(record.type, record.id) == nil else {
              throw StoreError(
                .invalid,
                "there is \(record.type.rawValue) '\(record.id)' already",
                remedy: "give another id: almanac accept \(candidate.number) id=…"
              )
            }
            try store.put(record)
            try store.decide(candidate, "accepted", record.id.text, nil)
          }
        } catch {
          var located = error
          located.place.file = "candidate \(candidate.number)"
          if located.remedy?.hasPrefix("give ") == true, let field = located.place.field {
            located.remedy = "almanac accept \(candidate.number) \(field)=…"
          }
          problems.append(located)
        }
      }
      if let first = problems.first {
        throw StoreError(.invalid, first).followed(by: Array(problems.dropFirst()))
      }
      return Checksum.of(Store.words(numbers).utf8)
    }
  }

  /// What keeps a candidate from becoming a fact: a field that is missing or does not fit, or a record
  /// that it names and the almanac does not have.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - edits: Changes to its fields.
  /// - Returns: `nil` when it could be accepted.
  /// - Throws: ``StoreError`` when SQLite refuses.
  package func obstacle(
    to candidate: Candidate,
    _ edits: [FieldEdit] = []
  ) throws(StoreError) -> Problem? {
    let record: Record
    do throws(Problem) {
      record = try candidate.record(edits)
    } catch {
      return error
    }
    let sources = record.content.evidence.map { Link("evidence", Reference(.source, $0.source)) }
    for link in record.content.links + sources where try !holds(link.target) {
      return try danglingProblem(link.target, .init(record: record.id.text, field: link.field))
    }
    return nil
  }

  /// Turns candidates down, in one batch; they do not come back.
  ///
  /// - Parameters:
  ///   - numbers: Which; all must be open.
  ///   - why: The reason.
  ///   - program: The program that does it, with its version.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when one is not open.
  public func reject(_ numbers: [Int], why: String, program: String) throws(StoreError) -> Batch {
    let chosen = try choose(numbers)
    return try write(.reject, origin: Store.words(numbers), program: program, why: why) {
      store throws(StoreError) in
      for candidate in chosen { try store.decide(candidate, "rejected", nil, why) }
      store.ledger.batch?.isKept = true
      return Checksum.of(Store.words(numbers).utf8)
    }
  }

  private func choose(_ numbers: [Int]) throws(StoreError) -> [Candidate] {
    let open = try openCandidates()
    var chosen: [Candidate] = []
    for number in numbers {
      guard let candidate = open.first(where: { $0.number == number }) else {
        throw StoreError(
          .notFound,
          "no candidate \(number) waits for review",
          remedy: "see 'almanac review'"
        )
      }
      if !chosen.contains(candidate) { chosen.append(candidate) }
    }
    return chosen
  }

  private func decide(
    _ candidate: Candidate,
    _ decision: String,
    _ id: String?,
    _ why: String?
  ) throws(StoreError) {
    guard let batch = ledger.batch else { preconditionFailure("decisions are made in a batch") }
    try lifting { () throws(SQLiteError) in
      try database.run(
        """
        INSERT INTO candidate_decision (candidate_id, decision, id, why, batch_id)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """,
        candidate.number,
        decision,
        id,
        why,
        batch.number
      )
    }
  }

  private static func words(_ numbers: [Int]) -> String {
    "candidates \(numbers.map(String.init).joined(separator: ", "))"
  }
}

extension Problem {
  /// Lets a closure throw the store's errors inside of one that throws problems.
  static func carrying(_ body: () throws(StoreError) -> Void) throws(Problem) {
    do throws(StoreError) {
      try body()
    } catch {
      throw error.problem
    }
  }
}

extension Store {
  /// What the almanac knows beside a candidate: facts of its type about the same things, of about
  /// the same time.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - limit: The most facts to return.
  /// - Returns: Facts in order.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func known(beside candidate: Candidate, limit: Int = 3) throws(StoreError) -> [Timeline
    .Entry]
  {
    func values(_ name: String) -> [String] {
      candidate.fields.filter { $0.name == name }.map(\.value)
    }
    var filter = TimelineFilter()
    let subjects = values("subject").map { "organization:\($0)" }
    let sides =
      values("behind.organization").map { "organization:\($0)" }
      + values("behind.model").map { "model:\($0)" }
      + values("behind.country").map { "country:\($0)" }
    let about = values("about").filter { !$0.hasPrefix("country:") }
    filter.about = (subjects + sides + about).compactMap { Reference($0) }
    guard !filter.about.isEmpty else { return [] }
    filter.kinds = candidate.type == .event ? [.event, .ruling] : [candidate.type]
    filter.limit = limit
    let dates = ["period", "observed", "made", "date"].flatMap(values).compactMap { EDTF($0) }
    if let date = dates.first {
      filter.since = Day(number: date.earliest.number - 31)
      filter.until = Day(number: date.latest.number + 31)
    }
    return try timeline(filter).entries
  }
}
