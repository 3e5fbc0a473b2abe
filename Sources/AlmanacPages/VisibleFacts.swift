/// What a page shows its readers about an article: the day and the author, around the headline.
struct VisibleFacts {
  private let tree: MarkupTree
  private let blocks: [TextBlock]
  private let headline: Int?
  private let language: String?
  /// The nodes around the headline.
  private let near: Range<Int>

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - blocks: All of its blocks in order.
  ///   - headline: The index of the block with the headline.
  ///   - language: The page's language, by which `03/02/2026` is read.
  init(tree: MarkupTree, blocks: [TextBlock], headline: Int?, language: String?) {
    self.tree = tree
    self.blocks = blocks
    self.headline = headline
    self.language = language
    let around = blocks[(headline.map { max(0, $0 - 6) } ?? 0)...].prefix(22)
    if headline != nil, let first = around.first, let last = around.last {
      near = min(first.node, first.position)..<max(last.position, last.node, first.node) + 1
    } else {
      near = 0..<tree.nodes.count
    }
  }

  // MARK: The day

  /// The day of publication that the page shows.
  func published() -> String? {
    timeElement() ?? aroundHeadline(updates: false) ?? named() ?? dateline()
      ?? aroundHeadline(updates: true)
  }

  /// The day of the `<time>` that is marked as the publication's, or else of the first beside
  /// the headline.
  private func timeElement() -> String? {
    var first: String?
    for (index, node) in tree.nodes.enumerated() where !node.isText {
      let property = tree.attribute("itemprop", of: index)?.lowercased() ?? ""
      guard node.element == .time || property.hasPrefix("datepublished") else { continue }
      let written =
        tree.attribute("datetime", of: index) ?? tree.attribute("content", of: index)
        ?? tree.lineText(of: index)
      let date = MachineDate.edtf(written) ?? VisibleDate.first(in: written, language: language)
      guard let date else { continue }
      let names = tree.names(of: index).lowercased()
      if property.hasPrefix("datepublished") || names.contains("publish")
        || tree.attribute("pubdate", of: index) != nil
      {
        return date
      }
      let isUpdate =
        property.contains("modified") || names.contains("updat")
        || names.contains("modif") || isAfterUpdateWord(index)
      if first == nil, !isUpdate, near.contains(index) { first = date }
    }
    return first
  }

  private func isAfterUpdateWord(_ node: Int) -> Bool {
    var index = node - 1
    while index >= max(0, node - 4), !tree.nodes[index].isText { index -= 1 }
    guard index >= 0, tree.nodes[index].isText else { return false }
    return Line(tree.lineText(of: index)).starts(with: ClutterPhrases.updates)
  }

  private func date(in text: String) -> String? {
    VisibleDate.first(in: text, language: language)
  }

  /// The first date in a short line after the headline, or else before it.
  private func aroundHeadline(updates: Bool) -> String? {
    let start = headline.map { $0 + 1 } ?? 0
    var after = Array(blocks[min(start, blocks.count)...].prefix(headline == nil ? 20 : 12))
    if let prose = after.firstIndex(where: { $0.isProse && !$0.isClutter && $0.weight > 120 }) {
      after = Array(after[..<prose])
    }
    let before = headline.map { blocks[max(0, $0 - 4)..<$0].reversed() } ?? []
    for block in after + before where block.weight < 200 {
      let isUpdate = Line(block.text).starts(with: ClutterPhrases.updates)
      if isUpdate == updates, let date = date(in: block.text) { return date }
    }
    return nil
  }

  /// The first date in a block that is named for it.
  private func named() -> String? {
    // A plain text has blocks and no elements.
    for block in blocks.prefix(400) where block.weight < 200 && block.node < tree.nodes.count {
      let names = Names(tree.names(of: block.node))
      guard
        names.contains(["date", "datetime", "published", "posted", "pubdate", "fecha", "data"]),
        !Line(block.text).starts(with: ClutterPhrases.updates)
      else { continue }
      if let date = date(in: block.text) { return date }
    }
    return nil
  }

  /// A date at the very start of the text, after its place: "Lisboa, 3 de fevereiro de 2026".
  private func dateline() -> String? {
    for block in blocks.lazy.filter({ $0.score > 0 }).prefix(2) {
      if let date = date(in: String(block.text.prefix(60))) { return date }
    }
    return nil
  }

  // MARK: The author

  /// The author's name as the page shows it.
  func author() -> String? {
    marked(byName: false) ?? marked(byName: true) ?? written()
  }

  private static let names: Set<String> = [
    "author", "authors", "byline", "autor", "autore", "auteur", "autoria", "reporter", "writer",
  ]

  private func marked(byName: Bool) -> String? {
    var names: [String] = []
    var end = 0
    for index in near where index < tree.nodes.count && !tree.nodes[index].isText && index >= end {
      let rel = tree.attribute("rel", of: index)?.lowercased() ?? ""
      let property = tree.attribute("itemprop", of: index)?.lowercased() ?? ""
      let isMarked =
        byName
        ? Names(tree.names(of: index)).contains(Self.names)
        : rel.split(separator: " ").contains("author") || property == "author"
      guard isMarked, !byName || names.isEmpty else { continue }
      let line = tree.lineText(of: index)
      let text = Byline.name(in: line) ?? Byline.clean(line)
      guard isName(text), !byName || textWeight(line.utf8) < 60 && !endsSentence(line) else {
        continue
      }
      if !names.contains(text) { names.append(text) }
      end = tree.nodes[index].end
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func endsSentence(_ line: String) -> Bool {
    line.hasSuffix(".") || line.hasSuffix("。")
  }

  private func written() -> String? {
    let start = headline.map { max(0, $0 - 3) } ?? 0
    for block in blocks[start...].prefix(16) where block.weight < 200 && !block.isProse {
      for line in block.text.split(whereSeparator: { "·|／/\u{3000}".contains($0) }) {
        if let name = Byline.name(in: String(line)), isName(name) { return name }
      }
      if block.weight < 110, date(in: block.text) != nil, let name = nameAtEnd(of: block.text) {
        return name
      }
    }
    return nil
  }

  /// The name in "Publié le 30/01/2026 à 18h02 par Yann Le Bihan".
  private func nameAtEnd(of text: String) -> String? {
    let words = text.split(separator: " ")
    let marks: Set<Substring> = [
      "by", "par", "por", "von", "di", "автор", "By", "Par", "Por", "Von",
    ]
    guard let place = words.lastIndex(where: marks.contains) else { return nil }
    let name = words[place...].joined(separator: " ")
    return Byline.name(in: name).flatMap { isName($0) ? $0 : nil }
  }

  private func isName(_ text: String) -> Bool {
    !text.isEmpty && text.lowercased() != "admin" && textWeight(text.utf8) <= 60
      && !text.unicodeScalars.contains { $0.properties.numericType != nil }
  }
}
