import Almanac
import TestSupport
import Testing

@Suite struct RecordTimeTests {
  @Test(arguments: [
    ("2026-11-25", "2026-11-25T23:59:59.999999Z"),
    ("2026-11-25T10:30Z", "2026-11-25T10:30:59.999999Z"),
    ("2026-11-25T10:30:05Z", "2026-11-25T10:30:05.000000Z"),
    ("2026-11-25T10:30:05.25Z", "2026-11-25T10:30:05.250000Z"),
  ])
  func `what is left out is read as the latest`(_ text: String, _ time: String) {
    #expect(RecordTime(text)?.text == time)
  }

  @Test(arguments: [
    "", "2026-02-30", "2026-11-25T25:00Z", "2026-11-25 10:30", "2026-11-25T10:30",
    "2026-11-25T10:30:05.1234567Z", "now",
  ])
  func `what is no time is refused`(_ text: String) { #expect(RecordTime(text) == nil) }

  @Test(arguments: [
    ("2026-11-25T10:30:05.000000Z", "2026-11-25T10:30:05.000001Z"),
    ("2026-11-25T10:30:59.999999Z", "2026-11-25T10:31:00.000000Z"),
    ("2026-12-31T23:59:59.999999Z", "2027-01-01T00:00:00.000000Z"),
    ("2024-02-28T23:59:59.999999Z", "2024-02-29T00:00:00.000000Z"),
    ("2026-11-25T10:30:09.999999Z", "2026-11-25T10:30:10.000000Z"),
  ])
  func `the next time is one microsecond later`(_ text: String, _ next: String) throws {
    #expect(try #require(RecordTime(text)).next.text == next)
  }

  @Test(arguments: 0..<50)
  func `every next time is later and readable`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var time = try #require(
      RecordTime(
        "2026-12-31T23:59:\(Int.random(in: 10...59, using: &random)).999\(Int.random(in: 100...999, using: &random))Z"
      )
    )
    for _ in 0..<1000 {
      let next = time.next
      #expect(next > time)
      #expect(RecordTime(next.text) == next)
      time = next
    }
  }
}
