/// Finds the elements of a page that are not its article, by what they are and how they are named.
///
/// A name never condemns what holds the headline, or more than half of what the page says: the
/// words that sites put on their outer elements are anybody's guess.
struct ClutterJudge {
  private let tree: MarkupTree
  private let headline: Int?
  private var known: [String: Names] = [:]
  /// The weight of the text before each node, in all and outside of links.
  private var plain: [Int] = [0]
  private var linked: [Int] = [0]
  private var pictures: [Int] = [0]
  private(set) var clutter: [Bool]

  /// Judges a page.
  ///
  /// - Parameters:
  ///   - tree: The page.
  ///   - headline: The element of its headline, where one is known.
  /// - Complexity: O(*n*) for *n* bytes.
  init(tree: MarkupTree, headline: Int?) {
    self.tree = tree
    self.headline = headline
    clutter = [Bool](repeating: false, count: tree.nodes.count)
    weigh()
    var index = 0
    while index < tree.nodes.count {
      if tree.nodes[index].isText || !isClutter(index) {
        index += 1
      } else {
        clutter[index] = true
        index = tree.nodes[index].end
      }
    }
  }

  /// The blocks of a page with those in clutter marked.
  ///
  /// - Parameter blocks: The page's blocks, read without regard to clutter.
  /// - Returns: Nil when there is clutter inside of blocks, which then must be read anew.
  func marked(_ blocks: [TextBlock]) -> [TextBlock]? {
    var marked = blocks
    var block = 0
    for (node, isClutter) in clutter.enumerated() where isClutter {
      guard tree.nodes[node].element.isBlock else { return nil }
      while block < marked.count, marked[block].position < node { block += 1 }
      while block < marked.count, marked[block].position < tree.nodes[node].end {
        marked[block].isClutter = true
        block += 1
      }
    }
    return marked
  }

  private mutating func weigh() {
    var silentUntil = 0
    var linkUntil = 0
    for (index, node) in tree.nodes.enumerated() {
      if index >= silentUntil, node.element.isSilent { silentUntil = node.end }
      if index >= linkUntil, node.element == .a { linkUntil = node.end }
      let weight =
        node.isText && index >= silentUntil ? textWeight(tree.bytes[node.text]) : 0
      let isLinked = index < linkUntil
      plain.append(plain[index] + (isLinked ? 0 : weight))
      linked.append(linked[index] + (isLinked ? weight : 0))
      let isPicture = node.element == .img || node.element == .picture || node.name == "amp-img"
      pictures.append(pictures[index] + (isPicture ? 1 : 0))
    }
  }

  private func plainWeight(_ node: Int) -> Int { plain[tree.nodes[node].end] - plain[node] }
  private func linkWeight(_ node: Int) -> Int { linked[tree.nodes[node].end] - linked[node] }
  private func hasPicture(_ node: Int) -> Bool {
    pictures[tree.nodes[node].end] > pictures[node]
  }

  private func holdsHeadline(_ node: Int) -> Bool {
    guard let headline else { return false }
    return node <= headline && headline < tree.nodes[node].end
  }

  private func isMost(_ node: Int) -> Bool { plainWeight(node) * 2 > plain[plain.count - 1] }

  // MARK: Judging

  private mutating func isClutter(_ node: Int) -> Bool {
    let element = tree.nodes[node].element
    switch element {
    case .html, .head, .body, .main: return false
    case .nav, .dialog, .menu, .ampSidebar, .ampConsent, .ampAd: return !isMost(node)
    case .aside, .form, .footer: return !isMost(node) && !holdsHeadline(node) && !isCitation(node)
    case .figcaption, .label: return true
    case .figure: return isPictureOnly(node, atMost: 500)
    case .table: return isPictureOnly(node, atMost: 300) && !tree.isDataTable(node)
    case .header: if !holdsHeadline(node), headline.map({ node < $0 }) == true { return true }
    default: break
    }
    if let role = tree.attribute("role", of: node), isClutter(role: role, node) { return true }
    return isClutter(named: names(of: node), node, element)
  }

  /// Names repeat all over a page, and reading them is most of the work.
  private mutating func names(of node: Int) -> Names {
    let written = tree.names(of: node)
    if let names = known[written] { return names }
    let names = Names(written)
    known[written] = names
    return names
  }

  private func isCitation(_ node: Int) -> Bool {
    let parent = tree.nodes[node].parent
    return parent >= 0 && tree.nodes[parent].element == .blockquote
  }

  private func isPictureOnly(_ node: Int, atMost weight: Int) -> Bool {
    hasPicture(node) && plainWeight(node) + linkWeight(node) < weight
      && !(node..<tree.nodes[node].end).contains {
        tree.nodes[$0].element == .table && $0 != node && tree.isDataTable($0)
      }
  }

  private func isClutter(role: String, _ node: Int) -> Bool {
    switch role.lowercased() {
    case "navigation", "banner", "contentinfo", "complementary", "search", "dialog",
      "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip":
      !isMost(node) && !holdsHeadline(node)
    default: false
    }
  }

  private func isClutter(named names: Names, _ node: Int, _ element: HTMLElement) -> Bool {
    guard !names.isEmpty, !names.isKept else { return false }
    if element.headingLevel == 1 { return false }
    // Names inside a paragraph say how it looks, but for captions and what only machines read.
    guard element.isBlock || tree.nodes[node].name.contains("-") else {
      return names.isInlineClutter
    }
    if holdsHeadline(node) { return false }
    if isComments(names), isMost(node) {
      // A long thread outweighs its article; what is left must be one.
      return plain[plain.count - 1] - plainWeight(node) > 600
    }
    if isMost(node) { return false }
    if names.isStrong { return true }
    if names.isPicture, hasPicture(node), plainWeight(node) + linkWeight(node) < 400 { return true }
    let weight = plainWeight(node) + linkWeight(node)
    return names.isWeak && element.headingLevel == nil
      && (weight < 160 || linkWeight(node) * 2 > weight) && element != .td
  }

  private func isComments(_ names: Names) -> Bool {
    names.words.contains { ["comments", "respond", "disqus", "replies"].contains($0) }
  }
}
