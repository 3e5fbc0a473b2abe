/// A model's result on a metric, of one vintage.
public struct Score: RecordContent, FieldCoded {
  /// The record's type.
  public static let type = RecordType.score

  /// Its id, note and evidence.
  public let header: RecordHeader

  /// The model's id, or a slug of its name where it has no record.
  public let model: Slug

  /// The model as the source writes it.
  public let name: String

  /// The developer as the source writes it.
  public let developer: String?

  /// The country, the first if there are several.
  public let country: CountryCode?

  /// All countries, if there are several.
  public let countries: [CountryCode]

  /// When the model came out, by the source.
  public let released: EDTF?

  /// The metric.
  public let metric: String

  /// The result.
  public let value: Double

  /// The lower end of the 90 % interval.
  public let low: Double?

  /// The upper end of the 90 % interval.
  public let high: Double?

  /// The vintage: the day on which the source was read.
  public let asOf: Day

  /// Whether its weights can be had, by the source.
  public let accessibility: String?

  init(_ fields: inout FieldReader) throws(Problem) {
    header = try RecordHeader(&fields, type: .score)
    model = try fields.required("model", .slug)
    name = try fields.required("name", .text)
    developer = try fields.optional("developer", .text)
    country = try fields.optional("country", .country)
    countries = try fields.list("countries", of: .country)
    released = try fields.optional("released", .date)
    metric = try fields.required("metric", .text)
    value = try fields.required("value", .number)
    low = try fields.optional("low", .number)
    high = try fields.optional("high", .number)
    asOf = try fields.required("as_of", .day)
    accessibility = try fields.optional("accessibility", .text)
    if let low, let high, low > high {
      throw Problem("the interval's ends are swapped", at: .init(field: "low"), remedy: "swap them")
    }
  }

  func write(to output: inout JSON.Members) {
    output.add("model", model)
    output.add("name", name)
    output.add("developer", developer)
    output.add("country", country)
    output.add("countries", list: countries)
    output.add("released", released)
    output.add("metric", metric)
    output.add("value", value)
    output.add("low", low)
    output.add("high", high)
    output.add("as_of", asOf)
    output.add("accessibility", accessibility)
    header.write(to: &output)
  }

  /// When it was so in the world.
  public var happened: EDTF? { EDTF(asOf) }

  /// What it is about and refers to.
  public var links: [Link] {
    var links: [Link] = []
    for country in Set(countries + [country].compactMap(\.self)).sorted() {
      links.add("country", country)
    }
    return links
  }

  /// The words by which it is found.
  public var words: SearchWords {
    SearchWords(title: name, names: [id.text], body: [metric] + [note].compactMap(\.self))
  }
}
