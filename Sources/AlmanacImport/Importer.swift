internal import Almanac
internal import AlmanacFiles
public import AlmanacStore

/// Reads files into an almanac, all of them in one batch.
///
/// Records are read, checked and written one after another; a file of any size takes the memory of
/// its longest line. When anything is wrong, every bad record is found and nothing is written.
public struct Importer: Sendable {
  /// One input.
  public enum Input: Hashable, Sendable {
    /// A file; `-` for standard input.
    case file(String)
    /// Contents in memory, with what messages call them.
    case memory(name: String, contents: [UInt8])

    /// What the ledger calls it.
    var name: String {
      switch self {
      case .file("-"): "standard input"
      case .file(let path): Folder.name(of: path)
      case .memory(let name, _): name
      }
    }
  }

  /// What to read: records as JSON, tables, news as plain text, web pages or feeds, or folders.
  public var inputs: [Input]

  /// What an item of news does not say about itself.
  public var news = NewsDetails()

  /// Another program that reads news.
  public var extractor: ExternalExtractor?

  /// How the files are to be read.
  public var form: InputForm?

  /// How rows of tables, or foreign JSON objects, become records.
  public var mapping: Mapping?

  /// What becomes of records that the almanac has otherwise; the mapping's word if not given.
  public var onChange: ChangePolicy?

  /// Whether good records are written where there are bad ones, too.
  public var isKeepingGoing = false

  /// Where bad records are put, as JSON Lines that can be mended and imported again.
  public var rejects: String?

  /// After how many records a batch ends; all in one if not given.
  public var batchSize: Int?

  /// The most records of one batch of a split import: they are held in memory.
  public static let largestBatch = 50_000

  /// Asked between records whether to stop: the open batch is rolled back.
  public var isStopped: @Sendable () -> Bool = { false }

  /// Whether nothing is to be kept.
  public var isRehearsal = false

  /// What is done, for the ledger.
  public var action = Batch.Action.import

  /// The program, with its version, for the ledger.
  public var program: String

  /// An import of some files.
  ///
  /// - Parameters:
  ///   - inputs: What to read.
  ///   - program: The program, with its version, for the ledger.
  public init(_ inputs: [Input], program: String) {
    self.inputs = inputs
    self.program = program
  }

  /// Reads the files into an almanac.
  ///
  /// - Parameters:
  ///   - store: The almanac.
  ///   - progress: Told how many bytes of input were read, now and then.
  /// - Returns: What became of every record.
  /// - Throws: ``ImportError`` with every bad record; ``AlmanacStore/StoreError``.
  /// - Complexity: O(*n* log *m*) for *n* records into an almanac of *m*.
  public func run(
    into store: borrowing Store,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws -> ImportReport {
    if let rejects, Folder.exists(rejects) {
      throw StoreError(
        .cannotCreate,
        Problem(
          "the file is there already, and may hold rejected records",
          at: .init(file: rejects),
          remedy: "name another, or remove it"
        )
      )
    }
    let session = ImportSession(ImportSettings(self), progress: progress)
    do throws(StoreError) {
      if session.settings.splitSize != nil { return try split(session, into: store) }
      let batch = try store.write(
        action,
        origin: session.settings.origin,
        program: program,
        isRehearsal: isRehearsal,
        size: sizeOfRecords
      ) { store throws(StoreError) in
        for input in inputs { try session.read(input, form, news, into: store) }
        try session.settle(into: store)
        try session.refuse(store)
        try session.finishRejects()
        return session.checksum
      }
      return session.report(batch)
    } catch {
      throw session.error(after: error)
    }
  }

  /// How many bytes of records and tables will be read, as far as names and sizes of files tell.
  private var sizeOfRecords: Int {
    inputs.reduce(0) { size, input in
      switch input {
      case .memory(_, let contents): size + contents.count
      case .file(let path):
        isOfRecords(path) ? size + (Folder.stamp(of: path)?.bytes ?? 0) : size
      }
    }
  }

  private func isOfRecords(_ path: String) -> Bool {
    if let form { return form == .records || form == .table }
    return InputForm.isNamedLines(path)
      || [".csv", ".tsv"].contains { path.lowercased().hasSuffix($0) }
  }

  private func split(
    _ session: ImportSession,
    into store: borrowing Store
  ) throws(StoreError) -> ImportReport {
    for input in inputs { try session.read(input, form, news, into: store) }
    try session.writePart(into: store, isLast: true)
    try session.finishRejects()
    guard let batch = session.batches.last ?? session.lastPart else {
      preconditionFailure("the last part is always written")
    }
    return session.report(batch)
  }
}
