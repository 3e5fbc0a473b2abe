import TestSupport
import Testing

@testable import AlmanacExtract

@Suite struct JSONObjectTests {
  private func written(_ value: Double) -> String {
    var object = JSONObject()
    object.add(.value, value)
    return String(decoding: object.finish(), as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, "0"), (7, "7"), (-7, "-7"), (123_456_789, "123456789"), (0.97, "0.97"), (0.5, "0.5"),
      (0.00004, "0.0"), (2.00001, "2.0"), (0.33333, "0.3333"), (12_345_678.125, "12345678.125"),
      (-2.5, "-2.5"), (1e13 + 0.5, "10000000000000.5"), (1e300, "1e+300"),
    ] as [(Double, String)]
  )
  func `a number has no needless digits`(_ value: Double, _ text: String) {
    #expect(written(value) == "{\"value\": \(text)}")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `a number is written with the fewest digits that stand for it`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let value = Double(Int.random(in: 1..<1_000_000_000, using: &random)) / 8000
    let rounded = (value * 10_000).rounded() / 10_000
    guard Int(exactly: value) == nil else { return }
    #expect(written(value) == "{\"value\": \(rounded)}")
  }

  @Test(arguments: [
    ("a\"b\\c", #"a\"b\\c"#), ("\n\r\t\u{1}", #"\n\r\t\u0001"#), ("é中😀", "é中😀"),
    ("a\u{2028}b\u{2029}", #"a\u2028b\u2029"#), ("\u{28}\u{A8}\u{1028}", "\u{28}\u{A8}\u{1028}"),
  ])
  func `a string is quoted, controls and line separators escaped`(_ text: String, _ quoted: String)
  {
    var object = JSONObject()
    object.add(.id, text)
    object.add(.minMonths, 3)
    #expect(
      String(decoding: object.finish(), as: UTF8.self)
        == "{\"id\": \"\(quoted)\", \"min_months\": 3}"
    )
  }
}
