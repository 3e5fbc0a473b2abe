public import Almanac
import AlmanacSQLite

/// What a person decides about a conflict.
public struct ConflictDecision: Hashable, Sendable {
  /// The record that is right; `nil` where none is wrong, or none is known to be.
  public var prefers: Reference?
  /// When it is decided.
  public var decided: EDTF
  /// Why.
  public var why: String
  /// What it rests on, beside the records themselves.
  public var evidence: [Evidence]

  /// A decision.
  ///
  /// - Parameters:
  ///   - prefers: The record that is right, if one is.
  ///   - decided: When it is decided.
  ///   - why: Why.
  ///   - evidence: What it rests on.
  public init(
    prefers: Reference? = nil,
    decided: EDTF,
    why: String,
    evidence: [Evidence] = []
  ) {
    self.prefers = prefers
    self.decided = decided
    self.why = why
    self.evidence = evidence
  }
}

extension Store {
  /// The one conflict that some records are in.
  ///
  /// - Parameters:
  ///   - records: Records, not necessarily all that are in it.
  ///   - kinds: What it is about; empty for anything.
  /// - Returns: The conflict; of several the one that is open.
  /// - Throws: ``StoreError`` when there is none, or there are several: they are named.
  /// - Complexity: That of ``conflicts(as:)``.
  public func conflict(
    between records: [Reference],
    of kinds: [Conflict.Kind] = []
  ) throws(StoreError) -> Conflict {
    let fitting = try conflicts().filter { conflict in
      (kinds.isEmpty || kinds.contains(conflict.kind))
        && Set(records).isSubset(of: conflict.sides.map(\.record))
    }
    let open = fitting.filter(\.standing.isOpen)
    let candidates = open.isEmpty ? fitting : open
    if candidates.count == 1, let only = candidates.first { return only }
    let names = records.map(\.description).joined(separator: " and ")
    guard candidates.isEmpty else {
      let subjects = candidates.map { "\($0.kind.rawValue): \($0.subject)" }
      throw StoreError(
        .question,
        "\(names) \(records.count == 1 ? "is" : "are") in several conflicts: "
          + subjects.joined(separator: "; "),
        remedy: "name another of its records with --resolve too, or the kind with --kind"
      )
    }
    throw StoreError(
      .notFound,
      records.count == 1
        ? "\(names) is in no conflict" : "there is no conflict between \(names)",
      remedy: "see 'almanac conflicts'"
    )
  }

  /// Records what was decided about a conflict, as a batch of its own.
  ///
  /// A conflict that was decided before is decided anew: its resolution is revised.
  ///
  /// - Parameters:
  ///   - conflict: The conflict.
  ///   - decision: What is decided.
  ///   - program: The program that does it, with its version.
  ///   - isRehearsal: Whether nothing is to be kept.
  /// - Returns: The resolution, and the batch; number 0 when nothing changed.
  /// - Throws: ``StoreError`` when the decision does not fit the conflict, or SQLite refuses.
  public func resolve(
    _ conflict: Conflict,
    as decision: ConflictDecision,
    program: String,
    isRehearsal: Bool = false
  ) throws(StoreError) -> (resolution: Record, batch: Batch) {
    let known = conflict.standing.resolution
    var fields = JSON.Members()
    fields["type"] = .string(RecordType.resolution.rawValue)
    let id = if let known { known.id.text } else { try freeID(for: conflict) }
    fields["id"] = .string(id)
    fields["between"] = .array(try sides(of: conflict).map(\.json))
    fields["field"] = .string(conflict.field.rawValue)
    fields["prefers"] = decision.prefers.map { .string($0.description) }
    fields["decided"] = .string(decision.decided.text)
    fields["why"] = .string(decision.why)
    fields["note"] = known?.note.map(JSON.string)
    if !decision.evidence.isEmpty { fields["evidence"] = .array(decision.evidence.map(\.json)) }
    let record: Record
    do throws(Problem) {
      record = try Record(json: .object(fields))
    } catch {
      throw StoreError(.invalid, error)
    }
    let batch = try write(
      known == nil ? .add : .revise,
      origin: record.reference.description,
      program: program,
      why: decision.why,
      isRehearsal: isRehearsal
    ) { store throws(StoreError) in
      try store.put(record)
      return Checksum.of(JSON.object(record.fields).canonical)
    }
    return (record, batch)
  }

  /// The records of a conflict, each once, with their checksums of now.
  private func sides(of conflict: Conflict) throws(StoreError) -> [ConflictResolution.Side] {
    var sides: [ConflictResolution.Side] = []
    for record in Set(conflict.sides.map(\.record)).sorted() {
      guard case .record(let type) = record.kind, let id = Slug(record.id),
        let current = try currentRevision(type, id)
      else { throw StoreError(.notFound, "there is no '\(record)' any more") }
      sides.append(.init(record, sha256: Checksum.hexadecimal(current.digest)))
    }
    return sides
  }

  /// An id that no resolution has had: the first record's and the field's name, and a number if need
  /// be.
  private func freeID(for conflict: Conflict) throws(StoreError) -> String {
    let first = conflict.sides.map(\.record).min()?.id ?? "conflict"
    let field = conflict.field.rawValue.map { $0 == "_" ? "-" : String($0) }.joined()
    let stem = "\(first.prefix(Slug.maximumLength - field.count - 6))-\(field)"
    var number = 1
    while true {
      let id = number == 1 ? stem : "\(stem)-\(number)"
      if let slug = Slug(id), try history(.resolution, slug).isEmpty { return id }
      number += 1
    }
  }
}
