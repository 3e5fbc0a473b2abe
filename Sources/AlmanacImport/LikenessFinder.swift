internal import Almanac
internal import AlmanacStore

/// Finds among new records those that the almanac may have under another id.
struct LikenessFinder {
  private var names: [RecordType: [String: Reference]]?
  private var comparisons = 0

  /// How many records are compared in one import at most: after that, a long import is not held up.
  private static let mostComparisons = 20_000

  /// What a record that was added looks like.
  ///
  /// - Parameters:
  ///   - record: The record; it is in the almanac.
  ///   - store: The almanac.
  /// - Returns: Another record of its name, or one that says the same.
  /// - Throws: ``StoreError`` when SQLite refuses.
  mutating func notice(
    on record: Record,
    in store: borrowing Store
  ) throws(StoreError) -> ImportReport.Notice? {
    switch record {
    case .organization(let content):
      try namesake(of: record, [content.name] + content.aliases, store)
    case .accelerator(let content):
      try namesake(of: record, [content.name] + content.aliases, store)
    case .model(let content): try namesake(of: record, [content.name] + content.aliases, store)
    case .source: nil
    default: try double(of: record, store)
    }
  }

  private mutating func namesake(
    of record: Record,
    _ called: [String],
    _ store: borrowing Store
  ) throws(StoreError) -> ImportReport.Notice? {
    var known = if let names { names } else { try LikenessFinder.names(in: store) }
    defer { names = known }
    var found: ImportReport.Notice?
    for name in called {
      let folded = Folding.fold(name)
      let other = known[record.type, default: [:]][folded] ?? record.reference
      if known[record.type]?[folded] == nil {
        known[record.type, default: [:]][folded] = record.reference
      }
      guard found == nil, other != record.reference else { continue }
      found = ImportReport.Notice(
        .namesake,
        record.reference,
        of: other,
        "has the name '\(name)', as \(other) has: probably one",
        command: "almanac merge \(other) \(record.reference) --why …"
      )
    }
    return found
  }

  private static func names(
    in store: borrowing Store
  ) throws(StoreError) -> [RecordType: [String: Reference]] {
    var names: [RecordType: [String: Reference]] = [:]
    for thing in try store.names() {
      guard case .record(let type) = thing.target.kind else { continue }
      for name in thing.names where names[type]?[Folding.fold(name)] == nil {
        names[type, default: [:]][Folding.fold(name)] = thing.target
      }
    }
    return names
  }

  private mutating func double(
    of record: Record,
    _ store: borrowing Store
  ) throws(StoreError) -> ImportReport.Notice? {
    let left = LikenessFinder.mostComparisons - comparisons
    guard left > 0 else { return nil }
    let others = try store.contemporaries(of: record, limit: min(left, 200))
    comparisons += others.count
    let content = LikenessFinder.content(of: record)
    guard let other = others.first(where: { LikenessFinder.content(of: $0) == content }) else {
      return nil
    }
    return ImportReport.Notice(
      .sameContent,
      record.reference,
      of: other.reference,
      "says the same as \(other.reference)",
      command: "almanac merge \(other.reference) \(record.reference) --why …"
    )
  }

  /// What a record says, whatever it is called and whoever says so.
  private static func content(of record: Record) -> JSON.Members {
    var fields = record.fields
    for name in ["id", "evidence", "note"] { fields[name] = nil }
    return fields
  }
}
