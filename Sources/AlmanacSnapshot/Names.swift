internal import Almanac

/// What a reader of records needs of others: their names, and how far sources are relied on.
struct Names {
  private var names: [Reference: String] = [:]
  private var reliabilities: [Slug: Reliability] = [:]

  /// Keeps a record's name; the last one wins.
  mutating func add(_ record: Record) {
    switch record {
    case .source(let source): reliabilities[source.id] = source.reliability
    case .organization(let organization): names[record.reference] = organization.name
    case .accelerator(let accelerator): names[record.reference] = accelerator.name
    case .model(let model): names[record.reference] = model.name
    default: break
    }
  }

  /// The name of a record, or its id.
  func name(_ reference: Reference) -> String { names[reference] ?? reference.id }

  /// A record in one line.
  func headline(of record: Record) -> String {
    record.headline { type, id in name(Reference(type, id)) }
  }

  /// The grade of a piece of evidence.
  func grade(_ source: Slug, _ credibility: Credibility) -> Grade? {
    reliabilities[source].map { Grade($0, credibility) }
  }

  /// The best grade among a record's evidence.
  func grade(of record: Record) -> Grade? {
    record.content.evidence.compactMap { grade($0.source, $0.credibility) }.min()
  }
}
