/// How far one side's models trail another's, in somebody's measure.
public struct Lag: RecordContent, FieldCoded {
  /// The record's type.
  public static let type = RecordType.lag

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The side that trails.
  public let behind: LagSide

  /// The side that leads.
  public let ahead: LagSide

  /// By how many months.
  public let months: Quantity

  /// The date that the lag describes.
  public let observed: EDTF

  /// When it was published.
  public let published: EDTF

  /// How it was found.
  public let method: String

  /// What was found, in a sentence.
  public let summary: String

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .lag)
    behind = try fields.required("behind", LagSide.shape)
    ahead = try fields.required("ahead", LagSide.shape)
    months = try fields.required("months", .quantity)
    observed = try fields.required("observed", .date)
    published = try fields.required("published", .date)
    method = try fields.required("method", .text)
    summary = try fields.required("summary", .text)
  }

  func write(to output: inout JSON.Members) {
    output.add("behind", behind.json)
    output.add("ahead", ahead.json)
    output.add("months", months)
    output.add("observed", observed)
    output.add("published", published)
    output.add("method", method)
    output.add("summary", summary)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { observed }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    for (field, side) in [("behind", behind), ("ahead", ahead)] {
      links.add(field, side.country)
      links.add(field, .organization, side.organization)
      links.add(field, .model, side.model)
    }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: method, names: [id.text], body: [summary] + [note].compactMap(\.self))
  }
}
