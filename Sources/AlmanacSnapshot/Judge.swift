internal import Almanac
internal import AlmanacStore

/// Judges what of a record could be known as of some clocks.
///
/// Evidence that was not public falls away, and so do references to what was not known. What a fact
/// cannot lose without saying something else is kept: organizations and models that it names, with
/// their name but not their later evidence; accelerators that a ruling names, by name and on the
/// ruling's own evidence; the members of a country group, which hold by law since their own day.
struct Judge {
  private let clocks: Clocks
  private var verdicts: [Reference: Bool] = [:]
  /// What is kept though it was not known by itself, and on whose evidence.
  private var kept: [Reference: [Evidence]] = [:]

  init(_ clocks: Clocks) {
    self.clocks = clocks
  }

  /// A record with only what could be known; `nil` when it could not.
  mutating func record(
    _ type: RecordType,
    _ id: Slug,
    in store: borrowing Store
  ) throws -> Record? {
    let reference = Reference(type, id)
    if try isKnown(reference, in: store) {
      guard let record = try store.revision(type, id, as: clocks)?.record else { return nil }
      return clocks.knownOn == nil ? record : try trimmed(record, in: store)
    }
    guard let evidence = kept[reference] else { return nil }
    let always = Clocks(recordedAt: clocks.recordedAt)
    guard let record = try store.revision(type, id, as: always)?.record else { return nil }
    return try reduced(record, evidence, in: store)
  }

  /// What must come along with a record that was taken.
  mutating func needs(of record: Record, in store: borrowing Store) throws -> [Reference] {
    var needs = record.content.evidence.map { Reference(.source, $0.source) }
    for link in record.content.links {
      switch link.target.kind {
      case .country: continue
      case .record: needs.append(link.target)
      case .group, .architecture:
        if record.type == .accelerator || record.type == .countryGroup { continue }
        needs += try parts(of: link.target, in: store)
      }
    }
    if case .score(let score) = record {
      let model = Reference(.model, score.model)
      if try isKnown(model, in: store) { needs.append(model) }
    }
    return needs
  }

  /// The parts of a group or architecture that could be known; of a group of which none could, all.
  private mutating func parts(
    of reference: Reference,
    in store: borrowing Store
  ) throws -> [Reference] {
    let known = try store.parts(of: reference, as: clocks)
    guard known.isEmpty, reference.kind == .group else { return known }
    let parts = try store.parts(of: reference, as: Clocks(recordedAt: clocks.recordedAt))
    for part in parts { kept[part] = [] }
    return parts
  }

  private mutating func isKnown(_ reference: Reference, in store: borrowing Store) throws -> Bool {
    if let verdict = verdicts[reference] { return verdict }
    let verdict = try look(at: reference, in: store)
    verdicts[reference] = verdict
    return verdict
  }

  private mutating func look(at reference: Reference, in store: borrowing Store) throws -> Bool {
    switch reference.kind {
    case .country: return true
    case .group, .architecture: return try !store.parts(of: reference, as: clocks).isEmpty
    case .record(let type):
      guard let id = Slug(reference.id),
        let record = try store.revision(type, id, as: clocks)?.record
      else { return false }
      // A retraction can leave a day on which a fact has no source, between one and the next.
      let evidence = record.content.evidence
      if evidence.isEmpty || [.organization, .model, .countryGroup].contains(type) { return true }
      for piece in evidence where try isKnown(Reference(.source, piece.source), in: store) {
        return true
      }
      return false
    }
  }

  private mutating func trimmed(_ record: Record, in store: borrowing Store) throws -> Record {
    var fields = record.fields
    var evidence: [Evidence] = []
    for piece in record.content.evidence
    where try isKnown(Reference(.source, piece.source), in: store) {
      evidence.append(piece)
    }
    if record.type == .countryGroup, evidence.isEmpty {
      keepSources(of: record)
    } else if evidence.count < record.content.evidence.count {
      fields.keepEvidence(evidence)
    }
    for link in record.content.links where try !isKnown(link.target, in: store) {
      if record.needs(link) {
        if kept[link.target] == nil { kept[link.target] = evidence }
      } else {
        fields.drop(link)
      }
    }
    return try Record(json: .object(fields))
  }

  /// A record that another one names and that was not known by itself.
  private mutating func reduced(
    _ record: Record,
    _ evidence: [Evidence],
    in store: borrowing Store
  ) throws -> Record {
    var fields = record.fields
    switch record {
    case .source: break
    case .countryGroup: keepSources(of: record)
    case .accelerator(let accelerator):
      fields = JSON.Members()
      for name in ["type", "id", "name", "vendor"] { fields[name] = record.fields[name] }
      fields.keepEvidence(evidence)
      let vendor = Reference(.organization, accelerator.vendor)
      if try !isKnown(vendor, in: store), kept[vendor] == nil { kept[vendor] = [] }
    default: fields["evidence"] = nil
    }
    for link in record.content.links where fields[link.field] != nil {
      if try isKnown(link.target, in: store) { continue }
      if record.needs(link) {
        if kept[link.target] == nil { kept[link.target] = [] }
      } else {
        fields.drop(link)
      }
    }
    return try Record(json: .object(fields))
  }

  private mutating func keepSources(of record: Record) {
    for piece in record.content.evidence {
      let source = Reference(.source, piece.source)
      if kept[source] == nil { kept[source] = [] }
    }
  }
}

extension Record {
  /// Whether the record would say something else without what a link names.
  fileprivate func needs(_ link: Link) -> Bool {
    switch link.field {
    case "about", "mentions", "variant_of", "amends", "supersedes", "narrows", "implements",
      "echoes":
      false
    default: true
    }
  }
}

extension JSON.Members {
  /// Leaves some of the evidence, as it was written.
  fileprivate mutating func keepEvidence(_ evidence: [Evidence]) {
    self["evidence"] = evidence.isEmpty ? nil : .array(evidence.map(\.json))
  }

  /// Removes what a link names from the field that names it, and the field if nothing is left.
  fileprivate mutating func drop(_ link: Link) {
    let names: [JSON] = [.string(link.target.id), .string(link.target.description)]
    switch self[link.field] {
    case .array(let items)?:
      let rest = items.filter { item in
        if case .object(let members) = item { return members["about"] != names[1] }
        return !names.contains(item)
      }
      self[link.field] = rest.isEmpty ? nil : .array(rest)
    case .string?: self[link.field] = nil
    default: break
    }
  }
}
