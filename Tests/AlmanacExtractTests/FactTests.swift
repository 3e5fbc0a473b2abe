import AlmanacExtract
import Testing

@Suite struct FactTests {
  /// The facts of a text, each in a few words.
  private func facts(_ text: String, _ language: String) -> [String] {
    let article = Article(text: text, published: "2026-03-04", language: language)
    return extract(article, names: Names.index).facts.map { candidate in
      switch candidate.fact {
      case .ruling(let action, let actor, let chips, let places, _):
        "\(actor ?? "?") \(action) \(chips.joined(separator: "+")) > \(places.joined(separator: "+"))"
      case .capex(let subject, let amount, _, _, _, let scope, _):
        "\(subject ?? "?") \(Int((amount.value ?? 0) / 1e6)) \(scope ?? "?")"
      case .lag(let behind, let ahead, let months, _, _):
        "\(behind ?? "?") \(months.value ?? 0) \(ahead ?? "?")"
      case .statement(let modality, _, _): modality
      case .event(let category, _, _, let date): "\(category) \(date)"
      }
    }
  }

  @Test(arguments: [
    ("en", "Chinese firms are not formally prohibited from renting H200 chips in Malaysia."),
    ("en", "Sales of the H20 to China are not legally restricted."),
    ("pt", "A venda do H20 à China não está formalmente vedada."),
    ("es", "La venta del H20 a China no está expresamente prohibida."),
    ("fr", "La vente du H20 à la Chine n’est pas formellement interdite."),
    ("de", "Der Verkauf des H20 nach China ist nicht ausdrücklich verboten."),
    ("it", "La vendita dell’H20 alla Cina non è formalmente vietata."),
    ("ru", "Продажа H20 в Китай формально не запрещена."),
    ("zh", "美国并未明文禁止向中国出售H20。"),
    ("ja", "H20の対中販売は禁止されていません。"),
    ("ko", "H20의 대중 판매는 금지되지 않았다."),
    ("en", "Nvidia said it had stopped production of the H20."),
    ("de", "Nvidia hat die Produktion des H20 für China gestoppt, weil Teile fehlen."),
    ("zh", "英伟达已停止生产面向中国的H20。"),
    ("ja", "エヌビディアは中国向けH20の生産を停止した。"),
  ])
  func `what is not banned, or not made any more, is no ruling`(
    _ language: String,
    _ text: String
  ) {
    #expect(facts(text, language) == [])
  }

  @Test(arguments: [
    ("en", "Two senators want to close the loophole that allows Chinese firms to rent H200 chips."),
    ("pt", "Deputados querem fechar a brecha que permite à China alugar chips H200."),
    ("es", "Los senadores quieren cerrar la laguna que permite a China alquilar el H200."),
    ("de", "Abgeordnete wollen die Lücke schließen, durch die China den H200 mieten darf."),
    ("zh", "美国议员希望堵住漏洞，不让中国租用H200。"),
  ])
  func `a loophole that lawmakers would close is a proposal`(
    _ language: String,
    _ text: String
  ) {
    #expect(facts(text, language).filter { $0.hasPrefix("US propose nvidia-h200") }.count == 1)
    #expect(!facts(text, language).contains { $0.contains("approve") })
  }

  @Test(arguments: [
    (
      "en", "Washington allowed sales of the H200 to China with a 25% duty.",
      ["US approve nvidia-h200 > CN"]
    ),
    (
      "pt", "O governo dos EUA autorizou a venda do H200 à China em dezembro, com uma taxa de 25%.",
      ["US approve nvidia-h200 > CN"]
    ),
    ("en", "Trump imposed a 25% tariff on the H200.", ["US tariff nvidia-h200 > US"]),
    ("en", "Washington rescinded the AI diffusion rule in May 2025.", ["US rescind  > *"]),
    ("es", "Washington derogó la regla de difusión de la IA en mayo de 2025.", ["US rescind  > *"]),
  ])
  func `a charge for what is allowed, and the end of a rule for the world, are understood`(
    _ language: String,
    _ text: String,
    _ expected: [String]
  ) {
    #expect(facts(text, language) == expected)
  }

  @Test func `what somebody expected a state to do is no ruling`() {
    let text = "Analysts had expected Washington to block the H20, but it did not."
    #expect(facts(text, "en") == ["forecast"])
  }

  @Test(arguments: [
    (
      "en", "Meta plans capex of $120 billion in 2026, up from $72 billion last year.",
      ["2026 guidance", "2025 reported"]
    ),
    (
      "pt", "A Amazon prevê gastar US$ 200 bilhões em 2026, contra US$ 131 bilhões no ano passado.",
      ["2026 guidance", "2025 reported"]
    ),
    (
      "de",
      "Microsoft gab im vergangenen Quartal 34,9 Milliarden Dollar für Investitionen aus.",
      ["2025-Q4 reported"]
    ),
    ("en", "Meta plans capex of $120 billion from 2025 to 2027.", ["2025/2027 guidance"]),
  ])
  func `what was to be spent in a period that is over was spent`(
    _ language: String,
    _ text: String,
    _ expected: [String]
  ) {
    let article = Article(text: text, published: "2026-03-04", language: language)
    let found = extract(article, names: Names.index).facts.compactMap { candidate in
      if case .capex(_, _, _, let period, let basis, _, _) = candidate.fact {
        "\(period ?? "?") \(basis)"
      } else {
        nil as String?
      }
    }
    #expect(found == expected)
  }

