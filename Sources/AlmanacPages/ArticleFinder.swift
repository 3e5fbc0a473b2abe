/// Finds the blocks of a page that are its article.
///
/// Paragraphs score by how much prose they hold. From the top, the search goes down as long as
/// one child holds nearly all of the score; it stops at the element whose children share it, the
/// article. The headline bounds it above; standfirsts above it and corrections below belong to it.
struct ArticleFinder {
  private let tree: MarkupTree
  private var blocks: [TextBlock]
  /// The score of the blocks before each node.
  private var scores: [Int]
  private let headline: Int?

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - blocks: All of its blocks in order.
  ///   - headline: The index of the block with the headline.
  init(tree: MarkupTree, blocks: [TextBlock], headline: Int?) {
    self.tree = tree
    self.blocks = blocks
    self.headline = headline
    scores = []
    weigh()
    dropSections()
    weigh()
  }

  private mutating func weigh() {
    scores = [Int](repeating: 0, count: tree.nodes.count + 1)
    for block in blocks { scores[block.position + 1] += block.score }
    for index in scores.indices.dropFirst() { scores[index] += scores[index - 1] }
  }

  /// Marks what lies under a heading such as "Most read" or "Comments" as clutter: the smallest
  /// element around the heading that holds more than it, unless the article is in there too.
  private mutating func dropSections() {
    let whole = scores.last ?? 0
    for index in blocks.indices where !blocks[index].isClutter && blocks[index].weight < 100 {
      let block = blocks[index]
      guard block.linkWeight * 2 < block.weight, let kind = ClutterPhrases.kind(of: block),
        kind != .line
      else { continue }
      let section = section(around: index)
      let end = tree.nodes[section].end
      let rest = whole - score(section)
      let holdsHeadline =
        headline.map { (section..<end).contains(blocks[$0].position) } ?? (rest < score(section))
      guard !holdsHeadline, kind == .comments ? rest > 0 || whole == 0 : rest * 4 >= whole else {
        continue
      }
      var other = firstBlock(from: section)
      while other < blocks.count, blocks[other].position < end {
        blocks[other].isClutter = true
        other += 1
      }
    }
  }

