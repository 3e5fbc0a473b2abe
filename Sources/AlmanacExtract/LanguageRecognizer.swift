/// Tells the language of a text by its scripts and its function words.
struct LanguageRecognizer {
  /// How many scalars are looked at.
  static let enough = 4000

  private let languages: Languages

  init(_ languages: Languages) { self.languages = languages }

  private struct Scripts {
    var latin = 0, cyrillic = 0, arabic = 0, han = 0, kana = 0, hangul = 0
    var traditional = 0, simplified = 0
    var total: Int { latin + cyrillic + arabic + han + kana + hangul }
  }

  /// The language's tag, or `und` when it cannot be told.
  ///
  /// - Complexity: O(*n*) in the first 4,000 scalars.
  func recognize(_ letters: Letters) -> String {
    let bound = min(letters.count, Self.enough)
    let scripts = scripts(letters, bound)
    if scripts.total < 2 { return "und" }
    if scripts.kana * 10 > scripts.han + scripts.kana { return "ja" }
    if scripts.hangul * 4 > scripts.total { return "ko" }
    if scripts.han * 4 > scripts.total {
      return scripts.traditional * 8 > scripts.han ? "zh-Hant" : "zh"
    }
    return byWords(letters, bound) ?? byScript(scripts)
  }

  private func byScript(_ scripts: Scripts) -> String {
    if scripts.arabic * 2 > scripts.total { return "ar" }
    return scripts.cyrillic * 2 > scripts.total ? "ru" : "und"
  }

  private func scripts(_ letters: Letters, _ bound: Int) -> Scripts {
    var scripts = Scripts()
    for index in 0..<bound where letters.isLetter(index) {
      let value = letters.original[index]
      switch value {
      case 0..<0x250, 0x1E00..<0x1F00, 0xFF21...0xFF5A: scripts.latin += 1
      case 0x400..<0x530: scripts.cyrillic += 1
      case 0x600..<0x780: scripts.arabic += 1
      case 0x3041...0x30FF: scripts.kana += 1
      case 0xAC00...0xD7A3: scripts.hangul += 1
      case 0x4E00...0x9FFF:
        scripts.han += 1
        if Han.isTraditional(value) { scripts.traditional += 1 }
      default: break
      }
    }
    return scripts
  }

  /// Counts function words of every language written with spaces.
  private func byWords(_ letters: Letters, _ bound: Int) -> String? {
    let table = languages.functionWords
    var scores = [Double](repeating: 0, count: table.tags.count)
    var words = 0
    var index = 0
    while index < bound {
      guard letters.isLetter(index) else {
        index += 1
        continue
      }
      let end = letters.wordEnd(from: index)
      words += 1
      if end - index <= 12, let found = table.words[Languages.key(letters.folded[index..<end])] {
        for tag in found { scores[tag] += 1 / Double(found.count) }
      }
      index = end
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
    let isClear = scores[best] >= 1.5 || (words < 8 && scores[best] >= 0.9)
    return isClear && scores[best] * 12 > Double(words) ? table.tags[best] : nil
  }
}

/// The language of a text: its BCP 47 tag, or `und` when it cannot be told.
///
/// - Parameters:
///   - text: The text; its beginning is enough.
///   - languages: The languages to tell apart.
/// - Returns: `pt`, `en`, …, and `zh-Hant` for Chinese that is clearly traditional.
/// - Complexity: O(*n*) in the first 4,000 scalars.
package func recognizeLanguage(
  _ text: some StringProtocol,
  among languages: Languages = .standard
) -> String {
  LanguageRecognizer(languages).recognize(
    Letters(scalars: text.unicodeScalars.prefix(LanguageRecognizer.enough).map(\.value))
  )
}
