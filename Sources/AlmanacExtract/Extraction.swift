/// What was read from an article.
package struct Extraction: Equatable, Sendable {
  /// The BCP 47 tag of the language, or `und`.
  package var language: String
  /// The headline, if known.
  package var title: String?
  /// The day of publication in EDTF, if known.
  package var published: String?
  /// The publisher, if known.
  package var publisher: String?
  /// The address, if known.
  package var url: String?
  /// The length of the article's text in Unicode scalars.
  package var bodyCharacters: Int
  /// Every mention in text order.
  package var mentions: [Mention]
  /// The facts the text seems to state, in text order.
  package var facts: [Candidate]
  /// The plain events it seems to tell, in text order.
  package var events: [Candidate]

  /// Puts together what was read.
  package init(
    language: String,
    title: String? = nil,
    published: String? = nil,
    publisher: String? = nil,
    url: String? = nil,
    bodyCharacters: Int,
    mentions: [Mention],
    facts: [Candidate],
    events: [Candidate] = []
  ) {
    self.language = language
    self.title = title
    self.published = published
    self.publisher = publisher
    self.url = url
    self.bodyCharacters = bodyCharacters
    self.mentions = mentions
    self.facts = facts
    self.events = events
  }

  /// The extraction as one line of JSON in UTF-8: the same extraction gives the same bytes.
  ///
  /// - Complexity: O(*n*) in the number of mentions and facts.
  package var json: [UInt8] {
    // Most mentions take about so many bytes.
    var object = JSONObject(capacity: 512 + 176 * mentions.count + 320 * facts.count)
    object.add(.language, language)
    object.add(.title, title)
    object.add(.published, published)
    object.add(.publisher, publisher)
    object.add(.url, url)
    object.add(.bodyCharacters, bodyCharacters)
    object.add(.mentions, objects: mentions) { $0.add(to: &$1) }
    object.add(.facts, objects: facts) { $0.add(to: &$1) }
    if !events.isEmpty { object.add(.events, objects: events) { $0.add(to: &$1) } }
    return object.finish()
  }
}

extension Mention.Amount {
  func add(to object: inout JSONObject, min: JSONMember, max: JSONMember) {
    object.add(.value, value)
    object.add(min, self.min)
    object.add(max, self.max)
    if isApproximate { object.add(.approximate, true) }
  }
}

extension Mention.Kind {
  /// The member that tells it in JSON.
  var member: StaticString {
    switch self {
    case .accelerator: "\"kind\": \"accelerator\""
    case .architecture: "\"kind\": \"architecture\""
    case .organization: "\"kind\": \"organization\""
    case .country: "\"kind\": \"country\""
    case .model: "\"kind\": \"model\""
    case .money: "\"kind\": \"money\""
    case .duration: "\"kind\": \"duration\""
    case .date: "\"kind\": \"date\""
    case .percent: "\"kind\": \"percent\""
    case .multiple: "\"kind\": \"multiple\""
    }
  }
}

extension Mention {
  /// Writes the mention's members.
  func add(to object: inout JSONObject) {
    object.add(first: kind.member)
    object.add(.id, id)
    object.add(.edtf, edtf)
    let isDuration = kind == .duration
    amount?.add(
      to: &object,
      min: isDuration ? .minMonths : .min,
      max: isDuration ? .maxMonths : .max
    )
    object.add(.currency, currency)
    object.add(.direction, direction)
    object.add(.surface, surface)
    object.add(start: start, end: end, confidence: confidence)
  }
}

extension Candidate {
  /// Writes the candidate's members.
  func add(to object: inout JSONObject) {
    switch fact {
    case .ruling(let action, let actor, let accelerators, let destinations, let date):
      object.add(.kind, "ruling")
      object.add(.action, action)
      object.add(.actor, actor)
      object.add(.accelerators, strings: accelerators)
      object.add(.destinations, strings: destinations)
      object.add(.date, date)
    case .capex(let subject, let amount, let currency, let period, let basis, let scope, let source):
      object.add(.kind, "capex")
      object.add(.subject, subject)
      amount.add(to: &object, min: .min, max: .max)
      object.add(.currency, currency)
      object.add(.period, period)
      object.add(.basis, basis)
      object.add(.scope, scope)
      object.add(.attributedTo, source)
    case .lag(let behind, let ahead, let months, let source, let modality):
      object.add(.kind, "lag")
      object.add(.behind, behind)
      object.add(.ahead, ahead)
      months.add(to: &object, min: .minMonths, max: .maxMonths)
      object.add(.attributedTo, source)
      object.add(.modality, modality)
    case .statement(let modality, let speaker, let about):
      object.add(.kind, "statement")
      object.add(.modality, modality)
      object.add(.speaker, speaker)
      object.add(.about, strings: about)
    case .event(let category, let title, let about, let date):
      object.add(.kind, "event")
      object.add(.category, category)
      object.add(.title, title)
      object.add(.about, strings: about)
      object.add(.date, date)
    }
    object.add(start: start, end: end, confidence: confidence)
  }
}
