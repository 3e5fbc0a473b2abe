internal import Almanac
internal import AlmanacFiles
public import AlmanacStore

/// Writes a snapshot: a folder of canonical JSON Lines, one file a record type, with a manifest.
///
/// The same contents give the same bytes. The folder appears whole or not at all.
public struct Exporter: Sendable {
  /// Which facts, and as of when; a timeline's limit does not matter.
  public var filter: TimelineFilter

  /// Whether the history goes along: every revision, and the ledger.
  ///
  /// It does with everything the almanac holds now, and not with a part.
  public var hasHistory = false

  /// What signs the manifest, if it is to be signed.
  public var key: SigningKey?

  /// An export of everything as of some clocks.
  ///
  /// - Parameter clocks: As of when.
  public init(clocks: Clocks = .now) {
    filter = TimelineFilter()
    filter.clocks = clocks
  }

  /// An export of some facts and of all that they refer to.
  ///
  /// - Parameter filter: Which facts, and as of when.
  public init(filter: TimelineFilter) {
    self.filter = filter
  }

  /// Writes the snapshot.
  ///
  /// - Parameters:
  ///   - store: The almanac.
  ///   - destination: The folder to make; an earlier snapshot there is replaced.
  ///   - progress: Told how many records were written, now and then.
  /// - Returns: The manifest.
  /// - Throws: ``Almanac/Problem`` when the folder cannot be written or holds something else;
  ///   ``AlmanacStore/StoreError``.
  /// - Complexity: O(*n*); one record at a time is in memory.
  public func run(
    _ store: borrowing Store,
    to destination: String,
    progress: (Int) -> Void = { _ in }
  ) throws -> Manifest {
    var path = destination
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !hasHistory || (!filter.isFiltered && filter.clocks == .now) else {
      throw Problem(
        "a history goes with everything the almanac holds, as it is now",
        remedy: "leave out the filters and clocks, or the history"
      )
    }
    try Exporter.checkFree(path)
    try Folder.make(Folder.parent(of: path))
    let draft = "\(path).draft"
    Folder.remove(draft)
    try Folder.make(draft)
    do {
      let manifest = try write(store, to: draft, progress)
      try Folder.exchange(path, with: draft)
      return manifest
    } catch {
      Folder.remove(draft)
      throw error
    }
  }

  /// The manifest that a snapshot would have, without writing one.
  ///
  /// - Parameter store: The almanac.
  /// - Returns: The manifest, with the checksum of the whole.
  /// - Throws: ``AlmanacStore/StoreError``.
  /// - Complexity: O(*n*), in constant memory.
  public func manifest(of store: borrowing Store) throws -> Manifest {
    try scan(store, to: nil) { _ in }
  }

  private static func checkFree(_ path: String) throws(Problem) {
    guard Folder.exists(path) else { return }
    guard Folder.isFolder(path) else {
      throw Problem("a file stands there", at: .init(file: path), remedy: "name a folder")
    }
    let names = try Folder.names(in: path)
    guard names.isEmpty || names.contains(Manifest.fileName) else {
      throw Problem(
        "the folder holds something that is not a snapshot; it was left as it is",
        at: .init(file: path),
        remedy: "name a new folder"
      )
    }
  }

  private func write(
    _ store: borrowing Store,
    to folder: String,
    _ progress: (Int) -> Void
  ) throws -> Manifest {
    let manifest = try scan(store, to: folder, progress)
    var file = try OutputFile(path: "\(folder)/\(Manifest.fileName)")
    try file.write(manifest.bytes)
    try file.finish()
    if let key {
      var file = try OutputFile(path: "\(folder)/\(Signature.fileName)")
      try file.write(try key.signature(of: manifest.bytes))
      try file.finish()
    }
    return manifest
  }

  /// Walks the lines of each type, of one state of the almanac, and sums them up.
  ///
  /// - Parameters:
  ///   - store: The almanac.
  ///   - folder: Where to write them; `nil` to sum them up only.
  ///   - progress: Told how many records were walked, now and then.
  /// - Returns: The manifest.
  /// - Throws: ``Almanac/Problem`` when the folder cannot be written; ``AlmanacStore/StoreError``.
  private func scan(
    _ store: borrowing Store,
    to folder: String?,
    _ progress: (Int) -> Void
  ) throws -> Manifest {
    try store.reading { store in
      var cut = try Cut(filter, of: store)
      let files = try cut.files(of: store, to: folder, progress: progress)
      let total = files.reduce(0) { $0 + $1.records }
      var history: [Manifest.File] = []
      if hasHistory, let folder {
        history = try HistoryFiles.write(store, to: folder) { progress(total + $0) }
      }
      return Manifest(
        clocks: filter.clocks,
        filters: filter.members,
        files: files,
        history: history
      )
    }
  }
}
