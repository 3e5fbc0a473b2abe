extension Page {
  /// Reads an article saved as plain text: its first line is the headline, the lines that are
  /// captions, bylines and invitations are left out.
  ///
  /// - Parameters:
  ///   - bytes: The text, in any encoding.
  ///   - declaredEncoding: The encoding it came with, where one did.
  /// - Throws: ``PageError`` when it is too long.
  /// - Complexity: O(*n*) for *n* bytes.
  package init(plainText bytes: [UInt8], declaredEncoding: String? = nil) throws(PageError) {
    try PageLimits.check(byteCount: bytes.count)
    let text = String(
      decoding: TextEncoding.utf8(bytes, declared: declaredEncoding),
      as: UTF8.self
    )
    var blocks = PlainText.blocks(of: text)
    var title: String?
    if let first = blocks.first, !first.endsSentence || first.weight < 140, blocks.count > 1 {
      title = first.text
      blocks.removeFirst()
    }
    let article = ArticleText(blocks, title: title).text
    let language = Language.guess(article + " " + (title ?? ""))
    let facts = VisibleFacts(
      tree: MarkupTree(),
      blocks: blocks,
      headline: nil,
      language: language
    )
    item = NewsItem(
      text: article,
      title: title,
      language: language,
      author: facts.author(),
      published: facts.published(),
      url: PlainText.address(in: blocks)
    )
  }
}

/// The paragraphs of a plain text.
enum PlainText {
  /// Paragraphs: separated by blank lines where there are any, or else one a line.
  static func blocks(of text: String) -> [TextBlock] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).collapsingSpace() }
    let isSpaced = lines.dropLast().contains("")
    // Texts folded at a fixed width have short lines in their paragraphs; others do not.
    let isFolded = isSpaced && lines.allSatisfy { $0.unicodeScalars.count <= 100 }
    var paragraphs: [String] = []
    var current = ""
    for line in lines {
      if line.isEmpty || !isFolded {
        if !current.isEmpty { paragraphs.append(current) }
        current = line
      } else {
        current += (current.isEmpty ? "" : "\n") + line
      }
    }
    if !current.isEmpty { paragraphs.append(current) }
    return paragraphs.enumerated().map { index, paragraph in
      let text = paragraph.collapsingSpace()
      return TextBlock(
        text: text,
        node: index,
        position: index,
        weight: textWeight(text.utf8)
      )
    }
  }

  /// An address that stands alone on a line.
  static func address(in blocks: [TextBlock]) -> String? {
    blocks.map(\.text).first { text in
      (text.hasPrefix("https://") || text.hasPrefix("http://")) && !text.contains(" ")
    }
  }
}
