import AlmanacExtract
import Testing

/// The quantities and dates of a text, each as one short word.
func quantities(_ text: String, _ language: String, published: String = "2026-03-04") -> [String] {
  let article = Article(text: text, published: published, language: language)
  return extract(article, names: Names.index).mentions.compactMap { mention in
    if let edtf = mention.edtf { return edtf }
    guard let amount = mention.amount else { return nil }
    func written(_ value: Double) -> String {
      let rounded = (value * 100).rounded() / 100
      return Int64(exactly: rounded).map(String.init) ?? "\(rounded)"
    }
    var word = amount.isApproximate ? "~" : ""
    if let value = amount.value { word += written(value) }
    if let min = amount.min { word += written(min) }
    if amount.value == nil { word += "..." }
    if let max = amount.max { word += written(max) }
    switch mention.kind {
    case .money: return word + " " + (mention.currency ?? "?")
    case .duration: return word + " months"
    case .percent: return word + "%"
    default: return word + "x"
    }
  }
}

@Suite struct QuantityTests {
  @Test(arguments: [
    ("en", "It spent $%.", [(" million", 6), (" billion", 9), (" trillion", 12)], "."),
    ("en", "It spent % rupees.", [(" crore", 7), (" lakh crore", 12)], "."),
    ("de", "Es gab % Euro aus.", [(" Millionen", 6), (" Milliarden", 9), (" Billionen", 12)], ","),
    ("zh", "该公司投资了%元。", [("亿", 8), ("万亿", 12)], "."),
  ])
  func `a sum is what its decimals say, to the last digit`(
    _ language: String,
    _ sentence: String,
    _ scales: [(word: String, zeros: Int)],
    _ point: String
  ) {
    for number in stride(from: 101, through: 9999, by: 37) {
      let fraction = String(number % 100)
      let hundredths = (fraction.count < 2 ? "0" : "") + fraction
      for scale in scales {
        let written = "\(number / 100)\(point)\(hundredths)\(scale.word)"
        let parts = sentence.split(separator: "%", omittingEmptySubsequences: false)
        let text = parts.joined(separator: written)
        let mentions = extract(
          Article(text: text, published: "2026-03-04", language: language),
          names: Names.index
        ).mentions
        let value = mentions.first { $0.kind == .money }?.amount?.value
        let expected = Double("\(number / 100).\(hundredths)e\(scale.zeros)")
        #expect(value == expected, "\(text)")
      }
    }
  }

  @Test func `bounds are what their decimals say, too`() {
    let text = "It will spend between $4.1 and 8.2 trillion, or above $1.1 trillion."
    let amounts = extract(
      Article(text: text, published: "2026-03-04", language: "en"),
      names: Names.index
    ).mentions.compactMap(\.amount)
    #expect(amounts.map(\.min) == [4_100_000_000_000, 1_100_000_000_000])
    #expect(amounts.map(\.max) == [8_200_000_000_000, nil])
  }

