/// Reads a tree into the blocks of text a reader would see, in order.
struct BlockReader {
  private let tree: MarkupTree
  private let clutter: [Bool]
  private var blocks: [TextBlock] = []
  private var open: [Int] = []
  private var openBlocks: [Int] = []
  private var headings: [(node: Int, level: Int)] = []
  private var dataTables: [Int: Bool] = [:]

  // The block being read.
  private var buffer: [UInt8] = []
  private var position = 0
  private var weight = 0
  private var linkWeight = 0
  private var boldWeight = 0
  private var breaks = 2

  // How many elements of a kind are open.
  private var links = 0
  private var bolds = 0
  private var preformatted = 0
  private var clutters = 0
  private var rows = 0
  private var items = 0

  private init(tree: MarkupTree, clutter: [Bool]) {
    self.tree = tree
    self.clutter = clutter
  }

  /// The blocks inside a node.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - root: The node.
  ///   - clutter: For each node, whether it is clutter; its blocks are marked, not left out.
  /// - Returns: The blocks in order.
  /// - Complexity: O(*n*) for *n* bytes of text.
  static func blocks(of tree: MarkupTree, in root: Int, clutter: [Bool]) -> [TextBlock] {
    var reader = BlockReader(tree: tree, clutter: clutter)
    reader.read(root)
    return reader.blocks
  }

  private mutating func read(_ root: Int) {
    guard root < tree.nodes.count else { return }
    var index = root
    while index < tree.nodes[root].end {
      while let last = open.last, tree.nodes[last].end <= index { closeLast() }
      let node = tree.nodes[index]
      if node.isText {
        append(tree.bytes[node.text], at: index)
        index += 1
      } else if node.element == .br {
        lineBreak()
        index = node.end
      } else if node.element.isSilent || tree.isHidden(index) || isFootnoteMark(index) {
        index = node.end
      } else if node.element == .sup, let power = superscript(index) {
        append(power.utf8, at: index)
        index = node.end
      } else {
        start(index)
        index += 1
      }
    }
    while !open.isEmpty { closeLast() }
    flush()
  }

  // MARK: Elements

  private mutating func start(_ index: Int) {
    let element = tree.nodes[index].element
    if element.isBlock {
      boundary(element)
      openBlocks.append(index)
    }
    if let level = headingLevel(index) { headings.append((index, level)) }
    if element == .table { dataTables[index] = tree.isDataTable(index) }
    if element == .tr, isInDataTable(index) { rows += 1 }
    if element == .a { links += 1 }
    if isBold(index) { bolds += 1 }
    if element == .pre { preformatted += 1 }
    if element == .li || element == .dd || element == .dt { items += 1 }
    if element == .q { append("“".utf8, at: index) }
    if index < clutter.count, clutter[index] {
      flush()
      clutters += 1
    }
    open.append(index)
  }

  private mutating func closeLast() {
    let index = open[open.count - 1]
    let element = tree.nodes[index].element
    if element == .q { append("”".utf8, at: index) }
    if element.isBlock { boundary(element) }
    if index < clutter.count, clutter[index] {
      flush()
      clutters -= 1
    }
    if element == .tr, isInDataTable(index) {
      flush()
      rows -= 1
    }
    if openBlocks.last == index { openBlocks.removeLast() }
    if headings.last?.node == index { headings.removeLast() }
    if element == .a { links -= 1 }
    if isBold(index) { bolds -= 1 }
    if element == .pre { preformatted -= 1 }
    if element == .li || element == .dd || element == .dt { items -= 1 }
    open.removeLast()
  }

  /// Ends the block, except inside a row of a table of data, where cells follow on one line.
  private mutating func boundary(_ element: HTMLElement) {
    guard rows > 0 else {
      flush()
      breaks = 2
      return
    }
    guard element == .td || element == .th else {
      buffer.append(0x20)
      return
    }
    var end = buffer.count
    while end > 0, buffer[end - 1] == 0x20 { end -= 1 }
    if end > 0, buffer[end - 1] != 0x7C { buffer.append(contentsOf: " |".utf8) }
    buffer.append(0x20)
  }

  private mutating func lineBreak() {
    guard rows == 0 else { return buffer.append(0x20) }
    let before = blocks.count
    flush()
    breaks = blocks.count > before ? 1 : breaks + 1
  }

