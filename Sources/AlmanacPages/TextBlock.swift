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

  /// Whether it ends like a sentence.
  var endsSentence: Bool {
    var scalars = Substring(text).unicodeScalars
    while let last = scalars.last, "\"'”’»」』)）]】›\u{A0} ".unicodeScalars.contains(last) {
      scalars.removeLast()
    }
    guard let last = scalars.last else { return false }
    return ".!?。！？…:：;；؟।٫".unicodeScalars.contains(last)
  }

  /// Whether it reads like prose rather than a label, a menu or a list of links.
  var isProse: Bool {
    weight >= 60 && linkWeight * 2 < weight && (endsSentence || weight >= 160 && hasInnerStop)
  }

  /// What it counts for when the article is looked for.
  var score: Int { isProse && !isClutter ? weight - linkWeight : 0 }

  private var hasInnerStop: Bool {
    text.contains(". ") || text.contains("。") || text.contains(", ") || text.contains("，")
      || text.contains("، ") || text.contains("、")
  }
}

/// How much a text says, see ``TextBlock/weight``.
func textWeight(_ bytes: some Sequence<UInt8>) -> Int {
  var weight = 0
  for byte in bytes {
    switch byte {
    case 0x21...0x7E, 0xC2...0xE2, 0xEF: weight += 1
    case 0xE3...0xEE, 0xF0...0xF4: weight += 2
    default: break
    }
  }
  return weight
}
