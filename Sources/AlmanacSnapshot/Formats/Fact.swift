internal import Almanac
internal import AlmanacStore

/// A fact of a timeline, with who says so.
struct Fact {
  /// A source as evidence of a fact.
  struct Citation {
    let source: Source
    let evidence: Evidence

    var grade: Grade { Grade(source.reliability, evidence.credibility) }
  }

  let record: Record
  let date: EDTF
  let headline: String
  /// Who says so, best grade first.
  let citations: [Citation]
  /// The day since which the public could know.
  let known: Day

  /// The best grade.
  var grade: Grade? { citations.first?.grade }

  /// A summary, where the type has one.
  var summary: String? {
    switch record {
    case .ruling(let ruling): ruling.summary
    case .event(let event): event.summary
    case .lag(let lag): lag.summary
    default: nil
    }
  }

  /// A name for the fact that is the same in every export, made of its reference.
  var uuid: String {
    var digits = Array(Checksum.of("almanac:\(record.reference)".utf8).prefix(32))
    // RFC 9562, version 8: bits of our own choosing.
    digits[12] = "8"
    digits[16] = "8"
    var text = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append("-") }
      text.append(digit)
    }
    return text
  }
}
