public import Almanac
internal import AlmanacSQLite

/// What a batch did, as the ledger keeps it.
public struct Batch: Hashable, Sendable {
  /// What was done.
  public enum Action: String, CaseIterable, Sendable {
    /// The facts we ship were put in.
    case seed
    /// Records or news were imported.
    case `import`
    /// A snapshot was restored.
    case restore
    /// A record was added by hand.
    case add
    /// A record was revised by hand.
    case revise
    /// A record was retracted.
    case retract
    /// Another batch was undone.
    case undo
    /// Two records were found to be one.
    case merge
    /// Something was removed for good.
    case erase
    /// Candidates from the news became facts.
    case accept
    /// Candidates from the news were turned down.
    case reject
  }

  /// Its number; 0 for a batch that changed nothing and was not kept.
  public let number: Int

  /// What was done.
  public let action: Action

  /// From where: file names, or what was asked.
  public let origin: String

  /// The SHA-256 of what came in.
  public let sha256: String

  /// The program that did it, with its version.
  public let program: String

  /// When.
  public let recordedAt: RecordTime

  /// What changed.
  public let counts: Counts

  /// The reason that was given.
  public let why: String?

  /// How many records a batch changed, and how.
  public struct Counts: Hashable, Sendable {
    /// Records that were not there before.
    public var added = 0
    /// Records that are different now.
    public var revised = 0
    /// Records that no longer hold.
    public var retracted = 0
    /// Records that were there already, the same.
    public var unchanged = 0

    /// No change.
    public init() {}

    /// Whether anything was written.
    public var isChange: Bool { added + revised + retracted > 0 }
  }
}

/// What became of a record that was put into an almanac.
public enum PutOutcome: Hashable, Sendable {
  /// It was not there before.
  case added
  /// It was there, different.
  case revised
  /// It was there, the same.
  case unchanged
}

/// The batch that is being written.
final class OpenBatch {
  let number: Int
  let recordedAt: String
  /// Those that write its records.
  let statements: KeptStatements
  var counts = Batch.Counts()
  /// References that were found to hold, so that what many records name is looked up once.
  private(set) var found: Set<Reference> = []

  /// The most references that are remembered.
  static let mostRemembered = 50_000

  /// References to what was not there when they were written, looked up again at the end.
  var pending: [Pending] = []
  /// What to do about the first references that lead nowhere.
  var remedies: [Reference: String] = [:]

  /// For how many such references the id is looked for that was meant.
  static let mostRemedies = 100

  /// Whether the batch is kept though it changes no record: it holds decisions.
  var isKept = false
  /// Records that were retracted: what names them still must not hold when the batch ends.
  var retracted: [Reference] = []
  /// Sources that were revised: facts that rest on them may be public since another day.
  var revisedSources: [String] = []

  /// The public times of sources that were looked up, all of which hold.
  private var publicTimes: [Slug: PublicTime] = [:]
  /// That of the source that was asked for last: many records of an import rest on the same.
  private var lastPublicTime: (source: Slug, time: PublicTime)?
  /// Whether a fact was written before a source that it rests on.
  var isPublicTimeOpen = false

  /// About how many records will be put, if it was said.
  var expected: Int?
  /// After how many records the way of writing is thought over.
  var nextLook: Int
  /// Whether indexes that only readers need were left out.
  var isBulk = false
  /// Those indexes, and how to build them.
  var droppedIndexes: [(name: String, sql: String)] = []
  /// Who takes the words in meanwhile.
  var fullText: FullTextBuilder?
  /// Whether the records of another almanac are met.
  var isMeeting = false
  /// Words that the full text has not got yet, by revision, and their bytes.
  var words: [(revision: Int64, words: IndexedWords)] = []
  var wordsSize = 0

  struct Pending {
    let target: Reference
    let place: Problem.Place
  }

  /// Remembers that a reference holds; a retraction makes the batch forget.
  func remember(_ target: Reference) {
    if found.count < OpenBatch.mostRemembered { found.insert(target) }
  }

  /// The public time of a source, if it was looked up.
  func publicTime(of source: Slug) -> PublicTime? {
    if let last = lastPublicTime, last.source == source { return last.time }
    guard let time = publicTimes[source] else { return nil }
    lastPublicTime = (source, time)
    return time
  }

  /// Remembers a source's public time, or forgets it.
  func setPublicTime(_ time: PublicTime?, of source: Slug) {
    lastPublicTime = nil
    if time == nil || publicTimes.count < OpenBatch.mostRemembered { publicTimes[source] = time }
  }

  /// Forgets what holds: something was retracted.
  func forget() {
    found.removeAll()
  }

  init(number: Int, recordedAt: String, nextLook: Int, statements: KeptStatements) {
    self.nextLook = nextLook
    self.statements = statements
    self.number = number
    self.recordedAt = recordedAt
  }
}
