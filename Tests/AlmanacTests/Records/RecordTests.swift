import Almanac
import Foundation
import Testing

@Suite struct RecordTests {
  private static let event = """
    {"type":"event","id":"e","date":"2026-01","category":"order","title":"T","summary":"S",\
    "evidence":[{"source":"s","credibility":2}]}
    """

  private func fault(_ text: String) -> Problem? {
    do throws(Problem) {
      _ = try Record(json: try JSONParser.parse(Array(text.utf8)))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("\"2026-01\"", "\"2026-13\"", "date", "'2026-13' is not an EDTF date"),
    ("\"order\"", "\"orders\"", "category", "'orders' is not a known word"),
    ("\"date\"", "\"dates\"", "date", "the field is missing"),
    ("\"title\":\"T\"", "\"title\":7", "title", "a number stands here"),
    ("\"title\":\"T\"", "\"title\":\" \"", "title", "the text is empty"),
    ("\"title\":\"T\"", "\"title\":\"a\\u0000b\"", "title", "the text holds a NUL character"),
    ("\"title\":\"T\"", "\"title\":\"T\",\"titel\":\"U\"", "titel", "there is no such field"),
    ("\"id\":\"e\"", "\"id\":\"E\"", "id", "'E' is not an id"),
    ("\"event\"", "\"evnt\"", "type", "'evnt' is not a known word"),
    ("\"credibility\":2", "\"credibility\":7", "evidence[0].credibility", "7 is no credibility"),
    (
      "\"credibility\":2", "\"credibility\":2.5", "evidence[0].credibility", "2.5 is no credibility"
    ),
    ("\"source\":\"s\"", "\"source\":\"S S\"", "evidence[0].source", "'S S' is not an id"),
    (
      "\"credibility\":2", "\"credibility\":2,\"start\":3", "evidence[0]",
      "'start' and 'end' do not make a span"
    ),
    ("[{\"source\":\"s\",\"credibility\":2}]", "[]", "evidence", "nothing says who says so"),
    ("[{\"source\":\"s\",\"credibility\":2}]", "{}", "evidence", "an object stands here"),
    (
      "\"summary\":\"S\"", "\"summary\":\"S\",\"about\":[\"nvidia\"]", "about[0]",
      "'nvidia' is not a reference"
    ),
  ])
  func `a bad field is named, with what to do`(
    _ good: String,
    _ bad: String,
    _ field: String,
    _ what: String
  ) throws {
    let text = RecordTests.event
    let range = try #require(text.range(of: good))
    let problem = try #require(fault(text.replacingCharacters(in: range, with: bad)))
    #expect(problem.place.field == field)
    #expect(problem.what.hasPrefix(what))
    #expect(problem.remedy?.isEmpty == false)
    #expect(problem.place.record?.lowercased() == "e")
  }

