import Almanac
import AlmanacSnapshot
import AlmanacStore
import Foundation
import TestSupport
import Testing

@Suite struct CutTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The records of a snapshot by reference, after it was verified.
  private func snapshot(
    _ filter: TimelineFilter,
    of store: borrowing Store,
    to name: String = "s"
  ) throws -> [String: Record] {
    let manifest = try Exporter(filter: filter).run(store, to: folder.path(name))
    #expect(try Verifier(folder: folder.path(name)).run().problems == [])
    #expect(manifest.clocks == filter.clocks)
    var records: [String: Record] = [:]
    for file in manifest.files {
      for line in try folder.bytes("\(name)/\(file.name)").split(separator: UInt8(ascii: "\n")) {
        let record = try Record(json: try JSONParser.parse(Array(line)))
        records[record.reference.description] = record
      }
    }
    return records
  }

  /// A store of what a snapshot holds.
  private func restored(_ records: [String: Record]) throws -> Store {
    let store = try Store(path: ":memory:", creation: .always)
    _ = try store.write(.restore, origin: "test", program: "test") { store throws(StoreError) in
      for record in records.values.sorted(by: { $0.reference < $1.reference }) {
        try store.put(record)
      }
      return String(repeating: "0", count: 64)
    }
    return store
  }

  @Test func `a decision about a conflict is handed over, and only since it could be known`()
    throws
  {
    let sides = #"[{"record":"capex:c1"},{"record":"capex:c2"}]"#
    let texts = [
      Fixture.capex.replacing("c1", with: "c2").replacing("1000000000", with: "3000000000")
        .replacing("2000000000", with: "4000000000").replacing("s1", with: "s2"),
      #"{"type":"resolution","id":"r","between":\#(sides),"field":"amount","prefers":"capex:c2","decided":"2025-08-01","why":"w","evidence":[{"source":"s2","credibility":2}]}"#,
    ]
    let store = try Fixture.store(Fixture.all + texts)
    var filter = TimelineFilter()
    let copy = try restored(snapshot(filter, of: store, to: "whole"))
    let standings = try copy.conflicts().map(\.standing.name)
    #expect(standings == ["resolved"])
    // It was decided before one of its records was public: it says nothing yet.
    filter.clocks.knownOn = Day("2025-09-01")
    #expect(try snapshot(filter, of: store, to: "early")["resolution:r"] == nil)
    filter.clocks.knownOn = Day("2025-09-10")
    #expect(try snapshot(filter, of: store, to: "late")["resolution:r"] != nil)
    filter.clocks.knownOn = Day("2025-07-31")
    #expect(try snapshot(filter, of: store, to: "before")["resolution:r"] == nil)
  }

  @Test func `what was not public is not in a cut by the public clock`() throws {
    let store = try Fixture.store()
    var filter = TimelineFilter()
    filter.clocks.knownOn = Day("2025-07-15")
    let records = try snapshot(filter, of: store)
    #expect(records["ruling:r2"] == nil)
    #expect(records["event:e1"] != nil)
    guard case .ruling(let ruling)? = records["ruling:r1"] else {
      Issue.record("the ruling is missing")
      return
    }
    #expect(ruling.evidence.map(\.source.text) == ["s1"])
    #expect(ruling.amends.isEmpty)
    // What the ruling names stays named, on what was known of it then.
    #expect(ruling.named?.ids.map(\.text) == ["acme-one", "acme-two"])
    guard case .accelerator(let named)? = records["accelerator:acme-two"] else {
      Issue.record("the accelerator is missing")
      return
    }
    #expect(named.announced == nil && named.variantOf == nil)
    #expect(named.evidence == ruling.evidence)
    #expect(records["organization:office"]?.content.evidence == [])
    // A membership holds since its own day; the table it was read in comes along.
    #expect(records["country_group:d5-cn"]?.content.evidence.map(\.source.text) == ["s2"])
  }

  @Test func `a cut restores to an almanac whose snapshot has the same files`() throws {
    let store = try Fixture.store()
    var filter = TimelineFilter()
    filter.clocks.knownOn = Day("2025-07-15")
    let records = try snapshot(filter, of: store)
    let again = try Exporter().run(try restored(records), to: folder.path("again"))
    #expect(again.sha256 == (try Verifier(folder: folder.path("s")).manifest().sha256))
  }

  static let filters: [@Sendable (inout TimelineFilter) -> Void] = [
    { $0.since = Day("2025-06-05") }, { $0.until = Day("2025-06-05") },
    { $0.about = [Reference("accelerator:acme-two")].compactMap(\.self) },
    { $0.kinds = [.ruling] }, { $0.country = CountryCode("CN") }, { $0.grade = Grade("A1") },
    { $0.search = "licence" },
    {
      $0.kinds = [.event]
      $0.isCertain = true
    },
  ]

  @Test(arguments: filters.indices)
  func `what a filter chooses stands alone and is named in the manifest`(_ index: Int) throws {
    let store = try Fixture.store()
    var filter = TimelineFilter()
    CutTests.filters[index](&filter)
    let chosen = try store.selection(filter).map(\.description)
    #expect(!chosen.isEmpty)
    let records = try snapshot(filter, of: store)
    #expect(Set(chosen).isSubset(of: records.keys))
    #expect(records.count < Fixture.all.count)
    #expect(!(try Verifier(folder: folder.path("s")).manifest().filters.list.isEmpty))
    let again = try Exporter().run(try restored(records), to: folder.path("again"))
    #expect(again.records == records.count)
  }

  @Test func `a filter on a clock takes nothing along that was not known`() throws {
    let store = try Fixture.store()
    var filter = TimelineFilter()
    filter.kinds = [.event]
    filter.clocks.knownOn = Day("2025-07-15")
    let records = try snapshot(filter, of: store)
    #expect(records.keys.sorted() == ["event:e1", "organization:acme", "source:s1"])
  }

  @Test func `nothing is known before the first source`() throws {
    let store = try Fixture.store()
    var filter = TimelineFilter()
    filter.clocks.knownOn = Day("2017-01-01")
    // An organization without evidence claims nothing, and was always there.
    #expect(try snapshot(filter, of: store).keys.sorted() == ["organization:acme"])
  }
}
