public import Almanac
internal import AlmanacStore

/// A question, as of when it was asked, the state of the almanac that answered, and the answer's
/// checksum: all that is needed to ask again on any machine.
///
/// As text it is `almanac1:` and the canonical JSON of its parts in base 64 with the letters of
/// RFC 4648, section 5.
public struct CitationToken: Hashable, Sendable {
  /// How the text of a token begins.
  public static let prefix = "almanac1:"

  /// The question, word by word as a shell would split it.
  public let words: [String]

  /// The day that stands for "today" in the question.
  public let today: Day

  /// What the public could know.
  public let knownOn: Day

  /// What the almanac said.
  public let recordedAt: RecordTime

  /// The SHA-256 of the whole snapshot that an export as of ``recordedAt`` makes.
  public let snapshot: String

  /// The SHA-256 of the answer.
  public let answer: String

  /// A token.
  ///
  /// - Parameters:
  ///   - words: The question, word by word.
  ///   - today: The day that stands for "today" in the question.
  ///   - knownOn: What the public could know.
  ///   - recordedAt: What the almanac said.
  ///   - snapshot: The SHA-256 of the whole snapshot.
  ///   - answer: The SHA-256 of the answer.
  public init(
    words: [String],
    today: Day,
    knownOn: Day,
    recordedAt: RecordTime,
    snapshot: String,
    answer: String
  ) {
    self.words = words
    self.today = today
    self.knownOn = knownOn
    self.recordedAt = recordedAt
    self.snapshot = snapshot
    self.answer = answer
  }

  /// The token as text.
  public var text: String {
    let json = JSON.object([
      "answer": .string(answer), "known_on": .string(knownOn.description),
      "question": .array(words.map(JSON.string)), "recorded_at": .string(recordedAt.text),
      "snapshot": .string(snapshot), "today": .string(today.description),
    ])
    return CitationToken.prefix + Base64URL.encode(json.canonical)
  }

  /// Reads a token.
  ///
  /// - Parameter text: The text; white space in it does not matter.
  /// - Throws: ``Almanac/Problem`` when it is no token, or was cut or changed.
  public init(_ text: String) throws(Problem) {
    let bare = String(text.filter { !$0.isWhitespace })
    let damaged = Problem(
      "this is not a whole citation token",
      remedy: "copy all of it, from '\(CitationToken.prefix)' to its end"
    )
    guard bare.hasPrefix(CitationToken.prefix),
      let bytes = Base64URL.decode(bare.dropFirst(CitationToken.prefix.count)),
      let json = try? JSONParser.parse(bytes), case .object(let members) = json,
      case .array(let items)? = members["question"]
    else { throw damaged }
    func member(_ name: String) -> String? {
      if case .string(let text)? = members[name] { text } else { nil }
    }
    let words = items.compactMap { item -> String? in
      if case .string(let word) = item { word } else { nil }
    }
    guard let today = member("today").flatMap({ Day($0) }),
      let known = member("known_on").flatMap({ Day($0) }),
      let recorded = member("recorded_at").flatMap({ RecordTime($0) }),
      let snapshot = member("snapshot"), let answer = member("answer")
    else { throw damaged }
    self.init(
      words: words,
      today: today,
      knownOn: known,
      recordedAt: recorded,
      snapshot: snapshot,
      answer: answer
    )
    guard self.text == bare else { throw damaged }
  }

  /// The checksum of an answer.
  ///
  /// - Parameter answer: The answer as JSON. When something was recorded, and by which batch, differs
  ///   between an almanac and one that was restored from its snapshot: such members do not count.
  /// - Returns: 64 hexadecimal digits.
  public static func checksum(of answer: JSON) -> String {
    Checksum.of(withoutLedger(answer).canonical)
  }

  private static func withoutLedger(_ value: JSON) -> JSON {
    switch value {
    case .array(let items): .array(items.map(withoutLedger))
    case .object(let members):
      .object(
        JSON.Members(
          members.list.filter { !ledgerFields.contains($0.name) }
            .map { .init($0.name, withoutLedger($0.value)) }
        )
      )
    default: value
    }
  }

  private static let ledgerFields: Set<String> = [
    "recorded_at", "recorded_from", "recorded_to", "batch",
  ]

  /// The question as one would type it.
  public var question: String {
    words.map { word in
      let isPlain = word.allSatisfy {
        $0.isLetter || $0.isNumber || "-_./:,@%+=".contains($0)
      }
      if isPlain, !word.isEmpty { return word }
      return "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
    }.joined(separator: " ")
  }

  /// The cited answer as an item of a CSL-JSON bibliography.
  ///
  /// - Parameter version: The program's name and version.
  /// - Returns: One item.
  public func item(version: String) -> JSON {
    let day = knownOn.components
    return .object([
      "id": .string("almanac-\(answer.prefix(12))"), "type": "dataset",
      "title": .string("Answer to the question “\(question)”"),
      "container-title": "almanac: AI hardware and AI policy",
      "issued": .object([
        "date-parts": .array([
          .array([day.year, day.month, day.day].map { .number(Double($0)) })
        ])
      ]),
      "version": .string(snapshot),
      "note": .string(
        "As known on \(knownOn) and recorded at \(recordedAt); snapshot sha256 \(snapshot); "
          + "answered by \(version); check it with: almanac verify \(text)"
      ),
    ])
  }
}
