/// What an organization spent on compute, or means to spend.
public struct Capex: RecordContent, FieldCoded {
  /// What a spending figure rests on.
  public enum Basis: String, CaseIterable, Sendable {
    /// The books.
    case reported
    /// What the organization said it would spend.
    case guidance
    /// What somebody else reckons.
    case estimate
  }

  /// What a spending figure counts.
  public enum Scope: String, CaseIterable, Sendable {
    /// All capital expenditure.
    case totalCapex = "total-capex"
    /// What is for AI.
    case aiInfrastructure = "ai-infrastructure"
    /// What is for data centres.
    case datacenter
  }

  /// The record's type.
  public static let type = RecordType.capex

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The organization or group.
  public let subject: Slug

  /// The calendar period it falls in.
  public let period: EDTF

  /// The company's own name for the period, where it differs.
  public let fiscalLabel: String?

  /// How much, in whole units of the currency.
  public let amount: Quantity

  /// Of which currency.
  public let currency: CurrencyCode

  /// What the figure rests on.
  public let basis: Basis

  /// What the figure counts.
  public let scope: Scope

  /// When the figure was published.
  public let published: EDTF

  /// The earlier figure it replaces.
  public let supersedes: Slug?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .capex)
    subject = try fields.required("subject", .slug)
    period = try fields.required("period", .date)
    fiscalLabel = try fields.optional("fiscal_label", .text)
    amount = try fields.required("amount", .quantity)
    currency = try fields.required("currency", .currency)
    basis = try fields.required("basis", .choice())
    scope = try fields.required("scope", .choice())
    published = try fields.required("published", .date)
    supersedes = try fields.optional("supersedes", .slug)
  }

  func write(to output: inout JSON.Members) {
    output.add("subject", subject)
    output.add("period", period)
    output.add("fiscal_label", fiscalLabel)
    output.add("amount", amount)
    output.add("currency", currency)
    output.add("basis", basis)
    output.add("scope", scope)
    output.add("published", published)
    output.add("supersedes", supersedes)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { period }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    links.add("subject", .organization, subject)
    links.add("supersedes", .capex, supersedes)
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(
      title: "\(subject) \(scope.rawValue) \(basis.rawValue) \(period)",
      names: [id.text] + [fiscalLabel].compactMap(\.self),
      body: [note].compactMap(\.self)
    )
  }

  /// The amount with its currency.
  public var money: Money { Money(amount: amount, currency: currency) }
}
