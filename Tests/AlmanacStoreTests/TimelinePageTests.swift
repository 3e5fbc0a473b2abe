import Almanac
import AlmanacStore
import TestSupport
import Testing

/// Pages of a timeline of which much fits, which are found in another way than all of it.
@Suite struct TimelinePageTests {
  private func store() throws -> Store {
    let store = try Fixture.store()
    var random = SplitMix64(seed: 7)
    let other = Fixture.record(#"{"type":"organization","id":"other","name":"Other","kind":"lab"}"#)
    let events = (0..<2600).map { number in
      let year = 2018 + Int.random(in: 0..<8, using: &random)
      let month = Int.random(in: 1...9, using: &random)
      let date = ["\(year)", "\(year)-0\(month)", "\(year)-0\(month)-1\(number % 10)"]
      let about = number.isMultiple(of: 9) ? "other" : "acme"
      return Fixture.record(
        """
        {"type":"event","id":"n\(number)","date":"\(date[number % 3])","category":"order",\
        "title":"Number \(number)","about":["organization:\(about)"],"summary":"S.",\
        "evidence":[{"source":"s1","credibility":2}]}
        """
      )
    }
    try Fixture.put([other] + events, into: store)
    return store
  }

  @Test func `the newest page is the end of all that fits, however it is found`() throws {
    let store = try store()
    let acme = Reference(.organization, Fixture.slug("acme"))
    let other = Reference(.organization, Fixture.slug("other"))
    for about in [[], [acme], [other], [acme, other]] {
      for kinds in [[], [RecordType.event], [.event, .accelerator], [.lag]] {
        for (since, until) in [("", ""), ("2020-03-01", ""), ("", "2021-06-30"), ("2019", "2019")] {
          for isCertain in [false, true] {
            var filter = TimelineFilter()
            filter.about = about
            filter.kinds = kinds
            filter.since = since.isEmpty ? nil : EDTF(since)?.earliest
            filter.until = until.isEmpty ? nil : EDTF(until)?.latest
            filter.isCertain = isCertain
            filter.limit = 0
            let all = try store.timeline(filter).entries.map(\.revision.record.id)
            filter.limit = 25
            let page = try store.timeline(filter)
            #expect(page.entries.map(\.revision.record.id) == Array(all.suffix(25)))
            #expect(page.isCut == (all.count > 25))
          }
        }
      }
    }
  }
}
