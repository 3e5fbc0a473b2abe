internal import Almanac

/// Words as a shell splits them: at blanks, but not between quotes.
enum ShellWords {
  /// The words of a line.
  ///
  /// - Parameter line: What was typed.
  /// - Returns: The words, without the program's name before them.
  /// - Throws: ``Almanac/Problem`` when a quote is not closed.
  static func of(_ line: String) throws(Problem) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
        word = word ?? ""
      } else if character == quote {
        quote = nil
      } else if quote != nil {
        word = (word ?? "") + String(character)
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let ended = word { words.append(ended) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else {
      throw Problem("a quote is not closed in: \(line)", remedy: "close it")
    }
    if let word { words.append(word) }
    if words.first == "almanac" { words.removeFirst() }
    return words
  }
}
