public import Almanac

/// Batches of one record.
extension Store {
  /// Adds a record.
  ///
  /// - Parameters:
  ///   - record: The record, with an id that is not taken.
  ///   - program: The program that does it, with its version.
  ///   - isRehearsal: Whether nothing is to be kept.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when the id is taken, or a reference dangles.
  public func add(
    _ record: Record,
    program: String,
    isRehearsal: Bool = false
  ) throws(StoreError) -> Batch {
    guard try currentRevision(record.type, record.id) == nil else {
      throw StoreError(
        .invalid,
        "there is \(record.type.rawValue) '\(record.id)' already",
        remedy: "choose another id, or change it with 'almanac revise'"
      )
    }
    return try write(
      .add,
      origin: record.reference.description,
      program: program,
      isRehearsal: isRehearsal
    ) { store throws(StoreError) in
      try store.put(record)
      return Checksum.of(JSON.object(record.fields).canonical)
    }
  }

  /// Revises a record.
  ///
  /// - Parameters:
  ///   - target: The record.
  ///   - edits: The changes to its fields.
  ///   - program: The program that does it, with its version.
  ///   - why: A reason.
  ///   - isRehearsal: Whether nothing is to be kept.
  /// - Returns: The batch; number 0 when nothing changed.
  /// - Throws: ``StoreError`` when there is no such record, or the changes do not fit.
  public func revise(
    _ target: Reference,
    _ edits: [FieldEdit],
    program: String,
    why: String? = nil,
    isRehearsal: Bool = false
  ) throws(StoreError) -> Batch {
    guard case .record(let type) = target.kind, let id = Slug(target.id),
      let before = try revision(type, id)?.record
    else { throw StoreError(.notFound, "there is no '\(target)' to revise") }
    let record: Record
    do throws(Problem) {
      record = try Record(short: FieldEdit.apply(edits, to: before.fields))
    } catch {
      throw StoreError(.invalid, error)
    }
    guard record.reference == target else {
      throw StoreError(
        .invalid,
        "a revision keeps type and id",
        remedy: "add a new record, and retract or merge this one"
      )
    }
    return try write(
      .revise,
      origin: target.description,
      program: program,
      why: why,
      isRehearsal: isRehearsal
    ) { store throws(StoreError) in
      try store.put(record)
      return Checksum.of(JSON.object(record.fields).canonical)
    }
  }

  /// Retracts a record.
  ///
  /// - Parameters:
  ///   - target: The record.
  ///   - program: The program that does it, with its version.
  ///   - why: The reason.
  ///   - isRehearsal: Whether nothing is to be kept.
  /// - Returns: The batch.
  /// - Throws: ``StoreError`` when there is no such record, or something refers to it.
  public func retract(
    _ target: Reference,
    program: String,
    why: String,
    isRehearsal: Bool = false
  ) throws(StoreError) -> Batch {
    guard case .record(let type) = target.kind, let id = Slug(target.id) else {
      throw StoreError(.notFound, "'\(target)' is not a record")
    }
    return try write(
      .retract,
      origin: target.description,
      program: program,
      why: why,
      isRehearsal: isRehearsal
    ) { store throws(StoreError) in
      try store.retract(type, id)
      return Checksum.of(target.description.utf8)
    }
  }

  /// The one record that a word means.
  ///
  /// - Parameter word: An id, a reference, or a name.
  /// - Returns: The record.
  /// - Throws: ``StoreError`` when nothing fits, or several do: they are named.
  public func resolveOne(_ word: String) throws(StoreError) -> Reference {
    let found = try resolve(word).filter {
      if case .record = $0.kind { true } else { false }
    }
    guard found.count == 1, let only = found.first else {
      throw StoreError(
        .question,
        found.isEmpty ? "'\(word)' is not a record" : "'\(word)' may mean several records",
        remedy: found.isEmpty
          ? nil : "name one: \(found.map(\.description).joined(separator: ", "))"
      )
    }
    return only
  }
}
