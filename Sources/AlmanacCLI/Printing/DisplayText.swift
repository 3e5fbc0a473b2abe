/// Text as a terminal shows it: columns instead of characters, nothing that could steer it.
enum DisplayText {
  /// How many columns a text takes in a terminal.
  static func width(_ text: String) -> Int {
    text.utf8.allSatisfy(isPlain) ? text.utf8.count : text.reduce(0) { $0 + width($1) }
  }

  /// Whether a byte is a character by itself that takes one column.
  private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7F).contains(byte) }

  /// How many columns a character takes: none for marks alone, two for wide ones.
  static func width(_ character: Character) -> Int {
    if character.utf8.count == 1, character.utf8.allSatisfy(isPlain) { return 1 }
    guard let scalar = character.unicodeScalars.first else { return 0 }
    let isEmoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F: return 0
    default:
      let category = scalar.properties.generalCategory
      if category == .nonspacingMark || category == .enclosingMark { return 0 }
      return isEmoji ? 2 : 1
    }
  }

  /// A text without anything that steers a terminal: control characters, escape sequences, and
  /// marks that turn the direction of what follows, each replaced by `�`.
  static func safe(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// A text on one line of at most some columns; what is left out is marked.
  static func shortened(_ text: String, to columns: Int) -> String {
    let line = text.map { $0.isNewline ? " " : String($0) }.joined()
    guard width(line) > columns else { return line }
    var kept = ""
    var taken = 1
    for character in line {
      taken += width(character)
      guard taken <= columns else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// A text broken into lines of at most some columns: at spaces, after `/` and hyphens of long
  /// words, between wide characters; a longer word is cut.
  static func wrapped(_ text: String, to columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      wrapParagraph(paragraph, max(columns, 4))
    }
  }

  private static func wrapParagraph(_ text: Substring, _ columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for piece in pieces(of: text, columns) {
      let isSpace = piece == " "
      let pieceWidth = width(piece)
      if lineWidth + pieceWidth > columns, !line.isEmpty {
        lines.append(trimmed(line))
        line = ""
        lineWidth = 0
      }
      if isSpace, line.isEmpty { continue }
      line += piece
      lineWidth += pieceWidth
    }
    lines.append(trimmed(line))
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The text in pieces that are not broken: words, single spaces, wide characters.
  private static func pieces(of text: Substring, _ columns: Int) -> [String] {
    var pieces: [String] = []
    var word = ""
    var wordWidth = 0
    func end() {
      if !word.isEmpty { pieces.append(word) }
      word = ""
      wordWidth = 0
    }
    for character in text {
      let characterWidth = width(character)
      if character == " " {
        end()
        pieces.append(" ")
        continue
      }
      if characterWidth == 2 || wordWidth + characterWidth > columns { end() }
      word.append(character)
      wordWidth += characterWidth
      if characterWidth == 2 || character == "/" { end() }
    }
    end()
    return pieces
  }
}
