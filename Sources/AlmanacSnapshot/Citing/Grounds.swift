public import Almanac
public import AlmanacStore

/// What an answer rests on: the records that it names, what is named with them, and their sources.
public enum Grounds {
  /// The records that an answer rests on.
  ///
  /// - Parameters:
  ///   - answer: The answer as JSON.
  ///   - store: The almanac.
  ///   - clocks: As of when it was asked.
  /// - Returns: All records that the answer names by id or `TYPE:ID`, and the sources of each.
  /// - Throws: ``AlmanacStore/StoreError`` when SQLite refuses.
  public static func of(
    _ answer: JSON,
    in store: borrowing Store,
    as clocks: Clocks
  ) throws(StoreError) -> Set<Reference> {
    var texts: Set<String> = []
    collect(answer, into: &texts)
    var named: Set<Reference> = []
    for text in texts {
      if let reference = Reference(text) {
        named.insert(reference)
      } else if let id = Slug(text) {
        for type in RecordType.allCases { named.insert(Reference(type, id)) }
      }
    }
    let held = try store.digests(of: named, as: clocks)
    var grounds = Set(held.keys)
    for reference in held.keys {
      guard case .record(let type) = reference.kind, type != .source,
        let id = Slug(reference.id),
        let record = try store.revision(
          type,
          id,
          as: Clocks(recordedAt: clocks.recordedAt)
        )?.record
      else { continue }
      for evidence in record.content.evidence {
        grounds.insert(Reference(.source, evidence.source))
      }
    }
    return grounds
  }

  private static func collect(_ value: JSON, into texts: inout Set<String>) {
    switch value {
    case .string(let text): if text.utf8.count <= 100 { texts.insert(text) }
    case .array(let items): for item in items { collect(item, into: &texts) }
    case .object(let members): for member in members.list { collect(member.value, into: &texts) }
    default: break
    }
  }

  /// How some records changed between two times.
  ///
  /// - Parameters:
  ///   - references: The records.
  ///   - store: The almanac.
  ///   - time: The earlier time; the later one is now.
  /// - Returns: One for each that differs, by type and id.
  /// - Throws: ``AlmanacStore/StoreError`` when SQLite refuses.
  public static func changes(
    of references: some Sequence<Reference>,
    in store: borrowing Store,
    since time: RecordTime
  ) throws(StoreError) -> [Difference] {
    var names = Names()
    var pairs: [(Record?, Record?)] = []
    for reference in references.sorted() {
      guard case .record(let type) = reference.kind, let id = Slug(reference.id) else { continue }
      let before = try store.revision(type, id, as: Clocks(recordedAt: time))?.record
      let after = try store.revision(type, id)?.record
      if before == after { continue }
      pairs.append((before, after))
      for record in [before, after] {
        guard let record else { continue }
        names.add(record)
        for link in record.content.links { try add(link.target, of: store, to: &names) }
        for evidence in record.content.evidence {
          try add(Reference(.source, evidence.source), of: store, to: &names)
        }
      }
    }
    return pairs.compactMap { names.difference($0.0, $0.1) }
  }

  private static func add(
    _ reference: Reference,
    of store: borrowing Store,
    to names: inout Names
  ) throws(StoreError) {
    guard case .record(let type) = reference.kind, let id = Slug(reference.id),
      let record = try store.revision(type, id)?.record
    else { return }
    names.add(record)
  }
}
