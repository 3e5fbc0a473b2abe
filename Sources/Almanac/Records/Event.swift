/// Something that happened: a launch, an order, a shipment, a block, an inquiry.
public struct Event: RecordContent, FieldCoded {
  /// What sort of thing happened.
  public enum Category: String, CaseIterable, Sendable {
    /// A product came out.
    case launch
    /// Something was ordered.
    case order
    /// Something was shipped.
    case shipment
    /// Something was stopped at a border.
    case importBlock = "import-block"
    /// Something crossed a border against the rules.
    case smuggling
    /// Somebody inquires.
    case investigation
    /// A company reported.
    case earnings
    /// A law moved.
    case legislation
    /// An authority let something be known.
    case policySignal = "policy-signal"
    /// Anything else.
    case other
  }

  /// The record's type.
  public static let type = RecordType.event

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// When.
  public let date: EDTF

  /// What sort of thing.
  public let category: Category

  /// What, in a few words.
  public let title: String

  /// What it is about.
  public let about: [Reference]

  /// What, in a sentence or two.
  public let summary: String

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .event)
    date = try fields.required("date", .date)
    category = try fields.required("category", .choice())
    title = try fields.required("title", .text)
    about = try fields.list("about", of: .reference)
    summary = try fields.required("summary", .text)
  }

  func write(to output: inout JSON.Members) {
    output.add("date", date)
    output.add("category", category)
    output.add("title", title)
    output.add("about", list: about)
    output.add("summary", summary)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { date }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links += about.map { Link("about", $0) }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: title, names: [id.text], body: [summary] + [note].compactMap(\.self))
  }
}
