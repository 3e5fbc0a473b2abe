/// What a page says about itself to programs: JSON-LD, `<meta>`, `<link>`, `<html lang>`.
struct PageMetadata {
  /// What a page's JSON-LD says of its article.
  struct Article {
    var headline: String?
    var published: String?
    var author: String?
    var publisher: String?
    var language: String?
    var url: String?
    var body: String?
  }

  private(set) var article = Article()
  private var meta: [String: String] = [:]
  private(set) var canonical: String?
  private(set) var htmlLanguage: String?
  /// The text of `<title>`.
  private(set) var documentTitle: String?

  /// Reads a page's head, and its body as far as it holds such things.
  ///
  /// - Parameter tree: The page.
  /// - Complexity: O(*n*) for *n* bytes.
  init(_ tree: MarkupTree) {
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      switch node.element {
      case .html where htmlLanguage == nil:
        htmlLanguage = Language.tag(
          tree.attribute("lang", of: index) ?? tree.attribute("xml:lang", of: index)
        )
      case .title where documentTitle == nil && !isInDrawing(index, tree):
        documentTitle = tree.lineText(of: index).orNil
      case .meta: read(meta: index, tree)
      case .link: read(link: index, tree)
      case .script:
        if tree.attribute("type", of: index)?.lowercased().contains("ld+json") == true {
          read(linkedData: tree.rawText(of: index))
        }
      case .body where htmlLanguage == nil:
        htmlLanguage = Language.tag(tree.attribute("lang", of: index))
      default: break
      }
      index += 1
    }
  }

  private func isInDrawing(_ node: Int, _ tree: MarkupTree) -> Bool {
    var parent = tree.nodes[node].parent
    while parent >= 0 {
      if tree.nodes[parent].element == .svg { return true }
      parent = tree.nodes[parent].parent
    }
    return false
  }

  /// The content of the first of some `<meta>` there is.
  func meta(_ names: String...) -> String? {
    names.lazy.compactMap { meta[$0] }.first
  }

  // MARK: Meta and link

  private mutating func read(meta node: Int, _ tree: MarkupTree) {
    guard let content = tree.attribute("content", of: node)?.collapsingSpace().orNil else { return }
    for key in ["property", "name", "itemprop", "http-equiv"] {
      guard let value = tree.attribute(key, of: node)?.lowercased().trimmingSpace() else {
        continue
      }
      for name in value.split(separator: " ") {
        let name = key == "itemprop" ? "itemprop:\(name)" : String(name)
        if meta[name] == nil { meta[name] = content }
      }
    }
  }

  private mutating func read(link node: Int, _ tree: MarkupTree) {
    guard canonical == nil, let rel = tree.attribute("rel", of: node)?.lowercased(),
      rel.split(separator: " ").contains("canonical")
    else { return }
    canonical = tree.attribute("href", of: node)?.trimmingSpace().orNil
  }

  // MARK: JSON-LD

  private static let types: Set<String> = [
    "newsarticle", "article", "blogposting", "reportagenewsarticle", "analysisnewsarticle",
    "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "liveblogposting",
    "techarticle", "scholarlyarticle", "report", "webpage",
  ]

  private mutating func read(linkedData text: String) {
    // Broken JSON-LD says nothing.
    guard let value = try? JSONValue(Array(text.utf8)) else { return }
    var queue = value.list
    var byID: [String: JSONValue] = [:]
    var articles: [JSONValue] = []
    var position = 0
    while position < queue.count, position < 10_000 {
      let object = queue[position]
      position += 1
      queue += object["@graph"]?.list ?? []
      if let id = object["@id"]?.text { byID[id] = object }
      let types = (object["@type"]?.list ?? []).compactMap { $0.text?.lowercased() }
      if types.contains(where: Self.types.contains) { articles.append(object) }
      // A page may say what it is about in place of saying it twice.
      if let main = object["mainEntity"], main["headline"] != nil { queue.append(main) }
    }
    // A page as such says least.
    articles.sort { Self.isPage($0) ? false : Self.isPage($1) }
    for object in articles { merge(object, byID) }
  }

  private static func isPage(_ object: JSONValue) -> Bool {
    (object["@type"]?.list ?? []).allSatisfy { $0.text?.lowercased() == "webpage" }
  }

  private mutating func merge(_ object: JSONValue, _ byID: [String: JSONValue]) {
    func text(_ value: JSONValue?) -> String? {
      Self.plain(value?.text)
    }
    func names(_ value: JSONValue?) -> String? {
      let names = (value?.list ?? []).compactMap { entry -> String? in
        let full = entry["@id"]?.text.flatMap { byID[$0] } ?? entry
        return text(entry["name"]) ?? text(full["name"]) ?? text(entry)
      }
      .filter { !$0.hasPrefix("http") }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
    if article.headline == nil { article.headline = text(object["headline"]) }
    if article.headline == nil, !Self.isPage(object) { article.headline = text(object["name"]) }
    if article.published == nil {
      let date = text(object["datePublished"]) ?? text(object["dateCreated"])
      article.published = date.flatMap { MachineDate.edtf($0) }
    }
    if article.author == nil { article.author = names(object["author"] ?? object["creator"]) }
    if article.publisher == nil { article.publisher = names(object["publisher"]) }
    if article.language == nil {
      let language = object["inLanguage"]?.list.first
      article.language = Language.tag(language?.text ?? language?["alternateName"]?.text)
    }
    if article.url == nil {
      article.url = [object["url"], object["mainEntityOfPage"], object["mainEntityOfPage"]?["@id"]]
        .compactMap { $0?.text }.first { $0.hasPrefix("http") }
    }
    if article.body == nil { article.body = object["articleBody"]?.text }
  }

  /// A value without the entities and tags that some sites leave in their JSON-LD.
  private static func plain(_ text: String?) -> String? {
    guard let text = text?.collapsingSpace().orNil else { return nil }
    guard text.utf8.contains(0x26) || text.utf8.contains(0x3C) else { return text }
    return HTMLText.line(of: text).orNil
  }
}
