internal import Almanac
internal import AlmanacExtract

/// Reads another program's answer as strictly as any input: types, vocabulary, characters in the text.
struct ExtractionReader {
  private let text: [Unicode.Scalar]

  private static let actions = [
    "approve", "restrict", "ease", "block", "rescind", "propose", "review", "tariff", "enforce",
  ]
  private static let modalities = [
    "assertion", "admission", "forecast", "rumor", "denial", "proposal",
  ]
  private static let bases = ["reported", "guidance", "estimate"]
  private static let scopes = ["total-capex", "ai-infrastructure", "datacenter"]
  private static let owner = "an extraction"

  /// A reader of what is said about a text.
  ///
  /// - Parameter text: The text that the program was given.
  init(_ text: String) {
    self.text = Array(text.unicodeScalars)
  }

  /// An answer.
  ///
  /// - Parameter bytes: One JSON object.
  /// - Returns: What it says.
  /// - Throws: ``Problem`` naming the member that is wrong.
  func extraction(_ bytes: [UInt8]) throws(Problem) -> Extraction {
    let json: JSON
    do throws(Problem) {
      json = try JSONParser.parse(bytes)
    } catch {
      var told = error
      told.what = "did not answer with one JSON object: \(error.what)"
      told.remedy = "let it print what 'almanac extract' prints for an item, and nothing else"
      throw told
    }
    do throws(Problem) {
      return try read(json)
    } catch {
      var told = error
      told.what = "answered something else than was asked: \(error.what)"
      if told.remedy == nil || told.remedy == "see the README" {
        told.remedy = "let it print what 'almanac extract' prints for an item"
      }
      throw told
    }
  }

  private func read(_ json: JSON) throws(Problem) -> Extraction {
    var members = try MappingReader(json, "", of: ExtractionReader.owner)
    let language = try members.text("language") ?? "und"
    guard LanguageTag(language) != nil else { throw members.fault("language", "a BCP 47 tag") }
    let published = try date("published", &members)
    if let count = try members.number("body_characters"), count != Double(text.count) {
      throw members.fault("body_characters", "the text's length, \(text.count),")
    }
    var extraction = Extraction(
      language: language,
      title: try members.text("title"),
      published: published,
      publisher: try members.text("publisher"),
      url: try members.text("url"),
      bodyCharacters: text.count,
      mentions: [],
      facts: []
    )
    for mention in try members.objects("mentions") {
      extraction.mentions.append(try read(mention: mention))
    }
    for fact in try members.objects("facts") { extraction.facts.append(try read(fact: fact)) }
    for event in try members.objects("events") { extraction.events.append(try read(event: event)) }
    try members.finish()
    extraction.mentions.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    return extraction
  }

  private func read(mention: MappingReader) throws(Problem) -> AlmanacExtract.Mention {
    var members = mention
    let kind = try members.choice("kind", AlmanacExtract.Mention.Kind.self)
    let span = try span(&members)
    let surface = string(span)
    if let said = try members.text("surface"), said != surface {
      throw members.fault("surface", "what stands in the text there, '\(surface.prefix(80))',")
    }
    var result = AlmanacExtract.Mention(
      kind: kind,
      surface: surface,
      start: span.lowerBound,
      end: span.upperBound,
      confidence: try confidence(&members)
    )
    switch kind {
    case .accelerator, .architecture, .organization, .model: result.id = try slug("id", &members)
    case .country: result.id = try country("id", &members)
    case .money:
      result.amount = try amount("min", "max", &members)
      result.currency = try currency(&members)
    case .duration: result.amount = try amount("min_months", "max_months", &members)
    case .percent: result.amount = try amount("min", "max", &members)
    case .multiple:
      result.amount = try amount("min", "max", &members)
      result.direction = try word("direction", ["more", "less"], &members)
    case .date:
      guard let date = try date("edtf", &members) else { throw members.fault("edtf", "a date") }
      result.edtf = date
    }
    try members.finish()
    return result
  }

  private func read(fact: MappingReader) throws(Problem) -> AlmanacExtract.Candidate {
    var members = fact
    let kind = try word("kind", ["ruling", "capex", "lag", "statement"], &members)
    let span = try span(&members)
    let confidence = try confidence(&members)
    let content: AlmanacExtract.Candidate.Fact
    switch kind {
    case "ruling":
      content = .ruling(
        action: try word("action", ExtractionReader.actions, &members),
        actor: try optional("actor", &members, power),
        accelerators: try list("accelerators", &members) { Slug($0) != nil },
        destinations: try list("destinations", &members, power),
        date: try date("date", &members)
      )
    case "capex":
      content = .capex(
        subject: try optional("subject", &members) { Slug($0) != nil },
        amount: try amount("min", "max", &members),
        currency: try currency(&members),
        period: try date("period", &members),
        basis: try word("basis", ExtractionReader.bases, &members),
        scope: try optional("scope", &members) { ExtractionReader.scopes.contains($0) },
        attributedTo: try name("attributed_to", &members)
      )
    case "lag":
      content = .lag(
        behind: try optional("behind", &members, side),
        ahead: try optional("ahead", &members, side),
        months: try amount("min_months", "max_months", &members),
        attributedTo: try name("attributed_to", &members),
        modality: try word("modality", ExtractionReader.modalities, &members)
      )
    default:
      content = .statement(
        modality: try word("modality", ExtractionReader.modalities, &members),
        speaker: try name("speaker", &members),
        about: try list("about", &members) { Reference($0) != nil }
      )
    }
    try members.finish()
    return AlmanacExtract.Candidate(
      fact: content,
      start: span.lowerBound,
      end: span.upperBound,
      confidence: confidence
    )
  }

  private func read(event: MappingReader) throws(Problem) -> AlmanacExtract.Candidate {
    var members = event
    _ = try word("kind", ["event"], &members)
    let span = try span(&members)
    let confidence = try confidence(&members)
    let category = try word("category", Event.Category.allCases.map(\.rawValue), &members)
    guard let title = try name("title", &members) else {
      throw members.fault("title", "a short title")
    }
    guard let date = try date("date", &members) else { throw members.fault("date", "a date") }
    let about = try list("about", &members) { Reference($0) != nil }
    try members.finish()
    return AlmanacExtract.Candidate(
      fact: .event(category: category, title: title, about: about, date: date),
      start: span.lowerBound,
      end: span.upperBound,
      confidence: confidence
    )
  }

  /// The characters that something rests on.
  private func span(_ members: inout MappingReader) throws(Problem) -> Range<Int> {
    guard let start = try members.number("start").flatMap({ Int(exactly: $0) }),
      let end = try members.number("end").flatMap({ Int(exactly: $0) }),
      start >= 0, start < end, end <= text.count
    else {
      throw members.fault(
        "end",
        "a start and an end within the text, which has \(text.count) Unicode scalars,"
      )
    }
    return start..<end
  }

  private func string(_ span: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[span])
    return String(view)
  }
}
