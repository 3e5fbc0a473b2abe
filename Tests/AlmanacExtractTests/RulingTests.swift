import AlmanacExtract
import Testing

@Suite struct RulingTests {
  /// The rulings of a text, each in a few words, and its marked statements.
  private func told(_ text: String, _ language: String) -> [String] {
    let article = Article(text: text, published: "2026-03-04", language: language)
    return extract(article, names: Names.index).facts.compactMap { candidate in
      switch candidate.fact {
      case .ruling(let action, let actor, _, let places, _):
        "\(actor ?? "?") \(action) \(places.joined(separator: "+"))"
      case .statement(let modality, _, _): modality == "assertion" ? nil : modality
      default: nil
      }
    }
  }

  @Test(arguments: [
    ("en", "The Commerce Department added 14 Chinese chip firms to its entity list."),
    ("de", "Das US-Handelsministerium setzte 14 chinesische Chipfirmen auf seine schwarze Liste."),
    ("fr", "Washington a ajouté 14 fabricants chinois de puces à sa liste noire."),
    ("es", "El Departamento de Comercio incluyó a 14 empresas chinas de chips en su lista negra."),
    ("it", "Il Dipartimento del Commercio ha inserito 14 società cinesi di chip nella lista nera."),
    ("pt", "O Departamento de Comércio incluiu 14 empresas chinesas de chips em sua lista negra."),
    ("ru", "Минторг США внёс 14 китайских производителей чипов в чёрный список."),
    ("zh", "美国商务部将14家中国芯片企业列入实体清单。"),
    ("ja", "米商務省は中国の半導体企業14社をエンティティーリストに追加した。"),
    ("ko", "미국 상무부는 중국 반도체 기업 14곳을 수출통제 명단에 올렸다."),
  ])
  func `an entry in a list of sanctioned firms restricts`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["US restrict CN"])
  }

  @Test(arguments: [
    ("en", "Whether the H200 may be sold to China is still under discussion in Washington."),
    (
      "de", "Ob der H200 nach China verkauft werden darf, ist in Washington noch nicht entschieden."
    ),
    ("zh", "是否允许H200卖给中国，华盛顿仍未决定。"),
    ("ja", "「H200」の対中販売を認めるかどうか、米政府はまだ決めていない。"),
    ("ru", "В Вашингтоне пока не решили, разрешить ли продажу H200 Китаю."),
  ])
  func `what is asked is weighed only`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["US review CN"])
  }

  @Test(arguments: [
    ("en", "The UAE won approval for 5,000 H200 processors from the U.S. Commerce Department."),
    ("fr", "Les Émirats arabes unis se sont vu accorder une licence américaine pour le H200."),
    ("it", "Agli Emirati Arabi Uniti è stata concessa una licenza americana per gli H200."),
    ("ru", "ОАЭ выдана американская лицензия на 35 000 H200."),
    ("zh", "阿联酋获得美国许可，可购买5000块H200。"),
  ])
  func `who gets a permission does not give it`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["US approve AE"])
  }

  @Test(arguments: [
    ("en", "The European Commission proposed a ban on Huawei's Ascend 910C in public networks."),
    ("es", "La Comisión Europea propuso excluir el Ascend 910C de Huawei de las redes públicas."),
    ("it", "La Commissione europea ha proposto di vietare gli Ascend 910C di Huawei."),
    ("pt", "A Comissão Europeia propôs excluir o Ascend 910C da Huawei das redes públicas."),
    ("ru", "Еврокомиссия предложила исключить Ascend 910C Huawei из публичных сетей."),
  ])
  func `a state keeps foreign chips out of itself`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["EU propose EU"])
  }

  @Test(arguments: [
    (
      "en", "Exports of the H200 to the Emirates no longer need a licence, Washington said.", "ease"
    ),
    ("es", "Para enviar los H200 a Emiratos ya no hace falta licencia.", "ease"),
    ("it", "Per spedire gli H200 negli Emirati non serve più la licenza.", "ease"),
    ("ru", "Для поставок H200 в Эмираты лицензия больше не нужна.", "ease"),
    ("pt", "Washington suspendeu as restrições à exportação de H200 para os Emirados.", "approve"),
    ("de", "Die H200 brauchen für die Emirate keine Lizenz.", ""),
    ("en", "The new card is weaker than the H20 and needs no licence.", ""),
    ("zh", "新卡性能弱于H20，无需许可证。", ""),
    ("ko", "새 카드는 H20보다 성능이 낮아 허가가 필요 없다.", ""),
  ])
  func `what is no longer needed eases, and what never was does nothing`(
    _ language: String,
    _ text: String,
    _ action: String
  ) {
    #expect(told(text, language) == (action.isEmpty ? [] : ["US \(action) AE"]))
  }

  @Test(arguments: [
    ("en", "The trade association proposes that H200 chips be barred from export to China."),
    ("es", "La patronal de centros de datos propone que el veto se limite al H200."),
    ("ja", "業界団体は再輸出禁止の対象に「H200」も加えるよう提案している。"),
    ("ko", "반도체산업협회는 재수출 금지 대상에서 H200을 빼 달라고 제안했다."),
  ])
  func `advice is a proposal and no ruling`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["proposal"])
  }

  @Test(arguments: [
    ("en", "Alibaba trained its latest model on H20 chips bought before the ban."),
    ("de", "Alibaba trainierte sein Modell auf H20-Chips, die vor dem Verbot gekauft wurden."),
    ("it", "Gli esportatori europei di H200 non sono toccati: nessuna norma lo vieta."),
    ("ja", "日本国内での「H200」の利用は禁止の対象にならない。"),
    ("ko", "한국 기업이 H200을 쓰는 것은 금지 대상이 아니다."),
    ("zh", "中国企业租用设在新加坡的H200服务器并不违法。"),
  ])
  func `the background of a ban, and what it leaves free, are no rulings`(
    _ language: String,
    _ text: String
  ) {
    #expect(told(text, language) == [])
  }

  @Test(arguments: [
    ("de", "China hat Firmen angewiesen, keine H20 mehr zu kaufen."),
    ("en", "China has ordered companies not to buy any more H20s."),
    ("ru", "Китай велел компаниям больше не покупать H20."),
    ("zh", "中国下令企业不再购买H20。"),
    ("it", "Le dogane cinesi hanno respinto un carico di H20 a Shenzhen."),
  ])
  func `orders not to buy, and customs that refuse, block`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["CN block CN"])
  }

  @Test(arguments: [
    (
      "en",
      "Malaysia, which barred the re-export of American accelerators to China, fines offenders."
    ),
    ("pt", "Caminho inverso tomou a Malásia, que vetou a reexportação de chips para a China."),
  ])
  func `a clause behind a country tells of it`(_ language: String, _ text: String) {
    #expect(told(text, language).first == "MY restrict CN")
  }

  @Test(arguments: [
    ("en", "John Moolenaar wants Congress to outlaw sales of the H200 to China."),
    ("fr", "Le député John Moolenaar veut que le Congrès interdise la vente du H200 à la Chine."),
    (
      "es",
      "El congresista John Moolenaar quiere que el Congreso prohíba la venta del H200 a China."
    ),
    ("ru", "Конгрессмен Джон Муленар хочет, чтобы Конгресс запретил продажу H200 Китаю."),
  ])
  func `what lawmakers want is proposed`(_ language: String, _ text: String) {
    #expect(told(text, language) == ["US propose CN"])
  }

  @Test func `a curb that is taken back was a curb, and is repealed`() {
    let text =
      "Taïwan a restreint les livraisons de puces à l’Afrique du Sud, avant de faire machine arrière."
    #expect(told(text, "fr") == ["TW restrict ZA", "TW rescind ZA"])
  }
}
