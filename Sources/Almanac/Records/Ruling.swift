/// What an authority decided, announced or proposed, in a form that can be applied to a case.
public struct Ruling: RecordContent, FieldCoded {
  /// The record's type.
  public static let type = RecordType.ruling

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// What, in a few words.
  public let title: String

  /// The organization that rules.
  public let authority: Slug

  /// The country that rules.
  public let jurisdiction: CountryCode

  /// In what form.
  public let instrument: Instrument

  /// Which question it answers.
  public let track: Track

  /// How it binds.
  public let force: Force

  /// Where it stands.
  public let status: Status

  /// What it does.
  public let effect: Effect

  /// When it was announced.
  public let announced: EDTF

  /// The first day on which it holds.
  public let effective: EDTF?

  /// The first day on which what it says of accelerators must be obeyed, if later.
  public let appliesFrom: EDTF?

  /// The first day on which it no longer applies.
  public let ended: EDTF?

  /// Where it reaches.
  public let destinations: [Destination]

  /// What is taken away from them.
  public let exceptDestinations: [Destination]

  /// The seats of a buyer or its ultimate parent that it reaches anywhere.
  public let headquarters: [Destination]

  /// What it governs; empty for export, reexport and transfer.
  public let transactions: [Transaction]

  /// The makers whose chips a letter binds; empty for all.
  public let directedTo: [Slug]

  /// Buyers or uses it is limited to, which a question about a chip does not tell.
  public let onlyFor: [String]

  /// Where it is to be read, such as `88 FR 73458`.
  public let citation: String?

  /// The accelerators it names as covered.
  public let named: NamedAccelerators?

  /// The accelerators it names as not covered.
  public let exempts: [Slug]

  /// The alternatives by which it covers others.
  public let thresholds: [Threshold]

  /// The rate of a tariff.
  public let ratePercent: Double?

  /// How applications are decided; `nil` if not stated.
  public let reviewPolicy: ReviewPolicy?

  /// Where the policy differs: cases in order, the first that fits counts.
  public let review: [ReviewCase]

  /// What is attached to it.
  public let conditions: [String]

  /// The rulings it changes in part.
  public let amends: [Slug]

  /// The rulings whose place it takes, as to accelerators.
  public let supersedes: [Slug]

  /// The rulings whose effect it eases for what it reaches.
  public let narrows: [Slug]

  /// The rulings it carries out.
  public let implements: [Slug]

  /// What it says, in our words.
  public let summary: String

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .ruling)
    title = try fields.required("title", .text)
    authority = try fields.required("authority", .slug)
    jurisdiction = try fields.required("jurisdiction", .country)
    instrument = try fields.required("instrument", .choice())
    track = try fields.required("track", .choice())
    force = try fields.required("force", .choice())
    status = try fields.required("status", .choice())
    effect = try fields.required("effect", .choice())
    announced = try fields.required("announced", .date)
    effective = try fields.optional("effective", .date)
    appliesFrom = try fields.optional("applies_from", .date)
    ended = try fields.optional("ended", .date)
    destinations = try fields.list("destinations", of: .destination)
    exceptDestinations = try fields.list("except_destinations", of: .destination)
    headquarters = try fields.list("headquarters", of: .destination)
    transactions = try fields.list("transactions", of: .choice())
    directedTo = try fields.list("directed_to", of: .slug)
    onlyFor = try fields.list("only_for", of: .text)
    citation = try fields.optional("citation", .text)
    named = try fields.optional("accelerators", NamedAccelerators.shape)
    exempts = try fields.list("exempts", of: .slug)
    thresholds = try fields.list("thresholds", of: Threshold.shape)
    ratePercent = try fields.optional("rate_percent", .number)
    reviewPolicy = try fields.optional("review_policy", .choice())
    review = try fields.list("review", of: ReviewCase.shape)
    conditions = try fields.list("conditions", of: .text)
    amends = try fields.list("amends", of: .slug)
    supersedes = try fields.list("supersedes", of: .slug)
    narrows = try fields.list("narrows", of: .slug)
    implements = try fields.list("implements", of: .slug)
    summary = try fields.required("summary", .text)
  }

  func write(to output: inout JSON.Members) {
    output.add("title", title)
    output.add("authority", authority)
    output.add("jurisdiction", jurisdiction)
    output.add("instrument", instrument)
    output.add("track", track)
    output.add("force", force)
    output.add("status", status)
    output.add("effect", effect)
    output.add("announced", announced)
    output.add("effective", effective)
    output.add("applies_from", appliesFrom)
    output.add("ended", ended)
    output.add("destinations", list: destinations)
    output.add("except_destinations", list: exceptDestinations)
    output.add("headquarters", list: headquarters)
    output.add("transactions", list: transactions.map(\.rawValue))
    output.add("directed_to", list: directedTo)
    output.add("only_for", list: onlyFor)
    output.add("citation", citation)
    output.add("accelerators", named?.json)
    output.add("exempts", list: exempts)
    output.add("thresholds", list: thresholds, \.json)
    output.add("rate_percent", ratePercent)
    output.add("review_policy", reviewPolicy)
    output.add("review", list: review, \.json)
    output.add("conditions", list: conditions)
    output.add("amends", list: amends)
    output.add("supersedes", list: supersedes)
    output.add("narrows", list: narrows)
    output.add("implements", list: implements)
    output.add("summary", summary)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { announced }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("authority", .organization, authority)
    links.add("jurisdiction", jurisdiction)
    links.add("destinations", destinations)
    links.add("except_destinations", exceptDestinations)
    links.add("headquarters", headquarters)
    links.add("directed_to", .organization, directedTo)
    links.add("accelerators", .accelerator, named?.ids ?? [])
    links.add("exempts", .accelerator, exempts)
    for reviewCase in review {
      links.add("review", reviewCase.destinations)
      links.add("review", reviewCase.headquarters)
    }
    links.add("amends", .ruling, amends)
    links.add("supersedes", .ruling, supersedes)
    links.add("narrows", .ruling, narrows)
    links.add("implements", .ruling, implements)
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(
      title: title,
      names: [id.text] + [citation].compactMap(\.self),
      body: [summary] + conditions + onlyFor + [note].compactMap(\.self)
    )
  }
}
