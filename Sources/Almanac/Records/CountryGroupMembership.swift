/// A country's membership of a country group, from one day to another.
public struct CountryGroupMembership: RecordContent, FieldCoded {
  /// The record's type.
  public static let type = RecordType.countryGroup

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The group.
  public let group: CountryGroup

  /// The country.
  public let country: CountryCode

  /// The country's name in English.
  public let name: String

  /// The first day of membership; `nil` if it began before 2018.
  public let from: Day?

  /// The first day no longer a member; `nil` while it lasts.
  public let to: Day?

  /// The last day on which an open membership was read.
  public let asOf: Day?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .countryGroup)
    group = try fields.required("group", .group)
    country = try fields.required("country", .country)
    name = try fields.required("name", .text)
    from = try fields.optional("from", .day)
    to = try fields.optional("to", .day)
    asOf = try fields.optional("as_of", .day)
    if let from, let to, from >= to {
      throw Problem(
        "the membership ends before it begins",
        at: .init(field: "to"),
        remedy: "give the first day that it no longer holds, after 'from'"
      )
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("group", group)
    output.add("country", country)
    output.add("name", name)
    output.add("from", from)
    output.add("to", to)
    output.add("as_of", asOf)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { EDTF(interval) }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.append(Link("group", Reference(group)))
    links.add("country", country)
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: "\(group) \(name)", names: [id.text], body: [note].compactMap(\.self))
  }

  /// Whether the country is a member on a day.
  ///
  /// - Parameter day: The day.
  /// - Returns: Half-open: on ``to`` it no longer is.
  public func holds(on day: Day) -> Bool {
    (from ?? .distantPast) <= day && day < (to ?? .distantFuture)
  }

  private var interval: String {
    switch (from, to) {
    case (let from?, let to?): "\(from)/\(to.previous)"
    case (let from?, nil): "\(from)/.."
    case (nil, let to?): "/\(to.previous)"
    case (nil, nil): "2018/.."
    }
  }
}
