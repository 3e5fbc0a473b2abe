import Testing

/// What reading a page of the fixtures must give.
struct Gold: Sendable, CustomTestStringConvertible {
  var file: String
  /// The length of the article's text, give or take 15 %.
  var characters: Int
  var title: String?
  var published: String?
  var publisher: String?
  var language: String?
  var url: String?

  var testDescription: String { file }

  static let all = [
    Gold(
      file: "02-data-centers-ceara.pt.html",
      characters: 1937,
      title: "Do Pecém a Campinas: a conta dos data centers de IA no Brasil",
      published: "2025-12-09",
      publisher: "Gazeta do Atlântico",
      language: "pt",
      url: "https://gazeta-atlantico.example.com/economia/data-centers-pecem-campinas"
    ),
    Gold(
      file: "03-sines-microsoft.pt.html",
      characters: 2011,
      title: "Sines recebe dez mil milhões da Microsoft e quer mais uma gigafábrica",
      published: "2025-11-13",
      publisher: "Diário do Sudoeste",
      language: "pt",
      url: nil
    ),
    Gold(
      file: "05-capex-gigantes.pt.html",
      characters: 1912,
      title: "A conta da IA: quatro empresas, um cheque de mais de US$ 600 bilhões",
      published: "2026-02-06",
      publisher: "Folha do Silício",
      language: "pt",
      url: "https://folhadosilicio.example.com/2026/02/06/capex-gigantes/"
    ),
    Gold(
      file: "06-h200-rule-and-duty.en.html",
      characters: 2173,
      title: "Washington writes its H200 policy down, then taxes it",
      published: "2026-01-15",
      publisher: "The Tariff Ledger",
      language: "en",
      url: "https://tariffledger.example.com/policy/2026/01/h200-rule-and-duty"
    ),
    Gold(
      file: "08-oracle-coreweave.en.html",
      characters: 2012,
      title: "Oracle’s building bill climbs by $15bn, and lenders start counting",
      published: "2025-12-13",
      publisher: "Bayside Business Wire",
      language: "en",
      url: "https://baysidebusiness.example.com/news/oracle-coreweave-capex"
    ),
    Gold(
      file: "09-measuring-the-gap.en.html",
      characters: 2177,
      title: "How far behind is China? It depends which clock you read",
      published: "2026-01-20",
      publisher: "Northgate Observer",
      language: "en",
      url: "https://northgateobserver.example.org/technology/measuring-the-gap"
    ),
    Gold(
      file: "11-chip-week-digest.en.html",
      characters: 1802,
      title: "The chip week in six short items",
      published: "2025-07-18",
      publisher: "Silicon Harbour",
      language: "en",
      url: "https://siliconharbour.example.com/digest/2025-07-18"
    ),
    Gold(
      file: "12-agua-y-servidores.es.html",
      characters: 2004,
      title: "Agua, luz y permisos: Aragón hace cuentas con los centros de datos",
      published: "2025-03-11",
      publisher: "El Cronista del Ebro",
      language: "es",
      url: "https://cronistadelebro.example.org/economia/2025-03-11/agua-servidores.html"
    ),
    Gold(
      file: "14-aduana-china-h200.es.html",
      characters: 1989,
      title: "La aduana china frena el H200 en la puerta",
      published: "2026-01-16",
      publisher: "La Brújula Austral",
      language: "es",
      url: "https://brujulaaustral.example.com/mundo/aduana-h200"
    ),
    Gold(
      file: "15-cent-neuf-milliards.fr.html",
      characters: 2095,
      title: "109 milliards : d’où vient l’argent de l’IA promis à la France",
      published: "2025-02-10",
      publisher: "La Dépêche du Plateau",
      language: "fr",
      url: "https://depecheduplateau.example.org/economie/109-milliards-ia"
    ),
    Gold(
      file: "17-portes-derobees.fr.html",
      characters: 2052,
      title: "Pékin ferme la porte à une puce de Nvidia conçue exprès pour lui",
      published: "2025-09-18",
      publisher: "Horizon Éco",
      language: "fr",
      url: nil
    ),
    Gold(
      file: "18-siebzig-milliarden.de.html",
      characters: 1824,
      title: "Meta, Microsoft, Alphabet, Amazon: Die Rechnung für die Rechner wird länger",
      published: "2025-10-31",
      publisher: "Rheinischer Wirtschaftsbote",
      language: "de",
      url: "https://wirtschaftsbote.example.org/digital/capex-quartal-2025-10-31.html"
    ),
    Gold(
      file: "20-diffusion-schweiz.de.html",
      characters: 1907,
      title: "Washington streicht die KI-Quote – und die Schweiz atmet auf",
      published: "2025-05-14",
      publisher: "Limmat-Anzeiger",
      language: "de",
      url: "https://limmat-anzeiger.example.org/wirtschaft/ki-quote-gestrichen"
    ),
    Gold(
      file: "21-h20-houmen.zh.html",
      characters: 664,
      title: "重返中国市场的H20，卖得动吗",
      published: "2025-08-13",
      publisher: "申江科技周刊",
      language: "zh",
      url: nil
    ),
    Gold(
      file: "23-taijidian-fashuohui.zh.html",
      characters: 556,
      title: "台積電今年砸逾1.6兆元擴產，魏哲家：AI需求是真的",
      published: "2026-01-16",
      publisher: "淡水商業電子報",
      language: "zh",
      url: "https://tamsui-biz.example.org/news/20260116-tsmc"
    ),
    Gold(
      file: "24-keisan-kiban-4100oku.ja.html",
      characters: 738,
      title: "国内クラウド、ＡＩ計算基盤に巨額投資　ソフトバンクは４１００億円",
      published: "2025-12-05",
      publisher: "東都経済オンライン",
      language: "ja",
      url: nil
    ),
    Gold(
      file: "26-gpu-26manjang.ko.html",
      characters: 1133,
      title: "엔비디아 GPU 26만장, 누가 얼마나 가져가나",
      published: "2025-11-03",
      publisher: "한강산업신문",
      language: "ko",
      url: "https://hangang-sanup.example.com/article/2025110300127"
    ),
    Gold(
      file: "27-hwawei-gyeokcha.ko.html",
      characters: 1039,
      title: "“한 세대 뒤졌다” 런정페이의 고백, 미국의 계산은 다르다",
      published: "2025-06-16",
      publisher: "테크노미르",
      language: "ko",
      url: "https://technomir.example.org/2025/06/16/hwawei-gyeokcha"
    ),
    Gold(
      file: "28-microsoft-lombardia.it.html",
      characters: 1978,
      title: "Microsoft punta 4,3 miliardi sulla Lombardia. Ma i chip chi li vede?",
      published: "2024-10-03",
      publisher: "Il Gazzettino dei Navigli",
      language: "it",
      url: "https://gazzettinodeinavigli.example.org/imprese/microsoft-lombardia"
    ),
    Gold(
      file: "30-humain-g42.ar.html",
      characters: 1519,
      title: "واشنطن تسمح بتصدير عشرات الآلاف من رقائق إنفيديا إلى السعودية والإمارات",
      published: "2025-11-20",
      publisher: "صحيفة الميناء",
      language: "ar",
      url: "https://almina.example.org/tech/2025/11/20/humain-g42"
    ),
  ]

