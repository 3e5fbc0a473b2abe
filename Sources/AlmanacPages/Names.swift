/// The words in an element's `class` and `id`, and what they say about it.
struct Names {
  /// Its parts in lower case, also those run together in camel case.
  private(set) var words: [String] = []
  /// Whether it belongs to the article, whatever else it is called.
  let isKept: Bool
  /// Whether it is clutter by its name alone.
  let isStrong: Bool
  /// Whether it is clutter by its name when there is little in it.
  let isWeak: Bool
  /// Whether it is named as a picture.
  let isPicture: Bool
  /// Whether it is named as what holds an article's text.
  let isBody: Bool
  /// Whether a part of a line with this name is clutter.
  let isInlineClutter: Bool

  /// Reads the names of an element.
  ///
  /// - Parameter written: Its `class` and `id` as written, parted by spaces.
  init(_ written: String) {
    var words: [String] = []
    var word: [UInt8] = []
    var lower: [UInt8] = []
    var wasLower = false
    func close() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for byte in written.utf8 {
      let isUpper = (0x41...0x5A).contains(byte)
      let isLetter = isUpper || (0x61...0x7A).contains(byte) || byte >= 0x80
      let folded = isUpper ? byte | 0x20 : byte
      if !isLetter || (isUpper && wasLower) { close() }
      if isLetter { word.append(folded) }
      lower.append(folded)
      wasLower = isLetter && !isUpper
    }
    close()
    func holdsAny(of stems: [[UInt8]]) -> Bool { stems.contains { lower.contains(run: $0) } }
    var kinds: ClutterWords.Kinds = []
    for word in words { kinds.formUnion(ClutterWords.kinds[word] ?? []) }
    self.words = words
    isKept = kinds.contains(.lead) || holdsAny(of: ClutterWords.kept)
    isStrong = kinds.contains(.strong) || holdsAny(of: ClutterWords.stems)
    isWeak = kinds.contains(.weak)
    isPicture = kinds.contains(.picture)
    isBody = holdsAny(of: ClutterWords.bodies)
    isInlineClutter =
      kinds.contains(.inline) || isPicture && kinds.contains(.description)
      || holdsAny(of: ClutterWords.unseen)
  }

  /// Whether there are none.
  var isEmpty: Bool { words.isEmpty }

  /// Whether any word is one of these.
  func contains(_ any: Set<String>) -> Bool { words.contains { any.contains($0) } }
}

extension MarkupTree {
  /// An element's `class` and `id` as written, parted by a space.
  func names(of node: Int) -> String {
    // Plain text has blocks without elements.
    guard nodes.indices.contains(node) else { return "" }
    var joined = ""
    for index in nodes[node].attributes {
      switch attributes[index].name {
      case "class", "id", "data-component", "data-testid":
        if !joined.isEmpty { joined += " " }
        joined += String(decoding: bytes[attributes[index].value], as: UTF8.self)
      default: break
      }
    }
    return joined
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Whether some bytes occur in these, one after the other.
  func contains(run: [UInt8]) -> Bool { position(of: run, from: startIndex) != nil }

  /// Where some bytes first occur at or after an index.
  func position(of run: [UInt8], from start: Int) -> Int? {
    guard let first = run.first, endIndex - start >= run.count else { return nil }
    var index = start
    while index <= endIndex - run.count {
      if self[index] == first {
        var length = 1
        while length < run.count, self[index + length] == run[length] { length += 1 }
        if length == run.count { return index }
      }
      index += 1
    }
    return nil
  }
}
