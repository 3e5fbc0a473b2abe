import Almanac
import TestSupport
import Testing

@testable import AlmanacImport

@Suite struct TableTextTests {
  @Test(
    arguments: [
      ("1234.5", ".", 1234.5, nil, false), ("1,234,567", ".", 1_234_567, nil, false),
      ("1.234,5", ",", 1234.5, nil, false), ("1 234,5", ",", nil, nil, false),
      ("1\u{202F}234,5", ",", 1234.5, nil, false), ("$57 billion", ".", 57e9, "USD", false),
      ("US$1.2bn", ".", 1.2e9, "USD", false), ("~€3m", ".", 3e6, "EUR", true),
      ("about 12", ".", 12, nil, true), ("57 billion USD", ".", 57e9, "USD", false),
      ("NT$952.5 billion", ".", 952.5e9, "TWD", false), ("-4", ".", -4, nil, false),
      ("3.12e+14", ".", 3.12e14, nil, false), ("12 %", ".", 12, nil, false),
      ("12,34", ".", nil, nil, false), ("1,2,3", ".", nil, nil, false), ("", ".", nil, nil, false),
      ("twelve", ".", nil, nil, false), ("1.2.3", ".", nil, nil, false),
      ("5e999", ".", nil, nil, false),
      ("1e400000", ".", nil, nil, false), ("7 parsecs", ".", nil, nil, false),
    ] as [(String, Character, Double?, String?, Bool)]
  )
  func `an amount is read as a person writes it, or not at all`(
    _ text: String,
    _ decimal: Character,
    _ value: Double?,
    _ currency: String?,
    _ isApproximate: Bool
  ) {
    let amount = TableText.amount(text, decimal: decimal)
    #expect(amount?.value == value)
    #expect(amount?.currency == currency)
    if value != nil { #expect(amount?.isApproximate == isApproximate) }
  }

  @Test func `powers of ten are exact, and other factors rounded to 15 digits`() {
    let tera = Factor(multiplying: 1e12, isDivision: true) ?? .one
    #expect(TableText.amount("989400000000000.0", factor: tera)?.value == 989.4)
    #expect(TableText.amount("6.123e13", factor: tera)?.value == 61.23)
    let three = Factor(multiplying: 3, isDivision: false) ?? .one
    #expect(TableText.amount("0.1", factor: three)?.value == 0.3)
    #expect(Factor(multiplying: 0, isDivision: true) == nil)
  }

  @Test(arguments: 0..<100)
  func `a number with its thousands marked is the same number`(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let number = Int.random(in: 0...999_999_999_999, using: &random)
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits, at: 0)
    #expect(TableText.amount(groups.joined(separator: ","))?.value == Double(number))
    #expect(TableText.amount(groups.joined(separator: "."), decimal: ",")?.value == Double(number))
  }

  @Test(
    arguments: [
      ("2026-01-15", nil, "2026-01-15"), ("2026-01", nil, "2026-01"),
      ("2026-01-15T10:00:00Z", nil, "2026-01-15"), ("15.01.2026", "DD.MM.YYYY", "2026-01-15"),
      ("5.1.2026", "D.M.YYYY", "2026-01-05"), ("1/5/2026", "M/D/YYYY", "2026-01-05"),
      ("5 Jan 2026", "D MMM YYYY", "2026-01-05"), ("September 2026", "MMM YYYY", "2026-09"),
      ("20260115", "YYYYMMDD", "2026-01-15"), ("03/04/2026", nil, nil),
      ("31.02.2026", "DD.MM.YYYY", nil), ("15.01.2026x", "DD.MM.YYYY", nil),
      ("5 Ja 2026", "D MMM YYYY", nil), ("soon", nil, nil),
    ] as [(String, String?, String?)]
  )
  func `a date is read by its pattern, and never guessed`(
    _ text: String,
    _ pattern: String?,
    _ date: String?
  ) {
    #expect(TableText.date(text, pattern: pattern) == date)
  }
}
