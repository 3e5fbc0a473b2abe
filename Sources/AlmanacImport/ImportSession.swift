internal import Almanac
internal import AlmanacFiles
internal import AlmanacPages
internal import AlmanacStore

/// One import while it runs: what it found so far.
final class ImportSession {
  private(set) var problems: [Problem] = []
  private var problemCount = 0
  var outcomes: [RecordType: ImportReport.Outcomes] = [:]
  private var articles: [Source] = []
  private(set) var running = Checksum.Running()
  private var reader: NewsReader?
  private let progress: (Int) -> Void
  private(set) var bytesRead = 0
  private var duplicates = DuplicateFinder()
  private var copies: [ImportReport.Copy] = []
  private let start = ContinuousClock.now

  /// What was asked for.
  let settings: ImportSettings
  /// Records that wait for what they refer to, where bad ones are put aside.
  var waiting: [Arrival] = []
  /// Records that will be written as the next part of a split import.
  var collected: [Arrival] = []
  /// The number of the part that is written.
  var part = 0
  /// The part that was written last, kept or not.
  var lastPart: Batch?
  /// The batches that are complete.
  var batches: [Batch] = []
  /// How many records were put aside.
  var rejected = 0
  /// How many rows and files were passed over.
  var passedOver = 0
  /// Where bad records are put.
  var rejects: RejectsFile?
  /// What applies the mapping.
  var knownMapper: RowMapper?
  /// What decides about the records of another almanac, while one is read.
  var meeting: Meeting?
  /// What was found that a person may want to act on, as far as it is told, and how much in all.
  private(set) var notices: [ImportReport.Notice] = []
  private var noticeCount = 0
  private var likeness = LikenessFinder()
  /// Whether somebody stopped it.
  var wasStopped = false

  /// The largest item of news that is read, in bytes.
  static let largestPage = 64 * 1024 * 1024

  init(_ settings: ImportSettings, progress: @escaping (Int) -> Void) {
    self.settings = settings
    self.progress = progress
  }

  /// The SHA-256 of all that was read.
  var checksum: String { running.value }

  /// Reads one file; bad records are noted, and so is what stops the whole file.
  func read(
    _ input: Importer.Input,
    _ form: InputForm?,
    _ news: NewsDetails,
    into store: borrowing Store
  ) throws(StoreError) {
    do throws(Problem) {
      switch input {
      case .file(let path) where Folder.isFolder(path):
        for file in try files(in: path) where failure == nil {
          meeting = isOfSnapshot(file) ? Meeting.ofSnapshot(in: store, failure: &failure) : nil
          readFile(file, form, news, store)
        }
        meeting = nil
      case .file(let path): try read(try InputFile(path: path), form, news, into: store)
      case .memory(let name, let contents):
        try read(InputFile(name: name, contents: contents), form, news, into: store)
      }
    } catch {
      note(error)
    }
    try throwFailure()
  }

  /// Reads one of many files; what stops it stops no other.
  private func readFile(
    _ path: String,
    _ form: InputForm?,
    _ news: NewsDetails,
    _ store: borrowing Store
  ) {
    do throws(Problem) {
      try read(try InputFile(path: path), form, news, into: store)
    } catch {
      note(error)
    }
  }

  private func read(
    _ file: consuming InputFile,
    _ form: InputForm?,
    _ news: NewsDetails,
    into store: borrowing Store
  ) throws(Problem) {
    let name = file.name
    let beginning = try file.piece()
    if ImportSession.isDatabase(beginning), !file.isInMemory {
      return try readAlmanac(name, into: store)
    }
    try InputForm.refuseArchives(beginning, name)
    let isMapped = settings.mapping != nil
    let found =
      if let form { form } else {
        try InputForm(of: beginning, name: name, isMapped: isMapped)
      }
    switch found {
    case .records: try readRecords(file, after: beginning, into: store)
    case .table: try readTable(file, after: beginning, into: store)
    case .opml:
      let bytes = try file.contents(after: beginning, atMost: ImportSession.largestPage)
      see(bytes)
      for feed in try feeds(listedIn: bytes, name) where failure == nil {
        readFile(feed, .feed, news, store)
      }
    case let form:
      do throws(Problem) {
        let bytes = try file.contents(after: beginning, atMost: ImportSession.largestPage)
        see(bytes)
        try readNews(bytes, form, name, news, into: store)
      } catch {
        if noteStop() { return }
        reject(error, .file(name))
      }
    }
  }

  func report(_ batch: Batch) -> ImportReport {
    ImportReport(
      batch: batch,
      batches: batches,
      outcomes: outcomes,
      articles: articles,
      staged: staged,
      copies: copies,
      notices: notices,
      noticeCount: noticeCount,
      rejected: rejected,
      passedOver: passedOver,
      duration: ContinuousClock.now - start
    )
  }

