internal import Almanac
internal import AlmanacStore

/// What happened, oldest first: the facts that a timeline with the same filter shows.
///
/// Their dates and ids are in memory, and their sources without the texts; what a fact says is read
/// when its turn comes.
struct Facts {
  /// A fact, without what it says.
  struct Key {
    let earliest: Day
    let latest: Day
    /// The day since which the public could know.
    let known: Day
    let type: RecordType
    let id: Slug

    fileprivate var order: (Day, Day, String, String) { (earliest, latest, type.rawValue, id.text) }
  }

  private static let kinds: Set<RecordType> = [
    .ruling, .event, .statement, .capex, .lag, .accelerator, .model,
  ]

  /// The facts, oldest first.
  private(set) var keys: [Key] = []
  /// Names and grades.
  private(set) var names = Names()
  private var contents: Contents
  /// The sources, by id.
  private var sources: [Slug: Source] = [:]

  /// The facts of a cut.
  ///
  /// - Parameters:
  ///   - contents: The cut.
  ///   - store: The almanac.
  ///   - body: Takes each record of the cut, by type and id.
  /// - Throws: What the closure throws; ``AlmanacStore/StoreError``.
  init(
    _ contents: Contents,
    of store: borrowing Store,
    visiting body: (Record) throws -> Void = { _ in }
  ) throws {
    var walk = contents
    self.contents = contents
    // Sources come first: what rests on them is known since they were published.
    for type in RecordType.allCases {
      try walk.forEach(type, of: store) { record in
        try body(record)
        try add(record)
      }
    }
    self.contents = walk
    keys.sort { $0.order < $1.order }
  }

  /// The manifest of the snapshot that would be written from the same cut.
  var manifest: Manifest { contents.manifest }

  /// The facts that became known last come first.
  var newestKnownFirst: [Key] {
    keys.sorted { $0.known == $1.known ? $0.order > $1.order : $0.known > $1.known }
  }

  /// Walks facts.
  ///
  /// - Parameters:
  ///   - keys: Which, in this order.
  ///   - store: The almanac.
  ///   - body: Takes a fact.
  /// - Throws: What the closure throws; ``AlmanacStore/StoreError``.
  mutating func forEach(
    _ keys: some Sequence<Key>,
    of store: borrowing Store,
    _ body: (Fact) throws -> Void
  ) throws {
    for key in keys {
      guard let record = try contents.record(key.type, key.id, of: store),
        let date = record.content.happened
      else { continue }
      try body(fact(record, date, known: key.known))
    }
  }

  private mutating func add(_ record: Record) throws {
    names.add(record)
    if case .source(let source) = record {
      sources[source.id] = try Facts.withoutText(source, record)
    }
    guard let date = record.content.happened, isShown(record) else { return }
    var days = record.content.evidence.compactMap { sources[$0.source]?.published.latest }
    if case .source(let source) = record { days = [source.published.latest] }
    keys.append(
      Key(
        earliest: date.earliest,
        latest: date.latest,
        known: days.min() ?? date.latest,
        type: record.type,
        id: record.id
      )
    )
  }

  private func isShown(_ record: Record) -> Bool {
    if let chosen = contents.chosen { return chosen.contains(record.reference) }
    if case .source(let source) = record { return source.text != nil }
    return Facts.kinds.contains(record.type)
  }

  private static func withoutText(_ source: Source, _ record: Record) throws -> Source {
    if source.text == nil, source.mentions.isEmpty { return source }
    var fields = record.fields
    for name in ["text", "mentions"] { fields[name] = nil }
    guard case .source(let bare) = try Record(json: .object(fields)) else { return source }
    return bare
  }

  private func fact(_ record: Record, _ date: EDTF, known: Day) -> Fact {
    let cited = record.content.evidence.compactMap { evidence in
      sources[evidence.source].map { Fact.Citation(source: $0, evidence: evidence) }
    }
    return Fact(
      record: record,
      date: date,
      headline: names.headline(of: record),
      citations: cited.sorted { ($0.grade, $0.source.id) < ($1.grade, $1.source.id) },
      known: known
    )
  }
}
