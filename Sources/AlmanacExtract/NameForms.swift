/// Derives the forms under which a text may write a name.
enum NameForms {
  /// One form of a name.
  struct Form: Hashable {
    var text: String
    /// Whether it stands only where the text speaks of its maker or of chips.
    var needsEvidence = false
  }

  /// Words that companies add to their names and texts leave out.
  private static let companyWords: Set<String> = [
    "ai", "technology", "technologies", "systems", "group", "platforms", "inc", "inc.", "corp",
    "corp.", "corporation", "company", "holdings", "holding", "ltd", "ltd.", "limited", "plc", "co",
    "co.", "sa", "ag", "se",
  ]

  /// The name itself, without remarks in parentheses, and with other separators.
  static func written(_ name: String) -> [String] {
    var bare = name
    if let open = name.firstIndex(of: "("), open != name.startIndex {
      bare = String(name[..<open])
    }
    let words = words(bare)
    if words.isEmpty { return [] }
    let apart = words.map(parted)
    var forms = [words.joined(separator: " "), bare.trimmingSpaces()]
    if words.count > 1, words.contains(where: { $0.holdsNumber }) {
      forms.append(words.joined(separator: "-"))
      forms += glued(words)
    }
    if apart != words { forms.append(apart.joined(separator: " ")) }
    return forms
  }

  /// Parts a long word from the digits behind it: `Trainium2` is also written `Trainium 2`.
  private static func parted(_ word: String) -> String {
    let head = word.prefix { $0.isLetter }
    let tail = word.dropFirst(head.count)
    guard head.count >= 5, !tail.isEmpty, tail.allSatisfy(\.isNumber) else { return word }
    return head + " " + tail
  }

  /// Joins digits to the word before them: `GPT-5` and `GPT 5` and `GPT5` are one name.
  private static func glued(_ words: [String]) -> [String] {
    guard words.count <= 6, words.allSatisfy({ $0.allSatisfy(\.isASCII) }) else { return [] }
    var mixed: [String] = []
    var plain = ""
    for (position, word) in words.enumerated() {
      if position > 0 { plain += word.first?.isNumber == true ? "" : " " }
      plain += word
    }
    mixed.append(plain)
    if words.count == 3 { mixed.append(words[0] + " " + words[1] + "-" + words[2]) }
    if words.count == 3 { mixed.append(words[0] + "-" + words[1] + " " + words[2]) }
    return mixed
  }

  /// Shorter forms that texts use for a name.
  ///
  /// - Parameters:
  ///   - name: The name as the almanac has it.
  ///   - kind: What it names.
  ///   - makers: The names of organizations in lower case, to take off the front.
  /// - Returns: The forms, none of them the name itself.
  static func derived(_ name: String, kind: NameKind, makers: Set<String>) -> [Form] {
    let words = words(name)
    switch kind {
    case .organization: return shortOrganization(words)
    case .accelerator, .model: return withoutMaker(words, kind: kind, makers: makers)
    case .architecture, .country: return []
    }
  }

  private static func shortOrganization(_ words: [String]) -> [Form] {
    var kept = words
    while kept.count > 1, let last = kept.last, companyWords.contains(last.lowercased()) {
      kept.removeLast()
    }
    guard kept.count < words.count, let first = kept.first, first.count >= 4 || kept.count > 1
    else { return [] }
    return [Form(text: kept.joined(separator: " "))]
  }

  private static func withoutMaker(
    _ words: [String],
    kind: NameKind,
    makers: Set<String>
  ) -> [Form] {
    guard let rest = rest(of: words, without: makers), let last = rest.last else { return [] }
    let text = rest.joined(separator: " ")
    var forms: [Form] = []
    if kind == .model {
      // "R1" and "V3.1" are DeepSeek's only where DeepSeek is spoken of.
      if rest.count == 1, text.count >= 2 { forms.append(Form(text: text, needsEvidence: true)) }
      return forms
    }
    if text.count >= 4, isName(text) { forms.append(Form(text: text)) }
    let hasBoth = last.holdsNumber && last.contains(where: \.isLetter)
    if rest.count > 1, hasBoth, last.count >= 5 { forms.append(Form(text: last)) }
    if rest.count > 1 || text.count < 4 { return forms }
    return forms.map { Form(text: $0.text, needsEvidence: $0.text.count == 4 && hasBoth) }
  }

  /// Whether a form is distinct enough to stand without its maker.
  private static func isName(_ text: String) -> Bool {
    text.contains(where: \.isLetter)
  }

  private static func rest(of words: [String], without makers: Set<String>) -> [String]? {
    for length in [3, 2, 1] where words.count > length {
      let head = words[..<length].joined(separator: " ").lowercased()
      if makers.contains(head) { return Array(words[length...]) }
    }
    return nil
  }

  private static func words(_ name: String) -> [String] {
    name.split { $0 == " " || $0 == "-" || $0 == "\u{A0}" || $0 == "_" }.map(String.init)
  }
}

extension String {
  /// Whether a digit or another number is in it.
  var holdsNumber: Bool {
    var isPlain = true
    for byte in utf8 {
      if byte &- 0x30 < 10 { return true }
      if byte >= 0x80 { isPlain = false }
    }
    // What a character is need only be looked up where it is no ASCII.
    return !isPlain && contains(where: \.isNumber)
  }

  func trimmingSpaces() -> String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
