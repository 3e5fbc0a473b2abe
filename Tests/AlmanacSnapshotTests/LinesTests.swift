import Almanac
import AlmanacSnapshot
import AlmanacStore
import TestSupport
import Testing

@Suite struct LinesTests {
  /// Records with every kind of field and list: quantities with bounds, sides, mentions, escapes.
  private static let special = [
    #"{"type":"source","id":"s3","title":"Quote \" and \\ and \u0001","publisher":"Ö","language":"zh","published":"2025-10~","kind":"news","reliability":"C","text":"美国 H20\nAcme","mentions":[{"about":"country:US","start":0,"end":2},{"about":"organization:acme","start":7,"end":11}]}"#,
    #"{"type":"lag","id":"l1","behind":{"country":"CN"},"ahead":{"organization":"acme","country":"US"},"months":{"min":4.5,"max":14,"approximate":true},"observed":"2025-12","published":"2026-01-05","method":"index","summary":"Behind.","evidence":[{"source":"s3","credibility":3,"start":3,"end":6},{"source":"s1","credibility":2,"locator":"table 2"}]}"#,
    #"{"type":"statement","id":"st1","speaker":"acme","made":"2025-06","modality":"denial","about":["event:e1","country:CN"],"summary":"No.","evidence":[{"source":"s1","credibility":2}]}"#,
    #"{"type":"exchange_rate","id":"fx-eur-2025","currency":"EUR","period":"2025","usd_per_unit":1.0826499999,"basis":"daily","observations":255,"evidence":[{"source":"s2","credibility":1}]}"#,
    #"{"type":"organization","id":"giants","name":"Giants","kind":"group","members":["acme","office"]}"#,
  ]

  private func lines(
    _ type: RecordType,
    of store: borrowing Store,
    at time: RecordTime? = nil
  ) throws -> String {
    var text = ""
    try store.forEachLines(type, at: time) { lines, count in
      text += String(decoding: lines, as: UTF8.self)
      #expect(lines.count { $0 == UInt8(ascii: "\n") } == count)
    }
    return text
  }

  @Test(arguments: RecordType.allCases)
  func `lines straight from the rows are the canonical form of the records`(
    _ type: RecordType
  ) throws {
    let store = try Fixture.store(Fixture.all + LinesTests.special)
    let expected = try store.revisions(type).map { revision in
      String(decoding: JSON.object(revision.record.fields).canonical, as: UTF8.self) + "\n"
    }
    #expect(try lines(type, of: store) == expected.joined())
  }

  @Test func `lines as of a time are what the almanac said then`() throws {
    let store = try Fixture.store(Fixture.all)
    let time = try store.lastRecorded()
    let before = try lines(.event, of: store)
    try Fixture.put([Fixture.event(title: "Changed"), Fixture.event("e2")], into: store)
    #expect(try lines(.event, of: store) != before)
    #expect(try lines(.event, of: store, at: time) == before)
  }

  @Test func `an export sees one state though another program writes meanwhile`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.db")
    let store = try Fixture.store(Fixture.all, path: path)
    let before = try Exporter().manifest(of: store)
    let seen = try store.reading { store in
      _ = try store.digests(of: [])
      _ = try store.revisions(.event)
      let writer = try Store(path: path)
      try Fixture.put([Fixture.event("e9")], into: writer)
      return try store.revisions(.event).count
    }
    #expect(seen == 1)
    #expect(try store.revisions(.event).count == 2)
    #expect(try Exporter().manifest(of: store) != before)
  }
}
