/// A record of any type: what an almanac consists of.
public enum Record: Hashable, Sendable {
  /// Where something was published.
  case source(Source)
  /// A company, authority, laboratory, or a group of them.
  case organization(Organization)
  /// A chip for AI computing.
  case accelerator(Accelerator)
  /// An AI model.
  case model(Model)
  /// A country's membership of a country group.
  case countryGroup(CountryGroupMembership)
  /// A currency's mean rate over a period.
  case exchangeRate(ExchangeRate)
  /// What an authority decided, announced or proposed.
  case ruling(Ruling)
  /// What an organization spent or means to spend.
  case capex(Capex)
  /// How far one side's models trail another's.
  case lag(Lag)
  /// What somebody said.
  case statement(Statement)
  /// What happened.
  case event(Event)
  /// A model's result on a metric.
  case score(Score)
  /// What was decided about records in conflict.
  case resolution(ConflictResolution)

  /// A record from its fields in the record format.
  ///
  /// - Parameter json: An object with `type`, `id` and the fields of the type.
  /// - Throws: ``Problem`` naming the record and the field.
  public init(json: JSON) throws(Problem) {
    try self.init(json, isShort: false)
  }

  /// A record from fields as a person types them.
  ///
  /// - Parameter fields: As in the record format, but a number or a quantity may be a text (`57`,
  ///   `<=4`, `>=7`, `660..690`, `~57`), evidence may be `SOURCE:CREDIBILITY`, and a list of one
  ///   may be its item.
  /// - Throws: ``Problem`` naming the record and the field.
  public init(short fields: JSON.Members) throws(Problem) {
    try self.init(.object(fields), isShort: true)
  }

  private init(_ json: JSON, isShort: Bool) throws(Problem) {
    var id: String?
    do throws(Problem) {
      var fields = try FieldReader(json, isShort: isShort)
      if case .object(let members) = json, case .string(let text)? = members["id"] {
        id = text
      }
      let type: RecordType = try fields.required("type", .choice())
      self = try Record.read(type, &fields)
      try fields.finish()
    } catch {
      var located = error
      located.place.record = id?.quotable
      throw located
    }
  }

  private static func read(
    _ type: RecordType,
    _ fields: inout FieldReader
  ) throws(Problem) -> Record {
    switch type {
    case .source: .source(try Source(&fields))
    case .organization: .organization(try Organization(&fields))
    case .accelerator: .accelerator(try Accelerator(&fields))
    case .model: .model(try Model(&fields))
    case .countryGroup: .countryGroup(try CountryGroupMembership(&fields))
    case .exchangeRate: .exchangeRate(try ExchangeRate(&fields))
    case .ruling: .ruling(try Ruling(&fields))
    case .capex: .capex(try Capex(&fields))
    case .lag: .lag(try Lag(&fields))
    case .statement: .statement(try Statement(&fields))
    case .event: .event(try Event(&fields))
    case .score: .score(try Score(&fields))
    case .resolution: .resolution(try ConflictResolution(&fields))
    }
  }

  /// The record's own value.
  public var content: any RecordContent { coded }

  /// The record's type.
  public var type: RecordType {
    // Asking the content would copy it, and this is asked for every record that is written.
    switch self {
    case .source: .source
    case .organization: .organization
    case .accelerator: .accelerator
    case .model: .model
    case .countryGroup: .countryGroup
    case .exchangeRate: .exchangeRate
    case .ruling: .ruling
    case .capex: .capex
    case .lag: .lag
    case .statement: .statement
    case .event: .event
    case .score: .score
    case .resolution: .resolution
    }
  }

  /// The record's id, unique within its type.
  public var id: Slug { coded.id }

  /// The record as a reference.
  public var reference: Reference { Reference(type, id) }

  /// The fields in the record format, in the order of its specification.
  public var fields: JSON.Members {
    Record.fields(of: coded)
  }

  /// The record's own value, and its fields: for those who want both, in half the time.
  package var contentAndFields: (content: any RecordContent, fields: JSON.Members) {
    let content = coded
    return (content, Record.fields(of: content))
  }

  private static func fields(of content: some RecordContent & FieldCoded) -> JSON.Members {
    var members = JSON.Members()
    members.list.reserveCapacity(16)
    members.add("type", Swift.type(of: content).type)
    members.add("id", content.id)
    content.write(to: &members)
    return members
  }

  private var coded: any RecordContent & FieldCoded {
    switch self {
    case .source(let value): value
    case .organization(let value): value
    case .accelerator(let value): value
    case .model(let value): value
    case .countryGroup(let value): value
    case .exchangeRate(let value): value
    case .ruling(let value): value
    case .capex(let value): value
    case .lag(let value): value
    case .statement(let value): value
    case .event(let value): value
    case .score(let value): value
    case .resolution(let value): value
    }
  }
}
