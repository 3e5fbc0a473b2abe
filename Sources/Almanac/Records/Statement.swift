/// What somebody said, in what sense.
public struct Statement: RecordContent, FieldCoded {
  /// In what sense something was said.
  public enum Modality: String, CaseIterable, Sendable {
    /// As so.
    case assertion
    /// As so, against the speaker's interest.
    case admission
    /// As to come.
    case forecast
    /// As heard.
    case rumor
    /// As not so.
    case denial
    /// As what ought to be.
    case proposal
  }

  /// The record's type.
  public static let type = RecordType.statement

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// An organization's id, or a person's name and role.
  public let speaker: String

  /// When it was said.
  public let made: EDTF

  /// In what sense it was said.
  public let modality: Modality

  /// What it is about.
  public let about: [Reference]

  /// What was said, in our words.
  public let summary: String

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .statement)
    speaker = try fields.required("speaker", .text)
    made = try fields.required("made", .date)
    modality = try fields.required("modality", .choice())
    about = try fields.list("about", of: .reference)
    summary = try fields.required("summary", .text)
  }

  func write(to output: inout JSON.Members) {
    output.add("speaker", speaker)
    output.add("made", made)
    output.add("modality", modality)
    output.add("about", list: about)
    output.add("summary", summary)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { made }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("speaker", .organization, organization)
    links += about.map { Link("about", $0) }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(
      title: "\(modality.rawValue) \(speaker)",
      names: [id.text],
      body: [summary] + [note].compactMap(\.self)
    )
  }

  /// The organization that spoke; `nil` when a person did.
  ///
  /// A speaker written as an id is an organization: a person's name has capitals or spaces.
  public var organization: Slug? { Slug(speaker) }
}
