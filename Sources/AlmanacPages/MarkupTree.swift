/// A parsed page or feed: its elements and texts in document order, in one flat array.
///
/// A node's descendants are the nodes from the one after it up to its `end`, so every walk is a
/// loop and no nesting can exhaust the stack.
struct MarkupTree {
  /// An element, or a piece of text.
  ///
  /// Offsets are 32 bits wide, which ``PageLimits`` allow.
  struct Node {
    /// The element's name, in lower case for HTML; empty for text.
    let name: String
    /// Which element of HTML this is.
    let element: HTMLElement
    private let parentIndex: Int32
    private var endIndex: Int32
    private let lineNumber: Int32
    private let lower: Int32
    private var upper: Int32

    /// A node without descendants yet; the range is a text's bytes, or an element's attributes.
    init(
      name: String,
      element: HTMLElement,
      parent: Int,
      index: Int,
      line: Int,
      range: Range<Int>
    ) {
      self.name = name
      self.element = element
      parentIndex = Int32(clamping: parent)
      endIndex = Int32(clamping: index + 1)
      lineNumber = Int32(clamping: line)
      lower = Int32(clamping: range.lowerBound)
      upper = Int32(clamping: range.upperBound)
    }

    /// The index of the element it lies in, or -1.
    var parent: Int { Int(parentIndex) }
    /// The index of the first node after its descendants.
    var end: Int {
      get { Int(endIndex) }
      set { endIndex = Int32(clamping: newValue) }
    }
    /// The line it starts in, counted from 1.
    var line: Int { Int(lineNumber) }
    /// Whether it is a piece of text.
    var isText: Bool { element == .text }
    /// Where a text's bytes are in `bytes`.
    var text: Range<Int> {
      get { isText ? Int(lower)..<Int(upper) : 0..<0 }
      set { upper = Int32(clamping: newValue.upperBound) }
    }
    /// Where an element's attributes are in `attributes`.
    var attributes: Range<Int> { isText ? 0..<0 : Int(lower)..<Int(upper) }
  }

  /// A name and where its value's bytes are.
  struct Attribute {
    let name: String
    private let lower: Int32
    private let upper: Int32

    init(name: String, value: Range<Int>) {
      self.name = name
      lower = Int32(clamping: value.lowerBound)
      upper = Int32(clamping: value.upperBound)
    }

    /// Where the value's bytes are in `bytes`.
    var value: Range<Int> { Int(lower)..<Int(upper) }
  }

  private(set) var nodes: ContiguousArray<Node> = []
  private(set) var bytes: [UInt8] = []
  private(set) var attributes: ContiguousArray<Attribute> = []
  private var open: [Int] = []

  /// How many elements are open.
  var depth: Int { open.count }

  /// The element that is open now.
  var current: HTMLElement { open.last.map { nodes[$0].element } ?? .other }

  /// Opens an element inside the one that is open now.
  mutating func start(
    _ name: String,
    line: Int,
    attributes pairs: [(name: String, value: [UInt8])]
  ) {
    let first = attributes.count
    for pair in pairs {
      let begin = bytes.count
      bytes.append(contentsOf: pair.value)
      attributes.append(Attribute(name: pair.name, value: begin..<bytes.count))
    }
    let index = nodes.count
    nodes.append(
      Node(
        name: name,
        element: HTMLElement(named: name),
        parent: open.last ?? -1,
        index: index,
        line: line,
        range: first..<attributes.count
      )
    )
    open.append(index)
  }

  /// Closes the innermost open element of a name, and all inside it.
  mutating func end(_ name: String) {
    guard let position = open.lastIndex(where: { nodes[$0].name == name }) else { return }
    while open.count > position { closeLast() }
  }

  /// Adds text to the open element.
  mutating func append(text: some Sequence<UInt8>, line: Int) {
    let begin = bytes.count
    bytes.append(contentsOf: text)
    if let last = nodes.indices.last, nodes[last].isText, nodes[last].text.upperBound == begin,
      nodes[last].parent == (open.last ?? -1)
    {
      nodes[last].text = nodes[last].text.lowerBound..<bytes.count
      return
    }
    nodes.append(
      Node(
        name: "",
        element: .text,
        parent: open.last ?? -1,
        index: nodes.count,
        line: line,
        range: begin..<bytes.count
      )
    )
  }

  /// Closes whatever is still open.
  mutating func finish() {
    while !open.isEmpty { closeLast() }
  }

  private mutating func closeLast() {
    nodes[open.removeLast()].end = nodes.count
  }
}

extension MarkupTree {
  /// An attribute's value, or nil when the element lacks it.
  func attribute(_ name: String, of node: Int) -> String? {
    for index in nodes[node].attributes where attributes[index].name == name {
      return String(decoding: bytes[attributes[index].value], as: UTF8.self)
    }
    return nil
  }

  /// The indices of an element's children, texts included.
  func children(of node: Int) -> [Int] {
    var found: [Int] = []
    var index = node + 1
    while index < nodes[node].end {
      found.append(index)
      index = nodes[index].end
    }
    return found
  }

  /// The first child of a name.
  func child(_ name: String, of node: Int) -> Int? {
    var index = node + 1
    while index < nodes[node].end {
      if nodes[index].name == name { return index }
      index = nodes[index].end
    }
    return nil
  }

  /// All the text inside a node, as it stands.
  func rawText(of node: Int) -> String {
    var collected: [UInt8] = []
    for index in node..<nodes[node].end where nodes[index].isText {
      collected.append(contentsOf: bytes[nodes[index].text])
    }
    return String(decoding: collected, as: UTF8.self)
  }

  /// All the text inside a node on one line.
  func lineText(of node: Int) -> String {
    rawText(of: node).collapsingSpace()
  }
}
