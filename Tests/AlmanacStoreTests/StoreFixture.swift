import Almanac
import AlmanacStore
import TestSupport

/// An almanac in memory or in a file, with a few records, for tests.
enum Fixture {
  static let checksum = String(repeating: "0", count: 64)

  static let source = record(
    #"{"type":"source","id":"s1","url":"https://example.org/1","title":"First report","publisher":"Example","language":"en","published":"2025-06","kind":"news","reliability":"B"}"#
  )
  static let laterSource = record(
    #"{"type":"source","id":"s2","url":"https://example.org/2","title":"Second report","publisher":"Other","language":"en","published":"2025-09-10","kind":"filing","reliability":"A"}"#
  )
  static let organization = record(
    #"{"type":"organization","id":"acme","name":"Acme","aliases":["阿克米","Açme Corp"],"country":"US","kind":"chipmaker"}"#
  )
  static let accelerator = record(
    #"{"type":"accelerator","id":"acme-one","name":"Acme One","aliases":["A1X"],"vendor":"acme","architecture":"Anvil","announced":"2025-05-20","memory_gb":96,"dense_tops":{"fp16":148.5,"fp8":297},"market":"datacenter","evidence":[{"source":"s1","credibility":2}]}"#
  )

  static func event(
    _ id: String = "e1",
    date: String = "2025-06-10",
    title: String = "Acme ships",
    evidence: String = #"{"source":"s1","credibility":2}"#
  ) -> Record {
    record(
      """
      {"type":"event","id":"\(id)","date":"\(date)","category":"shipment","title":"\(title)",\
      "about":["organization:acme"],"summary":"Chips left.","evidence":[\(evidence)]}
      """
    )
  }

  static func slug(_ text: String) -> Slug {
    guard let slug = Slug(text) else { preconditionFailure("a fixture is wrong: \(text)") }
    return slug
  }

  static func record(_ text: String) -> Record {
    do throws(Problem) {
      return try Record(json: try JSONParser.parse(Array(text.utf8)))
    } catch {
      preconditionFailure("a fixture is wrong: \(error)")
    }
  }

  /// An almanac with the records above.
  static func store() throws -> Store {
    let store = try Store(path: ":memory:", creation: .always)
    try put([source, laterSource, organization, accelerator, event()], into: store)
    return store
  }

  /// Makes an almanac in a file.
  static func create(_ path: String, holding records: [Record]) throws {
    let store = try Store(path: path, creation: .always)
    try put(records, into: store)
  }

  @discardableResult
  static func put(
    _ records: [Record],
    into store: borrowing Store,
    isRehearsal: Bool = false
  ) throws(StoreError) -> Batch {
    try store.write(.import, origin: "test", program: "test", isRehearsal: isRehearsal) {
      store throws(StoreError) in
      for record in records { try store.put(record) }
      return checksum
    }
  }

  @discardableResult
  static func retract(
    _ type: RecordType,
    _ id: String,
    in store: borrowing Store
  ) throws(StoreError) -> Batch {
    try store.write(.retract, origin: "test", program: "test", why: "wrong") {
      store throws(StoreError) in
      guard let id = Slug(id) else { preconditionFailure("a fixture is wrong") }
      try store.retract(type, id)
      return checksum
    }
  }
}
