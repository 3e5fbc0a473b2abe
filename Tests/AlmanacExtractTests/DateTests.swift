import AlmanacExtract
import TestSupport
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("Rules 2023-10-17 October 2023 controls.", ["2023-10-17", "2023-10"]),
    ("It began May 17 October 2023 there.", ["2026-05-17", "2023-10"]),
    ("It ended on Tuesday 3 March 2026.", ["2026-03-03"]),
  ])
  func `dates that touch leave each other their words`(_ text: String, _ expected: [String]) {
    #expect(quantities(text, "en") == expected)
  }

  @Test(arguments: ["en", "pt", "es", "fr", "de", "it", "ru", "ar", "zh", "ja", "ko"])
  func `pieces of dates in any order end, and no two dates overlap`(_ language: String) {
    let pieces = [
      "2023-10-17", "17", "1", "2023", "31.", "10/17", "October", "May 17", "mai", "março",
      "octubre",
      "Oktober", "ottobre", "октября", "مايو", "10月", "17日", "2024年", "上半年", "10월", "17일", "Q3",
      "from", "to", "de", "bis", "до", "until", "the", "last", "next", "year", "months ago", "第三季度",
      "第3四半期", "3분기", "third quarter", "fiscal 2026", "Tuesday", "yesterday", "year-end", "二〇二五年",
      "early", "mid-", "–", "-", ",", "of", "and", "$5 billion", "three", "から", "まで", "至", "년간",
    ]
    var random = SplitMix64(seed: 17)
    for _ in 0..<600 {
      let count = Int.random(in: 2...9, using: &random)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }
        .joined(separator: Bool.random(using: &random) ? " " : "")
      let article = Article(text: text, published: "2026-03-04", language: language)
      let dates = extract(article, names: Names.index).mentions.filter { $0.kind == .date }
      for (left, right) in zip(dates, dates.dropFirst()) {
        #expect(left.end <= right.start, "\(text)")
      }
    }
  }

  // 4 March 2026 is a Wednesday.
  @Test(arguments: [
    ("en", "on Monday", ["2026-03-02"]),
    ("en", "yesterday", ["2026-03-03"]),
    ("en", "On 12 February it said; the following day it denied.", ["2026-02-12", "2026-02-13"]),
    ("en", "on December 8", ["2025-12-08"]),
    ("en", "June last year", ["2025-06"]),
    ("en", "between 2026 and 2030", ["2026/2030"]),
    ("en", "last month, this year, next year", ["2026-02", "2026", "2027"]),
    ("en", "the third quarter", ["2025-Q3"]),
    ("en", "from October to December 2025", ["2025-Q4"]),
    ("en", "the street at 2025 Main, costs $2025", ["2025"]),
    ("pt", "no mês passado", ["2026-02"]),
    ("pt", "em 8 de dezembro de 2025", ["2025-12-08"]),
    ("pt", "entre outubro de 2024 e maio de 2025", ["2024-10/2025-05"]),
    ("pt", "há dois anos", ["2024"]),
    ("es", "el martes", ["2026-03-03"]),
    ("es", "el 15 de mayo", ["2026-05-15"]),
    ("fr", "d’ici à 2031", ["2031"]),
    ("fr", "Mardi", ["2026-03-03"]),
    ("de", "am 15. Januar 2026", ["2026-01-15"]),
    ("de", "von Juli bis September", ["2025-Q3"]),
    ("it", "nell’ottobre 2022 e, un anno dopo,", ["2022-10", "2023-10"]),
    ("zh", "去年12月8日", ["2025-12-08"]),
    ("zh", "上周四", ["2026-02-26"]),
    ("zh", "2025年至2027年", ["2025/2027"]),
    ("ja", "２０２６年度", ["2026-04/2027-03"]),
    ("ja", "2024年からの2年間", ["2024/2025"]),
    ("ja", "8日", ["2026-02-08"]),
    ("ja", "27年3月期", ["2026-04/2027-03"]),
    ("ja", "25年は増えた", ["2025"]),
    ("ko", "지난달 31일", ["2026-02"]),
    ("ko", "2026년부터 2029년까지", ["2026/2029"]),
    ("ru", "13 января", ["2026-01-13"]),
    ("ru", "в прошлом году", ["2025"]),
    ("en", "in the first three months of the year", ["2026-Q1"]),
    ("es", "a principios de mes y antes de fin de año", ["2026-03", "2026"]),
    ("zh", "今年年底前", ["2026"]),
    ("ar", "بين عامي 2026 و2030", ["2026/2030"]),
    ("ar", "أمس الثلاثاء", ["2026-03-03"]),
    ("en", "the December quarter", ["2025-Q4"]),
    ("en", "short through at least June", ["2026-06"]),
    ("pt", "no trimestre encerrado em dezembro", ["2025-Q4"]),
    ("de", "im Juni-Quartal", ["2025-Q2"]),
    ("en", "2026-02-03 or 3/2/2026", ["2026-02-03", "2026-02-03"]),
  ])
  func `dates are resolved against the day of publication`(
    _ language: String,
    _ text: String,
    _ expected: [String]
  ) {
    #expect(quantities(text, language) == expected)
  }

  @Test func `a fiscal year is that of the company named`() {
    let names = NameIndex([NameEntry(kind: .organization, id: "oracle", names: ["Oracle"])])
    let article = Article(
      text: "Oracle expects more in fiscal 2026.",
      published: "2025-12-13",
      language: "en"
    )
    let mentions = extract(article, names: names).mentions
    #expect(mentions.compactMap(\.edtf) == ["2025-06/2026-05"])
    let quarters = Article(
      text: "Oracle spent more in its second fiscal quarter, and less in the next fiscal year.",
      published: "2025-12-13",
      language: "en"
    )
    let dates = extract(quarters, names: names).mentions.compactMap(\.edtf)
    #expect(dates == ["2025-09/2025-11", "2026-06/2027-05"])
  }

  @Test func `without a day of publication no date is guessed`() {
    let article = Article(text: "On Monday and last year", language: "en")
    #expect(extract(article, names: Names.index).mentions.isEmpty)
  }
}
