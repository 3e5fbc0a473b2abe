internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Make an answer citable: a token that asks the same again, anywhere.",
    discussion: """
      The token names the question, the day it was asked, what was public then, what the almanac \
      said, the SHA-256 of the whole snapshot, and the answer's. 'almanac verify TOKEN' asks again and tells whether the \
      answer is still the same, and if not, which facts changed. The almanac remembers what the \
      answer rested on: 'revise' and 'retract' tell which cited answers they touch.

      Example: almanac cite 'status nvidia-h200 --to CN --on 2026-01-20'
      Example: the token alone, for a script
        almanac cite 'timeline --about nvidia-h20' --only token
      Example: what was cited before
        almanac cite --list
      """
  )

  /// What is printed.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    /// The token.
    case token
    /// The item for a citation manager.
    case csl
  }

  @Argument(help: "A question, as it is typed behind 'almanac', in quotes.")
  var question: String?
  @Option(help: "Print only the token, or only the CSL-JSON item (csl).")
  var only: Part?
  @Flag(help: "Make the token, and do not remember it.")
  var dryRun = false
  @Flag(help: "List the answers that were cited.")
  var list = false
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard (question == nil) == list else {
      throw ValidationError("Give a question in quotes, or --list.")
    }
  }

  func run() throws {
    guard let question else {
      return output.print(Listing.citations(try database.open().citations()))
    }
    let store = try database.open()
    let cited = try CitedAnswer(question, of: database, in: store)
    let token = cited.token
    if !dryRun {
      try store.cite(token.text, question: token.question, restingOn: cited.grounds)
    }
    if only != .csl { Console.write(token.text + "\n") }
    if only != .token { Console.write(Listing.json(.array([token.item(version: Program.name)]))) }
  }
}

extension Listing {
  /// Cited answers, one a row.
  static func citations(_ citations: [Citation]) -> Listing {
    Listing(
      columns: [
        Column(name: "Cited"), Column(name: "Rests_on", isNumber: true), Column(name: "Question"),
      ],
      rows: citations.map { citation in
        Row(
          cells: [citation.citedAt.text, String(citation.records.count), citation.question],
          note: citation.token,
          json: .object([
            "cited_at": .string(citation.citedAt.text), "question": .string(citation.question),
            "token": .string(citation.token),
            "rests_on": .array(citation.records.keys.sorted().map { .string($0.description) }),
          ])
        )
      },
      emptiness: "Nothing was cited."
    )
  }

  /// Which cited answers rested on a record, as a remark on what became of it.
  static func remark(on citations: [Citation]) -> String? {
    if citations.isEmpty { return nil }
    let questions = citations.suffix(5).map { "  \(DisplayText.safe($0.question))" }
    let count =
      citations.count == 1 ? "1 cited answer rests" : "\(citations.count) cited answers rest"
    return "\(count) on it:\n\(questions.joined(separator: "\n"))\n"
      + "Their tokens: almanac cite --list; whether they still hold: almanac verify TOKEN"
  }
}