  private func isInDataTable(_ row: Int) -> Bool {
    var node = tree.nodes[row].parent
    while node >= 0, tree.nodes[node].element != .table { node = tree.nodes[node].parent }
    return dataTables[node] == true
  }

  private func headingLevel(_ index: Int) -> Int? {
    if let level = tree.nodes[index].element.headingLevel { return level }
    guard tree.attribute("role", of: index) == "heading" else { return nil }
    return Int(tree.attribute("aria-level", of: index) ?? "") ?? 2
  }

  private func isBold(_ index: Int) -> Bool {
    switch tree.nodes[index].element {
    case .b, .strong, .big: return true
    case .font:
      guard let size = tree.attribute("size", of: index) else { return false }
      return size.hasPrefix("+") || (Int(size) ?? 3) > 3
    default: return false
    }
  }

  /// A raised link such as a footnote's number.
  private func isFootnoteMark(_ index: Int) -> Bool {
    guard tree.nodes[index].element == .sup, tree.nodes[index].end > index + 1 else { return false }
    let hasLink = (index..<tree.nodes[index].end).contains { tree.nodes[$0].element == .a }
    return hasLink && tree.rawText(of: index).utf8.count < 8
  }

  /// A power in characters that keep it one: 10²⁶ must not become 1026.
  private func superscript(_ index: Int) -> String? {
    let text = tree.lineText(of: index)
    guard !text.isEmpty, text.utf8.count <= 6 else { return nil }
    let raised: [Character: Character] = [
      "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹", "-": "⁻", "−": "⁻", "+": "⁺",
    ]
    var result = ""
    for character in text {
      guard let power = raised[character] else { return nil }
      result.append(power)
    }
    return result
  }

  // MARK: Text

  private mutating func append(_ text: some Collection<UInt8>, at index: Int) {
    let added = textWeight(text)
    if preformatted > 0 {
      for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if line.offset > 0 { lineBreak() }
        appendPlain(line.element, weight: textWeight(line.element), at: index)
      }
      return
    }
    appendPlain(text, weight: added, at: index)
  }

  private mutating func appendPlain(
    _ text: some Collection<UInt8>,
    weight added: Int,
    at index: Int
  ) {
    if weight == 0, added > 0 { position = index }
    buffer.append(contentsOf: text)
    weight += added
    if links > 0 { linkWeight += added }
    if bolds > 0 { boldWeight += added }
  }

  private mutating func flush() {
    defer {
      buffer.removeAll(keepingCapacity: true)
      weight = 0
      linkWeight = 0
      boldWeight = 0
    }
    guard weight > 0 else { return }
    var text = buffer.onOneLine()
    if rows > 0, text.hasSuffix(" |") { text.removeLast(2) }
    guard !text.isEmpty else { return }
    blocks.append(
      TextBlock(
        text: text,
        node: openBlocks.last ?? open.last ?? 0,
        position: position,
        weight: weight,
        linkWeight: linkWeight,
        heading: headings.last?.level,
        isBold: boldWeight == weight,
        joins: breaks == 1,
        isItem: items > 0 || rows > 0,
        isClutter: clutters > 0
      )
    )
    breaks = 2
  }
}

extension MarkupTree {
  /// Whether an element is not shown.
  func isHidden(_ node: Int) -> Bool {
    for index in nodes[node].attributes {
      switch attributes[index].name {
      case "hidden": return true
      case "aria-hidden": return attribute("aria-hidden", of: node)?.lowercased() == "true"
      case "style":
        let style = attribute("style", of: node)?.lowercased().filter { $0 != " " } ?? ""
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a table holds data, rather than the layout of a page: several rows of several short
  /// cells, and no table inside.
  func isDataTable(_ table: Int) -> Bool {
    var rows = 0
    var index = table + 1
    while index < nodes[table].end {
      switch nodes[index].element {
      case .table, .form, .h1, .article: return false
      case .tr:
        let cells = children(of: index).filter { [.td, .th].contains(nodes[$0].element) }
          .map { textWeight(rawText(of: $0).utf8) }
        if cells.contains(where: { $0 > 400 }) { return false }
        if cells.count(where: { $0 > 0 }) >= 2 { rows += 1 }
      default: break
      }
      index += 1
    }
    return rows >= 2
  }
}
