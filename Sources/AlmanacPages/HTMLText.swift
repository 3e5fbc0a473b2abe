/// Pieces of HTML, such as a feed's entries, as plain text.
enum HTMLText {
  /// A piece of HTML on one line.
  ///
  /// - Parameter html: The HTML, or plain text with entities.
  /// - Returns: The text; the HTML itself where it cannot be parsed.
  static func line(of html: String) -> String {
    guard let tree = try? MarkupParser.html(TextEncoding.utf8(Array(html.utf8))) else {
      return html.collapsingSpace()
    }
    return BlockReader.blocks(of: tree, in: 0, clutter: []).map(\.text).joined(separator: " ")
  }

  /// The text of a piece of HTML, paragraphs separated by one blank line, without clutter.
  ///
  /// - Parameters:
  ///   - html: The HTML, or plain text with entities.
  ///   - title: The headline, which is left out where the text starts with it.
  /// - Returns: The text, which may be empty.
  /// - Throws: ``PageError`` when it is nested too deep.
  static func paragraphs(of html: String, title: String?) throws(PageError) -> String {
    let tree = try MarkupParser.html(TextEncoding.utf8(Array(html.utf8)))
    return paragraphs(of: tree, in: 0, title: title)
  }

  /// The text of an element, paragraphs separated by one blank line, without clutter.
  static func paragraphs(of tree: MarkupTree, in root: Int, title: String?) -> String {
    guard root < tree.nodes.count else { return "" }
    let clutter = ClutterJudge(tree: tree, headline: nil).clutter
    let blocks = BlockReader.blocks(of: tree, in: root, clutter: clutter)
    return ArticleText(blocks, title: title).text
  }
}
