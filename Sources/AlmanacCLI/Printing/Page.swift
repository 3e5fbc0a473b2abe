/// An answer for reading that is no table: paragraphs and indented items, wrapped to a terminal.
struct Page {
  let terminal: Terminal
  private(set) var text = ""

  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  /// A heading in bold type, after an empty line unless it is the first.
  mutating func heading(_ words: String) {
    if !text.isEmpty { text += "\n" }
    for line in lines(words, terminal.width) { text += terminal.bold(line) + "\n" }
  }

  /// A paragraph.
  mutating func paragraph(_ words: String, indent: Int = 0, isFaint: Bool = false) {
    let space = String(repeating: " ", count: indent)
    for line in lines(words, terminal.width - indent) {
      text += space + (isFaint ? terminal.dim(line) : line) + "\n"
    }
  }

  /// A paragraph behind a word at the left.
  mutating func item(_ head: String, _ words: String, width: Int, indent: Int = 2) {
    let space = String(repeating: " ", count: indent)
    for (index, line) in lines(words, terminal.width - indent - width).enumerated() {
      let start = index == 0 ? head : ""
      let gap = String(repeating: " ", count: max(1, width - DisplayText.width(start)))
      text += space + terminal.dim(start) + gap + line + "\n"
    }
  }

  /// A table.
  mutating func table(_ listing: Listing) {
    text += TableLayout(listing: listing, terminal: terminal).text
  }

  /// An empty line.
  mutating func gap() { text += "\n" }

  private func lines(_ words: String, _ width: Int) -> [String] {
    DisplayText.wrapped(DisplayText.safe(words), to: width)
  }
}
