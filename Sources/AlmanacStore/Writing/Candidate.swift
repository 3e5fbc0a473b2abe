public import Almanac

/// A fact that an article seems to state, waiting for a person.
public struct Candidate: Hashable, Sendable {
  /// Its number; 0 before it is staged.
  public let number: Int

  /// The type of record it would be.
  public let type: RecordType

  /// The article.
  public let source: Slug

  /// The characters of the article's text that it rests on, in Unicode scalars.
  public let span: Range<Int>

  /// How sure the reading is, 0 to 1.
  public let confidence: Double

  /// The fields that were read, as a person would type them.
  public let fields: [Field]

  /// One field.
  public struct Field: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: String

    /// A field.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - value: Its value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A candidate that is not staged yet.
  ///
  /// - Parameters:
  ///   - type: The type of record it would be: event, capex, lag or statement.
  ///   - source: The article.
  ///   - span: The characters it rests on; not empty.
  ///   - confidence: How sure the reading is, 0 to 1.
  ///   - fields: The fields that were read.
  public init(
    _ type: RecordType,
    from source: Slug,
    at span: Range<Int>,
    confidence: Double,
    fields: [Field]
  ) {
    self.init(0, type, source, span, confidence, fields)
  }

  init(
    _ number: Int,
    _ type: RecordType,
    _ source: Slug,
    _ span: Range<Int>,
    _ confidence: Double,
    _ fields: [Field]
  ) {
    self.number = number
    self.type = type
    self.source = source
    self.span = span
    self.confidence = min(max(confidence, 0), 1)
    self.fields = fields
  }

  /// The record it would be, with a person's changes.
  ///
  /// - Parameter edits: Changes to the fields.
  /// - Returns: The record, with the characters as evidence.
  /// - Throws: ``Almanac/Problem`` when a field is missing or does not fit.
  public func record(_ edits: [FieldEdit] = []) throws(Problem) -> Record {
    let start = JSON.Members([.init("type", .string(type.rawValue))])
    let read = fields.compactMap { FieldEdit("\($0.name)=\($0.value)") }
    let drafted = FieldEdit.apply(read, to: start)
    return try Record(short: FieldEdit.apply(edits, to: drafted))
  }

  /// What identifies the reading: the same one is staged once.
  var fingerprint: String {
    let parts = [source.text, type.rawValue] + fields.map { "\($0.name)=\($0.value)" }
    return Checksum.of(parts.joined(separator: "\n").utf8)
  }
}
