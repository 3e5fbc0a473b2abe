import Testing

@testable import AlmanacPages

@Suite struct ArticleTextTests {
  private func text(_ html: String) throws -> String {
    try HTMLText.paragraphs(of: html, title: nil)
  }

  @Test(arguments: [
    ("<p>One <b>bold</b><i>er</i> word.</p><p>Two.</p>", "One bolder word.\n\nTwo."),
    ("A line.<br>Another.<br><br>A paragraph.", "A line.\nAnother.\n\nA paragraph."),
    ("<p>57&nbsp;billion&#160;dollars &eacute;&#x4e2d;</p>", "57\u{A0}billion\u{A0}dollars é中"),
    ("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>。</p>", "漢字。"),
    ("<p>中文\n换行。</p>", "中文换行。"), ("<p>한국어\n줄.</p>", "한국어 줄."),
    ("<p>10<sup>26</sup> operations<sup><a href=#f>3</a></sup>.</p>", "10²⁶ operations."),
    ("<ul><li>One.<ul><li>Inner.</li></ul></li><li>Two.</li></ul>", "One.\nInner.\nTwo."),
    ("<ol><li><p>One.</p></li><li><p>Two.</p></li></ol>", "One.\nTwo."),
    (
      "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>",
      "A | B\n1 | 2"
    ),
    ("<p>It was <del>ten</del> <ins>two</ins>.</p>", "It was two."),
    ("<p>Soft\u{AD}hyphen and zero\u{200B}width.</p>", "Softhyphen and zerowidth."),
    ("<p>Shown.</p><p hidden>Not.</p><p style='display: none'>Nor.</p>", "Shown."),
    ("<p>He said <q>no</q>.</p>", "He said “no”."), ("<pre>a\nb</pre>", "a\nb"),
    ("<script>x</script><style>y</style><p>Z.</p><noscript>n</noscript>", "Z."), ("", ""),
  ])
  func `markup becomes text`(_ html: String, _ expected: String) throws {
    #expect(try text(html) == expected)
  }

  @Test(arguments: [
    "Leia também: <a href=x>Outra notícia qualquer</a>", "Foto: Divulgação/Nvidia", "By admin",
    "Photograph: Handout", "Advertisement", "延伸閱讀：<a href=x>三張圖</a>", "写真：東京＝山田撮影",
    "사진=공동취재단", "Compartilhe no WhatsApp", "<a href=x>Read more about the chips here</a>",
    "윤서진 기자 reporter@example.com", "(Reporting by A. B.; Editing by C. D.)", "© 2026 Example",
    "The post <a href=x>X</a> appeared first on <a href=y>Y</a>.",
    "Читайте также: <a href=x>Ещё</a>",
    "اقرأ أيضا: <a href=x>خبر آخر</a>", "Containers at the port (Photo: M. Ortega)",
    "Want to stay informed about chips? Sign up for our letter, and we will send it to your inbox.",
    "Recibe cada mañana las claves del día. Apúntate gratis y llegará a tu correo con el boletín.",
    "Das Wichtigste vom Tag, kuratiert von der Redaktion. Kostenlos in Ihrem Postfach.",
    "Подпишитесь на наш канал, чтобы узнавать новости первыми.",
    "扫描二维码关注远望科技公众号，获取更多行业报道。", "뉴스레터 구독하기: 매주 화요일 아침에 보내 드립니다.",
    "Ana Ferrell reported from Washington.", "Pat Nolan and Jo Lind contributed reporting.",
    "A version of this article appears in print on April 12, 2026, Section B, Page 1.",
    "【免责声明】本文仅代表作者本人观点，不构成任何投资建议。",
  ])
  func `a line that is no part of the article is left out`(_ line: String) throws {
    let before =
      "The first paragraph is a sentence that is long enough to count as one of an article."
    let after = "The last paragraph is another sentence, and it ends the article as it should."
    let html = "<p>\(before)</p><p>\(line)</p><p>\(after)</p>"
    #expect(try text(html) == before + "\n\n" + after)
  }

  @Test(arguments: [
    "By the end of the year the company will have spent $57 billion on it.",
    "Related costs rose too, the finance chief said.", "Photo-resist supplies are short.",
    "Comments from the ministry were not available on Tuesday.", "Subscribers rose by 12%.",
    "Correction: an earlier version gave the wrong total.", "记者从商务部获悉，申请已经提交。",
    "Por la mañana, la acción subió 3%.", "Share prices fell in Tokyo and in Seoul.",
    "Von Huawei war keine Stellungnahme zu erhalten.", "图灵奖得主表示，这并不奇怪。",
    "広告費は前年を下回った。", "分享收益的协议尚未签署。",
    "The newsletter SemiAnalysis estimates that the rack costs three million dollars.",
    "The inspectors reported from three ports that chips had gone missing, and that the papers of the "
      + "forwarders named other goods in each of the cases.",
    "A version of this chip with less memory is sold in China.",
  ])
  func `a sentence that only starts like clutter stays`(_ line: String) throws {
    let before =
      "The first paragraph is a sentence that is long enough to count as one of an article."
    #expect(try text("<p>\(before)</p><p>\(line)</p>") == before + "\n\n" + line)
  }

  private static let prose = (0..<6).map { number in
    "Paragraph \(number) is a sentence of an article, long enough to be counted as one, and it has a "
      + "second part, with commas, so that it weighs something."
  }

  @Test(arguments: ["RichText", "article-body", "story-content"])
  func `a text that boxes and adverts part into several bodies is whole`(_ name: String) throws {
    let parts = [0..<4, 4..<6].map { range in
      "<div class=\(name)>" + ArticleTextTests.prose[range].map { "<p>\($0)</p>" }.joined()
        + "</div>"
    }
    let html = """
      <body><nav>News</nav><main><h1>Title</h1><section>\(parts[0])<div class=newsletterbox><p>Every
      morning, what matters, in one letter.</p></div>\(parts[1])</section></main></body>
      """
    #expect(try text(html) == ArticleTextTests.prose.joined(separator: "\n\n"))
  }

  @Test func `the day below a standfirst is no part of the text`() throws {
    let standfirst = "A bill would give Congress two months to object to every license for chips."
    let html = """
      <body><article><h1>Title</h1><p class=summary>\(standfirst)</p><div>May 5, 2026</div>
      \(ArticleTextTests.prose.map { "<p>\($0)</p>" }.joined())</article></body>
      """
    #expect(
      try text(html) == ([standfirst] + ArticleTextTests.prose).joined(separator: "\n\n")
    )
  }

  @Test func `a headline that shares its element with the line above it is found`() throws {
    let page = try Page(
      html: Array(
        """
        <html lang=de><title>Neue Hürden für Chips - DER RHEINBOTE</title>
        <meta property="og:title" content="Neue Hürden für Chips"><body><article><header>
        <h2><span>Exportkontrollen</span> <span>Neue Hürden für Chips</span></h2>
        <div class="RichText--lead">Die Behörde verlangt mehr, die Händler stöhnen.</div></header>
        <div>\(ArticleTextTests.prose.map { "<p>\($0)</p>" }.joined())</div></article></body></html>
        """.utf8
      )
    )
    #expect(page.item.title == "Neue Hürden für Chips")
    #expect(
      page.item.text.hasPrefix("Die Behörde verlangt mehr, die Händler stöhnen.\n\nParagraph 0")
    )
  }
}
