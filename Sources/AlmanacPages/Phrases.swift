/// Phrases with which a line may begin, found by their first byte.
struct Phrases: Sendable {
  /// All of them, in UTF-8.
  let all: [[UInt8]]
  private let byFirst: [[[UInt8]]]

  /// Takes phrases apart that bars and line breaks part.
  init(_ list: String) {
    all = list.split(whereSeparator: { $0 == "|" || $0 == "\n" })
      .map { Array(String($0).trimmingSpace().utf8) }
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in all {
      if let first = phrase.first { byFirst[Int(first)].append(phrase) }
    }
    self.byFirst = byFirst
  }

  /// The phrases that begin with a byte.
  func beginning(with byte: UInt8) -> [[UInt8]] { byFirst[Int(byte)] }
}
