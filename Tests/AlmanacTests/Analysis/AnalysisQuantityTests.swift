import Almanac
import Testing

private func quantity(
  _ value: Double? = nil,
  min: Double? = nil,
  max: Double? = nil,
  about: Bool = false
) throws -> Quantity {
  try #require(Quantity(value: value, min: min, max: max, isApproximate: about))
}

@Suite struct AnalysisQuantityTests {
  @Test func `sums keep bounds`() throws {
    #expect(try quantity(2).adding(try quantity(3)) == Quantity(5))
    #expect(try quantity(2).adding(try quantity(min: 3)) == (try quantity(min: 5)))
    #expect(
      try quantity(min: 1, max: 2).adding(try quantity(min: 3, max: 5))
        == (try quantity(min: 4, max: 7))
    )
    #expect(try quantity(min: 1).adding(try quantity(max: 3)) == nil)
    #expect(try quantity(2, about: true).adding(try quantity(3))?.isApproximate == true)
  }

  @Test func `ratios keep bounds`() throws {
    #expect(try quantity(10).ratio(to: try quantity(4)) == Quantity(2.5))
    #expect(
      try quantity(min: 10, max: 20).ratio(to: try quantity(min: 2, max: 5))
        == (try quantity(min: 2, max: 10))
    )
    #expect(try quantity(10).ratio(to: try quantity(min: 5)) == (try quantity(min: 0, max: 2)))
    #expect(try quantity(min: 10).ratio(to: try quantity(5)) == (try quantity(min: 2)))
  }

  @Test func `comparisons of bounds may be open`() throws {
    #expect(try quantity(max: 4).isLess(than: try quantity(min: 7)) == .yes)
    #expect(try quantity(min: 7).isLess(than: try quantity(max: 4)) == .no)
    #expect(try quantity(min: 3, max: 6).isLess(than: try quantity(5)) == .unknown)
    #expect(try quantity(5).isLess(than: try quantity(5)) == .no)
  }

  @Test func `several figures for one thing become bounds around them`() throws {
    #expect(Quantity.hull(of: []) == nil)
    #expect(Quantity.hull(of: [Quantity(3), Quantity(3)]) == Quantity(3))
    #expect(
      Quantity.hull(of: [Quantity(3), try quantity(min: 5)]) == (try quantity(min: 3))
    )
    #expect(
      Quantity.hull(of: [Quantity(3), try quantity(4, about: true)])
        == (try quantity(min: 3, max: 4, about: true))
    )
  }

  @Test func `approximate figures may be the same a little apart`() throws {
    #expect(try quantity(57, about: true).mayEqual(Quantity(56), tolerance: 0.1))
    #expect(!Quantity(57).mayEqual(Quantity(56), tolerance: 0.1))
    #expect(try quantity(min: 50).mayEqual(Quantity(56)))
  }

  @Test(arguments: [
    ("2025", "2025-01-01", "2025-12-31"), ("2024-Q1", "2024-01-01", "2024-03-31"),
    ("2025-Q4", "2025-10-01", "2025-12-31"), ("2025-Q2", "2025-04-01", "2025-06-30"),
  ])
  func `periods have their days`(_ text: String, _ first: String, _ last: String) throws {
    let date = try #require(EDTF(text))
    let length: CalendarPeriod.Length = text.contains("Q") ? .quarter : .year
    let period = CalendarPeriod(containing: date.latest, length: length)
    #expect(period.description == text)
    #expect(period.first == (try day(first)))
    #expect(period.last == (try day(last)))
    #expect(period.isSame(as: date))
  }
}
