import Testing

/// Pages of other layouts, written for these tests.
struct OwnPage: Sendable, CustomTestStringConvertible {
  var gold: Gold
  var author: String?
  /// How the text starts and ends.
  var first: String
  var last: String
  /// What must not be in the text.
  var never: [String]

  var testDescription: String { gold.file }

  static let all = [
    OwnPage(
      gold: Gold(
        file: "wp-blocks.en.html",
        characters: 965,
        title: "The quiet queue for a two-nanometre slot",
        published: "2026-02-05",
        publisher: "Lithograph",
        language: "en-GB",
        url: "https://lithograph.example.com/queue/"
      ),
      author: "Anneke Vos",
      first: "Anyone who wants a wafer on the newest n",
      last: "chines and no longer needs it.",
      never: ["yellow light", "two cats", "multi-project", "inbox", "Proudly", "Skip"]
    ),
    OwnPage(
      gold: Gold(
        file: "div-soup.de.html",
        characters: 788,
        title: "Steckdosen vor Servern: Warum in Mecklenburg kein Rechenzentrum steht",
        published: "2026-02-03",
        publisher: "Küstenkurier",
        language: "de",
        url: nil
      ),
      author: "Jörn Petersen",
      first: "In der Gemeindehalle von Lübow war es so",
      last: "Anschluss habe man eben nicht.",
      never: ["Foto:", "Cookies", "Nachdruck", "Windpark", "Wirtschaft\n"]
    ),
    OwnPage(
      gold: Gold(
        file: "amp.es.html",
        characters: 665,
        title: "El chip que España no fabricará",
        published: "2026-01-22",
        publisher: "Levante Digital",
        language: "es-ES",
        url: "https://levante-digital.example.com/economia/chip-malaga.html"
      ),
      author: "Lucía Ferrandis, Pau Giner",
      first: "El Gobierno ha dado por perdida la fábri",
      last: "tes es un posavasos muy caro».",
      never: ["archivo", "cookies", "Categor", "Volver"]
    ),
    OwnPage(
      gold: Gold(
        file: "agency.en.html",
        characters: 785,
        title: "Dutch court lets export ban on older lithography tools stand",
        published: "2026-02-03",
        publisher: "Meridian",
        language: "en",
        url: nil
      ),
      author: "Joost Akkerman, Mina Farahani",
      first: "THE HAGUE, Feb 3 (Meridian) - A Dutch co",
      last: "t year, down from 36% in 2024.",
      never: ["Reporting by", "Subscribe", "Brussels", "fourth provider", "Our Standards"]
    ),
    OwnPage(
      gold: Gold(
        file: "portal-gbk.zh.html",
        characters: 216,
        title: "国产加速卡首次进入省级算力平台采购清单",
        published: "2026-01-09",
        publisher: "江北在线",
        language: "zh",
        url: nil
      ),
      author: "顾闻",
      first: "江北省政务云中心昨日公布了新一批采购清单，国产加速卡首次入围。清单显示，本次共采",
      last: "醒，清单不等于订单。去年公布的清单里，就有两成至今没有交货。",
      never: ["资料图", "责任编辑", "相关新闻", "版权", "下一页", "油价"]
    ),
    OwnPage(
      gold: Gold(
        file: "shift-jis.ja.html",
        characters: 213,
        title: "熊本第二工場、量産は一年遅れに",
        published: "2026-02-04",
        publisher: "火の国新報",
        language: "ja",
        url: nil
      ),
      author: nil,
      first: "熊本県菊陽町で建設が進む第二工場の量産開始が、当初の予定より一年ほど遅れる見通し",
      last: "県の担当者は「雇用の計画に影響はない」と話した。",
      never: ["きくよう", "写真", "ツイート", "関連", "無断"]
    ),
    OwnPage(
      gold: Gold(
        file: "euc-kr.ko.html",
        characters: 297,
        title: "새만금 데이터센터, 전력 심의 문턱 넘었다",
        published: "2026-02-03",
        publisher: "서해일보",
        language: "ko",
        url: nil
      ),
      author: "문가람",
      first: "새만금에 들어설 데이터센터가 전력계통 심의를 통과했다. 산업부는 3일 회",
      last: "인을 받은 다섯 곳 가운데 삽을 뜬 곳은 한 곳뿐이다.",
      never: ["사진=", "garam", "관련기사", "저작권자"]
    ),
    OwnPage(
      gold: Gold(
        file: "cp1251.ru.html",
        characters: 573,
        title: "Сколковский кластер остался без ускорителей",
        published: "2026-02-03",
        publisher: "Вестник вычислений",
        language: "ru",
        url: nil
      ),
      author: "Игорь Савельев",
      first: "Вычислительный кластер, который обещали ",
      last: "ку, и отказался назвать сроки.",
      never: ["Читайте", "Фото", "ВКонтакте", "serg", "права"]
    ),
    OwnPage(
      gold: Gold(
        file: "broken.fr.html",
        characters: 595,
        title: "Le supercalculateur de Bruyères change de mains",
        published: "2026-02-02",
        publisher: "Le Fil du calcul",
        language: "fr",
        url: nil
      ),
      author: "Nadège Roy",
      first: "Le supercalculateur installé à Bruyères-",
      last: "ourit une chercheuse de Lille.",
      never: ["À lire", "Photo", "Publicité", "Logiciels"]
    ),
    OwnPage(
      gold: Gold(
        file: "live-blog.en.html",
        characters: 706,
        title: "Chip hearing live: officials face questions on the new rule",
        published: "2026-01-28",
        publisher: "The Statehouse Wire",
        language: "en-US",
        url: "https://statehousewire.example.org/live/chips"
      ),
      author: nil,
      first: "14:42",
      last: "ut has been held up by a vote.",
      never: ["Copy link", "Who is who", "Contact"]
    ),
    OwnPage(
      gold: Gold(
        file: "paywall.pt.html",
        characters: 340,
        title: "Por que a Vale quer um supercomputador",
        published: "2026-01-30",
        publisher: "Minas Econômica",
        language: "pt-BR",
        url: "https://minaseconomica.example.com/vale-supercomputador"
      ),
      author: "Caio Prates",
      first: "Mineradora quer simular barragens em cas",
      last: "fabricante ainda não ofereceu…",
      never: ["Assine", "assinante", "Continue lendo"]
    ),
    OwnPage(
      gold: Gold(
        file: "tables.es.html",
        characters: 656,
        title: "Cuánto cuesta entrenar un modelo en Chile",
        published: "2026-02-06",
        publisher: "El Faro de Playa Ancha",
        language: "es-CL",
        url: nil
      ),
      author: "Ximena Barrientos",
      first: "Una universidad de Valparaíso publicó po",
      last: " redactar esta clase de notas.",
      never: ["Portada", "Enviar", "Prohibida"]
    ),
    OwnPage(
      gold: Gold(
        file: "teasers.de.html",
        characters: 438,
        title: "Zürcher Start-up verkauft Lizenzen nach Seoul",
        published: "2026-02-02",
        publisher: "Limmatblatt",
        language: "de-CH",
        url: "https://limmatblatt.example.ch/a/1"
      ),
      author: "Lea Brunner",
      first: "Ein Zürcher Start-up hat die Rechte an s",
      last: " den nächsten Wochen erwartet.",
      never: ["Bivio", "Partner", "Einwilligung", "Lea"]
    ),
    OwnPage(
      gold: Gold(
        file: "thread.fr.html",
        characters: 437,
        title: "Trois gigawatts, et après ?",
        published: "2026-01-30",
        publisher: "La Brie Libre",
        language: "fr",
        url: nil
      ),
      author: "Yann Le Bihan",
      first: "Le préfet a signé jeudi l'autorisation d",
      last: "on, qui réclame des batteries.",
      never: ["robots", "Virginie", "Melun", "tomates", "couloir"]
    ),
    OwnPage(
      gold: Gold(
        file: "cp1256.ar.html",
        characters: 377,
        title: "مصر تؤجل مشروع الحوسبة في العلمين",
        published: "2026-02-03",
        publisher: "بوابة الدلتا",
        language: "ar",
        url: nil
      ),
      author: "محمود الشاذلي",
      first: "أعلنت وزارة الاتصالات المصرية تأجيل مشرو",
      last: "ن أن رخصة التصدير لم تصدر بعد.",
      never: ["الذهب", "الحقوق", "شارك"]
    ),
    OwnPage(
      gold: Gold(
        file: "interview.en.html",
        characters: 961,
        title: "“We counted every accelerator by hand”",
        published: "2026-01-17",
        publisher: "Ledger of Machines",
        language: "en",
        url: nil
      ),
      author: "Sam Okonkwo",
      first: "Ruth Adeyemi spent two years finding out",
      last: "as been shortened for clarity.",
      never: ["Home"]
    ),
    OwnPage(
      gold: Gold(
        file: "aspnet.pt.html",
        characters: 429,
        title: "Receita Federal apreende placas de vídeo em Foz do Iguaçu",
        published: "2026-01-30",
        publisher: "Portal Três Fronteiras",
        language: "pt",
        url: nil
      ),
      author: nil,
      first: "A Receita Federal apreendeu na madrugada",
      last: "sões parecidas na mesma ponte.",
      never: ["Buscar", "Barroso", "Início"]
    ),
    OwnPage(
      gold: Gold(
        file: "big5.zh.html",
        characters: 153,
        title: "力積電銅鑼廠轉作先進封裝",
        published: "2026-02-01",
        publisher: "苗栗週報",
        language: "zh",
        url: nil
      ),
      author: "邱于庭",
      first: "力積電宣布，苗栗銅鑼廠將有一半產線轉作先進封裝，預計明年第二季開始出貨。公司表示",
      last: "處理一萬片。市場另有傳言，指輝達正在評估下單，公司不予置評。",
      never: ["公司提供", "元宵", "版權"]
    ),
    OwnPage(
      gold: Gold(
        file: "utf16.it.html",
        characters: 456,
        title: "A Torino l'auto impara a guidare di notte",
        published: "2026-02-01",
        publisher: "Mole Quotidiana",
        language: "it",
        url: nil
      ),
      author: "Elena Sacchi",
      first: "Il centro di calcolo del Lingotto ha rad",
      last: "a è attesa per il 15 febbraio.",
      never: ["Riproduzione"]
    ),
    OwnPage(
      gold: Gold(
        file: "newsletter.en.html",
        characters: 761,
        title: "The lease is the story",
        published: "2026-02-03",
        publisher: "Covenant",
        language: "en",
        url: "https://covenant.example.com/p/the-lease-is-the-story?utm_campaign=post"
      ),
      author: "Gil Marchetti",
      first: "What a bankruptcy filing tells us about ",
      last: "e about in November will bite.",
      never: ["reader-supported", "credit desk", "Privacy", "Sign in"]
    ),
    OwnPage(
      gold: Gold(
        file: "release.en.html",
        characters: 658,
        title: "Commerce Department Seeks Comment on Reporting Thresholds for Computing Clusters",
        published: "2026-02-04",
        publisher: "Agency Newsroom",
        language: "en",
        url: "https://www.agency.example.gov/press/2026/clusters"
      ),
      author: nil,
      first: "WASHINGTON — The Bureau of Industry and ",
      last: "d 40 companies to be affected.",
      never: ["Official websites", "Media contact", "###", "mailing list"]
    ),
  ]
}
