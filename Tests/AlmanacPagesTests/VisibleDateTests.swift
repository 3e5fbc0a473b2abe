import TestSupport
import Testing

@testable import AlmanacPages

@Suite struct VisibleDateTests {
  @Test(
    arguments: [
      ("3 de fevereiro de 2026", "pt", "2026-02-03"),
      ("1º de março de 2026, às 6h", "pt", "2026-03-01"),
      ("Publicado em 03/02/2026", "pt-BR", "2026-02-03"),
      ("11 MAR 2025 - 05:45 CET", "es", "2025-03-11"),
      ("martes, 3 de febrero del 2026", "es", "2026-02-03"),
      ("le 1er août 2025", "fr", "2025-08-01"),
      ("10/02/2025 à 06h15", "fr", "2025-02-10"), ("3. Februar 2026", "de", "2026-02-03"),
      ("31.10.2025, 11:24 Uhr", "de", "2025-10-31"),
      ("3 ottobre 2024 ore 07:30", "it", "2024-10-03"),
      ("2026年2月3日", "zh", "2026-02-03"), ("２０２６年２月３日", "ja", "2026-02-03"),
      ("令和8年2月3日", "ja", "2026-02-03"), ("民國115年2月3日", "zh", "2026-02-03"),
      ("2026년 2월 3일 (화)", "ko", "2026-02-03"), ("입력 2025.11.03 05:50", "ko", "2025-11-03"),
      ("3 февраля 2026 года", "ru", "2026-02-03"), ("الثلاثاء 3 فبراير 2026", "ar", "2026-02-03"),
      ("٣ شباط ٢٠٢٦", "ar", "2026-02-03"), ("3 كانون الثاني 2026", "ar", "2026-01-03"),
      ("February 3, 2026", "en", "2026-02-03"), ("Tue 20 Jan 2026 06.00 GMT", "en", "2026-01-20"),
      ("Feb. 3rd, 2026", "en", "2026-02-03"), ("02/03/2026", "en", "2026-02-03"),
      ("02/03/2026", "en-US", "2026-02-03"), ("02/03/2026", "en-GB", "2026-03-02"),
      ("13/02/2026", "en", "2026-02-13"), ("Vilhena - 13-11-2025", "pt", "2025-11-13"),
      ("2026-02-03T23:59:00-05:00", nil, "2026-02-03"),
    ] as [(String, String?, String)]
  )
  func `a date is read in its language`(_ text: String, _ language: String?, _ expected: String) {
    #expect(VisibleDate.first(in: text, language: language) == expected)
  }

  @Test(arguments: [
    "30 February 2026", "2026-13-01", "in 2026", "February 2026", "version 3.2.2026.1", "1.2",
    "H20 and A100", "12/03/02/2026", "", "31/04/2026", "99999999999999999999-01-01",
  ])
  func `what is no day is no date`(_ text: String) {
    #expect(VisibleDate.first(in: text, language: "pt") == nil)
  }

  @Test(
    arguments: [
      ("Tue, 03 Feb 2026 09:12:00 +0100", "2026-02-03"), ("3 Feb 26 08:00 GMT", "2026-02-03"),
      ("2026-02-03T10:00:00Z", "2026-02-03"), ("20260203", "2026-02-03"), ("2026-02", "2026-02"),
      ("2026", "2026"), ("yesterday", nil), ("20261340", nil),
    ] as [(String, String?)]
  )
  func `a feed's date becomes EDTF`(_ text: String, _ expected: String?) {
    #expect(MachineDate.edtf(text) == expected)
  }

  @Test(arguments: UInt64(1)...50)
  func `every day survives a round trip`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (year, month, day) = (
      Int.random(in: 1900...2100, using: &random), Int.random(in: 1...12, using: &random),
      Int.random(in: 1...28, using: &random)
    )
    let edtf = VisibleDate.edtf(year, month, day)
    #expect(edtf != nil)
    #expect(VisibleDate.first(in: "\(year)年\(month)月\(day)日", language: nil) == edtf)
    #expect(VisibleDate.first(in: "\(day).\(month).\(year)", language: "de") == edtf)
  }
}
