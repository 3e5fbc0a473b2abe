/// A saved web page, read as a news item.
package struct Page {
  /// What the page holds.
  package let item: NewsItem

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: The page as it was saved, in any encoding.
  ///   - declaredEncoding: The encoding it came with, such as an HTTP header's, where one did.
  /// - Throws: ``PageError`` when it is too long or nested too deep. Anything else is read as a
  ///   browser would; a page without an article gives an empty text.
  /// - Complexity: O(*n*) for *n* bytes.
  package init(html bytes: [UInt8], declaredEncoding: String? = nil) throws(PageError) {
    try PageLimits.check(byteCount: bytes.count)
    let tree = try MarkupParser.html(TextEncoding.utf8(bytes, declared: declaredEncoding))
    let metadata = PageMetadata(tree)
    let seen = BlockReader.blocks(of: tree, in: 0, clutter: [])
    let shown = Headline(metadata, seen)
    let judge = ClutterJudge(tree: tree, headline: shown.block.map { seen[$0].position })
    let blocks = judge.marked(seen) ?? BlockReader.blocks(of: tree, in: 0, clutter: judge.clutter)
    // Clutter inside a line parts it, so the headline's place may have moved.
    let headline = shown.block.flatMap { old in
      blocks.firstIndex { $0.position == seen[old].position }
    }
    let finder = ArticleFinder(tree: tree, blocks: blocks, headline: headline)
    var article = ArticleText(finder.article(), title: shown.title) {
      Names(tree.names(of: $0.node))
    }
    let declaredAuthor = Self.author(metadata)
    article.dropBiography(of: declaredAuthor)
    let text = Self.fuller(article, metadata)
    let language = Language.resolve(
      declared: metadata.article.language ?? metadata.meta("dc.language").flatMap(Language.tag)
        ?? metadata.htmlLanguage ?? metadata.meta("content-language").flatMap(Language.tag)
        ?? metadata.meta("og:locale").flatMap(Language.tag),
      text: text + " " + (shown.title ?? "")
    )
    let facts = VisibleFacts(tree: tree, blocks: blocks, headline: headline, language: language)
    let url = Self.address(metadata)
    item = NewsItem(
      text: text,
      title: shown.title,
      publisher: metadata.article.publisher
        ?? metadata.meta("og:site_name", "application-name", "dc.publisher", "citation_publisher")
        ?? shown.site,
      language: language,
      author: declaredAuthor ?? facts.author(),
      published: Self.published(metadata) ?? facts.published() ?? url.flatMap(CanonicalURL.date),
      url: url
    )
  }

  private static func address(_ metadata: PageMetadata) -> String? {
    let candidates = [
      metadata.canonical, metadata.meta("og:url"), metadata.article.url,
      metadata.meta("twitter:url"),
    ]
    .compactMap { $0 }
    return candidates.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
  }

  private static func author(_ metadata: PageMetadata) -> String? {
    let candidates = [
      metadata.article.author,
      metadata.meta(
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "byl",
        "itemprop:author"
      ),
    ]
    .compactMap { $0 }
    .filter { !$0.hasPrefix("http") && $0.lowercased() != "admin" }
    return candidates.first.map { Byline.name(in: $0) ?? $0 }
  }

  private static func published(_ metadata: PageMetadata) -> String? {
    if let date = metadata.article.published { return date }
    let names = [
      "article:published_time", "og:published_time", "og:article:published_time",
      "itemprop:datepublished", "datepublished", "date", "dc.date", "dc.date.issued",
      "dcterms.issued", "dcterms.created", "dc.date.created", "citation_publication_date",
      "citation_date", "citation_online_date", "pubdate", "publishdate", "publish_date",
      "publish-date", "publication_date", "sailthru.date", "parsely-pub-date",
      "cxenseparse:recs:publishtime", "article.published", "bt:pubdate",
      "dcsext.articlefirstpublished",
    ]
    return names.lazy.compactMap { metadata.meta($0).flatMap(MachineDate.edtf) }.first
  }

  /// The article found, or what the page's JSON-LD gives when that is much more, or, where there
  /// is no article at all, its description.
  private static func fuller(_ article: ArticleText, _ metadata: PageMetadata) -> String {
    let found = article.text
    let weight = textWeight(found.utf8)
    if let body = metadata.article.body, textWeight(body.utf8) * 2 > weight * 3 {
      if let text = try? HTMLText.paragraphs(of: body.markedParagraphs(), title: nil),
        textWeight(text.utf8) * 2 > weight * 3
      {
        return text
      }
    }
    guard weight == 0 else { return found }
    return metadata.meta("og:description", "description", "dc.description") ?? ""
  }
}

extension String {
  /// Plain text with its line breaks made breaks of HTML.
  func markedParagraphs() -> String {
    var marked = ""
    for scalar in unicodeScalars {
      if scalar == "\n" { marked += "<br><br>" } else { marked.unicodeScalars.append(scalar) }
    }
    return marked
  }
}
