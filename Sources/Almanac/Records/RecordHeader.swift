/// What every record has: its id, a note, and who says so.
public struct RecordHeader: Hashable, Sendable {
  /// The record's id, unique within its type.
  public let id: Slug

  /// What a reader should know before using the record.
  public let note: String?

  /// Who says so; empty only for sources and, where nothing is claimed, organizations, models and
  /// resolutions.
  public let evidence: [Evidence]

  init(_ fields: inout FieldReader, type: RecordType) throws(Problem) {
    id = try fields.required("id", .slug)
    note = try fields.optional("note", .text)
    evidence = type == .source ? [] : try fields.list("evidence", of: Evidence.shape)
    let mayStandAlone = [.source, .organization, .model, .resolution].contains(type)
    guard mayStandAlone || !evidence.isEmpty else {
      throw Problem(
        "nothing says who says so",
        at: .init(field: "evidence"),
        remedy: "give at least one {\"source\": ID, \"credibility\": 1 to 6}"
      )
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("note", note)
    output.add("evidence", list: evidence, \.json)
  }
}

/// A record of one type, as the record format describes it.
public protocol RecordContent: Hashable, Sendable {
  /// The record's type.
  static var type: RecordType { get }

  /// Its id, note and evidence.
  var header: RecordHeader { get }

  /// When it was so in the world, for the timeline and `--since`; `nil` where it has no date.
  var happened: EDTF? { get }

  /// What it is about and refers to, field by field.
  var links: [Link] { get }

  /// The words by which it is found.
  var words: SearchWords { get }
}

extension RecordContent {
  /// The record's id.
  public var id: Slug { header.id }

  /// What a reader should know before using the record.
  public var note: String? { header.note }

  /// Who says so.
  public var evidence: [Evidence] { header.evidence }
}

/// A record type that can be read from fields and written back.
protocol FieldCoded {
  init(_ fields: inout FieldReader) throws(Problem)
  func write(to output: inout JSON.Members)
}

/// A tie from a record to something it names.
public struct Link: Hashable, Sendable {
  /// The field that names it, without position.
  public let field: String

  /// What it names.
  public let target: Reference

  /// A tie.
  ///
  /// - Parameters:
  ///   - field: The field that names it.
  ///   - target: What it names.
  public init(_ field: String, _ target: Reference) {
    self.field = field
    self.target = target
  }
}

/// The words by which full-text search finds a record, by weight.
public struct SearchWords: Hashable, Sendable {
  /// A name or title.
  public var title = ""
  /// Other names, and ids of what it is about.
  public var names: [String] = []
  /// Summaries, notes, conditions.
  public var body: [String] = []
  /// The text of an article.
  public var text = ""
}

extension Array where Element == Link {
  mutating func add(_ field: String, _ type: RecordType, _ id: Slug?) {
    if let id { append(Link(field, Reference(type, id))) }
  }

  mutating func add(_ field: String, _ type: RecordType, _ ids: [Slug]) {
    for id in ids { append(Link(field, Reference(type, id))) }
  }

  mutating func add(_ field: String, _ country: CountryCode?) {
    if let country { append(Link(field, Reference(country))) }
  }

  mutating func add(_ field: String, _ destinations: [Destination]) {
    for destination in destinations {
      switch destination.place {
      case .anywhere: continue
      case .country(let country): append(Link(field, Reference(country)))
      case .group(let group): append(Link(field, Reference(group)))
      }
    }
  }
}
