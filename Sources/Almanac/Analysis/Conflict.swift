/// Several records that cannot all be right about one thing.
public struct Conflict: Hashable, Sendable {
  /// What they disagree about.
  public enum Kind: String, CaseIterable, Sendable {
    /// A figure.
    case value
    /// When something was.
    case date
    /// What is allowed.
    case verdict
    /// Whether something is so.
    case claim
  }

  /// The field in which records differ.
  public enum Field: String, CaseIterable, Sendable {
    /// How much was spent.
    case amount
    /// How long a lag is.
    case months
    /// A chip's total processing performance.
    case publishedTPP = "published_tpp"
    /// When something came out.
    case released
    /// Until when a ruling applied.
    case ended
    /// What a ruling does.
    case effect
    /// Whether something is claimed or denied.
    case modality
  }

  /// Whether a conflict is decided.
  public enum Standing: Hashable, Sendable {
    /// Nobody decided it.
    case open
    /// It was decided, and the records are as they were then.
    case resolved(ConflictResolution)
    /// It was decided, and a record has changed since.
    case reopened(ConflictResolution)
  }

  /// One record, and what it says.
  public struct Side: Hashable, Sendable {
    /// The record.
    public let record: Reference
    /// What it says.
    public let says: String
    /// What a reader should know before using it.
    public let note: String?
    /// Who says so.
    public let evidence: [Evidence]
  }

  /// What they disagree about.
  public let kind: Kind
  /// What it is about, in a few words.
  public let subject: String
  /// The field in which they differ.
  public let field: Field
  /// The records, by reference.
  public let sides: [Side]
  /// Whether it is decided.
  public internal(set) var standing = Standing.open

  /// A name for the conflict that stays the same as long as the same records are in it: kind, field
  /// and the records.
  public var key: String {
    ([kind.rawValue, field.rawValue] + sides.map(\.record.description)).joined(separator: "|")
  }

  /// Whether every side has a note, which may say why they differ: another measure, say.
  public var isExplained: Bool { sides.allSatisfy { $0.note != nil } }

  init(_ kind: Kind, _ subject: String, field: Field, _ sides: [Side]) {
    self.kind = kind
    self.subject = subject
    self.field = field
    self.sides = sides.sorted { ($0.record, $0.says) < ($1.record, $1.says) }
  }

  /// The conflict with what each side says and rests on.
  public var json: JSON {
    var members = JSON.Members()
    members.add("kind", kind)
    members.add("subject", subject)
    members.add("field", field)
    members.add("explained", JSON.bool(isExplained))
    members.add("key", key)
    members.add("state", standing.name)
    members.add("resolution", standing.resolution.map { JSON.object(Record.resolution($0).fields) })
    members.add("sides", list: sides) { side in
      var members = JSON.Members()
      members.add("record", side.record)
      members.add("says", side.says)
      members.add("note", side.note)
      members.add("evidence", list: side.evidence, \.json)
      return .object(members)
    }
    return .object(members)
  }
}

extension Conflict.Standing {
  /// Whether it still has to be decided.
  public var isOpen: Bool { if case .resolved = self { false } else { true } }

  /// The decision, also one that no longer holds.
  public var resolution: ConflictResolution? {
    switch self {
    case .open: nil
    case .resolved(let resolution), .reopened(let resolution): resolution
    }
  }

  /// The standing in a word: `open`, `resolved`, `reopened`.
  public var name: String {
    switch self {
    case .open: "open"
    case .resolved: "resolved"
    case .reopened: "reopened"
    }
  }
}

extension Conflict.Side {
  init(_ content: some RecordContent, says: String) {
    record = Reference(type(of: content).type, content.id)
    self.says = says
    note = content.note
    evidence = content.evidence
  }
}

extension Quantity {
  /// The quantity as a sentence says it: `57`, `about 57`, `at most 4`, `660 to 690`.
  public var phrase: String {
    let about = isApproximate ? "about " : ""
    switch (min, max, value) {
    case (let min?, let max?, _): return "\(about)\(JSON.numeral(min)) to \(JSON.numeral(max))"
    case (let min?, nil, let value?):
      return "\(about)\(JSON.numeral(value)), at least \(JSON.numeral(min))"
    case (nil, let max?, let value?):
      return "\(about)\(JSON.numeral(value)), at most \(JSON.numeral(max))"
    case (let min?, nil, nil): return "\(about)at least \(JSON.numeral(min))"
    case (nil, let max?, nil): return "\(about)at most \(JSON.numeral(max))"
    case (nil, nil, let value): return "\(about)\(JSON.numeral(value ?? 0))"
    }
  }
}
