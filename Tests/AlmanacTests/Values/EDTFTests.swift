import Almanac
import TestSupport
import Testing

@Suite struct EDTFTests {
  @Test(arguments: [
    ("2026-01-15", "2026-01-15", "2026-01-15"),
    ("2026-02", "2026-02-01", "2026-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025", "2025-01-01", "2025-12-31"),
    ("2025-Q1", "2025-01-01", "2025-03-31"),
    ("2025-Q4", "2025-10-01", "2025-12-31"),
    ("2025-35", "2025-07-01", "2025-09-30"),
    ("2025-04/2025-06", "2025-04-01", "2025-06-30"),
    ("2025/2029~", "2025-01-01", "2029-12-31"),
    ("2026-01-15/..", "2026-01-15", "9999-12-31"),
    ("../2026-01-15", "0000-01-01", "2026-01-15"),
    ("2026-01-15/", "2026-01-15", "9999-12-31"),
    ("/2026-01-15", "0000-01-01", "2026-01-15"),
    ("2026-01~", "2026-01-01", "2026-01-31"),
    ("2026-01-15?", "2026-01-15", "2026-01-15"),
    ("2026%", "2026-01-01", "2026-12-31"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    ("Y170000002", "9999-12-31", "9999-12-31"),
    ("-1985", "0000-01-01", "0000-01-01"),
  ])
  func `a date has the bounds of what it may mean`(
    _ text: String,
    _ earliest: String,
    _ latest: String
  ) throws {
    let date = try #require(EDTF(text))
    #expect(date.text == text)
    #expect(date.earliest.description == earliest)
    #expect(date.latest.description == latest)
  }

  @Test(arguments: [
    "", " ", "2025-13", "2025-00", "2025-02-30", "2023-02-29", "2025-1", "25", "20255", "2025-Q5",
    "2025-Q0", "2025-37", "2025-25", "2025-04/2025-03", "../..", "/", "2025/2026/2027", "2025 ",
    " 2025", "2025-01-15~?", "X025", "2XXX", "20X5", "20XX-04", "XXXX-04-12", "2025-XX-15",
    "1985-04-12T24:00:00", "1985-04-12T23:60:00", "1985-04-12T23", "2025-01-15\0", "２０２５",
    "next year", "Y123", "--1985", "2025-Q3-01", "2025-1X",
  ])
  func `what is no date is refused`(_ text: String) {
    #expect(EDTF(text) == nil)
  }

  @Test(arguments: [
    ("2026-01~", false, true), ("2026?", true, false), ("2026-01-15%", true, true),
    ("2026", false, false), ("2025-02~/2028-02?", true, true),
  ])
  func `marks of doubt are kept`(_ text: String, _ uncertain: Bool, _ approximate: Bool) throws {
    let date = try #require(EDTF(text))
    #expect(date.isUncertain == uncertain)
    #expect(date.isApproximate == approximate)
  }

  @Test(arguments: [
    ("2025-Q1", "2025-33"), ("2025-Q4", "2025-36"), ("2025-Q1/2025-Q2~", "2025-33/2025-34~"),
    ("2026-01", "2026-01"),
  ])
  func `quarters are written to others as EDTF has them`(_ ours: String, _ standard: String) throws
  {
    #expect(try #require(EDTF(ours)).standardText == standard)
    #expect(EDTF(standard)?.earliest == EDTF(ours)?.earliest)
  }

  @Test func `possible touches the range, certain lies inside it`() throws {
    let january = try #require(EDTF("2026-01"))
    let range = try #require(EDTF("2026-01-15/2026-02-15"))
    let days = range.earliest...range.latest
    #expect(january.mayLie(in: days))
    #expect(!january.mustLie(in: days))
    #expect(try #require(EDTF("2026-02")).mustLie(in: days) == false)
    #expect(try #require(EDTF("2026-02-01")).mustLie(in: days))
    #expect(try #require(EDTF("2026-02-16")).mayLie(in: days) == false)
  }

  @Test(arguments: 0..<200)
  func `any text is read or refused, never trapped on`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("0123456789-/.?~%XQYTZ:+ é\0")
    for _ in 0..<50 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "0"
        }
      )
      guard let date = EDTF(text) else { continue }
      #expect(date.earliest <= date.latest, "\(text)")
      #expect(EDTF(date.text) == date)
    }
  }

  @Test func `days and calendar parts agree over four centuries`() throws {
    var day = try #require(Day(year: 1800, month: 1, day: 1))
    let end = try #require(Day(year: 2200, month: 12, day: 31))
    while day < end {
      let (year, month, date) = day.components
      #expect(Day(year: year, month: month, day: date) == day)
      #expect(Day(day.description) == day)
      day = Day(number: day.number + 13)
    }
    #expect(Day(year: 2026, month: 2, day: 29) == nil)
    #expect(try #require(Day("1970-01-01")).number == 0)
    #expect(try #require(Day("2000-02-29")).number == 11_016)
  }
}
