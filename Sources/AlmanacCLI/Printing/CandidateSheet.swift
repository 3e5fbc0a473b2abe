internal import Almanac
internal import AlmanacStore

/// A candidate beside the sentence it comes from, and beside what the almanac knows.
struct CandidateSheet {
  let candidate: Candidate
  /// The sentence, in three parts: before the words it rests on, the words, after them.
  let sentence: (before: String, words: String, after: String)
  let known: [Timeline.Entry]
  /// What is missing before it can be accepted.
  let gap: Problem?
  /// A person's changes, which are not written yet.
  let edits: [FieldEdit]
  /// What it would conflict with, if that was looked up.
  let conflicts: [Conflict]

  init(
    _ candidate: Candidate,
    _ edits: [FieldEdit] = [],
    in store: borrowing Store,
    findingConflicts: Bool = false
  ) throws {
    self.candidate = candidate
    self.edits = edits
    known = try store.known(beside: candidate)
    var text: [Unicode.Scalar] = []
    if case .source(let source)? = try store.revision(.source, candidate.source)?.record {
      text = Array((source.text ?? "").unicodeScalars)
    }
    sentence = CandidateSheet.sentence(around: candidate.span, in: text)
    gap = try store.obstacle(to: candidate, edits)
    if findingConflicts, gap == nil {
      conflicts = try store.conflicts(adding: try candidate.record(edits))
    } else {
      conflicts = []
    }
  }

  /// The sentence around some characters, with at most 160 more on either side.
  private static func sentence(
    around span: Range<Int>,
    in text: [Unicode.Scalar]
  ) -> (String, String, String) {
    guard span.upperBound <= text.count else { return ("", "", "") }
    let ends: Set<Unicode.Scalar> = [".", "!", "?", "。", "！", "？", "\n"]
    var start = span.lowerBound
    while start > 0, span.lowerBound - start < 160, !ends.contains(text[start - 1]) { start -= 1 }
    var end = span.upperBound
    while end < text.count, end - span.upperBound < 160, !ends.contains(text[end - 1]) { end += 1 }
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text[range])
      return DisplayText.safe(String(String(view).map { $0.isNewline ? " " : $0 }))
    }
    return (string(start..<span.lowerBound), string(span), string(span.upperBound..<end))
  }

  /// The fields in one line, without the evidence, which the sentence shows.
  var fields: String {
    candidate.fields.filter { !["evidence", "id", "summary", "note"].contains($0.name) }
      .map { "\($0.name)=\($0.value)" }.joined(separator: "  ")
  }

  /// The sheet for reading.
  func page(_ terminal: Terminal) -> String {
    let percent = Int((candidate.confidence * 100).rounded())
    var page = terminal.bold("\(candidate.number)  \(candidate.type.rawValue)") + "  \(percent) %\n"
    func add(_ text: String, _ style: (String) -> String = { $0 }) {
      for line in DisplayText.wrapped(text, to: terminal.width - 4) {
        page += "    " + style(line) + "\n"
      }
    }
    add(DisplayText.safe(fields))
    if !edits.isEmpty {
      add(DisplayText.safe("changed: " + edits.map(\.words).joined(separator: "  ")))
    }
    page += quotation(terminal)
    if let gap {
      let isThere = candidate.fields.contains { $0.name == gap.place.field }
      let words = [gap.place.field, isThere ? gap.what : nil].compactMap(\.self)
      add(DisplayText.safe("missing: \(words.joined(separator: ": "))"))
    }
    for entry in known {
      add(
        DisplayText.safe(
          "known: \(entry.date?.text ?? "") \(entry.headline) (\(entry.revision.record.reference))"
        )
      )
    }
    for conflict in conflicts {
      for side in conflict.sides where side.record.id != candidate.id {
        add(DisplayText.safe("would conflict: \(side.record) says \(side.says)"), terminal.bold)
      }
    }
    return page
  }

  /// The sentence, with the words it rests on in bold where that can be.
  private func quotation(_ terminal: Terminal) -> String {
    // Marks of a length of one column each; what the text has of them is taken out.
    let (opening, closing): (Character, Character) = ("\u{E000}", "\u{E001}")
    func unmarked(_ text: String) -> String { text.filter { $0 != opening && $0 != closing } }
    let text =
      unmarked(sentence.before) + String(opening) + unmarked(sentence.words) + String(closing)
      + unmarked(sentence.after)
    var isInside = false
    return DisplayText.wrapped(text, to: terminal.width - 4).map { line in
      var result = ""
      var part = ""
      func end() {
        result += isInside ? terminal.bold(part) : terminal.dim(part)
        part = ""
      }
      for character in line {
        if character == opening {
          part.append("«")
          end()
          isInside = true
        } else if character == closing {
          end()
          isInside = false
          part.append("»")
        } else {
          part.append(character)
        }
      }
      end()
      return "    " + result + "\n"
    }.joined()
  }

  /// The sheet as JSON.
  var json: JSON {
    .object([
      "candidate": .number(Double(candidate.number)),
      "type": .string(candidate.type.rawValue),
      "confidence": .number(candidate.confidence),
      "source": .string(candidate.source.text),
      "start": .number(Double(candidate.span.lowerBound)),
      "end": .number(Double(candidate.span.upperBound)),
      "fields": .array(
        candidate.fields.map { .object(["field": .string($0.name), "value": .string($0.value)]) }
      ),
      "sentence": .string(sentence.before + sentence.words + sentence.after),
      "missing": gap.flatMap { .text($0.place.field) },
      "known": .array(known.map(\.json)),
    ])
  }
}

extension FieldEdit {
  /// The change as a person writes it.
  fileprivate var words: String { "\(field)\(isAddition ? "+" : "")=\(value ?? "")" }
}

extension Candidate {
  /// The id that its record would have.
  fileprivate var id: String? { fields.first { $0.name == "id" }?.value }
}
