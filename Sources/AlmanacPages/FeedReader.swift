/// Reads the entries of feeds in XML.
struct FeedReader {
  let tree: MarkupTree

  // MARK: RSS

  /// Reads RSS 2.0 and its predecessors 0.91 to 0.94.
  func rss2(_ root: Int) throws(PageError) -> Feed {
    guard let channel = tree.child("channel", of: root) else {
      throw Feed.noFeed("it has no <channel>", line: tree.nodes[root].line)
    }
    return try rss(channel, items: channel, .rss2)
  }

  /// Reads RSS 1.0, whose items stand beside the channel.
  func rss1(_ root: Int) throws(PageError) -> Feed {
    guard let channel = tree.child("channel", of: root) else {
      throw Feed.noFeed("it has no <channel>", line: tree.nodes[root].line)
    }
    return try rss(channel, items: root, .rss1)
  }

  private func rss(_ channel: Int, items parent: Int, _ kind: FeedKind) throws(PageError) -> Feed {
    let title = plain("title", of: channel)
    let language = Language.tag(text("language", of: channel) ?? text("dc:language", of: channel))
    var items: [NewsItem] = []
    for item in tree.children(of: parent) where tree.nodes[item].name == "item" {
      items.append(try rssItem(item, title, language))
    }
    return Feed(kind: kind, title: title, items: items)
  }

  private func rssItem(
    _ item: Int,
    _ outlet: String?,
    _ language: String?
  ) throws(PageError) -> NewsItem {
    let title = plain("title", of: item)
    let content = text("content:encoded", of: item) ?? text("description", of: item) ?? ""
    let body = try paragraphs(content, title, item)
    let guid = text("guid", of: item) ?? tree.attribute("rdf:about", of: item)
    let isLink =
      tree.child("guid", of: item)
      .map { tree.attribute("isPermaLink", of: $0) != "false" } ?? true
    let url = text("link", of: item) ?? (isLink ? guid.flatMap(Self.address) : nil)
    let date =
      text("pubDate", of: item) ?? text("dc:date", of: item) ?? text("dcterms:created", of: item)
      ?? text("dcterms:issued", of: item)
    let declared = Language.tag(text("dc:language", of: item)) ?? language
    return NewsItem(
      text: body,
      title: title,
      publisher: plain("source", of: item) ?? plain("dc:publisher", of: item) ?? outlet,
      language: Language.resolve(declared: declared, text: body + " " + (title ?? "")),
      author: person(plain("dc:creator", of: item) ?? plain("author", of: item)),
      published: date.flatMap(MachineDate.edtf),
      url: url,
      guid: guid
    )
  }

  // MARK: Atom

  /// Reads Atom 1.0, and 0.3 as far as it differs.
  func atom(_ root: Int) throws(PageError) -> Feed {
    let title = plain("atom:title", of: root)
    let language = Language.tag(tree.attribute("xml:lang", of: root))
    let author = atomAuthors(root)
    var items: [NewsItem] = []
    for entry in tree.children(of: root) where tree.nodes[entry].name == "atom:entry" {
      items.append(try atomEntry(entry, title, language, author))
    }
    return Feed(kind: .atom, title: title, items: items)
  }

  private func atomEntry(
    _ entry: Int,
    _ outlet: String?,
    _ language: String?,
    _ author: String?
  ) throws(PageError) -> NewsItem {
    let title = tree.child("atom:title", of: entry).flatMap { HTMLText.line(of: markup($0)).orNil }
    let body = try atomBody(entry, title)
    let source = tree.child("atom:source", of: entry).flatMap { plain("atom:title", of: $0) }
    let date =
      text("atom:published", of: entry) ?? text("atom:issued", of: entry)
      ?? text("atom:updated", of: entry) ?? text("atom:modified", of: entry)
    let declared = Language.tag(tree.attribute("xml:lang", of: entry)) ?? language
    return NewsItem(
      text: body,
      title: title,
      publisher: source ?? outlet,
      language: Language.resolve(declared: declared, text: body + " " + (title ?? "")),
      author: atomAuthors(entry) ?? author,
      published: date.flatMap(MachineDate.edtf),
      url: atomLink(entry),
      guid: text("atom:id", of: entry)
    )
  }

