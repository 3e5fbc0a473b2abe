import Almanac

/// How text is prepared for full-text search, and how a person's words become a query.
///
/// FTS5's `unicode61` splits at spaces, which Chinese, Japanese and Korean do not have where a
/// search needs them: their characters are set apart here, and searched as phrases.
enum SearchText {
  /// A text for the index: characters of unspaced scripts set apart by spaces, full-width letters
  /// and digits narrowed.
  ///
  /// - Complexity: O(*n*); text without such characters is returned as it is.
  static func indexed(_ text: String) -> String {
    if text.utf8Span.isKnownASCII { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let narrow = Folding.narrowed(scalar)
      if Folding.isUnspaced(narrow) {
        result.append(" ")
        result.append(narrow)
        result.append(" ")
      } else {
        result.append(narrow)
      }
    }
    return String(result)
  }

  /// A query for what a person typed: every word must occur, quoted words together, `word*` begins
  /// a word.
  ///
  /// - Returns: `nil` when there is no word in it.
  static func query(_ words: String) -> String? {
    var phrases: [String] = []
    var isQuoted = false
    for part in words.split(separator: "\"", omittingEmptySubsequences: false) {
      if isQuoted {
        phrases.append(contentsOf: phrase(part))
      } else {
        for word in part.split(whereSeparator: \.isWhitespace) {
          phrases.append(contentsOf: phrase(word))
        }
      }
      isQuoted.toggle()
    }
    return phrases.isEmpty ? nil : phrases.joined(separator: " ")
  }

  private static func phrase(_ text: Substring) -> [String] {
    let isPrefix = text.hasSuffix("*")
    let clean = String(text.unicodeScalars.filter { $0 != "\"" && $0 != "\0" && $0 != "*" })
    let spaced = indexed(clean).split(separator: " ").joined(separator: " ")
    guard spaced.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
    return ["\"\(spaced)\"" + (isPrefix ? "*" : "")]
  }
}
