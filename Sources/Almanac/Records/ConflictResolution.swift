/// What a person decided about records that cannot all be right.
///
/// It holds as long as the records say what they said when it was decided.
public struct ConflictResolution: RecordContent, FieldCoded {
  /// A record in the conflict, as it was when it was decided on.
  public struct Side: Hashable, Sendable {
    /// The record.
    public let record: Reference

    /// The SHA-256 of the record in canonical form, as 64 hexadecimal digits; `nil` where the
    /// decision holds whatever the record says.
    public let sha256: String?

    /// A record in a conflict.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - sha256: Of the record in canonical form.
    public init(_ record: Reference, sha256: String?) {
      self.record = record
      self.sha256 = sha256
    }
  }

  /// The record's type.
  public static let type = RecordType.resolution

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The records in the conflict, each once.
  public let between: [Side]

  /// The field in which they differ.
  public let field: Conflict.Field

  /// The record that is right; `nil` where none is wrong, or none is known to be.
  public let prefers: Reference?

  /// When it was decided.
  public let decided: EDTF

  /// Why.
  public let why: String

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .resolution)
    between = try fields.required("between", .list(of: ConflictResolution.Side.shape))
    field = try fields.required("field", .choice())
    prefers = try fields.optional("prefers", .record)
    decided = try fields.required("decided", .date)
    why = try fields.required("why", .text)
    let records = between.map(\.record)
    guard !records.isEmpty, Set(records).count == records.count else {
      throw Problem(
        records.isEmpty ? "no record is named" : "a record is named twice",
        at: .init(field: "between"),
        remedy: "name each record of the conflict once"
      )
    }
    if let prefers, !records.contains(prefers) {
      throw Problem(
        "'\(prefers)' is not in the conflict",
        at: .init(field: "prefers"),
        remedy: "name one of 'between', or leave the field out where none is wrong"
      )
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("between", list: between, \.json)
    output.add("field", field)
    output.add("prefers", prefers)
    output.add("decided", decided)
    output.add("why", why)
    header.write(to: &output)
  }

  /// Nothing happened in the world: a decision stands beside what it is about.
  public var happened: EDTF? { nil }

  /// What it is about and refers to.
  public var links: [Link] {
    between.map { Link("between", $0.record) } + (prefers.map { [Link("prefers", $0)] } ?? [])
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: "resolution", names: [id.text], body: [why] + [note].compactMap(\.self))
  }

  /// Whether it was decided about a conflict: about the same records and field.
  ///
  /// - Parameter conflict: The conflict.
  /// - Returns: Whether one more record, or one fewer, makes it another conflict.
  public func isAbout(_ conflict: Conflict) -> Bool {
    field == conflict.field && Set(between.map(\.record)) == Set(conflict.sides.map(\.record))
  }
}

extension ConflictResolution.Side {
  /// The side as records write it.
  public var json: JSON {
    var members = JSON.Members()
    members.add("record", record)
    members.add("sha256", sha256)
    return .object(members)
  }

  static let shape = Shape.object("a record in conflict, such as {\"record\": REFERENCE}") {
    fields throws(Problem) in
    let record = try fields.required("record", .record)
    return ConflictResolution.Side(record, sha256: try fields.optional("sha256", .sha256))
  }
  .expanding { text in
    ShortForm.json(.string(text), opening: "{") ?? .object(["record": .string(text)])
  }
}

extension Shape<Reference> {
  /// A reference to a record, rather than to a country, a group or an architecture.
  fileprivate static let record = parsed("a record, TYPE:ID such as capex:meta-capex-2025") {
    text in
    guard let reference = Reference(text), case .record = reference.kind else { return nil }
    return reference
  }
}

extension Shape<String> {
  fileprivate static let sha256 = parsed("a SHA-256, 64 hexadecimal digits in lowercase") { text in
    let digits = Set("0123456789abcdef".utf8)
    return text.utf8.count == 64 && text.utf8.allSatisfy(digits.contains) ? text : nil
  }
}
