public import Almanac

extension Store {
  /// Where records cannot all be right about one thing, as of some clocks.
  ///
  /// - Parameter clocks: As of when.
  /// - Returns: By kind, subject and records.
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
    return ConflictFinder(records).conflicts
  }
}