  /// Ends the reading of a batch that has bad records: notes what the others refer to in vain, too.
  ///
  /// References to the bad records themselves are not counted: they may be good once those are.
  func refuse(_ store: borrowing Store) throws(StoreError) {
    guard let first = problems.first else { return }
    for problem in try store.danglingReferences() where !isOfBadRecord(problem) { note(problem) }
    throw StoreError(.invalid, first)
  }

  /// Whether a reference leads nowhere because what it names, in quotes at the end, is bad itself.
  private func isOfBadRecord(_ problem: Problem) -> Bool {
    problem.what.split(separator: "'").last.map { badRecords.contains(String($0)) } ?? false
  }

  /// What to throw after the store refused: every bad record, or the store's own reason.
  func error(after refusal: StoreError) -> any Error {
    rejects?.discard()
    if wasStopped { return ImportStop(kept: batches) }
    if problems.isEmpty {
      guard refusal.kind == .invalid, refusal.problem.place.file != nil else { return refusal }
      note(refusal.problem)
      for other in refusal.others { note(other) }
    }
    return ImportError(problems: problems, count: problemCount, kept: batches)
  }

  private var badRecords: Set<String> = []

  /// What the store refused while a file was read: it ends the import.
  var failure: StoreError?

  func see(_ piece: [UInt8]) {
    running.add(piece)
    bytesRead += piece.count
    progress(bytesRead)
  }

  /// Takes note of what others read.
  ///
  /// - Parameters:
  ///   - count: How many bytes that makes in all.
  ///   - checksum: Theirs.
  func see(_ count: Int, _ checksum: Checksum.Running) {
    running = checksum
    bytesRead = count
    progress(bytesRead)
  }

  /// Whether somebody asked to stop; then the import fails.
  func noteStop() -> Bool {
    guard settings.isStopped() else { return false }
    wasStopped = true
    failure = StoreError(.question, Problem("the import was stopped"))
    return true
  }

  func note(_ problem: Problem) {
    problemCount += 1
    if let record = problem.place.record { badRecords.insert(record) }
    if problems.count < ImportError.most { problems.append(problem) }
  }

  /// Notes something that a person may want to act on.
  func tell(_ notice: ImportReport.Notice) {
    noticeCount += 1
    if notices.count < ImportReport.mostNotices { notices.append(notice) }
  }

  /// Notes whether a record that was added may be there already under another id.
  func tellLikeness(of record: Record, in store: borrowing Store) throws(StoreError) {
    // Names are compared for another almanac's records, however many; a bulk batch of a file's has
    // not the time, and no index of days, by which records that say the same are found.
    guard settings.action == .import, meeting != nil || !store.isWritingInBulk,
      let notice = try likeness.notice(on: record, in: store)
    else { return }
    tell(notice)
  }

  private func readNews(
    _ bytes: [UInt8],
    _ form: InputForm,
    _ name: String,
    _ details: NewsDetails,
    into store: borrowing Store
  ) throws(Problem) {
    guard let reader = newsReader(details, store) else { return }
    for item in try NewsReader.items(bytes, form, name) {
      let known = knownSource(item.url ?? details.url, store)
      var record = try reader.source(item, known: known, name)
      if let marked = try marked(record, store) { record = marked }
      if case .source(let source) = record { articles.append(source) }
      let place = Problem.Place(file: name)
      put(Arrival(record: record, place: place, original: .file(name)), into: store)
      if failure != nil { return }
    }
  }

  private func newsReader(_ details: NewsDetails, _ store: borrowing Store) -> NewsReader? {
    if let reader { return reader }
    do throws(StoreError) {
      reader = NewsReader(try store.names(), details, settings.extractor)
    } catch {
      failure = error
    }
    return reader
  }

  private func knownSource(_ url: String?, _ store: borrowing Store) -> Slug? {
    guard let url else { return nil }
    do throws(StoreError) {
      return try store.source(at: canonicalURL(url))
    } catch {
      failure = error
      return nil
    }
  }

  /// An article with the source whose story it repeats, if it is a copy.
  ///
  /// What was found out about it before stays; `nil` if it is to stay as it is.
  private func marked(_ record: Record, _ store: borrowing Store) throws(Problem) -> Record? {
    guard case .source(let source) = record else { return nil }
    var fields = record.fields
    do throws(StoreError) {
      if case .source(let stored)? = try store.revision(.source, source.id)?.record {
        fields["echoes"] = stored.echoes.map { .string($0.text) }
        fields["note"] = stored.note.map(JSON.string)
      } else if let original = try duplicates.original(of: source, in: store) {
        copies.append(ImportReport.Copy(copy: source.id, original: original))
        fields["echoes"] = .string(original.text)
      }
    } catch {
      failure = error
    }
    return try Record(json: .object(fields))
  }

  /// Stages what an article seems to state, once the article is written.
  func stageCandidates(of record: Record, into store: borrowing Store) throws(StoreError) {
    guard let reader, case .source(let source) = record, source.text != nil else { return }
    staged += try store.stage(reader.candidates(source))
  }

  private var staged = 0
}
