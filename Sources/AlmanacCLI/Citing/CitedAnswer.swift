internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore

/// An answer as it is cited.
struct CitedAnswer {
  /// All that is needed to ask again.
  let token: CitationToken
  /// What the answer rests on, with the digest of what each record says.
  let grounds: [Reference: [UInt8]]

  /// Asks a question with every clock that it leaves open pinned: public time to today, record time
  /// to the last batch.
  init(_ question: String, of database: DatabaseOptions, in store: borrowing Store) throws {
    let words = try ShellWords.of(question)
    let runner = try QuestionRunner(words)
    let today = Day.today
    let known = runner.clocks.knownOn ?? today
    let last = try store.lastRecorded()
    let recorded = min(runner.clocks.recordedAt ?? last, last)
    let clocks = Clocks(knownOn: known, recordedAt: recorded)
    let answer = try runner.answer(of: database, on: today, knownOn: known, recordedAt: recorded)
    guard let answer else {
      throw StoreError(
        .notFound,
        Problem(
          "the almanac does not know what is asked about",
          remedy: "see what it says: almanac \(question)"
        )
      )
    }
    let manifest = try Exporter(clocks: Clocks(recordedAt: recorded)).manifest(of: store)
    token = CitationToken(
      words: words,
      today: today,
      knownOn: known,
      recordedAt: recorded,
      snapshot: manifest.sha256,
      answer: CitationToken.checksum(of: answer)
    )
    grounds = try store.digests(
      of: try Grounds.of(answer, in: store, as: clocks),
      as: clocks
    )
  }
}
