internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// The dates on which rulings take effect, apply and end, as a calendar (RFC 5545).
struct RulingCalendar: FactDocument {
  private var facts: Facts

  init(_ facts: Facts) {
    self.facts = facts
  }

  /// Writes the whole calendar.
  mutating func write(of store: borrowing Store, to file: inout OutputFile) throws {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//almanac//\(DerivedFormat.mark)//EN",
      "CALSCALE:GREGORIAN", "X-WR-CALNAME:AI chip rulings",
    ]
    for line in head { try file.write(RulingCalendar.folded(line)) }
    try facts.forEach(facts.keys.lazy.filter { $0.type == .ruling }, of: store) { fact in
      guard case .ruling(let ruling) = fact.record else { return }
      let dates: [(String, String, EDTF?)] = [
        ("effective", "in effect", ruling.effective), ("applies", "applies", ruling.appliesFrom),
        ("ended", "ends", ruling.ended),
      ]
      for (name, words, date) in dates {
        guard let date else { continue }
        for line in RulingCalendar.event(fact, ruling, name, words, date) {
          try file.write(RulingCalendar.folded(line))
        }
      }
    }
    try file.write(RulingCalendar.folded("END:VCALENDAR"))
  }

  /// A day, or the days that a date may mean; nothing for a date without an end.
  private static func event(
    _ fact: Fact,
    _ ruling: Ruling,
    _ name: String,
    _ words: String,
    _ date: EDTF
  ) -> [String] {
    guard date.earliest != .distantPast, date.latest != .distantFuture else { return [] }
    let doubt = date.isExactDay ? "" : " (\(date.text))"
    var text = ruling.summary
    for citation in fact.citations {
      let parts = [citation.source.publisher, citation.source.title, citation.source.url]
      text += "\n\(citation.grade) \(parts.compactMap(\.self).joined(separator: ", "))"
    }
    return [
      "BEGIN:VEVENT", "UID:\(name)-\(fact.uuid)@almanac.invalid",
      "DTSTAMP:\(RulingCalendar.digits(fact.known))T000000Z",
      "DTSTART;VALUE=DATE:\(RulingCalendar.digits(date.earliest))",
      "DTEND;VALUE=DATE:\(RulingCalendar.digits(date.latest.next))",
      "SUMMARY:\(Escaping.iCalendar("\(ruling.title): \(words)\(doubt)"))",
      "DESCRIPTION:\(Escaping.iCalendar(text))",
      "CATEGORIES:\(ruling.jurisdiction),\(ruling.track.rawValue)",
      "STATUS:\(date.isExactDay ? "CONFIRMED" : "TENTATIVE")", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private static func digits(_ day: Day) -> String { day.description.filter { $0 != "-" } }

  /// A line of at most 75 bytes, broken between characters, each part but the first indented.
  static func folded(_ line: String) -> String {
    var result = ""
    var size = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if size + width > 75 {
        result += "\r\n "
        size = 1
      }
      result.unicodeScalars.append(scalar)
      size += width
    }
    return result + "\r\n"
  }
}
