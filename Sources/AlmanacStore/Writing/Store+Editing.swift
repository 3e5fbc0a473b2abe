public import Almanac
import AlmanacSQLite

/// Changes by hand, each a batch of its own.
extension Store {
  /// Undoes a batch: what it added is retracted, what it revised or retracted is as before.
  ///
  /// Nothing is lost: the undoing is a batch too, and can be undone.
  ///
  /// - Parameters:
  ///   - number: The batch.
  ///   - program: The program that does it, with its version.
  ///   - why: A reason.
  /// - Returns: The batch that undid it.
  /// - Throws: ``StoreError`` when there is no such batch, when later batches changed the same
  ///   records (all of them are named), or when something else refers to what would go.
  public func undo(
    _ number: Int,
    program: String,
    why: String? = nil
  ) throws(StoreError) -> Batch {
    guard let undone = try batches().first(where: { $0.number == number }) else {
      throw StoreError(.notFound, "there is no batch \(number)", remedy: "see 'almanac batches'")
    }
    guard undone.action != .erase else {
      throw StoreError(.invalid, "batch \(number) erased something; that cannot be undone")
    }
    let touched = try touchedRecords(of: number)
    return try write(.undo, origin: "batch \(number)", program: program, why: why) {
      store throws(StoreError) in
      var problems: [Problem] = []
      for (type, id) in touched {
        let history = try store.history(type, id)
        let now = history.last { $0.isCurrent }
        let before = history.last { $0.closingBatch == number && $0.batch != number }
        let last = history.last.map { $0.closingBatch ?? $0.batch }
        guard last == number else {
          problems.append(
            Problem(
              "batch \(last ?? 0) changed the \(type.rawValue) since",
              at: .init(record: id.text),
              remedy: "undo that batch first"
            )
          )
          continue
        }
        if let before {
          try store.put(before.record)
        } else if now != nil {
          try store.retract(type, id)
        }
      }
      if let first = problems.first {
        throw StoreError(.invalid, first).followed(by: Array(problems.dropFirst()))
      }
      return Checksum.of("undo \(number)".utf8)
    }
  }

  private func touchedRecords(of batch: Int) throws(StoreError) -> [(RecordType, Slug)] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT DISTINCT type, id FROM revision
        WHERE batch_id = ?1 OR closing_batch_id = ?1 ORDER BY type, id
        """,
        batch
      ) { row throws(SQLiteError) in (try row.text(0), try row.text(1)) }
    }
    return rows.compactMap { type, id in
      guard let type = RecordType(rawValue: type), let id = Slug(id) else { return nil }
      return (type, id)
    }
  }

  /// Merges two records that are one: whatever names the second names the first from now on, which
  /// gets its names as aliases; the second is retracted.
  ///
  /// It is a recorded judgement: undoing the batch takes it back.
  ///
  /// - Parameters:
  ///   - kept: The record that stays.
  ///   - merged: The record that goes, of the same type.
  ///   - program: The program that does it, with its version.
  ///   - why: The reason.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when one is missing, or the types differ.
  public func merge(
    _ kept: Reference,
    _ merged: Reference,
    program: String,
    why: String
  ) throws(StoreError) -> Batch {
    guard case .record(let type) = kept.kind, kept.kind == merged.kind, kept != merged,
      let keptID = Slug(kept.id), let mergedID = Slug(merged.id)
    else {
      throw StoreError(
        .question,
        "'\(kept)' and '\(merged)' cannot be one",
        remedy: "name two different records of one type"
      )
    }
    guard let keeper = try revision(type, keptID)?.record,
      let leaver = try revision(type, mergedID)?.record
    else {
      throw StoreError(.notFound, "one of the two is not in the almanac")
    }
    let namers = try namers(of: merged)
    return try write(.merge, origin: "\(merged) into \(kept)", program: program, why: why) {
      store throws(StoreError) in
      try store.put(try Store.adopting(leaver, into: keeper))
      for namer in namers where namer.reference != kept && namer.reference != merged {
        try store.put(try Store.renaming(merged, to: kept, in: namer))
      }
      try store.retract(type, mergedID)
      return Checksum.of("\(merged) \(kept)".utf8)
    }
  }

  /// The records that refer to a record now, as fact or as evidence.
  func namers(of target: Reference) throws(StoreError) -> [Record] {
    let rows = try read { database throws(SQLiteError) in
      try database.rows(
        """
        SELECT revision_id, type, id FROM revision
        WHERE recorded_to = '9999-12-31T23:59:59.999999Z'
          AND revision_id IN (
            SELECT revision_id FROM link WHERE target_type = ?1 AND target_id = ?2
            UNION
            SELECT revision_id FROM evidence WHERE ?1 = 'source' AND source = ?2
          )
        ORDER BY type, id
        """,
        target.kind.name,
        target.id
      ) { row throws(SQLiteError) in (Int64(try row.int(0)), try row.text(1), try row.text(2)) }
    }
    var records: [Record] = []
    for (revision, type, id) in rows { records.append(try record(of: revision, type, id)) }
    return records
  }

  /// The keeper with the names of the one that goes.
  private static func adopting(_ leaver: Record, into keeper: Record) throws(StoreError) -> Record {
    var fields = keeper.fields
    if fields["echoes"] == .string(leaver.id.text) {
      // The two are one source now, and none repeats itself.
      fields["echoes"] = nil
      return try rebuilt(fields)
    }
    guard let name = leaver.fields["name"], fields["name"] != nil else { return keeper }
    var aliases = fields["aliases"]?.items ?? []
    for alias in [name] + (leaver.fields["aliases"]?.items ?? [])
    where alias != fields["name"] && !aliases.contains(alias) {
      aliases.append(alias)
    }
    fields["aliases"] = .array(aliases)
    return try rebuilt(fields)
  }

  /// A record in which one reference takes the place of another.
  ///
  /// - Parameters:
  ///   - old: The reference that goes.
  ///   - new: The one in its place.
  ///   - record: The record.
  /// - Returns: The record with the new reference in every field that had the old one.
  /// - Throws: ``StoreError`` when the record does not hold together with it.
  package static func renaming(
    _ old: Reference,
    to new: Reference,
    in record: Record
  ) throws(StoreError) -> Record {
    var fields = record.fields
    let names = Set(record.content.links.filter { $0.target == old }.map(\.field))
    for name in names.union(old.kind == .record(.source) ? ["evidence"] : []) {
      fields[name] = fields[name].map { renaming(old, to: new, in: $0) }
    }
    return try rebuilt(fields)
  }

  private static func renaming(_ old: Reference, to new: Reference, in value: JSON) -> JSON {
    switch value {
    case .string(old.id): .string(new.id)
    case .string(old.description): .string(new.description)
    case .array(let items): .array(items.map { renaming(old, to: new, in: $0) })
    case .object(let members):
      .object(
        JSON.Members(members.list.map { .init($0.name, renaming(old, to: new, in: $0.value)) })
      )
    default: value
    }
  }

  private static func rebuilt(_ fields: JSON.Members) throws(StoreError) -> Record {
    do throws(Problem) {
      return try Record(json: .object(fields))
    } catch {
      throw StoreError(.invalid, error)
    }
  }
}
