import Almanac
import AlmanacStore
import TestSupport

/// Small almanacs for tests of snapshots.
enum Fixture {
  static let source =
    #"{"type":"source","id":"s1","url":"https://example.org/1","title":"First report","publisher":"Example","language":"en","published":"2025-06","kind":"news","reliability":"B"}"#
  static let later =
    #"{"type":"source","id":"s2","url":"https://example.org/2","title":"Second report","publisher":"Other","language":"en","published":"2025-09-10","kind":"filing","reliability":"A"}"#
  static let organization =
    #"{"type":"organization","id":"acme","name":"Acme","aliases":["阿克米","Açme Corp"],"country":"US","kind":"chipmaker"}"#
  static let authority =
    #"{"type":"organization","id":"office","name":"Office","country":"US","kind":"regulator","evidence":[{"source":"s2","credibility":1}]}"#
  static let accelerator =
    #"{"type":"accelerator","id":"acme-one","name":"Acme One","vendor":"acme","announced":"2025-05-20","memory_gb":96,"evidence":[{"source":"s1","credibility":2}]}"#
  static let lateAccelerator =
    #"{"type":"accelerator","id":"acme-two","name":"Acme Two","vendor":"acme","announced":"2025-09-01","variant_of":"acme-one","evidence":[{"source":"s2","credibility":2}]}"#
  static let group =
    #"{"type":"country_group","id":"d5-cn","group":"EAR:D:5","country":"CN","name":"China","from":"2018-01-01","evidence":[{"source":"s2","credibility":1}]}"#
  static let ruling =
    #"{"type":"ruling","id":"r1","title":"Licence rule","authority":"office","jurisdiction":"US","instrument":"license-requirement","track":"export-license","force":"directed","status":"in-force","effect":"restrict","announced":"2025-06-02","effective":"2025-07-01","destinations":["EAR:D:5"],"accelerators":["acme-one","acme-two"],"amends":["r2"],"summary":"A licence is needed.","evidence":[{"source":"s1","credibility":2},{"source":"s2","credibility":1}]}"#
  static let laterRuling =
    #"{"type":"ruling","id":"r2","title":"Later rule","authority":"office","jurisdiction":"US","instrument":"license-requirement","track":"export-license","force":"directed","status":"in-force","effect":"restrict","announced":"2025-09-02","destinations":["CN"],"summary":"Another one.","evidence":[{"source":"s2","credibility":1}]}"#
  static let capex =
    #"{"type":"capex","id":"c1","subject":"acme","period":"2025","amount":{"min":1000000000,"max":2000000000},"currency":"USD","basis":"guidance","scope":"total-capex","published":"2025-06-03","evidence":[{"source":"s1","credibility":2}]}"#

  static func event(
    _ id: String = "e1",
    title: String = "Acme ships",
    about: String = "organization:acme"
  ) -> String {
    """
    {"type":"event","id":"\(id)","date":"2025-06-10","category":"shipment","title":"\(title)",\
    "about":["\(about)"],"summary":"Chips left.","evidence":[{"source":"s1","credibility":2}]}
    """
  }

  static let all = [
    source, later, organization, authority, accelerator, lateAccelerator, group, ruling,
    laterRuling, capex, event(),
  ]

  static func record(_ text: String) throws -> Record {
    try Record(json: try JSONParser.parse(Array(text.utf8)))
  }

  /// An almanac of some records.
  static func store(_ records: [String] = all, path: String = ":memory:") throws -> Store {
    let store = try Store(path: path, creation: .always)
    try put(records, into: store)
    return store
  }

  @discardableResult
  static func put(_ texts: [String], into store: borrowing Store) throws -> Batch {
    let records = try texts.map(record)
    return try store.write(.import, origin: "test", program: "test") { store throws(StoreError) in
      for record in records { try store.put(record) }
      return String(repeating: "0", count: 64)
    }
  }

  static func retract(_ type: RecordType, _ id: String, in store: borrowing Store) throws {
    guard let id = Slug(id) else { preconditionFailure("a fixture is wrong") }
    _ = try store.write(.retract, origin: "test", program: "test", why: "wrong") {
      store throws(StoreError) in
      try store.retract(type, id)
      return String(repeating: "0", count: 64)
    }
  }
}
