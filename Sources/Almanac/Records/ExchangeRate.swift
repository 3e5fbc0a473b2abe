/// What one unit of a currency was worth on average over a period.
public struct ExchangeRate: RecordContent, FieldCoded {
  /// What a mean rate was taken of.
  public enum Basis: String, CaseIterable, Sendable {
    /// Rates of single days.
    case daily
    /// Averages of months.
    case monthly
  }

  /// The record's type.
  public static let type = RecordType.exchangeRate

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The currency.
  public let currency: CurrencyCode

  /// The year or quarter.
  public let period: EDTF

  /// US dollars for one unit.
  public let usdPerUnit: Double

  /// What the mean was taken of.
  public let basis: Basis

  /// How many values the mean was taken of.
  public let observations: Int

  /// The last day covered, where the period is not complete.
  public let partialThrough: Day?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .exchangeRate)
    currency = try fields.required("currency", .currency)
    period = try fields.required("period", .date)
    usdPerUnit = try fields.required("usd_per_unit", .positive)
    basis = try fields.required("basis", .choice())
    observations = try fields.required("observations", .count)
    partialThrough = try fields.optional("partial_through", .day)
  }

  func write(to output: inout JSON.Members) {
    output.add("currency", currency)
    output.add("period", period)
    output.add("usd_per_unit", usdPerUnit)
    output.add("basis", basis)
    output.add("observations", observations)
    output.add("partial_through", partialThrough)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { period }

  /// What it is about and refers to: nothing.
  public var links: [Link] { [] }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: "\(currency) \(period)", names: [id.text], body: [note].compactMap(\.self))
  }
}
