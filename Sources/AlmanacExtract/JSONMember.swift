/// The names of the members that an extraction's JSON has.
enum JSONMember: Int, CaseIterable {
  case language, title, published, publisher, url, bodyCharacters, mentions, facts, events
  case kind, id, edtf, value, min, max, minMonths, maxMonths, approximate, currency, direction
  case surface, start, end, confidence
  case action, actor, accelerators, destinations, date
  case subject, period, basis, scope, attributedTo
  case behind, ahead, modality, speaker, about, category

  /// How a member opens, in a place of its own that needs no counting of references.
  struct Opening: Sendable {
    private(set) var bytes = InlineArray<32, UInt8>(repeating: 0)
    private(set) var count = 0

    fileprivate init(_ text: String) {
      for byte in text.utf8 {
        bytes[count] = byte
        count += 1
      }
    }
  }

  private static let openings = allCases.map { member in
    let words = "\(member)".flatMap { $0.isUppercase ? "_" + $0.lowercased() : String($0) }
    return Opening(", \"\(String(words))\": ")
  }

  /// How the member opens in JSON, behind another and with its colon; names need no escapes.
  var opening: Opening { Self.openings[rawValue] }
}
