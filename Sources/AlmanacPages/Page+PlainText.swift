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
    let blocks = PlainText.blocks(of: text)
    let shown = PlainText.title(blocks)
    let title = shown.map { PlainText.subject(blocks[$0].text) ?? blocks[$0].text }
    let rest = shown.map { Array(blocks[($0 + 1)...]) } ?? blocks
    let article = ArticleText(rest, title: title, endsAtRelated: true).text
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
  /// The headline's place: above the first paragraph, the line that another one ends with, as
  /// in a trail of links, or else the first that is no menu, date, byline or field.
  static func title(_ blocks: [TextBlock]) -> Int? {
    guard blocks.count > 1 else { return nil }
    let first =
      blocks.firstIndex { $0.isProse && $0.weight >= 140 }
      ?? blocks.firstIndex { $0.endsSentence && $0.weight >= 30 } ?? blocks.count
    let top = blocks[..<min(first, 40)].indices
    if let subject = top.first(where: { subject(blocks[$0].text) != nil }) { return subject }
    let lines = top.filter { isTitle(blocks[$0]) }
    let repeated = lines.last { line in
      top.contains { $0 < line && blocks[$0].text.hasSuffix(" " + blocks[line].text) }
    }
    // A headline is no sentence, short as it may be; a short first paragraph is one.
    let heads = lines.filter { !blocks[$0].endsSentence && blocks[$0].weight >= 12 }
    return repeated ?? heads.first { blocks[$0].weight >= 24 } ?? heads.first
      ?? lines.first { blocks[$0].weight >= 24 } ?? lines.first
  }

  /// What an e-mail's subject says, without the name of the letter and its number.
  static func subject(_ line: String) -> String? {
    for name in ["Subject: ", "Assunto: ", "Asunto: ", "Objet : ", "Betreff: ", "Oggetto: "]
    where line.hasPrefix(name) {
      let subject = String(line.dropFirst(name.count))
      let bytes = Array(subject.utf8)
      guard let mark = bytes.firstIndex(of: UInt8(ascii: "#")),
        let colon = bytes.position(of: Array(": ".utf8), from: mark)
      else { return subject }
      return String(decoding: bytes[(colon + 2)...], as: UTF8.self)
    }
    return nil
  }

  private static func isTitle(_ block: TextBlock) -> Bool {
    let bytes = Array(block.text.utf8)
    let isMenu = ["|", "›", ">", "｜", "»", "://", "@"].contains {
      bytes.contains(run: Array($0.utf8))
    }
    return !isMenu && (4..<260).contains(block.weight)
      && VisibleDate.first(in: block.text, language: nil) == nil
      && ClutterPhrases.kind(of: block) == nil
  }

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
