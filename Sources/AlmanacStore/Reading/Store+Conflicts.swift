public import Almanac

extension Store {
  /// Where records cannot all be right about one thing, as of some clocks.
  ///
  /// - Parameter clocks: As of when.
  /// - Returns: By kind, subject and records.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n* log *n*) in records of the types that can conflict.
  public func conflicts(as clocks: Clocks = .now) throws(StoreError) -> [Conflict] {
    ConflictFinder(try disputable(as: clocks)).conflicts
  }

  /// Where the almanac's records could not all be right any more if there were one more.
  ///
  /// - Parameter record: The record that there might be.
  /// - Returns: The conflicts that it has a side in, by kind, subject and records.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*n* log *n*) in records of the types that can conflict.
  public func conflicts(adding record: Record) throws(StoreError) -> [Conflict] {
    guard Store.disputableTypes.contains(record.type) else { return [] }
    return ConflictFinder(try disputable(as: .now) + [record]).conflicts.filter { conflict in
      conflict.sides.contains { $0.record == record.reference }
    }
  }

  /// The types of records that can conflict.
  private static let disputableTypes: [RecordType] = [
    .capex, .lag, .accelerator, .model, .score, .ruling, .statement,
  ]

  private func disputable(as clocks: Clocks) throws(StoreError) -> [Record] {
    var records: [Record] = []
    for type in Store.disputableTypes {
      try forEach(type, as: clocks) { revision throws(StoreError) in
        records.append(revision.record)
      }
    }
    // Rates are tools: they are taken whatever the public knew, as in ``spending(_:as:)``.
    try forEach(.exchangeRate, as: Clocks(recordedAt: clocks.recordedAt)) {
      revision throws(StoreError) in records.append(revision.record)
    }
    return records
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
