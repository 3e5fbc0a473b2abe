/// An AI model.
public struct Model: RecordContent, FieldCoded {
  /// The record's type.
  public static let type = RecordType.model

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// Its usual name.
  public let name: String

  /// Other names, in any script.
  public let aliases: [String]

  /// The organization that made it.
  public let developer: Slug

  /// When it could first be used.
  public let released: EDTF?

  /// The developer's country.
  public let country: CountryCode?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .model)
    name = try fields.required("name", .text)
    aliases = try fields.list("aliases", of: .text)
    developer = try fields.required("developer", .slug)
    released = try fields.optional("released", .date)
    country = try fields.optional("country", .country)
  }

  func write(to output: inout JSON.Members) {
    output.add("name", name)
    output.add("aliases", list: aliases)
    output.add("developer", developer)
    output.add("released", released)
    output.add("country", country)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { released }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("developer", .organization, developer)
    links.add("country", country)
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: name, names: aliases + [id.text], body: [note].compactMap(\.self))
  }
}