  /// The first block at or after a node.
  private func firstBlock(from node: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].position < node { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func section(around index: Int) -> Int {
    var node = blocks[index].node
    func isAlone(_ node: Int) -> Bool {
      let before = index > 0 && blocks[index - 1].position >= node
      let after = index + 1 < blocks.count && blocks[index + 1].position < tree.nodes[node].end
      return !before && !after
    }
    while isAlone(node), tree.nodes[node].parent > 0 { node = tree.nodes[node].parent }
    return node
  }

  private func score(_ node: Int) -> Int { scores[tree.nodes[node].end] - scores[node] }

  /// The article's blocks in order, clutter among them still marked.
  func article() -> [TextBlock] {
    guard !blocks.isEmpty, !tree.nodes.isEmpty else { return [] }
    let root = root()
    let end = tree.nodes[root].end
    var range = firstBlock(from: root)
    let last = firstBlock(from: end)
    var found: [TextBlock] = []
    if let headline {
      if headline < range {
        found = blocks[(headline + 1)..<range].filter(isStandfirst)
      } else if headline < last, isEarly(headline, from: range, to: last) {
        range = headline + 1
      }
    }
    found += blocks[range..<max(range, last)]
    found += blocks[max(range, last)...].filter(isCorrection)
    return found
  }

  // MARK: The article's element

  private func root() -> Int {
    var node = 0
    if let body = tree.nodes.indices.first(where: { tree.nodes[$0].element == .body }) {
      node = body
    }
    if let marked = markedBody(in: node) { node = marked }
    while let child = nextRoot(in: node) { node = child }
    return node
  }

  private func nextRoot(in node: Int) -> Int? {
    if let child = heaviestChild(of: node), isRoot(child, in: node) { return child }
    guard let headline, holdsHeadline(node) else { return nil }
    let child = tree.children(of: node).first {
      !tree.nodes[$0].isText && blocks[headline].position < tree.nodes[$0].end
    }
    return child.flatMap { isRoot($0, in: node) ? $0 : nil }
  }

  private func heaviestChild(of node: Int) -> Int? {
    var best: Int?
    var index = node + 1
    while index < tree.nodes[node].end {
      if !tree.nodes[index].isText, score(index) > (best.map(score) ?? 0) { best = index }
      index = tree.nodes[index].end
    }
    return best
  }

  private func isRoot(_ child: Int, in node: Int) -> Bool {
    let share = score(child) * 100
    let whole = score(node)
    // A single paragraph is no container, whatever its share.
    switch tree.nodes[child].element {
    case .p, .pre, .blockquote, .ul, .ol, .li, .b, .strong, .span, .a, .font, .tr: break
    default:
      if share >= whole * 80 { return true }
      let isMeant =
        [.article, .main].contains(tree.nodes[child].element)
        || names(child).isBody && !isOneOfSeveralBodies(child, in: node)
      let follows = headline.map { blocks[$0].position < tree.nodes[child].end } ?? true
      // Stray end tags close an article too early; its other paragraphs then stand beside it.
      guard ownScore(node) * 4 < whole else { return false }
      if isMeant, follows, share >= whole * 45 { return true }
      // The headline and several paragraphs together are the article, however much is beside it.
      return holdsHeadline(child) && share >= whole * 15 && holdsSeveral(child, atLeast: 2)
    }
    // Unclosed and layout elements, on the other hand, hold several.
    return share >= whole * 80 && holdsSeveral(child)
  }

  /// Whether others beside an element are named as an article's text too: an advert or a box parted
  /// one article, and what holds them all is the article.
  private func isOneOfSeveralBodies(_ child: Int, in node: Int) -> Bool {
    tree.children(of: node).contains { other in
      other != child && !tree.nodes[other].isText && score(other) > 0 && names(other).isBody
    }
  }

  /// The score of the paragraphs that are an element's own children.
  private func ownScore(_ node: Int) -> Int {
    blocks[firstBlock(from: node)..<firstBlock(from: tree.nodes[node].end)].reduce(0) {
      sum,
      block in
      let isOwn = block.node == node || tree.nodes[block.node].parent == node
      return sum + (isOwn ? block.score : 0)
    }
  }

  private func holdsHeadline(_ node: Int) -> Bool {
    guard let headline else { return false }
    return (node..<tree.nodes[node].end).contains(blocks[headline].position)
  }

  private func holdsSeveral(_ node: Int, atLeast number: Int = 3) -> Bool {
    blocks[firstBlock(from: node)...].prefix { $0.position < tree.nodes[node].end }
      .count { $0.score > 0 } >= number
  }

  /// The element the page itself marks as the article's body, when it holds enough.
  private func markedBody(in body: Int) -> Int? {
    let whole = score(body)
    guard whole > 0 else { return nil }
    return (body..<tree.nodes[body].end).first { index in
      tree.attribute("itemprop", of: index)?.lowercased() == "articlebody"
        && score(index) * 3 >= whole
    }
  }

  private func names(_ node: Int) -> Names { Names(tree.names(of: node)) }

  // MARK: Its ends

  /// Whether a headline inside the article has next to nothing of it above.
  private func isEarly(_ headline: Int, from: Int, to: Int) -> Bool {
    let above = blocks[from..<headline].reduce(0) { $0 + $1.score }
    let all = blocks[from..<to].reduce(0) { $0 + $1.score }
    return above * 4 < all || all == 0
  }

  private func isStandfirst(_ block: TextBlock) -> Bool {
    guard !block.isClutter, block.linkWeight * 3 < block.weight, !block.isItem else { return false }
    if names(block.node).isKept { return true }
    return block.weight >= 50 && block.weight < 600
      && VisibleDate.first(in: block.text, language: nil) == nil
  }

  private func isCorrection(_ block: TextBlock) -> Bool {
    guard !block.isClutter, block.weight < 800, block.linkWeight * 3 < block.weight else {
      return false
    }
    return Line(block.text).starts(with: ClutterPhrases.corrections) && block.weight >= 40
  }
}
