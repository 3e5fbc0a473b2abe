internal import Almanac
internal import AlmanacExtract
internal import AlmanacStore

/// Turns what was read out of an article into the fields of records, as far as they were read.
struct CandidateDraft {
  private let source: Source
  private let text: [Unicode.Scalar]
  private let known: Set<Reference>
  private let names: [Reference: String]

  init(_ source: Source, _ things: [NamedThing]) {
    self.source = source
    text = Array((source.text ?? "").unicodeScalars)
    known = Set(things.map(\.target))
    names = Dictionary(things.map { ($0.target, $0.names[0]) }) { first, _ in first }
  }

  /// The drafts of an article's candidates.
  func candidates(_ found: [AlmanacExtract.Candidate]) -> [AlmanacStore.Candidate] {
    found.compactMap { candidate in
      guard candidate.start < candidate.end, candidate.end <= text.count else { return nil }
      let span = candidate.start..<candidate.end
      let (type, read) = fields(candidate.fact, span)
      let digest = Checksum.of(
        (read.map { "\($0.name)=\($0.value)" }.joined() + source.id.text).utf8
      )
      let id = Slug(naming: "\(type.rawValue) \(source.published.earliest) \(digest.prefix(8))")
      let evidence =
        "{\"source\":\"\(source.id)\",\"credibility\":3,\"start\":\(span.lowerBound),\"end\":\(span.upperBound)}"
      return AlmanacStore.Candidate(
        type,
        from: source.id,
        at: span,
        confidence: candidate.confidence,
        fields: [.init("id", id?.text ?? "candidate-\(digest.prefix(8))")] + read
          + [.init("evidence", evidence)]
      )
    }
  }

  private typealias Field = AlmanacStore.Candidate.Field

  private func fields(
    _ fact: AlmanacExtract.Candidate.Fact,
    _ span: Range<Int>
  ) -> (RecordType, [Field]) {
    switch fact {
    case .ruling(let action, let actor, let accelerators, let destinations, let date):
      let chips = accelerators.compactMap(thing)
      let places = (destinations + [actor].compactMap(\.self)).compactMap { CountryCode($0) }
      let what = chips.map { names[$0] ?? $0.id }.joined(separator: ", ")
      let whither = destinations.isEmpty ? "" : " for \(destinations.joined(separator: ", "))"
      let title =
        "\(actor ?? "Somebody") \(CandidateDraft.verb(action)) \(what.isEmpty ? "chips" : what)\(whither)"
      var fields: [Field] = [
        .init("date", date ?? source.published.text),
        .init("category", CandidateDraft.category(action)),
        .init("title", title),
      ]
      var seen: Set<CountryCode> = []
      let targets = chips + places.filter { seen.insert($0).inserted }.map { Reference($0) }
      fields += targets.map { .init("about", $0.description) }
      return (.event, fields + [summary(span)])
    case .capex(
      let subject,
      let amount,
      let currency,
      let period,
      let basis,
      let scope,
      let attributedTo
    ):
      var fields: [Field] = []
      if let subject { fields.append(.init("subject", subject)) }
      if let period { fields.append(.init("period", period)) }
      if let scope { fields.append(.init("scope", scope)) }
      fields.append(.init("amount", CandidateDraft.quantity(amount)))
      fields.append(.init("currency", currency))
      fields.append(.init("basis", basis))
      fields.append(.init("published", source.published.text))
      fields.append(.init("note", note(attributedTo, span)))
      return (.capex, fields)
    case .lag(let behind, let ahead, let months, let attributedTo, _):
      var fields: [Field] = []
      for (name, side) in [("behind", behind), ("ahead", ahead)] {
        if let side { fields.append(.init("\(name).\(kind(of: side))", side)) }
      }
      fields.append(.init("months", CandidateDraft.quantity(months)))
      fields.append(.init("observed", source.published.text))
      fields.append(.init("published", source.published.text))
      fields.append(.init("method", attributedTo.map { "as stated by \($0)" } ?? "as reported"))
      return (.lag, fields + [summary(span)])
    case .statement(let modality, let speaker, let about):
      let voice = speaker ?? "Unnamed, via \(source.publisher ?? source.title)"
      var fields: [Field] = [
        .init("speaker", voice), .init("made", source.published.text),
        .init("modality", modality),
      ]
      let targets = about.compactMap { Reference($0) }.filter {
        $0.kind == .country || known.contains($0)
      }
      fields += targets.map { .init("about", $0.description) }
      return (.statement, fields + [summary(span)])
    case .event(let category, let title, let about, let date):
      var fields: [Field] = [
        .init("date", date), .init("category", category), .init("title", title),
      ]
      let targets = about.compactMap { Reference($0) }.filter {
        $0.kind == .country || known.contains($0)
      }
      fields += targets.map { .init("about", $0.description) }
      return (.event, fields + [summary(span)])
    }
  }

  /// An accelerator or architecture that the almanac knows.
  private func thing(_ id: String) -> Reference? {
    let readings = [Reference("accelerator:\(id)"), Reference("architecture:\(id)")]
    return readings.compactMap(\.self).first { known.contains($0) }
  }

  private func kind(of side: String) -> String {
    if CountryCode(side) != nil { return "country" }
    return Reference("model:\(side)").map(known.contains) == true ? "model" : "organization"
  }

  /// The words that the fact rests on, in quotes: a person will put it better.
  private func summary(_ span: Range<Int>) -> Field {
    .init("summary", "“\(quote(span))”")
  }

  private func note(_ attributedTo: String?, _ span: Range<Int>) -> String {
    let word = attributedTo.map { "On the word of \($0): " } ?? ""
    return "\(word)“\(quote(span))”"
  }

  private func quote(_ span: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[span].prefix(300))
    let words = String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return span.count > 300 ? words + "…" : words
  }

  private static func category(_ action: String) -> String {
    switch action {
    case "block": "import-block"
    case "propose": "legislation"
    case "enforce": "smuggling"
    default: "policy-signal"
    }
  }

  private static func verb(_ action: String) -> String {
    switch action {
    case "approve": "approves"
    case "restrict": "restricts"
    case "ease": "eases the rules on"
    case "block": "blocks"
    case "rescind": "rescinds the rules on"
    case "propose": "proposes rules on"
    case "review": "reviews"
    case "tariff": "puts a tariff on"
    case "enforce": "enforces the rules on"
    default: "decides on"
    }
  }

  private static func quantity(_ amount: AlmanacExtract.Mention.Amount) -> String {
    let quantity = Quantity(
      value: amount.value,
      min: amount.min,
      max: amount.max,
      isApproximate: amount.isApproximate
    )
    guard let quantity else { return "" }
    let figure = JSON.numeral
    return switch (quantity.value, quantity.min, quantity.max) {
    case (let value?, nil, nil): (quantity.isApproximate ? "~" : "") + figure(value)
    case (nil, let min?, nil) where !quantity.isApproximate: ">=\(figure(min))"
    case (nil, nil, let max?) where !quantity.isApproximate: "<=\(figure(max))"
    case (nil, let min?, let max?) where !quantity.isApproximate: "\(figure(min))..\(figure(max))"
    default: String(decoding: quantity.json.compact, as: UTF8.self)
    }
  }
}
