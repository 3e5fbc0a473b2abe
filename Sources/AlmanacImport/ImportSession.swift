internal import Almanac
internal import AlmanacFiles
internal import AlmanacPages
internal import AlmanacStore

/// One import while it runs: what it found so far.
final class ImportSession {
  private(set) var problems: [Problem] = []
  private var problemCount = 0
  private var outcomes: [RecordType: ImportReport.Outcomes] = [:]
  private var articles: [Source] = []
  private var running = Checksum.Running()
  private var reader: NewsReader?
  private let progress: (Int) -> Void
  private var bytesRead = 0

  /// The largest item of news that is read, in bytes.
  static let largestPage = 64 * 1024 * 1024

  init(progress: @escaping (Int) -> Void) {
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
      let file =
        switch input {
        case .file(let path): try InputFile(path: path)
        case .memory(let name, let contents): InputFile(name: name, contents: contents)
        }
      let name = file.name
      let beginning = try file.piece()
      let form = if let form { form } else { try InputForm(of: beginning, name: name) }
      if form == .records {
        var lines = LineReader(file, after: beginning) { [self] piece in see(piece) }
        try readRecords(&lines, into: store)
      } else {
        let bytes = try file.contents(after: beginning, atMost: ImportSession.largestPage)
        see(bytes)
        try readNews(bytes, form, name, news, into: store)
      }
    } catch {
      note(error)
    }
    if let failure {
      self.failure = nil
      throw failure
    }
  }

  func report(_ batch: Batch) -> ImportReport {
    ImportReport(batch: batch, outcomes: outcomes, articles: articles, staged: staged)
  }

  /// Ends the reading of a batch that has bad records: notes what the others refer to in vain, too.
  ///
  /// References to the bad records themselves are not counted: they may be good once those are.
  func refuse(_ store: borrowing Store) throws(StoreError) {
    guard let first = problems.first else { return }
    for problem in try store.danglingReferences()
    where !badRecords.contains(where: { problem.what.hasSuffix(" '\($0)'") }) {
      note(problem)
    }
    throw StoreError(.invalid, first)
  }

  /// What to throw after the store refused: every bad record, or the store's own reason.
  func error(after refusal: StoreError) -> any Error {
    if problems.isEmpty {
      guard refusal.kind == .invalid, refusal.problem.place.file != nil else { return refusal }
      note(refusal.problem)
      for other in refusal.others { note(other) }
    }
    return ImportError(problems: problems, count: problemCount)
  }

  private var badRecords: Set<String> = []

  private var failure: StoreError?

  private func see(_ piece: [UInt8]) {
    running.add(piece)
    bytesRead += piece.count
    progress(bytesRead)
  }

  private func note(_ problem: Problem) {
    problemCount += 1
    if let record = problem.place.record { badRecords.insert(record) }
    if problems.count < ImportError.most { problems.append(problem) }
  }

  private func readRecords(
    _ lines: inout LineReader,
    into store: borrowing Store
  ) throws(Problem) {
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let place = Problem.Place(file: lines.name, line: lines.number)
      do throws(Problem) {
        put(try Record(json: try JSONParser.parse(line)), place, into: store)
      } catch {
        var located = error
        located.place.file = place.file
        located.place.line = place.line
        note(located)
      }
      if failure != nil { return }
    }
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
      let record = try reader.source(item, known: known, name)
      let outcome = put(record, Problem.Place(file: name), into: store)
      if failure != nil { return }
      guard case .source(let source) = record else { continue }
      articles.append(source)
      if outcome == .added || outcome == .revised {
        stage(reader.candidates(source), into: store)
      }
    }
  }

  private func newsReader(_ details: NewsDetails, _ store: borrowing Store) -> NewsReader? {
    if let reader { return reader }
    do throws(StoreError) {
      reader = NewsReader(try store.names(), details)
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

  /// Writes a record, after a bad one too: the batch will be undone, but what the good ones refer to
  /// is still to be looked up.
  @discardableResult
  private func put(
    _ record: Record,
    _ place: Problem.Place,
    into store: borrowing Store
  ) -> PutOutcome? {
    do throws(StoreError) {
      let outcome = try store.put(record, from: place)
      switch outcome {
      case .added: outcomes[record.type, default: .init()].added += 1
      case .revised: outcomes[record.type, default: .init()].revised += 1
      case .unchanged: outcomes[record.type, default: .init()].unchanged += 1
      }
      return outcome
    } catch {
      if error.kind == .invalid { note(error.problem) } else { failure = error }
      return nil
    }
  }

  private func stage(_ candidates: [AlmanacStore.Candidate], into store: borrowing Store) {
    do throws(StoreError) {
      staged += try store.stage(candidates)
    } catch {
      failure = error
    }
  }

  private var staged = 0
}
