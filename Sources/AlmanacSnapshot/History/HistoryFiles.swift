internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// The files that a snapshot with its history has besides those of any snapshot, in a folder of their
/// own: tools that read a snapshot's records pass them by.
enum HistoryFiles {
  static let folder = "history"
  /// The batches, oldest first.
  static let ledger = "history/ledger.jsonl"
  /// Every revision, by its number.
  static let revisions = "history/revisions.jsonl"
  static let all = [ledger, revisions]

  /// Writes both.
  ///
  /// - Parameters:
  ///   - store: The almanac, in one state.
  ///   - folder: The snapshot's folder.
  ///   - progress: Told how many revisions were written, now and then.
  /// - Returns: What the manifest says of them.
  /// - Throws: ``Almanac/Problem`` when they cannot be written; ``AlmanacStore/StoreError``.
  static func write(
    _ store: borrowing Store,
    to folder: String,
    _ progress: (Int) -> Void
  ) throws -> [Manifest.File] {
    try Folder.make("\(folder)/\(HistoryFiles.folder)")
    var batches = SummedFile()
    try batches.open("\(folder)/\(ledger)")
    for batch in try store.batches() {
      try batches.write(batch.json.canonical + [UInt8(ascii: "\n")], 1)
    }
    var lines = SummedFile()
    try lines.open("\(folder)/\(revisions)")
    try store.forEachRevisionLines { bytes, count in
      try lines.write(bytes, count)
      progress(lines.count)
    }
    return [
      .init(name: ledger, records: batches.count, sha256: try batches.finish()),
      .init(name: revisions, records: lines.count, sha256: try lines.finish()),
    ]
  }
}
