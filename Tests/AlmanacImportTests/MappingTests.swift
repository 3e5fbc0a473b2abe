import Almanac
import AlmanacStore
import TestSupport
import Testing

@testable import AlmanacImport

@Suite struct MappingTests {
  private static let capex = """
    {"type": "capex", "id": "{Company} {Quarter}", "decimal": ",",
     "only": [{"column": "Company", "filled": true, "is_not": ["Total"]}],
     "fields": {
       "subject": {"column": "Company", "as": "organization"},
       "period": {"column": "Quarter", "as": "date"},
       "amount": {"column": "Capex", "as": "money"},
       "currency": {"column": "Capex", "as": "currency"},
       "basis": {"value": "reported"}, "scope": {"value": "total-capex"},
       "published": {"column": "On", "as": "date", "format": "DD.MM.YYYY"}
     },
     "evidence": {"source": "a-source", "credibility": 2, "locator": "row {Company}"}}
    """

  private func mapper(_ text: String = capex) throws -> RowMapper {
    let meta = #"{"type":"organization","id":"meta","name":"Meta Platforms","kind":"cloud"}"#
    let record = try Record(json: try JSONParser.parse(Array(meta.utf8)))
    let names = NamedThing.all(in: [record])
    return RowMapper(try Mapping(Array(text.utf8), name: "m.json"), names: names)
  }

  @Test func `a row becomes a record`() throws {
    let row = TableRow([
      ("Company", "Meta Platforms"), ("Quarter", "2025-Q4"), ("Capex", "~$22,1 billion"),
      ("On", "28.01.2026"),
    ])
    let record = try #require(try mapper().record(row))
    #expect(
      String(decoding: JSON.object(record.fields).canonical, as: UTF8.self)
        == #"{"amount":{"approximate":true,"value":22100000000},"basis":"reported","currency":"USD","#
        + #""evidence":[{"credibility":2,"locator":"row Meta Platforms","source":"a-source"}],"#
        + #""id":"meta-platforms-2025-q4","period":"2025-Q4","published":"2026-01-28","#
        + #""scope":"total-capex","subject":"meta","type":"capex"}"#
    )
  }

  @Test(arguments: ["", "Total", " - "])
  func `rows that the conditions exclude are passed over`(_ company: String) throws {
    #expect(try mapper().record(TableRow([("Company", company)])) == nil)
  }

  @Test(arguments: [
    ("Capex", "lots", "'lots' in the column 'Capex' is not a number", "amount"),
    ("On", "2026-01-28", "is not a date like DD.MM.YYYY", "published"),
    ("Quarter", "Q4/25", "is not a date like 2026-01-15", "period"),
  ])
  func `a cell that does not fit is named by its column and field`(
    _ column: String,
    _ text: String,
    _ sentence: String,
    _ field: String
  ) throws {
    var cells = [
      "Company": "Meta Platforms", "Quarter": "2025-Q4", "Capex": "$1", "On": "28.01.2026",
    ]
    cells[column] = text
    let row = TableRow(cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    let mapper = try mapper()
    let problem = #expect(throws: Problem.self) { try mapper.record(row) }
    #expect(problem?.what.contains(sentence) == true, "\(problem?.what ?? "")")
    #expect(problem?.place.field == field)
  }

  @Test(
    arguments: [
      (#"[]"#, "an object is wanted", nil),
      (#"{"type": "chip"}"#, "one of: ", "type"),
      (#"{"type": "model"}"#, "a text is wanted", "id"),
      (#"{"type": "model", "id": "{a}", "colour": 1}"#, "no such member", "colour"),
      (#"{"type": "model", "id": "{a}", "fields": {"name": {}}}"#, "needs one of", "fields.name"),
      (
        #"{"type": "model", "id": "{a}", "fields": {"name": {"column": "a", "divide": 0}}}"#,
        "not 0", "fields.name"
      ),
      (
        #"{"type": "model", "id": "{a}", "fields": {"name": {"column": "a", "as": "colour"}}}"#,
        "one of: text", "fields.name.as"
      ),
      (#"{"type": "model", "id": "{a}""#, "missing", nil),
    ] as [(String, String, String?)]
  )
  func `a wrong mapping is refused with the member that is wrong`(
    _ text: String,
    _ sentence: String,
    _ field: String?
  ) {
    let problem = #expect(throws: Problem.self) { try Mapping(Array(text.utf8), name: "m.json") }
    #expect(problem?.what.contains(sentence) == true, "\(problem?.what ?? "")")
    #expect(problem?.place.field == field)
    #expect(problem?.place.file == "m.json")
  }

  @Test func `the shipped mappings can be read`() throws {
    #expect(Mapping.shippedNames == ["epoch-hardware", "epoch-models", "federal-register"])
    for name in Mapping.shippedNames { _ = try Mapping(named: name) }
    #expect(throws: Problem.self) { try Mapping(named: "epoch-chips") }
  }

  @Test(arguments: 0..<150)
  func `any cells give a record, nothing, or a problem with a sentence`(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let parts = [
      "$", "1", "9e", "billion", ",", ".", "-", "\u{0}", "日", "2026", "{", "}", " ", "?",
    ]
    let row = TableRow(
      ["Company", "Quarter", "Capex", "On"].map { column in
        let text = (0..<Int.random(in: 0...6, using: &random))
          .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
        return (column, text)
      }
    )
    do {
      _ = try mapper().record(row)
    } catch let problem as Problem {
      #expect(!problem.what.isEmpty)
    }
  }

  @Test func `foreign JSON is a row with its members' paths as columns`() throws {
    let json = try JSONParser.parse(Array(#"{"a":{"b":[1,{"c":"x"}]},"d":null,"e":true}"#.utf8))
    let row = try TableRow(json: json)
    #expect(row["a.b.0"] == "1")
    #expect(row["a.b.1.c"] == "x")
    #expect(row["d"] == "")
    #expect(row["e"] == "true")
    #expect(row["f"] == nil)
  }
}
