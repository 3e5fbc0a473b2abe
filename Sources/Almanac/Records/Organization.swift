/// A company, authority, laboratory or other body, or a group of them.
public struct Organization: RecordContent, FieldCoded {
  /// What sort of body an organization is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Designs or sells chips.
    case chipmaker
    /// Makes chips for others, or what they are made with.
    case foundry
    /// Rents computing out, or runs its own at that scale.
    case cloud
    /// Develops AI models.
    case lab
    /// Makes or enforces rules.
    case regulator
    /// Makes laws.
    case legislature
    /// Any other part of a state.
    case government
    /// Studies the others.
    case analyst
    /// Reports on them.
    case media
    /// Several of the others, counted together.
    case group
  }

  /// The record's type.
  public static let type = RecordType.organization

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// Its usual name.
  public let name: String

  /// Other names, in any script.
  public let aliases: [String]

  /// Where it has its seat.
  public let country: CountryCode?

  /// What sort of body it is.
  public let kind: Kind

  /// The organizations that a group consists of.
  public let members: [Slug]

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .organization)
    name = try fields.required("name", .text)
    aliases = try fields.list("aliases", of: .text)
    country = try fields.optional("country", .country)
    kind = try fields.required("kind", .choice())
    members = try fields.list("members", of: .slug)
    guard members.isEmpty || kind == .group else {
      throw Problem(
        "only a group has members",
        at: .init(field: "members"),
        remedy: "make its kind 'group', or leave the members out"
      )
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("name", name)
    output.add("aliases", list: aliases)
    output.add("country", country)
    output.add("kind", kind)
    output.add("members", list: members)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { nil }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("country", country)
    links.add("members", .organization, members)
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: name, names: aliases + [id.text], body: [note].compactMap(\.self))
  }
}
