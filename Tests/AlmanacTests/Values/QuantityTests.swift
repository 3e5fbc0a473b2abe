import Almanac
import Testing

@Suite struct QuantityTests {
  @Test func `bounds are kept apart from figures`() throws {
    let atMost = try #require(Quantity(max: 4))
    #expect(atMost.lowerBound == -.infinity)
    #expect(atMost.upperBound == 4)
    #expect(!atMost.isExact)
    let range = try #require(Quantity(value: 92, min: 91, max: 93))
    #expect(range.lowerBound == 91)
    #expect(range.upperBound == 93)
    #expect(Quantity(57).isExact)
  }

  @Test func `contradictions are no quantities`() {
    #expect(Quantity() == nil)
    #expect(Quantity(min: 5, max: 4) == nil)
    #expect(Quantity(value: 3, min: 5) == nil)
    #expect(Quantity(value: .nan) == nil)
    #expect(Quantity(max: .infinity) == nil)
  }

  @Test(arguments: [
    (Quantity(value: 57), "57"), (Quantity(value: 57, isApproximate: true), "≈57"),
    (Quantity(max: 4), "≤4"), (Quantity(min: 7), "≥7"), (Quantity(min: 660, max: 690), "660–690"),
    (Quantity(value: 92, min: 91, max: 93), "92 (91–93)"),
  ])
  func `a quantity in words shows its bounds`(_ quantity: Quantity?, _ words: String) {
    #expect(quantity?.words == words)
  }

  @Test(arguments: [
    (57_000_000_000.0, "USD 57 bn"), (11_502_000_000, "USD 11502 m"),
    (123_456_789, "USD 123456789"),
    (2_500_000, "USD 2.5 m"), (91_250_000_000, "USD 91.25 bn"),
  ])
  func `money in words is never rounded`(_ amount: Double, _ words: String) {
    #expect(Money(amount: Quantity(amount), currency: .usDollar).words == words)
  }
}
