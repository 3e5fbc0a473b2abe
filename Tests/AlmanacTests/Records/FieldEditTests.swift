import Almanac
import Testing

@Suite struct FieldEditTests {
  private func record(_ type: String, _ edits: [String]) throws -> String {
    let fields = JSON.Members([.init("type", .string(type))])
    let changes = try edits.map { try #require(FieldEdit($0)) }
    let record = try Record(short: FieldEdit.apply(changes, to: fields))
    return String(decoding: JSON.object(record.fields).canonical, as: UTF8.self)
  }

  @Test func `short forms stand for what the format writes out`() throws {
    #expect(
      try record(
        "capex",
        [
          "id=c", "subject=o", "period=2025", "amount=660..690", "currency=USD", "basis=guidance",
          "scope=total-capex", "published=2026-01", "evidence=s:2:page 3",
        ]
      )
        == #"{"amount":{"max":690,"min":660},"basis":"guidance","currency":"USD","evidence":[{"credibility":2,"locator":"page 3","source":"s"}],"id":"c","period":"2025","published":"2026-01","scope":"total-capex","subject":"o","type":"capex"}"#
    )
    #expect(
      try record(
        "accelerator",
        [
          "id=a", "name=A", "aliases=B", "aliases=C, D", "vendor=v", "memory_gb=96", "dies=2",
          #"dense_tops={"fp16":1.5}"#, "evidence=s:1", "evidence=t:2",
        ]
      )
        == #"{"aliases":["B","C, D"],"dense_tops":{"fp16":1.5},"dies":2,"evidence":[{"credibility":1,"source":"s"},{"credibility":2,"source":"t"}],"id":"a","memory_gb":96,"name":"A","type":"accelerator","vendor":"v"}"#
    )
  }

  @Test(arguments: [
    ("57", #"{"value":57}"#), ("~57", #"{"approximate":true,"value":57}"#), ("<=4", #"{"max":4}"#),
    (">=7", #"{"min":7}"#), ("≤4", #"{"max":4}"#), ("1..2", #"{"max":2,"min":1}"#),
  ])
  func `a quantity is typed in a few characters`(_ short: String, _ long: String) throws {
    let text = try record(
      "lag",
      [
        "id=l", "behind.country=CN", "ahead.country=US", "months=\(short)", "observed=2026",
        "published=2026", "method=m", "summary=s", "evidence=s:2",
      ]
    )
    #expect(text.contains("\"months\":\(long)"))
  }

  @Test(arguments: [
    "memory_gb=much", "dies=1.5", "amount=a..b", "evidence=s", "evidence=s:9", "nothing=1",
  ])
  func `what is no short form is refused by the field's own rule`(_ edit: String) throws {
    #expect(throws: Problem.self) {
      _ = try record("accelerator", ["id=a", "name=A", "vendor=v", "evidence=s:1", edit])
    }
  }

  @Test(arguments: ["", "title", "=x", "+=x"])
  func `what is no change is no change`(_ text: String) { #expect(FieldEdit(text) == nil) }

  @Test func `a field is changed, added to, and taken away`() throws {
    let before = JSON.Members([
      .init("type", "event"), .init("id", "e"), .init("date", "2026"), .init("category", "order"),
      .init("title", "T"), .init("summary", "S"), .init("note", "N"),
      .init("evidence", .array([.object(["source": "s", "credibility": 2])])),
    ])
    let edits = ["title=U", "note=", "evidence+=t:1", "about=country:CN"].compactMap {
      FieldEdit($0)
    }
    let record = try Record(short: FieldEdit.apply(edits, to: before))
    #expect(
      String(decoding: JSON.object(record.fields).canonical, as: UTF8.self)
        == #"{"about":["country:CN"],"category":"order","date":"2026","evidence":[{"credibility":2,"source":"s"},{"credibility":1,"source":"t"}],"id":"e","summary":"S","title":"U","type":"event"}"#
    )
  }
}
