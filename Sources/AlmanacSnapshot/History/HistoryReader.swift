internal import Almanac
internal import AlmanacFiles
public import AlmanacStore

/// The history in a snapshot, read to be restored.
///
/// Check the snapshot with ``Verifier`` before.
public struct HistoryReader: Sendable {
  private let folder: String
  private let manifest: Manifest

  /// The history of a snapshot.
  ///
  /// - Parameters:
  ///   - folder: The snapshot's folder.
  ///   - manifest: Its manifest, which names a history.
  public init(folder: String, _ manifest: Manifest) {
    self.folder = folder
    self.manifest = manifest
  }

  /// Restores an almanac with all that it ever said.
  ///
  /// Its batches have their numbers and times, and each revision is where it was on all clocks. It
  /// exports the same snapshot again.
  ///
  /// - Parameters:
  ///   - store: An empty almanac.
  ///   - progress: Told how many revisions were written, now and then.
  /// - Throws: ``AlmanacStore/StoreError``, with file and line, when the history contradicts itself or
  ///   cannot be written. Then nothing was.
  /// - Complexity: O(*n* log *n*); one revision at a time is in memory, and the batches.
  public func restore(
    into store: borrowing Store,
    progress: (Int) -> Void = { _ in }
  ) throws(StoreError) {
    var batches: [Batch] = []
    try forEach(HistoryFiles.ledger) { json throws(StoreError) in
      try lifting { () throws(Problem) in batches.append(try Batch(json: json)) }
    }
    let count = manifest.history.last?.records ?? 0
    try store.restore(batches, expecting: count) { store, restoration throws(StoreError) in
      var count = 0
      try forEach(HistoryFiles.revisions) { json throws(StoreError) in
        let revision = try lifting { () throws(Problem) in try HistoryRevision(json: json) }
        try store.put(revision, restoration)
        count += 1
        if count.isMultiple(of: 1000) { progress(count) }
      }
    }
  }

  private func forEach(
    _ name: String,
    _ body: (JSON) throws(StoreError) -> Void
  ) throws(StoreError) {
    var lines = try lifting { () throws(Problem) in
      LineReader(try InputFile(path: "\(folder)/\(name)"))
    }
    while let line = try lifting({ () throws(Problem) in try lines.next() }) {
      do throws(StoreError) {
        try body(try lifting { () throws(Problem) in try JSONParser.parse(line) })
      } catch {
        var located = error
        located.problem.place.file = lines.name
        located.problem.place.line = lines.number
        throw located
      }
    }
  }
}

/// Lets a closure throw problems inside of one that throws the store's errors.
private func lifting<Value: ~Copyable>(_ body: () throws(Problem) -> Value) throws(StoreError)
  -> Value
{
  do throws(Problem) {
    return try body()
  } catch {
    throw StoreError(.invalid, error)
  }
}
