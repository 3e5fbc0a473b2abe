internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// What two almanacs say about one record, and what follows.
///
/// What is the same stays. What the other has revised since becomes a revision here, and what was
/// revised here since stays. Evidence and aliases meet. All else is a conflict: a person decides.
final class Meeting {
  /// What becomes of a record from the other almanac.
  enum Outcome {
    /// It is put as it is, or with what both say.
    case put(Record)
    /// The almanac has it, or something later.
    case unchanged
    /// Both say something else: a sentence whose subject is the record, and the first field.
    case conflict(String, field: String?)
  }

  /// The other almanac's file; `nil` if it is a snapshot.
  private let file: ForeignAlmanac?
  private let merged: [Reference: Reference]

  /// The most fields that a conflict is told by.
  private static let mostFields = 4

  /// A meeting with another almanac.
  ///
  /// - Parameters:
  ///   - file: The other almanac's file; `nil` if it is a snapshot.
  ///   - store: The almanac here.
  /// - Throws: ``StoreError`` when SQLite refuses.
  init(_ file: ForeignAlmanac?, in store: borrowing Store) throws(StoreError) {
    self.file = file
    store.expectMeeting()
    merged = try store.mergedRecords()
  }

  /// A meeting with a snapshot; what the store refuses is noted.
  static func ofSnapshot(in store: borrowing Store, failure: inout StoreError?) -> Meeting? {
    do throws(StoreError) {
      return try Meeting(nil, in: store)
    } catch {
      failure = error
      return nil
    }
  }

  /// What becomes of a record.
  ///
  /// - Parameters:
  ///   - record: What the other almanac says.
  ///   - store: The almanac here.
  /// - Returns: What is to be done with it.
  /// - Throws: ``StoreError`` when SQLite refuses.
  /// - Complexity: O(*k* log *n*) for *k* revisions of the record.
  func outcome(of record: Record, in store: borrowing Store) throws(StoreError) -> Outcome {
    if merged[record.reference] != nil { return .unchanged }
    var theirs = record
    for link in record.content.links + record.content.evidence.map({ Link("", $0.reference) }) {
      guard let kept = merged[link.target] else { continue }
      theirs = try Store.renaming(link.target, to: kept, in: theirs)
    }
    let here = try store.standing(record.type, record.id)
    let digest = Store.digest(of: theirs)
    guard let current = here.current else {
      return here.earlier.isEmpty
        ? .put(theirs)
        : .conflict("was retracted here, and stands there", field: nil)
    }
    if current == digest { return .unchanged }
    let there = try file?.store.standing(record.type, record.id).earlier ?? []
    switch (here.earlier.contains(digest), there.contains(current)) {
    case (true, false): return .unchanged
    case (false, true): return .put(theirs)
    default: break
    }
    guard let ours = try store.revision(record.type, record.id)?.record else { return .put(theirs) }
    if let both = Meeting.joined(ours, theirs) { return both == ours ? .unchanged : .put(both) }
    let changes = FieldChange.between(ours, theirs)
    return .conflict(Meeting.words(changes), field: changes.first?.field)
  }

  /// The records that the other almanac retracted, and that stand here as they did there.
  func withdrawals(in store: borrowing Store) throws(StoreError) -> [ImportReport.Notice] {
    guard let other = file else { return [] }
    let mergedThere = try other.store.mergedRecords()
    var notices: [ImportReport.Notice] = []
    for reference in try other.store.retractedRecords() {
      guard case .record(let type) = reference.kind, let id = Slug(reference.id),
        let current = try store.standing(type, id).current,
        try other.store.standing(type, id).earlier.contains(current)
      else { continue }
      if let kept = mergedThere[reference] {
        notices.append(
          .init(
            .merged,
            reference,
            of: kept,
            "was merged into \(kept) there",
            command: "almanac merge \(kept) \(reference) --why …"
          )
        )
      } else {
        notices.append(
          .init(
            .retracted,
            reference,
            "was retracted there, and stands here",
            command: "almanac retract \(reference) --why …"
          )
        )
      }
    }
    return notices
  }

  /// What both say, if they differ in nothing but evidence and aliases that one of them lacks.
  private static func joined(_ ours: Record, _ theirs: Record) -> Record? {
    let lists = ["evidence", "aliases"]
    let changes = FieldChange.between(ours, theirs)
    guard changes.allSatisfy({ lists.contains($0.field) }) else { return nil }
    var fields = ours.fields
    for change in changes {
      let mine = change.before?.list ?? []
      let new = (change.after?.list ?? []).filter { !mine.contains($0) }
      // A source that is graded otherwise here is a disagreement.
      let sources = Set(mine.compactMap(\.source))
      guard !new.contains(where: { $0.source.map(sources.contains) == true }) else { return nil }
      guard !(mine + new).isEmpty else { continue }
      fields[change.field] = .array(mine + new)
    }
    return try? Record(json: .object(fields))
  }

  private static func words(_ changes: [FieldChange]) -> String {
    func text(_ value: JSON?) -> String {
      guard let value else { return "nothing" }
      let text =
        if case .string(let text) = value { text } else {
          String(decoding: value.compact, as: UTF8.self)
        }
      return text.count > 60 ? text.prefix(60) + "…" : text
    }
    let told = changes.prefix(mostFields).map {
      "\($0.field) (here \(text($0.before)), there \(text($0.after)))"
    }
    let rest = changes.count - told.count
    return "differs in \(told.joined(separator: ", "))"
      + (rest > 0 ? ", and \(rest) more" : "")
  }
}

/// Another almanac's file, open to be read.
final class ForeignAlmanac {
  /// The almanac.
  let store: Store
  private let path: String
  private let stamp: Folder.Stamp?

  /// Opens it.
  init(_ path: String) throws(StoreError) {
    self.path = path
    stamp = Folder.stamp(of: path)
    store = try Store(reading: path, isInUse: Folder.stamp(of: path + "-wal") != nil)
  }

  /// Makes sure that what was read of it was one state.
  func checkUnchanged() throws(Problem) {
    guard Folder.stamp(of: path) != stamp else { return }
    throw Problem(
      "the almanac was changed while it was read",
      at: .init(file: path),
      remedy: "run the same command again"
    )
  }
}

extension Evidence {
  fileprivate var reference: Reference { Reference(.source, source) }
}

extension JSON {
  fileprivate var list: [JSON] { if case .array(let items) = self { items } else { [] } }

  /// The source that a piece of evidence names.
  fileprivate var source: JSON? {
    if case .object(let members) = self { members["source"] } else { nil }
  }
}
