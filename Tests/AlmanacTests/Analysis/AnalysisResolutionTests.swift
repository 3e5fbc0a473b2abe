import Almanac
import Testing

@Suite struct AnalysisResolutionTests {
  private static let evidence = #""evidence":[{"source":"s","credibility":2}]"#

  private func capex(_ id: String, _ amount: Int) throws -> Record {
    try record(
      """
      {"type":"capex","id":"\(id)","subject":"x","period":"2025","amount":{"value":\(amount)},
       "currency":"USD","basis":"reported","scope":"total-capex","published":"2026-01-01",
       \(Self.evidence)}
      """
    )
  }

  private func record(_ text: String) throws -> Record {
    try Record(json: try JSONParser.parse([UInt8](text.utf8)))
  }

  private func resolution(
    _ id: String,
    _ records: [String],
    field: String = "amount",
    decided: String = "2026-02-01",
    sha256: String? = nil
  ) throws -> ConflictResolution {
    let sides = records.map { name in
      let sum = sha256.map { ",\"sha256\":\"\(String(repeating: $0, count: 64))\"" } ?? ""
      return "{\"record\":\"capex:\(name)\"\(sum)}"
    }
    let found = try record(
      """
      {"type":"resolution","id":"\(id)","between":[\(sides.joined(separator: ","))],
       "field":"\(field)","decided":"\(decided)","why":"w"}
      """
    )
    guard case .resolution(let resolution) = found else { throw Problem("another type") }
    return resolution
  }

  private func standing(
    _ resolutions: [ConflictResolution],
    _ checksum: String = "a"
  ) throws -> Conflict.Standing {
    let finder = ConflictFinder([try capex("a", 10), try capex("b", 20)])
    let sums = ["a", "b"].compactMap { Slug($0) }.map {
      (Reference(.capex, $0), String(repeating: checksum, count: 64))
    }
    let found = finder.conflicts(decidedBy: resolutions, .init(uniqueKeysWithValues: sums))
    return try #require(found.count == 1 ? found.first : nil).standing
  }

  @Test func `a decision about the same records and field resolves, while they are the same`()
    throws
  {
    let decided = try resolution("r", ["a", "b"], sha256: "a")
    #expect(try standing([]) == .open)
    #expect(try standing([decided]) == .resolved(decided))
    #expect(try standing([decided], "b") == .reopened(decided))
    let lasting = try resolution("r", ["b", "a"])
    #expect(try standing([lasting], "b") == .resolved(lasting))
  }

  @Test(arguments: [
    (["a"], "amount"), (["a", "b", "c"], "amount"), (["a", "b"], "months"),
  ])
  func `a decision about something else resolves nothing`(
    _ records: [String],
    _ field: String
  ) throws {
    #expect(try standing([resolution("r", records, field: field)]) == .open)
  }

  @Test func `of several decisions one that holds counts, then the latest`() throws {
    let early = try resolution("r1", ["a", "b"], decided: "2026-01", sha256: "a")
    let late = try resolution("r2", ["a", "b"], decided: "2026-03", sha256: "a")
    let stale = try resolution("r3", ["a", "b"], decided: "2026-05", sha256: "c")
    for order in [[early, late, stale], [stale, late, early], [late, stale, early]] {
      #expect(try standing(order) == .resolved(late))
      #expect(try standing(order, "b") == .reopened(stale))
    }
  }

  @Test func `a conflict of one chip with itself has one record`() throws {
    let chip = try record(
      """
      {"type":"accelerator","id":"c","name":"C","vendor":"v","dense_tops":{"fp16":100},
       "published_tpp":4000,\(Self.evidence)}
      """
    )
    let text = #"{"type":"resolution","id":"r","between":[{"record":"accelerator:c"}],"field":"#
    guard
      case .resolution(let decided) = try record(
        text + #""published_tpp","prefers":"accelerator:c","decided":"2026","why":"w"}"#
      )
    else { throw Problem("another type") }
    let found = ConflictFinder([chip]).conflicts(decidedBy: [decided], [:])
    #expect(found.map(\.standing) == [.resolved(decided)])
  }
}
