internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

/// Asks a question as of some time, and keeps the answer instead of printing it.
struct QuestionRunner {
  private let question: any Question

  /// A question that can be cited.
  ///
  /// - Parameter words: The words behind `almanac`.
  /// - Throws: What is wrong with the question, as the command itself says it.
  init(_ words: [String]) throws {
    guard !words.contains(where: { $0 == "--db" || $0.hasPrefix("--db=") }) else {
      throw StoreError(
        .question,
        Problem(
          "a cited question names no database: it is asked again on other machines",
          remedy: "give --db behind the question: almanac cite 'QUESTION' --db FILE"
        )
      )
    }
    let parsed = try AlmanacCommand.parseAsRoot(words)
    guard let question = parsed as? any Question else {
      throw StoreError(
        .question,
        Problem(
          "the answer of '\(words.first ?? "")' cannot be cited",
          remedy: "cite status, timeline, show, search, list, compare, capex, lag or conflicts"
        )
      )
    }
    self.question = question
  }

  /// The clocks that the question names itself.
  var clocks: Clocks { question.clocks.clocks }

  /// The answer as JSON.
  ///
  /// - Parameters:
  ///   - database: The almanac.
  ///   - today: The day that stands for "today".
  ///   - knownOn: What the public could know.
  ///   - recordedAt: What the almanac said; `nil` for what it says now.
  /// - Returns: The answer; `nil` where the almanac does not know what is asked about.
  /// - Throws: What the question's command throws.
  func answer(
    of database: DatabaseOptions,
    on today: Day,
    knownOn: Day,
    recordedAt: RecordTime?
  ) throws -> JSON? {
    let text: String
    do {
      text = try Console.capturing {
        do {
          try run(question, of: database, today, knownOn, recordedAt)
        } catch is ExitCode {
          // Finding something, as 'conflicts' does, is an answer.
        }
      }
    } catch let error as StoreError where error.kind == .notFound || error.kind == .question {
      return nil
    }
    return try JSONParser.parse(Array(text.utf8))
  }

  private func run(
    _ question: some Question,
    of database: DatabaseOptions,
    _ today: Day,
    _ knownOn: Day,
    _ recordedAt: RecordTime?
  ) throws {
    var question = question
    question.database = database
    question.output.format = .json
    question.clocks.knownOn = knownOn
    question.clocks.recordedAt = recordedAt
    question.settle(on: today)
    try question.run()
  }
}
