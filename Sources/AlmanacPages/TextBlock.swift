/// A paragraph, heading, list item, table row or line of a page.
struct TextBlock {
  /// Its text on one line.
  var text: String
  /// The block element it lies in.
  var node: Int
  /// The node of its first piece of text.
  var position: Int
  /// How much it says: its letters, those of Chinese, Japanese and Korean counted twice.
  var weight: Int
  /// How much of that is in links.
  var linkWeight: Int
  /// The level of a heading.
  var heading: Int?
  /// Whether all of it is in bold or large letters.
  var isBold: Bool
  /// Whether only a line break parts it from the block before.
  var joins: Bool
  /// Whether it is an item of a list or a row of a table.
  var isItem: Bool
  /// Whether it lies in an element that is clutter by its name.
  var isClutter: Bool
  /// Whether it reads like prose rather than a label, a menu or a list of links.
  let isProse: Bool

  init(
    text: String,
    node: Int,
    position: Int,
    weight: Int,
    linkWeight: Int = 0,
    heading: Int? = nil,
    isBold: Bool = false,
    joins: Bool = false,
    isItem: Bool = false,
    isClutter: Bool = false
  ) {
    self.text = text
    self.node = node
    self.position = position
    self.weight = weight
    self.linkWeight = linkWeight
    self.heading = heading
    self.isBold = isBold
    self.joins = joins
    self.isItem = isItem
    self.isClutter = isClutter
    isProse =
      weight >= 60 && linkWeight * 2 < weight
      && (Self.endsSentence(text) || weight >= 160 && Self.hasInnerStop(text))
  }

  /// Whether it ends like a sentence.
  var endsSentence: Bool { Self.endsSentence(text) }

  private static func endsSentence(_ text: String) -> Bool {
    var scalars = Substring(text).unicodeScalars
    while let last = scalars.last, "\"'”’»」』)）]】›\u{A0} ".unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    guard let last = scalars.last else { return false }
    return ".!?。！？…:：;；؟।٫".unicodeScalars.contains(last)
  }

  /// What it counts for when the article is looked for.
  var score: Int { isProse && !isClutter ? weight - linkWeight : 0 }

  private static let stops = [". ", "。", ", ", "，", "، ", "、"].map { Array($0.utf8) }

  private static func hasInnerStop(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return stops.contains { bytes.contains(run: $0) }
  }
}

/// How much a text says, see ``TextBlock/weight``.
func textWeight(_ bytes: Span<UInt8>) -> Int {
  let weights = byteWeights.span
  var weight = 0
  for index in bytes.indices { weight &+= Int(weights[Int(bytes[index])]) }
  return weight
}

/// How much a text says, see ``TextBlock/weight``.
func textWeight(_ bytes: some Sequence<UInt8>) -> Int {
  bytes.reduce(0) { $0 + Int(byteWeights[Int($1)]) }
}

/// What each byte of UTF-8 counts for.
private let byteWeights: [UInt8] = (0...255).map { (byte: UInt8) in
  switch byte {
  case 0x21...0x7E, 0xC2...0xE2, 0xEF: 1
  case 0xE3...0xEE, 0xF0...0xF4: 2
  default: 0
  }
}
