import Almanac
import AlmanacStore

/// Makes an almanac, records that an order was reported, and tells what the public could know of it
/// on two days.
func firstAlmanac(at path: String) throws -> (before: [String], after: [String]) {
  let store = try Store(path: path, creation: .ifMissing)

  // Records come in the record format and are read strictly: a fault names the field.
  let records = try [
    #"{"type":"organization","id":"acme","name":"Acme","country":"US","kind":"chipmaker"}"#,
    """
    {"type":"source","id":"daily-2026-03-02","title":"An order is reported","publisher":"Daily",
     "language":"en","published":"2026-03-02","kind":"news","reliability":"C"}
    """,
    """
    {"type":"event","id":"2026-02-order","date":"2026-02~","category":"order",
     "title":"A large order","about":["organization:acme"],"summary":"Somebody ordered chips.",
     "evidence":[{"source":"daily-2026-03-02","credibility":3}]}
    """,
  ].map { text in try Record(json: try JSONParser.parse(Array(text.utf8))) }

  // A batch is written whole or not at all. The ledger keeps the checksum of what came in.
  let sha256 = String(repeating: "0", count: 64)
  _ = try store.write(.import, origin: "by hand", program: "example 1") {
    store throws(StoreError) in
    for record in records { try store.put(record) }
    return sha256
  }

  // The order was in February; the public could know of it from 2 March.
  var filter = TimelineFilter()
  filter.since = Day("2026-02-01")
  filter.clocks.knownOn = Day("2026-03-01")
  let before = try store.timeline(filter).entries.map(\.headline)
  filter.clocks.knownOn = Day("2026-03-02")
  let after = try store.timeline(filter).entries.map(\.headline)
  return (before, after)
}
