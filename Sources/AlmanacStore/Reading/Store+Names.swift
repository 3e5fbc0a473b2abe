public import Almanac
import AlmanacSQLite

/// The names by which an article may name something.
public struct NamedThing: Hashable, Sendable {
  /// What is named.
  public let target: Reference
  /// Its names, the usual one first.
  public let names: [String]

  /// What some records name: organizations, accelerators, models, and the architectures of
  /// accelerators.
  ///
  /// - Parameter records: Records of any type.
  /// - Returns: In the order of the records, architectures last.
  public static func all(in records: [Record]) -> [NamedThing] {
    var things: [NamedThing] = []
    var architectures: [Reference: String] = [:]
    for record in records {
      switch record {
      case .organization(let content):
        things.append(NamedThing(target: record.reference, names: [content.name] + content.aliases))
      case .accelerator(let content):
        things.append(NamedThing(target: record.reference, names: [content.name] + content.aliases))
        if let id = content.architectureID, let name = content.architecture {
          architectures[Reference(architecture: id)] = name
        }
      case .model(let content):
        things.append(NamedThing(target: record.reference, names: [content.name] + content.aliases))
      default: break
      }
    }
    for (target, name) in architectures.sorted(by: { $0.key < $1.key }) {
      things.append(NamedThing(target: target, names: [name]))
    }
    return things
  }
}

extension Store {
  /// What a word from a person may mean: an id, a reference, or a name.
  ///
  /// - Parameters:
  ///   - word: `nvidia-h20`, `accelerator:nvidia-h20`, `country:CN`, or a name or alias in any case.
  ///   - clocks: As of when things had their names; only record time counts.
  /// - Returns: Everything that fits; an id of several types gives several references.
  /// - Throws: ``StoreError`` saying that nothing fits, with what is near.
  public func resolve(
    _ word: String,
    as clocks: Clocks = .now
  ) throws(StoreError) -> [Reference] {
    if let reference = Reference(word) {
      if try holds(reference) { return [reference] }
      if try wasHeld(reference) { return [reference] }
    }
    let found = try read { database throws(SQLiteError) in
      try database.rows(
        """
        -- The types are listed so that the key (type, id) finds the id without a scan.
        SELECT type, id FROM record
        WHERE id = ?1 AND type IN (
          'source', 'organization', 'accelerator', 'model', 'country_group', 'exchange_rate',
          'ruling', 'capex', 'lag', 'statement', 'event', 'score', 'resolution'
        )
        UNION
        SELECT 'architecture', target_id FROM link
        WHERE target_type = 'architecture' AND target_id = ?1
        """,
        word
      ) { row throws(SQLiteError) in Reference("\(try row.text(0)):\(try row.text(1))") }
    }
    let references = found.compactMap(\.self)
    if !references.isEmpty { return references }
    let named = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision.type, revision.id
        FROM revision
        LEFT JOIN organization USING (revision_id)
        LEFT JOIN accelerator USING (revision_id)
        LEFT JOIN model USING (revision_id)
        WHERE revision.type IN ('organization', 'accelerator', 'model')
          AND revision.recorded_from <= ?2 AND revision.recorded_to > ?2
          AND (
            coalesce(organization.name, accelerator.name, model.name) = ?1 COLLATE NOCASE
            OR EXISTS (
              SELECT 1 FROM alias
              WHERE alias.revision_id = revision.revision_id AND alias.alias = ?1 COLLATE NOCASE
            )
          )
        ORDER BY 1, 2
        """,
        word,
        clocks.recordedText
      ) { row throws(SQLiteError) in Reference("\(try row.text(0)):\(try row.text(1))") }
    }
    let byName = named.compactMap(\.self)
    if !byName.isEmpty { return byName }
    let near = try nearest(to: word, kind: nil)
    throw StoreError(
      .notFound,
      "the almanac has nothing called '\(word)'",
      remedy: near.map { "did you mean '\($0)'? 'almanac search' finds words" }
        ?? "look for it with 'almanac search'"
    )
  }

  /// The source that has an address.
  ///
  /// - Parameter url: The address.
  /// - Returns: `nil` when no source has it now.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func source(at url: String) throws(StoreError) -> Slug? {
    let id = try read { database throws(SQLiteError) in
      try database.row(
        """
        SELECT revision.id FROM source JOIN revision USING (revision_id)
        WHERE source.url = ?1 AND revision.recorded_to = '9999-12-31T23:59:59.999999Z'
        ORDER BY revision.id LIMIT 1
        """,
        url
      ) { row throws(SQLiteError) in try row.text(0) }
    }
    return id.flatMap { Slug($0) }
  }

  /// The id that is spelt most like a word, if any is near.
  func nearest(to word: String, kind: String?) throws(StoreError) -> String? {
    let ids = try read { database throws(SQLiteError) in
      try database.rows(
        "SELECT DISTINCT id FROM record WHERE ?1 IS NULL OR type = ?1",
        kind
      ) { row throws(SQLiteError) in try row.text(0) }
    }
    let lowercase = word.lowercased()
    let rated = ids.lazy.map { (Spelling.distance($0, lowercase), $0) }
    guard let best = rated.min(by: { ($0.0, $0.1) < ($1.0, $1.1) }) else { return nil }
    // Of a short word, little is left when two letters are others.
    if best.0 <= (lowercase.count < 5 ? 1 : max(2, lowercase.count / 3)) { return best.1 }
    return ids.filter { id in
      id.hasSuffix("-\(lowercase)") || id.hasPrefix("\(lowercase)-")
        || lowercase.hasPrefix("\(id)-")
    }.min()
  }

  /// The names of everything that articles may mention: organizations, accelerators, models, and
  /// the architectures of accelerators.
  ///
  /// - Returns: Architectures by the name that accelerators give.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func names() throws(StoreError) -> [NamedThing] {
    var records: [Record] = []
    for type in [RecordType.organization, .accelerator, .model] {
      try forEach(type) { revision throws(StoreError) in records.append(revision.record) }
    }
    return NamedThing.all(in: records)
  }

  private func wasHeld(_ reference: Reference) throws(StoreError) -> Bool {
    guard case .record(let type) = reference.kind, let id = Slug(reference.id) else { return false }
    return try read { database throws(SQLiteError) in
      try database.row(
        "SELECT 1 FROM record WHERE type = ?1 AND id = ?2",
        type.rawValue,
        id.text
      ) { _ throws(SQLiteError) in true }
    } ?? false
  }
}
