/// A feed, or a list of feeds, read as news items.
package struct Feed {
  /// The format it is in.
  package let kind: FeedKind
  /// Its own title: the outlet's name as a rule.
  package let title: String?
  /// Its entries, in its own order; none for OPML.
  package let items: [NewsItem]
  /// The addresses an OPML list names, in its own order.
  package let outlines: [String]

  /// Reads a feed.
  ///
  /// - Parameter bytes: The feed as it was saved, in any encoding.
  /// - Throws: ``PageError``, with the line, when it is too long, no well-formed XML or JSON,
  ///   declares entities, is nested too deep, or is no feed.
  /// - Complexity: O(*n*) for *n* bytes.
  package init(bytes: [UInt8]) throws(PageError) {
    try PageLimits.check(byteCount: bytes.count)
    let text = TextEncoding.utf8(bytes)
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first else {
      throw PageError("the file is empty", remedy: "save the feed again")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      self = try Feed(json: text)
      return
    }
    let tree = try MarkupParser.xml(FeedRepair.mended(text))
    guard let root = tree.nodes.indices.first(where: { !tree.nodes[$0].isText }) else {
      throw Self.noFeed("it holds no element", line: nil)
    }
    let reader = FeedReader(tree: tree)
    switch tree.nodes[root].name.lowercased() {
    case "rss": self = try reader.rss2(root)
    case "rdf:rdf": self = try reader.rss1(root)
    case "feed", "atom:feed": self = try reader.atom(root)
    case "opml": self = reader.opml(root)
    default:
      throw Self.noFeed(
        "its outermost element is <\(tree.nodes[root].name)>",
        line: tree.nodes[root].line
      )
    }
  }

  init(kind: FeedKind, title: String?, items: [NewsItem], outlines: [String] = []) {
    self.kind = kind
    self.title = title
    self.items = items
    self.outlines = outlines
  }

  static func noFeed(_ why: String, line: Int?) -> PageError {
    PageError(
      "this is no feed: \(why)",
      line: line,
      remedy: "give an RSS, Atom, JSON Feed or OPML file, or say what the file is"
    )
  }
}
