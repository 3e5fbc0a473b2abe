/// A walk along the patterns of an ``Automaton`` that begin at one place of a text.
struct PatternWalk {
  /// What was found: the payload of a pattern, and where it ended.
  struct Match: Equatable, Sendable {
    var payload: Int32
    var end: Int
    /// Whether the pattern lets further letters of the word follow.
    var open: Bool
    /// The payload of a shorter pattern that lets the rest of the word follow, or -1.
    var stem: Int32 = -1
    /// Where that pattern ends.
    var stemEnd = 0
  }

  /// Where the patterns begin.
  let start: Int
  /// How far they were followed.
  var end: Int
  /// The automaton's node there.
  var node: Int32 = 0
  /// The payload of the pattern that ends there, or -1.
  var exact: Int32 = -1
  /// That of the pattern that ends there and lets further letters of the word follow, or -1.
  var prefix: Int32 = -1
  /// The longest pattern that was taken.
  private(set) var best: Match?
  private var stem: Int32 = -1
  private var stemEnd = 0

  /// A walk that begins at a position.
  init(from start: Int) {
    self.start = start
    end = start
  }

  /// What lies between its beginning and where it is.
  var range: Range<Int> { start..<end }

  /// Takes the pattern that ends here and lets further letters of the word follow.
  mutating func takePrefix() {
    best = Match(payload: prefix, end: end, open: true, stem: stem, stemEnd: stemEnd)
    stem = prefix
    stemEnd = end
  }

  /// Takes the pattern that ends here.
  mutating func takeExact() {
    best = Match(payload: exact, end: end, open: false, stem: stem, stemEnd: stemEnd)
  }
}