  @Test(arguments: [
    ("en", "Japan restricted exports of lithography tools to China.", "JP restrict  > CN"),
    ("fr", "Le Japon examine les exportations de machines vers la Chine.", "JP review  > CN"),
    ("de", "Japan prüft die Ausfuhr von Maschinen nach China.", "JP review  > CN"),
    ("ja", "日本政府は製造装置の対中輸出を制限した。", "JP restrict  > CN"),
    ("zh", "日本政府限制对华出口设备。", "JP restrict  > CN"),
    ("ru", "Япония ограничила экспорт оборудования в Китай.", "JP restrict  > CN"),
  ])
  func `any state may rule on trade, chips named or not`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    ("en", "Washington did not permit the H200 for China.", "US restrict nvidia-h200 > CN"),
    ("ja", "米国はH200の対中販売を承認しない。", "US restrict nvidia-h200 > CN"),
    ("pt", "Washington negou licença para vender o H200 à China.", "US restrict nvidia-h200 > CN"),
    ("en", "Washington lifted its curbs on the H200 for China.", "US approve nvidia-h200 > CN"),
    ("en", "Beijing is studying whether to allow the H200 in China.", "CN review nvidia-h200 > CN"),
    (
      "en", "Senators tabled a bill that would ban chips more powerful than the H200 for China.",
      "US propose  > CN"
    ),
  ])
  func `what is denied, lifted, weighed or only a yardstick is understood`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    ("en", "The Emirates were allowed to import the H200.", "US approve nvidia-h200 > AE"),
    (
      "fr", "Les Émirats arabes unis ont été autorisés à importer la H200.",
      "US approve nvidia-h200 > AE"
    ),
    ("zh", "阿联酋获准进口H200。", "US approve nvidia-h200 > AE"),
    ("ko", "아랍에미리트는 H200 수입 승인을 받았다.", "US approve nvidia-h200 > AE"),
    (
      "en", "Washington granted the first licences for the H200 in China.",
      "US approve nvidia-h200 > CN"
    ),
    ("en", "Nvidia expects that it may sell the H200 in China.", "forecast"),
    ("en", "Tencent denied rumours that it bought the H200.", "denial"),
    ("en", "Beijing denied that it restricted imports of the H200.", "denial"),
  ])
  func `who is permitted, hopes or denies is not who rules or spreads a rumour`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    ("it", "Fuori dall’intesa restano H200 e la Cina.", "US restrict nvidia-h200 > CN"),
    ("ko", "H200은 대중 수출 허용 대상에서 빠졌다.", "US restrict nvidia-h200 > CN"),
    ("de", "Nvidia darf den H200 wieder nach China verkaufen.", "US approve nvidia-h200 > CN"),
    (
      "de", "Ab Mai dürfen US-Firmen den H200 nicht mehr nach China liefern.",
      "US restrict nvidia-h200 > CN"
    ),
    ("es", "Las empresas ya no podrán enviar el H200 a China.", "US restrict nvidia-h200 > CN"),
    ("de", "Washington gab den H200 für China nach Wochen frei.", "US approve nvidia-h200 > CN"),
    ("it", "La Cina potrà comprare l’H200.", "US approve nvidia-h200 > CN"),
    (
      "ru", "США отменили требование о лицензии на поставки H200 в Индию.",
      "US rescind nvidia-h200 > IN"
    ),
    ("fr", "Pékin a ordonné de retirer tous les H200.", "CN block nvidia-h200 > CN"),
    ("ja", "中国政府はH200の輸入を認めるかどうか検討している。", "CN review nvidia-h200 > CN"),
    ("en", "Washington could ban the H200 for China.", "US review nvidia-h200 > CN"),
    ("fr", "Washington pourrait interdire la H200 à la Chine.", "US review nvidia-h200 > CN"),
    (
      "en", "Washington dropped the presumption of denial for the H200 in China.",
      "US ease nvidia-h200 > CN"
    ),
    (
      "de", "Für die Ausfuhr nach China ist eine niederländische Lizenz nötig.", "NL restrict  > CN"
    ),
  ])
  func `exceptions, modal verbs, particles and the end of a requirement are understood`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    ("en", "Intel did not deny that it sold its foundry.", "admission"),
    ("ko", "삼성전자는 H200을 몰래 샀다는 의혹을 부인했다.", "denial"),
    ("ru", "Nvidia опровергла сообщения, будто она требует предоплаты.", "denial"),
    ("de", "Intel räumte am Montag Fehler ein.", "admission"),
    ("en", "Contrary to press reports, Intel has not sold its foundry.", "denial"),
  ])
  func `a not turns a denial round, and a rumour denied at once is only denied`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    (
      "de", "Meta steckt gemeinsam mit Nvidia 2 Milliarden Dollar in Rechenzentren.",
      "meta 2000 datacenter"
    ),
    ("ko", "메타는 엔비디아와 함께 데이터센터에 20억달러를 투자한다.", "meta 2000 datacenter"),
  ])
  func `who only helps to pay is not who invests`(
    _ language: String,
    _ text: String,
    _ expected: String
  ) {
    #expect(facts(text, language) == [expected])
  }

  @Test(arguments: [
    ("China's memory chips are three years behind South Korea's.", ["CN 36.0 KR"]),
    ("SMIC will need five years to reach TSMC.", ["smic 60.0 tsmc"]),
    ("Reaching carbon neutrality will take Meta five years.", []),
    ("Nvidia's chief executive said China is six months behind the United States.", ["CN 6.0 US"]),
  ])
  func `a gap may be between two countries, or told by a verb of reaching a leader`(
    _ text: String,
    _ expected: [String]
  ) {
    #expect(facts(text, "en") == expected)
  }

  @Test(arguments: [
    ("en", "Customers may buy the H200 in shops from Tuesday for $1,999."),
    ("de", "Kunden dürfen die H200 ab Dienstag für 1.999 Dollar im Laden kaufen."),
    ("ja", "顧客は火曜日からH200を店頭で購入できる。"),
    ("es", "La industria hace frente a la escasez del H200."),
    ("fr", "Nvidia a arrêté la production de la H200."),
    ("pt", "A Nvidia aproveitou o H200."),
  ])
  func `shops permit nothing, and words that only begin alike are no acts`(
    _ language: String,
    _ text: String
  ) {
    #expect(facts(text, language) == [])
  }

  @Test func `a chip left out of a permission is banned`() {
    let text = "Washington approved the H200, but not the MI308, for China."
    #expect(
      facts(text, "en") == ["US approve nvidia-h200 > CN", "US restrict amd-mi308 > CN"]
    )
  }

  @Test func `the next sentence may say from when a ruling holds`() {
    let text =
      "The Netherlands banned the sale of lithography machines to China. The ban takes effect in May."
    let article = Article(text: text, published: "2026-03-04", language: "en")
    let dates = extract(article, names: Names.index).facts.map { candidate in
      if case .ruling(_, _, _, _, let date) = candidate.fact { date } else { String?.none }
    }
    #expect(dates.contains("2026-05"))
  }

  @Test(arguments: [
    ("Meta will spend $2 billion on data centers.", "meta 2000 datacenter"),
    ("Meta put capital expenditures at $2 billion.", "meta 2000 total-capex"),
    ("Meta will invest $2 billion in AI infrastructure.", "meta 2000 ai-infrastructure"),
    ("Meta will invest $2 billion.", "meta 2000 ?"),
  ])
  func `what an investment is for is read from its sentence`(_ text: String, _ expected: String) {
    #expect(facts(text, "en") == [expected])
  }

  @Test(arguments: [
    ("SMIC lags TSMC by five years.", ["smic 60.0 tsmc"]),
    (
      "The gap between China and America shrank from nine months to five.",
      [
        "CN 9.0 US", "CN 5.0 US",
      ]
    ),
    (
      "The gap between China and America widened from four to seven months.",
      [
        "CN 4.0 US", "CN 7.0 US",
      ]
    ),
  ])
  func `gaps are between any two, and numbers take the unit beside them`(
    _ text: String,
    _ expected: [String]
  ) {
    #expect(facts(text, "en") == expected)
  }

  @Test(arguments: [
    ("en", "Meta spent $50 billion on data centres. AMD raised $40 billion from investors."),
    (
      "de", "Meta investierte 50 Milliarden Dollar. Der Bund fördert den Bau mit 5 Milliarden Euro."
    ),
    ("fr", "Meta a investi 50 milliards de dollars. AMD a levé 40 milliards de dollars."),
    (
      "es", "Meta invirtió 50.000 millones de dólares. El Gobierno destinará 200 millones de euros."
    ),
    ("ko", "메타는 500억 달러를 투자했다. AMD는 180억 달러 규모의 회사채를 발행했다."),
  ])
  func `what is borrowed, raised or public is not who invested before`(
    _ language: String,
    _ text: String
  ) {
    let sums = facts(text, language)
    #expect(sums.count == 1 && sums[0].hasPrefix("meta 50000"), "\(sums)")
  }

  @Test(arguments: [
    ("en", "Meta spent $50.1 billion on data centres in the third quarter, AMD 34.4.", 34_400),
    ("it", "Meta ha investito 51,6 miliardi di dollari. AMD ne aveva spesi 44,9.", 44_900),
  ])
  func `a bare decimal is money as before`(_ language: String, _ text: String, _ sum: Int) {
    #expect(facts(text, language).contains { $0.hasPrefix("amd \(sum) ") })
  }
}
