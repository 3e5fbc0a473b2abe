/// Something a text names or hints at.
struct Entity: Sendable {
  var kind: NameKind
  var id: String
  var range: Range<Int>
  var confidence: Double
  /// Whether it only points to a country: an adjective, a capital, a president.
  var isCue = false
}
