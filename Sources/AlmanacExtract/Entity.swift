/// Something a text names or hints at.
struct Entity: Sendable {
  var id: String
  // There are many of them: two short numbers take half the room of a range.
  private let first: Int32
  private let last: Int32
  var confidence: Double
  let kind: NameKind
  /// Whether it only points to a country: an adjective, a capital, a president.
  let isCue: Bool

  init(kind: NameKind, id: String, range: Range<Int>, confidence: Double, isCue: Bool = false) {
    self.kind = kind
    self.id = id
    first = Int32(range.lowerBound)
    last = Int32(range.upperBound)
    self.confidence = confidence
    self.isCue = isCue
  }

  var range: Range<Int> { Int(first)..<Int(last) }
}
