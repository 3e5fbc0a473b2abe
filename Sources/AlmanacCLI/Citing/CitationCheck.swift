internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore

/// What became of a cited answer.
struct CitationCheck {
  let token: CitationToken
  /// Whether this almanac holds the state that was cited, its whole snapshot byte for byte.
  let isStateHeld: Bool
  /// Whether this program answers from that state as it was cited; `nil` without the state.
  let isReproduced: Bool?
  /// Whether the answer is now as it was cited.
  let isSame: Bool
  /// The facts that the answer rested on and that changed since.
  private(set) var changes: [Difference] = []
  /// Facts that it rested on and that changed, where only their digests are known.
  private(set) var touched: [Reference] = []

  /// Asks again.
  init(_ token: CitationToken, of database: DatabaseOptions, in store: borrowing Store) throws {
    self.token = token
    let runner = try QuestionRunner(token.words)
    func answer(at time: RecordTime?) throws -> JSON? {
      try runner.answer(
        of: database,
        on: token.today,
        knownOn: token.knownOn,
        recordedAt: time
      )
    }
    let now = try answer(at: nil)
    isSame = now.map(CitationToken.checksum) == token.answer
    let state = try CitationCheck.state(token, in: store)
    isStateHeld = state != nil
    let then = try state.flatMap { try answer(at: $0) }
    isReproduced = state == nil ? nil : then.map(CitationToken.checksum) == token.answer
    if isSame { return }
    var grounds: Set<Reference> = []
    if let now {
      grounds.formUnion(try Grounds.of(now, in: store, as: Clocks(knownOn: token.knownOn)))
    }
    if let state {
      if let then {
        let clocks = Clocks(knownOn: token.knownOn, recordedAt: state)
        grounds.formUnion(try Grounds.of(then, in: store, as: clocks))
      }
      changes = try Grounds.changes(of: grounds, in: store, since: state)
    } else if let kept = try store.citation(token.text) {
      let digests = try store.digests(of: grounds.union(kept.records.keys))
      touched = grounds.union(kept.records.keys).filter { kept.records[$0] != digests[$0] }.sorted()
    }
  }

  /// When the almanac was as it was cited: at the time that the token names, or, in one that was
  /// restored from the snapshot, when it was restored.
  private static func state(
    _ token: CitationToken,
    in store: borrowing Store
  ) throws -> RecordTime? {
    let last = try store.lastRecorded()
    let restored = try store.batches().filter { $0.action == .restore }.map(\.recordedAt)
    var tried: Set<RecordTime> = []
    for time in [min(token.recordedAt, last)] + restored.reversed() + [last]
    where tried.insert(time).inserted {
      let manifest = try Exporter(clocks: Clocks(recordedAt: time)).manifest(of: store)
      if manifest.sha256 == token.snapshot { return time }
    }
    return nil
  }
}
