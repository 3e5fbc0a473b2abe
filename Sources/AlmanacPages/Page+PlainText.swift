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
    let blocks = PlainText.blocks(of: TextEncoding.utf8(bytes, declared: declaredEncoding))
    let shown = PlainText.title(blocks)
    let title = shown.map { PlainText.subject(blocks[$0].text) ?? blocks[$0].text }
    let rest = shown.map { Array(blocks[($0 + 1)...]) } ?? blocks
    let article = ArticleText(rest, title: title, endsAtRelated: true).text
    let language = Language.guess(article, title ?? "")
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
    let shown = top.filter { isTitle(blocks[$0]) }
    // A short first paragraph below a short headline is no headline.
    let heads = shown.filter { !(blocks[$0].isProse && blocks[$0].weight >= 90) }
    let lines = heads.isEmpty ? shown : heads
    let repeated = lines.last { line in
      top.contains { $0 < line && blocks[$0].text.hasSuffix(" " + blocks[line].text) }
    }
    // A headline is no sentence, short as it may be; a short first paragraph is one.
    let phrases = lines.filter { !blocks[$0].endsSentence && blocks[$0].weight >= 12 }
    return repeated ?? phrases.first { blocks[$0].weight >= 24 } ?? phrases.first
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
  static func blocks(of text: [UInt8]) -> [TextBlock] {
    let lines = Self.lines(of: text)
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
      let text = isFolded ? paragraph.collapsingSpace() : paragraph
      return TextBlock(
        text: text,
        node: index,
        position: index,
        weight: textWeight(text.utf8.span)
      )
    }
  }

  /// The lines of a text, split at line feeds, carriage returns, form feeds and line separators.
  private static func lines(of bytes: [UInt8]) -> [String] {
    let scan = bytes.span
    var lines: [String] = []
    var start = 0
    var index = 0
    // Whether all since the line's start may stay as it is.
    var isClean = true
    while index < scan.count {
      let byte = scan[index]
      if byte > 0x20, byte < 0x7F || byte >= 0x80 && byte != 0xC2 && byte != 0xE2 && byte != 0xEF {
        index += 1
        continue
      }
      let length = lineBreak(bytes, index)
      if length == 0 {
        // A space after another, and what does not stay on a line.
        let stays =
          byte == 0x20
          ? index > start && scan[index - 1] != 0x20 : byte >= 0x80 && !scan.isUnshown(at: index)
        if !stays { isClean = false }
        index += 1
        continue
      }
      lines.append(line(bytes[start..<index], isClean: isClean))
      index += length
      start = index
      isClean = true
    }
    lines.append(line(bytes[start...], isClean: isClean))
    return lines
  }

  private static func line(_ bytes: ArraySlice<UInt8>, isClean: Bool) -> String {
    isClean && bytes.last != 0x20
      ? String(decoding: bytes, as: UTF8.self).trimmingSpace() : bytes.asOneLine()
  }

  /// How many bytes a line break takes that begins at a place; 0 where none does.
  private static func lineBreak(_ bytes: [UInt8], _ index: Int) -> Int {
    switch bytes[index] {
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0x0A...0x0C: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: 2
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
      bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: 0
    }
  }

  /// An address that stands alone on a line.
  static func address(in blocks: [TextBlock]) -> String? {
    blocks.first { block in
      block.text.utf8.first == UInt8(ascii: "h")
        && (block.text.hasPrefix("https://") || block.text.hasPrefix("http://"))
        && !block.text.contains(" ")
    }?.text
  }
}
