import Almanac
import AlmanacSQLite

/// Since when, and until when, the public can know a revision.
///
/// A source, since its own publication; a change of group membership, since its own day; a
/// resolution, since it was decided; any other record, since the earliest publication among the
/// sources of its evidence, on the last day it may have been, until the last retraction if every
/// source was retracted.
struct PublicTime: Sendable {
  let from: String
  let to: String

  static let always = PublicTime(
    from: Day.distantPast.description,
    to: Day.distantFuture.description
  )

  init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  /// The time that a record has by itself; `nil` for one that has its sources'.
  init?(ownOf record: Record) {
    switch record {
    case .source(let source):
      from = source.published.latest.description
      to = (source.retracted?.latest ?? .distantFuture).description
    case .countryGroup(let membership):
      from = (membership.from ?? .distantPast).description
      to = PublicTime.always.to
    case .resolution(let resolution):
      from = resolution.decided.latest.description
      to = PublicTime.always.to
    default: return nil
    }
  }
}

extension Store {
  /// The public time of a record that is being written.
  ///
  /// - Returns: `nil` when a source it rests on is not there yet: it is told when the batch ends.
  func publicTime(
    of prepared: PreparedRecord,
    in batch: OpenBatch
  ) throws(SQLiteError) -> PublicTime? {
    if let own = prepared.ownPublicTime { return own }
    guard let first = prepared.sources.first else { return .always }
    guard var time = try publicTime(ofSource: first, in: batch) else { return nil }
    for source in prepared.sources.dropFirst() {
      guard let other = try publicTime(ofSource: source, in: batch) else { return nil }
      time = PublicTime(from: min(time.from, other.from), to: max(time.to, other.to))
    }
    return time
  }

  private func publicTime(
    ofSource id: Slug,
    in batch: OpenBatch
  ) throws(SQLiteError) -> PublicTime? {
    if let known = batch.publicTime(of: id) { return known }
    let time = try database.row(
      """
      SELECT published_latest, coalesce(retracted_latest, '9999-12-31')
      FROM revision JOIN source USING (revision_id)
      WHERE type = 'source' AND id = ?1 AND recorded_to = '9999-12-31T23:59:59.999999Z'
      """,
      id.text
    ) { row throws(SQLiteError) in PublicTime(from: try row.text(0), to: try row.text(1)) }
    if let time { batch.setPublicTime(time, of: id) }
    return time
  }

  /// Sets the public time of all of a batch's facts, from their sources as they are now.
  func setPublicTimes(_ batch: OpenBatch) throws(SQLiteError) {
    try database.run(
      """
      UPDATE revision SET known_from = cited.known_from, known_to = cited.known_to
      FROM (
        SELECT
          fact.revision_id,
          min(source.published_latest) AS known_from,
          max(coalesce(source.retracted_latest, '9999-12-31')) AS known_to
        FROM revision AS fact
        -- CROSS JOIN keeps this order: without statistics SQLite would go through all sources
        -- for each fact.
        CROSS JOIN evidence ON evidence.revision_id = fact.revision_id
        CROSS JOIN revision AS cited
          ON cited.type = 'source' AND cited.id = evidence.source
          AND cited.recorded_to = '9999-12-31T23:59:59.999999Z'
        CROSS JOIN source ON source.revision_id = cited.revision_id
        WHERE fact.batch_id = ?1 AND fact.type NOT IN ('country_group', 'resolution')
        GROUP BY fact.revision_id
      ) AS cited
      WHERE cited.revision_id = revision.revision_id
      """,
      batch.number
    )
  }
}
