/// A line of a page, made ready to be compared with ``ClutterPhrases``.
struct Line {
  private let lower: [UInt8]

  /// Prepares a line; only its start is kept.
  init(_ text: String) {
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(160)))
    let scalars = start.lowercased().unicodeScalars.drop { scalar in
      !scalar.properties.isAlphabetic && scalar != "©" && scalar != "("
    }
    lower = Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  /// Whether it starts with one of the phrases, as whole words.
  func starts(with phrases: [[UInt8]]) -> Bool {
    length(ofPrefix: phrases) != nil
  }

  /// How many bytes the longest phrase that it starts with takes.
  func length(ofPrefix phrases: [[UInt8]]) -> Int? {
    var longest: Int?
    for phrase in phrases where lower.starts(with: phrase) {
      let next = phrase.count < lower.count ? lower[phrase.count] : 0x20
      // A phrase in letters without spaces between words may run on.
      let isWord = phrase.last.map { $0 >= 0xE3 || Self.isMark($0) || $0 >= 0x80 } ?? false
      if Self.isMark(next) || isWord, phrase.count > (longest ?? 0) { longest = phrase.count }
    }
    return longest
  }

  /// Whether nothing but the phrase and some marks is in it.
  func isOnly(_ phrases: [[UInt8]]) -> Bool {
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
    let line = Line(block.text)
    if line.starts(with: corrections) { return nil }
    let isShort = weight < 60 && !block.endsSentence
    if line.starts(with: related) {
      // "Related costs rose": only a label, a line with a link, or a colon points elsewhere.
      let points = block.linkWeight * 3 > weight || line.isOnly(related)
      if points || isShort || block.text.prefix(40).contains(":") && weight < 200 {
        return .related
      }
    }
    if line.isOnly(comments) || isShort && line.starts(with: comments) { return .comments }
    if isCaption(block) || isByline(block) { return .line }
    if line.starts(with: lines) {
      let isLabel = isShort || line.isOnly(lines) || block.linkWeight * 2 > weight
      if isLabel || isPlea(block.text) { return .line }
    }
    return isPlea(block.text) && weight < 200 && isCookieNote(block.text) ? .line : nil
  }

  /// A caption: what starts with "Foto:" and its like, or is short and ends with "(Foto: …)".
  private static func isCaption(_ block: TextBlock) -> Bool {
    let text = block.text.lowercased()
    let marks = [
      "foto:", "fotos:", "foto: ", "photo:", "photo :", "photograph:", "photos:", "imagem:",
      "imagen:", "image:", "image :", "bild:", "crédito:", "credit:", "фото:", "写真：", "写真＝",
      "사진=", "사진:", "사진 =", "图：", "圖：", "图:", "圖:", "图片来源", "圖片來源", "الصورة:",
      "صورة:", "(ap photo", "(reuters)", "getty images", "via getty",
    ]
    guard block.weight < 240 else { return false }
    if marks.contains(where: { text.hasPrefix($0) || text.hasPrefix("(" + $0) }) { return true }
    guard text.hasSuffix(")") || text.hasSuffix("）") || !block.endsSentence else { return false }
    return marks.contains { text.utf8Contains($0) }
  }

  /// A line such as "By admin" or "Por Teresa Vilhena - 13-11-2025".
  static func isByline(_ block: TextBlock) -> Bool {
    guard block.weight < 110, !block.endsSentence, block.heading == nil else { return false }
    if block.text.utf8.contains(UInt8(ascii: "@")), block.weight < 70 { return true }
    return Byline.name(in: block.text) != nil
  }

  private static func isPlea(_ text: String) -> Bool {
    let text = text.lowercased()
    return [
      "newsletter", "boletim", "boletín", "infolettre", "cookie", "whatsapp", "telegram",
      "subscribe", "sign up", "assine", "inscreva", "suscr", "abonn", "iscriviti", "подпи",
      "app", "订阅", "訂閱", "登録", "구독", "اشترك", "reserv", "vorbehalten", "riservat",
      "rights", "©", "reporting by", "editing by", "appeared first on", "クッキー", "쿠키",
    ].contains { text.utf8Contains($0) }
  }

  private static func isCookieNote(_ text: String) -> Bool {
    let text = text.lowercased()
    let mentions = ["cookie", "クッキー", "쿠키", "ملفات تعريف الارتباط"]
    let consents = [
      "we use", "our partners", "accept", "aceit", "acept", "usamos", "utiliz", "utilis",
      "verwenden", "zustimm", "usiamo", "使用", "用", "사용", "использ", "نستخدم", "consent",
    ]
    return mentions.contains { text.utf8Contains($0) }
      && consents.contains { text.utf8Contains($0) }
  }
}

extension String {
  /// Whether some text occurs in this one, byte by byte.
  func utf8Contains(_ text: String) -> Bool {
    Array(utf8).contains(run: Array(text.utf8))
  }
}