  @Test(arguments: [
    ("en", "It will invest $1.25 billion in chips.", ["1250000000 USD"]),
    (
      "en", "Budget: Rs 3.5 lakh crore, or €35bn at most.",
      ["3500000000000 INR", "...35000000000 EUR"]
    ),
    ("en", "It plans to spend between $20bn and $25bn.", ["20000000000...25000000000 USD"]),
    ("en", "It plans to spend $20–25 billion.", ["20000000000...25000000000 USD"]),
    ("en", "An investment of more than £400 million", ["400000000... GBP"]),
    ("pt", "vai investir cerca de 3,2 mil milhões de euros", ["~3200000000 EUR"]),
    ("pt", "investe R$ 1,5 trilhão", ["1500000000000 BRL"]),
    ("es", "invertirá dos mil trescientos millones de dólares", ["2300000000 USD"]),
    ("es", "una inversión de 1.200 millones de euros", ["1200000000 EUR"]),
    ("fr", "investira de 3 à 5 milliards d’euros", ["3000000000...5000000000 EUR"]),
    ("fr", "investira près de 12 Md€", ["~12000000000 EUR"]),
    ("de", "will rund 3,4 Mrd. Euro investieren", ["~3400000000 EUR"]),
    ("de", "investiert fünfundzwanzig Millionen Franken", ["25000000 CHF"]),
    ("it", "investirà un miliardo e duecento milioni di euro", ["1200000000 EUR"]),
    ("zh", "计划投资1.2万亿元", ["1200000000000 CNY"]),
    ("zh", "投资三百五十亿美元以上", ["35000000000... USD"]),
    ("ja", "３兆５０００億円を投資する", ["3500000000000 JPY"]),
    ("ja", "約1200億円を投じる", ["~120000000000 JPY"]),
    ("ko", "최대 2조 5천억 원을 투자한다", ["...2500000000000 KRW"]),
    ("ru", "вложит не менее 40 млрд рублей", ["40000000000... RUB"]),
    ("ar", "تستثمر نحو 3 مليارات دولار", ["~3000000000 USD"]),
  ])
  func `sums of money are read`(_ language: String, _ text: String, _ expected: [String]) {
    #expect(quantities(text, language) == expected)
  }

  @Test(arguments: [
    ("en", "Shares closed at $184 and the company is worth $4.4 trillion."),
    ("en", "Revenue rose 14% to $57bn."),
    ("pt", "A receita cresceu 14%, para US$ 213 bilhões."),
    ("de", "Der Umsatz stieg auf 51,2 Milliarden Dollar."),
    ("zh", "公司市值约5.7万亿港元，营收1929亿元。"),
    ("ja", "同社の売上高は3兆4千億円。"),
    ("en", "The rack carries a three-year warranty."),
  ])
  func `prices, revenue and warranties are not recorded`(_ language: String, _ text: String) {
    #expect(quantities(text, language) == [])
  }

  @Test(arguments: [
    ("en", "China lags the US by three to six months.", ["3...6 months"]),
    ("en", "It is at least two years behind.", ["24... months"]),
    ("pt", "O atraso é de, no máximo, quatro meses.", ["...4 months"]),
    ("es", "Van al menos un año y medio por detrás.", ["18... months"]),
    ("fr", "Un retard d’un an et demi à deux ans", ["18...24 months"]),
    ("de", "Der Rückstand beträgt anderthalb Jahre.", ["18 months"]),
    ("it", "un ritardo di almeno diciotto mesi", ["18... months"]),
    ("zh", "落后一年半左右", ["~18 months"]),
    ("zh", "差距至少十五个月", ["15... months"]),
    ("ja", "約半年遅れている", ["~6 months"]),
    ("ko", "격차는 3개월에서 6개월이다", ["3...6 months"]),
    ("ru", "отстаёт на три-четыре года", ["36...48 months"]),
    ("ru", "отстаёт от полугода до года", ["6...12 months"]),
    ("en", "It is two and a half years behind.", ["30 months"]),
    ("it", "è indietro di un paio d’anni", ["24 months"]),
    ("ar", "الفجوة لا تقل عن عامين", ["24... months"]),
  ])
  func `gaps in time are read`(_ language: String, _ text: String, _ expected: [String]) {
    #expect(quantities(text, language) == expected)
  }

  @Test(arguments: [
    ("en", "ten times less compute, and more than double the cost", ["10x", "2...x"]),
    ("pt", "dez vezes menos", ["10x"]),
    ("ru", "впятеро быстрее", ["5x"]),
    ("zh", "是对手的三倍，关税为百分之二十五", ["3x", "25%"]),
    ("ja", "ほぼ2倍", ["~2x"]),
    ("fr", "un droit de douane de 15 %", ["15%"]),
    ("zh", "七成以上", ["70...%"]),
  ])
  func `multiples and percentages are read`(
    _ language: String,
    _ text: String,
    _ expected: [String]
  ) {
    #expect(quantities(text, language) == expected)
  }
}