  @Test func `a misspelt field is told from its neighbours`() throws {
    let problem = try #require(
      fault(
        RecordTests.event.replacing("\"title\":\"T\"", with: "\"title\":\"T\",\"sumary\":\"x\"")
      )
    )
    #expect(problem.remedy == "did you mean 'summary'?")
  }

  @Test(arguments: [
    (
      #"{"type":"capex","id":"c","subject":"o","period":"2025","amount":{},"currency":"USD","basis":"reported","scope":"total-capex","published":"2026","evidence":[{"source":"s","credibility":1}]}"#,
      "amount"
    ),
    (
      #"{"type":"capex","id":"c","subject":"o","period":"2025","amount":{"min":5,"max":4},"currency":"USD","basis":"reported","scope":"total-capex","published":"2026","evidence":[{"source":"s","credibility":1}]}"#,
      "amount"
    ),
    (
      #"{"type":"capex","id":"c","subject":"o","period":"2025","amount":{"value":5},"currency":"XYZ","basis":"reported","scope":"total-capex","published":"2026","evidence":[{"source":"s","credibility":1}]}"#,
      "currency"
    ),
    (#"{"type":"organization","id":"o","name":"O","country":"UK","kind":"lab"}"#, "country"),
    (#"{"type":"organization","id":"o","name":"O","kind":"lab","members":["p"]}"#, "members"),
    (
      #"{"type":"accelerator","id":"a","name":"A","vendor":"v","memory_gb":0,"evidence":[{"source":"s","credibility":1}]}"#,
      "memory_gb"
    ),
    (
      #"{"type":"accelerator","id":"a","name":"A","vendor":"v","dies":1.5,"evidence":[{"source":"s","credibility":1}]}"#,
      "dies"
    ),
    (
      #"{"type":"accelerator","id":"a","name":"A","vendor":"v","dense_tops":{"fp12":1},"evidence":[{"source":"s","credibility":1}]}"#,
      "dense_tops.fp12"
    ),
    (
      #"{"type":"country_group","id":"g","group":"EAR:D:5","country":"CN","name":"China","from":"2025-01-01","to":"2024-01-01","evidence":[{"source":"s","credibility":1}]}"#,
      "to"
    ),
    (
      #"{"type":"country_group","id":"g","group":"d5","country":"CN","name":"China","evidence":[{"source":"s","credibility":1}]}"#,
      "group"
    ),
    (
      #"{"type":"lag","id":"l","behind":{},"ahead":{"country":"US"},"months":{"max":4},"observed":"2026","published":"2026","method":"m","summary":"s","evidence":[{"source":"s","credibility":1}]}"#,
      "behind"
    ),
    (
      #"{"type":"source","id":"s","url":"ftp://x","title":"t","language":"en","published":"2026","kind":"news","reliability":"A"}"#,
      "url"
    ),
    (
      #"{"type":"source","id":"s","title":"t","language":"en","published":"2026","kind":"news","reliability":"A","echoes":"s"}"#,
      "echoes"
    ),
    (
      #"{"type":"source","id":"s","title":"t","language":"english","published":"2026","kind":"news","reliability":"A"}"#,
      "language"
    ),
    (
      #"{"type":"source","id":"s","title":"t","language":"en","published":"2026","kind":"news","reliability":"A","evidence":[]}"#,
      "evidence"
    ),
    (
      #"{"type":"source","id":"s","title":"t","language":"en","published":"2026","kind":"news","reliability":"A","text":"abc","mentions":[{"about":"country:CN","start":1,"end":9}]}"#,
      "mentions[0]"
    ),
    (
      #"{"type":"score","id":"x","model":"m","name":"M","metric":"e","value":1,"low":3,"high":2,"as_of":"2026-01-01","evidence":[{"source":"s","credibility":1}]}"#,
      "low"
    ),
  ])
  func `a record that contradicts itself is refused`(_ text: String, _ field: String) throws {
    let problem = try #require(fault(text))
    #expect(problem.place.field == field)
    #expect(problem.place.record != nil)
  }

  @Test func `null and empty lists are the same as nothing`() throws {
    let text = RecordTests.event.replacing(
      "\"summary\":\"S\"",
      with: "\"summary\":\"S\",\"note\":null,\"about\":[]"
    )
    let record = try Record(json: try JSONParser.parse(Array(text.utf8)))
    #expect(
      JSON.object(record.fields).canonical
        == JSON.object(try Record(json: try JSONParser.parse(Array(RecordTests.event.utf8))).fields)
        .canonical
    )
  }

  @Test func `differences are told field by field`() throws {
    let before = try Record(json: try JSONParser.parse(Array(RecordTests.event.utf8)))
    let text = RecordTests.event.replacing("\"T\"", with: "\"U\"").replacing(
      "\"order\"",
      with: "\"launch\""
    )
    let after = try Record(json: try JSONParser.parse(Array(text.utf8)))
    #expect(
      FieldChange.between(before, after).map(\.words) == [
        "category: order → launch", "title: T → U",
      ]
    )
    #expect(FieldChange.between(before, before).isEmpty)
  }

  @Test func `a problem is printed with its place and remedy`() {
    let problem = Problem(
      "no organization 'nvidia-corp'",
      at: .init(file: "capex.jsonl", line: 214, record: "nvda-2025-q3", field: "subject"),
      remedy: "use 'nvidia', or add the organization first"
    )
    #expect(
      problem.description == """
        capex.jsonl:214: no organization 'nvidia-corp'
          in: nvda-2025-q3, field 'subject'
          try: use 'nvidia', or add the organization first
        """
    )
  }
}