  /// The same for articles saved as plain text.
  static let texts = [
    Gold(
      file: "01-corrida-chips-eua-china.pt.txt",
      characters: 2887,
      title: "Chineses admitem desvantagem em IA e cobiçam os chips mais novos da Nvidia",
      published: "2026-02-03",
      publisher: nil,
      language: "pt",
      url: nil
    ),
    Gold(
      file: "04-contrabando-houston.pt.txt",
      characters: 2075,
      title: "Rede levava H100 e H200 à China em caixas com etiqueta falsa, diz Justiça dos EUA",
      published: "2026-01-12",
      publisher: nil,
      language: "pt",
      url: nil
    ),
    Gold(
      file: "07-vizag-lakh-crore.en.txt",
      characters: 2134,
      title: "Vizag lands the big one: Google's Rs 1.33 lakh crore AI hub",
      published: "2025-10-16",
      publisher: nil,
      language: "en",
      url: nil
    ),
    Gold(
      file: "10-remote-access-bill.en.txt",
      characters: 1922,
      title: "House votes to reach into the cloud",
      published: "2026-01-14",
      publisher: nil,
      language: "en",
      url: nil
    ),
    Gold(
      file: "13-licencia-h20.es.txt",
      characters: 2025,
      title: "Trump le cierra la llave al H20, el chip hecho a la medida de China",
      published: "2025-04-17",
      publisher: nil,
      language: "es",
      url: nil
    ),
    Gold(
      file: "16-nanosecondes.fr.txt",
      characters: 1978,
      title: "Nanosecondes, mois ou années : la querelle du retard chinois",
      published: "2025-10-02",
      publisher: nil,
      language: "fr",
      url: nil
    ),
    Gold(
      file: "19-vier-bis-acht-monate.de.txt",
      characters: 1915,
      title:
        "Vier bis acht Monate: Eine neue Studie vermisst den Abstand zwischen Peking und Kalifornien",
      published: "2026-02-05",
      publisher: nil,
      language: "de",
      url: "https://taktgeber.example.com/archiv/2026/02/abstand"
    ),
    Gold(
      file: "22-tengxun-zhichu.zh.txt",
      characters: 568,
      title: "腾讯少花了钱：资本开支为何不升反降",
      published: "2025-11-20",
      publisher: nil,
      language: "zh",
      url: nil
    ),
    Gold(
      file: "25-h200-beikyoka.ja.txt",
      characters: 678,
      title: "米、H200の対中販売を容認　25%を国庫に　ブラックウェルは対象外",
      published: "2025-12-10",
      publisher: nil,
      language: "ja",
      url: "https://semicon-tokyo.example.com/news/12-10-h200"
    ),
    Gold(
      file: "29-partiya-h200.ru.txt",
      characters: 1931,
      title: "Китай впустил первую партию H200, но дверь оставил на цепочке",
      published: "2026-01-29",
      publisher: nil,
      language: "ru",
      url: "https://tehnograf.example.com/2026/01/29/h200"
    ),
  ]
}
