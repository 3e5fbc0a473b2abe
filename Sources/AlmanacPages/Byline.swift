/// The author's name in a line such as "By Dana Whitlock · January 15, 2026".
enum Byline {
  /// Finds the name after a word that announces one.
  ///
  /// - Parameter text: One line.
  /// - Returns: The name, or nil when the line is not a byline.
  static func name(in text: String) -> String? {
    let text = text.collapsingSpace()
    if let name = koreanName(in: text) { return name }
    guard let length = Line(text).length(ofPrefix: ClutterPhrases.bylines) else { return nil }
    let start = text.unicodeScalars.drop { !$0.properties.isAlphabetic }
    let rest = String(decoding: String(start).utf8.dropFirst(length), as: UTF8.self)
    let name = clean(rest)
    guard let first = name.unicodeScalars.first else { return nil }
    // After "by" comes a name: "By the end of the year" is none.
    let isName = first.properties.isUppercase || first.value >= 0x600 || name == "admin"
    return isName && name.split(separator: " ").count <= 8 ? name : nil
  }

  /// A name without dates, roles after a bar, and marks around it.
  static func clean(_ text: String) -> String {
    var name: [Character] = []
    var pending: [Character] = []
    for character in text.trimmingSpace() {
      if "|·•/／,;（(–—\u{2003}\n".contains(character) || character.isNumber { break }
      if character == " " || character == "-" {
        // A hyphen between spaces ends the name; one inside it does not.
        if character == "-", pending == [" "] { break }
        pending.append(character)
      } else {
        name += pending
        pending = []
        name.append(character)
      }
    }
    let marks = " :：-–—.，,、"
    while let first = name.first, marks.contains(first) { name.removeFirst() }
    while let last = name.last, marks.contains(last) { name.removeLast() }
    return String(name)
  }

  private static func koreanName(in text: String) -> String? {
    let words = text.split(separator: " ")
    guard let place = words.firstIndex(of: "기자"), place > 0, words.count <= 5 else { return nil }
    return String(words[place - 1])
  }
}
