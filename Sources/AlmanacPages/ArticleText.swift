/// The blocks of an article made into its text: what is clutter by its words is left out.
struct ArticleText {
  /// The blocks that are left.
  private(set) var blocks: [TextBlock] = []

  /// Chooses among the blocks of an article.
  ///
  /// - Parameters:
  ///   - candidates: The article's blocks in order, the clutter in it marked.
  ///   - title: The headline, which is no part of the text.
  ///   - endsAtRelated: Whether pointers to other articles end this one, once most of it is read;
  ///     plain texts have nothing else that says where they end.
  ///   - names: What a block's element is called, to know standfirsts and corrections.
  init(
    _ candidates: [TextBlock],
    title: String?,
    endsAtRelated: Bool = false,
    names: (TextBlock) -> Names? = { _ in nil }
  ) {
    let heading = title.map(Self.folded)
    let total = candidates.reduce(0) { $0 + $1.score }
    let first = candidates.firstIndex { $0.score > 0 } ?? 0
    var seen = 0
    var skipping = false
    var said: Set<Int> = []
    scan: for (index, block) in candidates.enumerated() {
      if block.isClutter { continue }
      seen += block.score
      let isKept = names(block)?.isKept == true
      if let heading, index <= first + 3, Self.folded(block.text) == heading { continue }
      if block.score > 0 { skipping = false }
      switch isKept ? nil : ClutterPhrases.kind(of: block) {
      case .comments?:
        // What follows the comments' heading is theirs, unless most of the article is to come.
        if seen * 2 >= total, total > 0 { break scan }
        continue
      case .related?:
        if endsAtRelated, total > 0, seen * 10 >= total * 7 { break scan }
        skipping = block.linkWeight == 0 || block.heading != nil || block.isBold
        continue
      case .line?: continue
      case nil: break
      }
      if !isKept, skipping, block.score == 0 { continue }
      // A subhead right above the first paragraph is one, however short.
      let isSubhead = block.heading.map { $0 > 1 } == true && index + 1 == first
      if !isKept, !isSubhead, index < first, isLabel(block) { continue }
      if !isKept, index <= first + 4, isDate(block) { continue }
      if !isKept, block.heading == nil, block.linkWeight * 4 > block.weight * 3, block.weight < 250
      {
        continue
      }
      // Pull quotes and boxes repeat themselves; articles do not.
      if block.weight >= 40, !said.insert(Self.digest(block.text)).inserted { continue }
      blocks.append(block)
    }
    finish()
  }

  /// Takes off what is said about the author at the end.
  mutating func dropBiography(of author: String?) {
    guard let name = author?.split(separator: ",").first.map(String.init), blocks.count > 2,
      let last = blocks.last, last.weight < 300, last.text.hasPrefix(name + " ")
    else { return }
    blocks.removeLast()
  }

  /// What stands before the first paragraph and is no sentence: a kicker, a date, a reading time.
  private func isLabel(_ block: TextBlock) -> Bool {
    if block.heading != nil, block.weight >= 40 { return false }
    return !block.endsSentence && (block.weight < 40 || block.weight < 110 && holdsDate(block))
  }

  /// A line near the top that says when, and little else, though a standfirst is above it.
  private func isDate(_ block: TextBlock) -> Bool {
    block.heading == nil && block.weight < 40 && !block.endsSentence && !block.isItem
      && holdsDate(block)
  }

  private func holdsDate(_ block: TextBlock) -> Bool {
    VisibleDate.first(in: block.text, language: nil) != nil
  }

  /// Takes off what trails behind the last sentence: headings over nothing, labels, signatures.
  private mutating func finish() {
    while let last = blocks.last, !last.endsSentence, blocks.contains(where: { $0.score > 0 }),
      last.heading != nil || last.weight < 60 && !last.isItem
    {
      blocks.removeLast()
    }
  }

  /// The text: paragraphs separated by one blank line; lines, items and rows by a line break.
  var text: String {
    var text = ""
    text.reserveCapacity(blocks.reduce(0) { $0 + $1.text.utf8.count + 2 })
    for (index, block) in blocks.enumerated() {
      if index > 0 { text += Self.isOneParagraph(blocks[index - 1], block) ? "\n" : "\n\n" }
      text += block.text
    }
    return text
  }

  private static func isOneParagraph(_ before: TextBlock, _ block: TextBlock) -> Bool {
    if before.isItem, block.isItem { return before.weight < 200 && block.weight < 200 }
    // Pages without paragraphs break lines between them.
    return block.joins && !(before.weight >= 120 && before.endsSentence)
  }

  /// A number for a text, to find it again.
  private static func digest(_ text: String) -> Int {
    let bytes = text.utf8.span
    var digest: UInt64 = 5381
    var index = 0
    // Eight bytes at a time: one by one, each would wait for the one before.
    while index + 8 <= bytes.count {
      var word: UInt64 = 0
      for place in 0..<8 { word |= UInt64(bytes[index + place]) << UInt64(8 * place) }
      digest = (digest ^ word) &* 0x9E37_79B9_7F4A_7C15
      digest ^= digest >> 32
      index += 8
    }
    while index < bytes.count {
      digest = (digest ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return Int(truncatingIfNeeded: digest)
  }

  /// A text without case, marks and spaces, to compare headlines.
  static func folded(_ text: String) -> String {
    var folded: [UInt8] = []
    let lowered = text.utf8.lowered()
    var index = 0
    while index < lowered.count {
      let byte = lowered[index]
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let next = Swift.min(index + length, lowered.count)
      switch byte {
      case 0x30...0x39, 0x61...0x7A: folded.append(byte)
      case 0...0x7F, 0xC2: break
      // General and Chinese punctuation.
      case 0xE2 where lowered[index + 1] == 0x80, 0xE3 where lowered[index + 1] == 0x80: break
      default: folded.append(contentsOf: lowered[index..<next])
      }
      index = next
    }
    return String(decoding: folded, as: UTF8.self)
  }
}
