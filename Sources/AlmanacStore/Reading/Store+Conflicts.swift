public import Almanac

extension Store {
  /// Where records cannot all be right about one thing, as of some clocks.
  ///
  /// - Parameter clocks: As of when.
  /// - Returns: By kind, subject and records, each with what was decided about it.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n* log *n*) in records of the types that can conflict.
  public func conflicts(as clocks: Clocks = .now) throws(StoreError) -> [Conflict] {
    var records: [Record] = []
    for type in [
      RecordType.capex, .lag, .accelerator, .model, .score, .ruling, .statement,
    ] {
      try forEach(type, as: clocks) { revision throws(StoreError) in
        records.append(revision.record)
      }
    }
    // Rates are tools: they are taken whatever the public knew, as in ``spending(_:as:)``.
    try forEach(.exchangeRate, as: Clocks(recordedAt: clocks.recordedAt)) {
      revision throws(StoreError) in records.append(revision.record)
    }
    var resolutions: [ConflictResolution] = []
    try forEach(.resolution, as: clocks) { revision throws(StoreError) in
      if case .resolution(let resolution) = revision.record { resolutions.append(resolution) }
    }
    var checksums: [Reference: String] = [:]
    for record in Set(resolutions.flatMap(\.between).map(\.record)) {
      guard case .record(let type) = record.kind, let id = Slug(record.id),
        let now = try revision(type, id, as: clocks)
      else { continue }
      checksums[record] = Checksum.of(JSON.object(now.record.fields).canonical)
    }
    return ConflictFinder(records).conflicts(decidedBy: resolutions, checksums)
  }

  /// What became of a claim: what was said about it afterwards, as of some clocks.
  ///
  /// - Parameters:
  ///   - claim: The statement.
  ///   - clocks: As of when.
  /// - Returns: The statements that answer it, or speak of all that it is about, in order.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n*) in the statements.
  public func trail(of claim: Statement, as clocks: Clocks = .now) throws(StoreError) -> ClaimTrail
  {
    var statements: [Statement] = []
    try forEach(.statement, as: clocks) { revision throws(StoreError) in
      if case .statement(let statement) = revision.record { statements.append(statement) }
    }
    return ClaimTrail(claim, in: statements)
  }
}
