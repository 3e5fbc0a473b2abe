public import Almanac
import AlmanacSQLite

extension Store {
  /// Who says so: the sources of a record, best grade first.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - clocks: As of when; sources that were not public then are left out.
  /// - Returns: One for each piece of evidence; a source itself, for a source.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func sources(
    of record: Record,
    _ clocks: Clocks = .now
  ) throws(StoreError) -> [GradedSource] {
    if case .source(let source) = record {
      let origin = try origin(of: source, recordedAt: clocks.recordedAt)
      return [GradedSource(source, nil, nil, origin: origin)]
    }
    var sources: [GradedSource] = []
    for evidence in record.content.evidence {
      guard case .source(let source)? = try revision(.source, evidence.source, as: clocks)?.record
      else { continue }
      let origin = try origin(of: source, recordedAt: clocks.recordedAt)
      sources.append(
        GradedSource(source, evidence.credibility, evidence.locator, origin: origin)
      )
    }
    return sources.sorted()
  }

  /// The name of an organization, accelerator or model.
  ///
  /// - Parameters:
  ///   - type: Its type.
  ///   - id: Its id.
  ///   - clocks: As of when; only record time counts, for a name is no secret.
  /// - Returns: The id where there is no such record.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func name(
    _ type: RecordType,
    _ id: Slug,
    as clocks: Clocks = .now
  ) throws(StoreError) -> String {
    switch try revision(type, id, as: Clocks(recordedAt: clocks.recordedAt))?.record {
    case .organization(let organization): organization.name
    case .accelerator(let accelerator): accelerator.name
    case .model(let model): model.name
    default: id.text
    }
  }

  /// A record in one line, with names in place of ids.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - clocks: As of when the names are; only record time counts.
  /// - Returns: Its title, summary or name; spending and lags with their figures.
  /// - Throws: ``StoreError`` when SQLite refuses.
  public func headline(
    of record: Record,
    as clocks: Clocks = .now
  ) throws(StoreError) -> String {
    try record.headline { type, id throws(StoreError) in try name(type, id, as: clocks) }
  }
}
