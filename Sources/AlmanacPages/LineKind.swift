/// A line of a page, made ready to be compared with ``ClutterPhrases``.
struct Line {
  private let lower: [UInt8]

  /// Prepares a line; only its start is kept.
  init(_ text: String) {
    self.init(text.utf8.prefix(400).lowered())
  }

  /// Prepares a line that is in lower case.
  init(_ lowered: [UInt8]) {
    var index = 0
    skip: while index < lowered.count {
      switch lowered[index] {
      // Letters, an opening parenthesis, and what begins a character that is no mark.
      case 0x61...0x7A, 0x28, 0xC3...0xDF, 0xE0, 0xE1, 0xE4...0xEE, 0xF0...0xF4: break skip
      case 0xC2: if lowered.dropFirst(index + 1).first == 0xA9 { break skip } else { index += 2 }
      case 0xE3:
        guard lowered.dropFirst(index + 1).first == 0x80 else { break skip }
        index += 3
      case 0xE2, 0xEF: index += 3
      default: index += 1
      }
    }
    lower = Array(lowered.dropFirst(index))
  }

  /// Whether it starts with one of the phrases, as whole words.
  func starts(with phrases: Phrases) -> Bool {
    length(ofPrefix: phrases) != nil
  }

  /// How many bytes the longest phrase that it starts with takes.
  func length(ofPrefix phrases: Phrases) -> Int? {
    var longest: Int?
    guard let first = lower.first else { return nil }
    for phrase in phrases.beginning(with: first) where lower.starts(with: phrase) {
      let next = phrase.count < lower.count ? lower[phrase.count] : 0x20
      // A phrase in letters without spaces between words may run on.
      let isWord = phrase.last.map { $0 >= 0xE3 || Self.isMark($0) || $0 >= 0x80 } ?? false
      if Self.isMark(next) || isWord, phrase.count > (longest ?? 0) { longest = phrase.count }
    }
    return longest
  }

  /// Whether nothing but the phrase and some marks is in it.
  func isOnly(_ phrases: Phrases) -> Bool {
    guard let length = length(ofPrefix: phrases) else { return false }
    return lower.dropFirst(length).allSatisfy { $0 < 0x61 || $0 > 0x7A && $0 < 0x80 }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte) && byte < 0x80
      || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }
}

extension ClutterPhrases {
  /// What a block is, when its words give it away as no part of the article.
  ///
  /// - Parameter block: The block.
  /// - Returns: Nil when it may be part of the article.
  static func kind(of block: TextBlock) -> Kind? {
    let weight = block.weight
    guard weight < 320 else { return nil }
    let text = block.text.utf8.span.lowered()
    let line = Line(text)
    if line.starts(with: corrections) { return nil }
    let isLabel = !block.endsSentence || block.text.hasSuffix(":") || block.text.hasSuffix("：")
    let isShort = weight < 60 && isLabel
    if line.starts(with: related) {
      // "Related costs rose": only a label, a line with a link, or a colon points elsewhere.
      let points = block.linkWeight * 3 > weight || line.isOnly(related)
      let hasColon = text.prefix(60).contains(UInt8(ascii: ":"))
      if points || isShort || hasColon && weight < 200 { return .related }
    }
    if line.isOnly(comments) || isShort && line.starts(with: comments) { return .comments }
    if isCaption(block, text) || isByline(block) { return .line }
    if line.starts(with: lines) {
      let stands = isShort || line.isOnly(lines) || block.linkWeight * 2 > weight
      if stands || pleas.isAny(in: text) { return .line }
    }
    if weight < 110, credits.isAny(in: text) { return .line }
    return invitations.areSeveral(in: text) || weight < 240 && isCookieNote(text) ? .line : nil
  }

  /// A caption: what starts with "Foto:" and its like, or is short and ends with "(Foto: …)".
  private static func isCaption(_ block: TextBlock, _ text: [UInt8]) -> Bool {
    guard block.weight < 240 else { return false }
    let inner = text.first == UInt8(ascii: "(") ? text.dropFirst() : text[...]
    let openings = inner.first.map(captions.beginning(with:)) ?? []
    if openings.contains(where: { inner.starts(with: $0) }) { return true }
    let isClosed = block.text.hasSuffix(")") || block.text.hasSuffix("）")
    return (isClosed || !block.endsSentence) && captions.isAny(in: text)
  }

  /// A line such as "By admin" or "Por Teresa Vilhena - 13-11-2025".
  static func isByline(_ block: TextBlock) -> Bool {
    guard block.weight < 110, !block.endsSentence, block.heading == nil else { return false }
    if block.text.utf8.contains(UInt8(ascii: "@")), block.weight < 70 { return true }
    return Byline.name(in: block.text) != nil
  }

  private static func isCookieNote(_ text: [UInt8]) -> Bool {
    cookies.isAny(in: text) && consents.isAny(in: text)
  }
}

extension String {
  /// Whether some text occurs in this one, byte by byte.
  func utf8Contains(_ text: String) -> Bool {
    Array(utf8).contains(run: Array(text.utf8))
  }
}
