/// A page's headline: its words, its block, and what the document's title says besides.
struct Headline {
  /// The headline's words.
  private(set) var title: String?
  /// The block that shows it.
  private(set) var block: Int?
  /// What else `<title>` holds: the outlet's name.
  private(set) var site: String?

  /// Looks for the headline.
  ///
  /// - Parameters:
  ///   - metadata: What the page says about itself.
  ///   - blocks: The page's blocks.
  init(_ metadata: PageMetadata, _ blocks: [TextBlock]) {
    let declared = [
      metadata.article.headline, metadata.meta("og:title"), metadata.meta("twitter:title"),
      metadata.meta("dc.title", "dcterms.title", "citation_title", "itemprop:headline"),
    ]
    .compactMap { $0.map { String($0.prefix(400)) } }
    // Longer titles are no titles, and would be costly to take apart.
    let document = metadata.documentTitle.map { String($0.prefix(400)) }
    let parts = document.map(Self.parts) ?? []
    let titles = (declared + [document].compactMap({ $0 }) + parts).map(ArticleText.folded)
      .filter { $0.utf8.count >= 6 }
    let shown = Self.index(blocks, of: titles)
    block = titles.lazy.compactMap { shown[$0] }.first
    if block == nil { block = Self.heading(blocks, endingWith: titles) }
    if block == nil { block = Self.mainHeading(blocks) }
    if block == nil, declared.isEmpty { block = Self.looks(blocks) }
    title = declared.first ?? block.map { blocks[$0].text } ?? Self.longest(parts)
    if let declared = declared.first, let block {
      // Some sites add their name to every title they declare.
      let visible = blocks[block].text
      if Self.parts(declared).contains(where: {
        ArticleText.folded($0) == ArticleText.folded(visible)
      }) {
        title = visible
      }
    }
    site = document.flatMap { Self.site(in: $0, title: title) }
    if site == nil, declared.isEmpty, let document, let title,
      ArticleText.folded(document) != ArticleText.folded(title),
      !ArticleText.folded(document).utf8Contains(ArticleText.folded(title)),
      document.split(separator: " ").count <= 5, textWeight(document.utf8) <= 40
    {
      // The same `<title>` all over a site is its name.
      site = document
    }
    if block == nil, let site, let whole = title, declared.isEmpty == false {
      title = Self.without(site, whole)
    }
  }

  private static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " › ", " ‹ ", "_", "｜", "|",
    "：", "－", " // ", " / ", " ― ", "―", " ~ ", ": ",
  ]

  /// What a title's separators leave: at every one, what is before and what is after it.
  private static func parts(_ title: String) -> [String] {
    var parts: [String] = []
    let bytes = Array(title.utf8)
    func add(_ part: ArraySlice<UInt8>) {
      parts.append(String(decoding: part, as: UTF8.self).trimmingSpace())
    }
    for separator in separators {
      let mark = Array(separator.utf8)
      var index = 0
      while let found = bytes.position(of: mark, from: index) {
        add(bytes[..<found])
        index = found + mark.count
        add(bytes[index...])
      }
    }
    return parts.filter { textWeight($0.utf8) >= 8 }
  }

  private static func longest(_ parts: [String]) -> String? {
    // The part with the most words that is not nearly the whole title.
    parts.max { textWeight($0.utf8) < textWeight($1.utf8) }
  }

  /// The blocks by their folded text, those of headings first.
  private static func index(_ blocks: [TextBlock], of titles: [String]) -> [String: Int] {
    let lengths = titles.map(\.utf8.count)
    var best: [String: (index: Int, rank: Int)] = [:]
    for (index, block) in blocks.enumerated() where (6..<600).contains(block.weight) {
      let rank = block.heading == 1 ? 4 : block.heading != nil ? 3 : block.isBold ? 2 : 1
      guard block.linkWeight == 0 || block.heading != nil else { continue }
      // A text folds to no more than itself, and to most of itself.
      let length = block.text.utf8.count
      guard lengths.contains(where: { $0 <= length && length <= $0 * 2 + 20 }) else { continue }
      let folded = ArticleText.folded(block.text)
      if rank > (best[folded]?.rank ?? 0) { best[folded] = (index, rank) }
    }
    return best.mapValues(\.index)
  }

  /// The first heading that ends with one of the titles: some put a line above the headline into the
  /// same element.
  private static func heading(_ blocks: [TextBlock], endingWith titles: [String]) -> Int? {
    let whole = titles.filter { $0.utf8.count >= 12 }
    return blocks.firstIndex { block in
      guard block.heading.map({ $0 <= 2 }) == true, block.weight < 300 else { return false }
      let folded = ArticleText.folded(block.text)
      return whole.contains { folded.hasSuffix($0) }
    }
  }

  /// The heading of the first level with the most to say.
  private static func mainHeading(_ blocks: [TextBlock]) -> Int? {
    let headings = blocks.indices.filter { blocks[$0].heading == 1 && blocks[$0].weight >= 15 }
    return headings.max { blocks[$0].weight < blocks[$1].weight }
  }

  /// The first bold or large line above the first paragraph.
  private static func looks(_ blocks: [TextBlock]) -> Int? {
    let first = blocks.firstIndex { $0.isProse } ?? 0
    return blocks[..<first].indices.last { index in
      let block = blocks[index]
      return (block.isBold || block.heading != nil) && block.linkWeight == 0
        && (24..<240).contains(block.weight) && ClutterPhrases.kind(of: block) == nil
    }
  }

  /// The outlet in `<title>`: what is left beside the headline, its last or first part.
  private static func site(in document: String, title: String?) -> String? {
    let folded = ArticleText.folded(title ?? "")
    guard ArticleText.folded(document) != folded else { return nil }
    for separator in separators where document.utf8Contains(separator) {
      let parts = split(document, separator)
      guard parts.count >= 2, let first = parts.first, let last = parts.last else { continue }
      if separator == ": ", !parts.contains(where: { ArticleText.folded($0) == folded }) {
        continue
      }
      let heads = ArticleText.folded(document).hasPrefix(folded)
      let candidate =
        heads || ArticleText.folded(last) != folded && !folded.hasSuffix(ArticleText.folded(last))
        ? last : first
      guard ArticleText.folded(candidate) != folded, textWeight(candidate.utf8) <= 60,
        candidate.split(separator: " ").count <= 7
      else { continue }
      return candidate.orNil
    }
    return nil
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]).trimmingSpace())
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest).trimmingSpace()]
  }

  private static func without(_ site: String, _ title: String) -> String {
    for separator in separators {
      if title.hasSuffix(separator + site) {
        return String(title.dropLast(separator.count + site.count)).trimmingSpace()
      }
      if title.hasPrefix(site + separator) {
        return String(title.dropFirst(separator.count + site.count)).trimmingSpace()
      }
    }
    return title
  }
}
