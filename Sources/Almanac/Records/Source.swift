/// Where something was published: the end of every chain of evidence.
public struct Source: RecordContent, FieldCoded {
  /// What sort of publication a source is.
  public enum Kind: String, CaseIterable, Sendable {
    /// A law, rule or official notice.
    case regulation
    /// A company's report to an authority or exchange.
    case filing
    /// A table of data.
    case dataset
    /// A paper or study.
    case research
    /// An announcement by whom it concerns.
    case pressRelease = "press-release"
    /// Reporting.
    case news
    /// Commentary on what others reported.
    case analysis
    /// A maker's figures for its product.
    case datasheet
  }

  /// The record's type.
  public static let type = RecordType.source

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The address of the original; `nil` for a text that was handed over without one.
  public let url: String?

  /// Its title, or a short description of ours.
  public let title: String

  /// Who published it.
  public let publisher: String?

  /// The language it is written in.
  public let language: LanguageTag

  /// When the public could first read it.
  public let published: EDTF

  /// When its publisher withdrew it.
  public let retracted: EDTF?

  /// What sort of publication it is.
  public let kind: Kind

  /// How far the source can be relied on.
  public let reliability: Reliability

  /// The copy that was read, if not the original.
  public let via: String?

  /// The source whose story it repeats: the two are one independent source.
  public let echoes: Slug?

  /// The text itself, for an article that was imported.
  public let text: String?

  /// Where the text names what the almanac knows, in order.
  public let mentions: [Mention]

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .source)
    url = try fields.optional("url", .url)
    title = try fields.required("title", .text)
    publisher = try fields.optional("publisher", .text)
    language = try fields.required("language", .language)
    published = try fields.required("published", .date)
    retracted = try fields.optional("retracted", .date)
    kind = try fields.required("kind", .choice())
    reliability = try fields.required("reliability", .choice())
    via = try fields.optional("via", .text)
    echoes = try fields.optional("echoes", .slug)
    text = try fields.optional("text", .text)
    mentions = try fields.list("mentions", of: Mention.shape)
    if echoes == header.id {
      throw Problem(
        "a source cannot repeat itself",
        at: .init(field: "echoes"),
        remedy: "name the source that was first, or leave the field out"
      )
    }
    let count = text?.unicodeScalars.count ?? 0
    if let index = mentions.firstIndex(where: { $0.span.upperBound > count }) {
      throw Problem(
        "the mention ends after the text, which has \(count) characters",
        at: .init(field: "mentions[\(index)]"),
        remedy: "count Unicode scalars from the start of 'text'"
      )
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("url", url)
    output.add("title", title)
    output.add("publisher", publisher)
    output.add("language", language)
    output.add("published", published)
    output.add("retracted", retracted)
    output.add("kind", kind)
    output.add("reliability", reliability)
    output.add("via", via)
    output.add("echoes", echoes)
    output.add("text", text)
    output.add("mentions", list: mentions, \.json)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { published }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("echoes", .source, echoes)
    for target in Set(mentions.map(\.target)).sorted() { links.append(Link("mentions", target)) }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(
      title: title,
      names: [publisher].compactMap(\.self),
      body: [note].compactMap(\.self),
      text: text ?? ""
    )
  }
}