  private func atomBody(_ entry: Int, _ title: String?) throws(PageError) -> String {
    let parts = [tree.child("atom:content", of: entry), tree.child("atom:summary", of: entry)]
    for part in parts.compactMap({ $0 }) {
      let isInline = tree.nodes[part].end > part + 1
      guard isInline else { continue }
      let isXHTML = tree.attribute("type", of: part)?.lowercased().contains("xhtml") == true
      let body =
        isXHTML
        ? HTMLText.paragraphs(of: tree, in: part, title: title)
        : try paragraphs(markup(part), title, part)
      if !body.isEmpty { return body }
    }
    return ""
  }

  /// An Atom text as HTML: what is declared as plain text gets its `<` and `&` escaped.
  private func markup(_ node: Int) -> String {
    let text = tree.rawText(of: node)
    let type = tree.attribute("type", of: node)?.lowercased() ?? "text"
    guard type == "text" || type == "text/plain" || type == "xhtml" else { return text }
    var escaped = ""
    for character in text {
      switch character {
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return escaped.markedParagraphs()
  }

  private func atomLink(_ entry: Int) -> String? {
    let links = tree.children(of: entry).filter { tree.nodes[$0].name == "atom:link" }
    let main = links.first { ["alternate", nil].contains(tree.attribute("rel", of: $0)) }
    return (main ?? links.first).flatMap { tree.attribute("href", of: $0)?.trimmingSpace().orNil }
  }

  private func atomAuthors(_ node: Int) -> String? {
    let names = tree.children(of: node).filter { tree.nodes[$0].name == "atom:author" }
      .compactMap { plain("atom:name", of: $0) }
    return person(names.isEmpty ? nil : names.joined(separator: ", "))
  }

  // MARK: OPML

  /// Reads a list of feeds: every outline's `xmlUrl`, or else its `url`.
  func opml(_ root: Int) -> Feed {
    var title: String?
    var outlines: [String] = []
    for index in root..<tree.nodes[root].end {
      switch tree.nodes[index].name {
      case "title" where title == nil: title = tree.lineText(of: index).orNil
      case "outline":
        let address =
          tree.attribute("xmlUrl", of: index) ?? tree.attribute("xmlurl", of: index)
          ?? tree.attribute("url", of: index)
        if let address = address?.trimmingSpace().orNil { outlines.append(address) }
      default: break
      }
    }
    return Feed(kind: .opml, title: title, items: [], outlines: outlines)
  }

  // MARK: Parts

  /// A child's text as it stands.
  private func text(_ name: String, of node: Int) -> String? {
    tree.child(name, of: node).flatMap { tree.rawText(of: $0).trimmingSpace().orNil }
  }

  /// A child's text without the markup and entities that some feeds put in it.
  private func plain(_ name: String, of node: Int) -> String? {
    guard let text = text(name, of: node) else { return nil }
    guard text.contains("&") || text.contains("<") else { return text.collapsingSpace().orNil }
    return HTMLText.line(of: text).orNil
  }

  private func paragraphs(
    _ html: String,
    _ title: String?,
    _ node: Int
  ) throws(PageError) -> String {
    do {
      return try HTMLText.paragraphs(of: html, title: title)
    } catch {
      var error = error
      error.line = tree.nodes[node].line
      throw error
    }
  }

  /// A name out of `mail@host (Name)`, as RSS wants authors written.
  private func person(_ text: String?) -> String? {
    guard let text, text.lowercased() != "admin" else { return nil }
    guard text.contains("@") else { return Byline.name(in: text) ?? text }
    let inner = text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    return String(inner).trimmingSpace().orNil
  }

  private static func address(_ text: String) -> String? {
    text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil
  }
}
