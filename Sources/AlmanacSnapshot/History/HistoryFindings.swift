internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A check of a snapshot's history: its own form and order, and that it ends with the records that the
/// snapshot holds.
struct HistoryFindings {
  private(set) var problems: [Problem] = []
  private let folder: String
  private var batches: Set<Int> = []
  /// The checksums of the snapshot's records; ``LineDigest/found`` once a revision that holds was found.
  private var held: [Reference: LineDigest]
  /// The batches that closed the latest of the closed revisions.
  private var ends: [Reference: Int] = [:]

  /// A check.
  ///
  /// - Parameters:
  ///   - folder: The snapshot's folder.
  ///   - held: The snapshot's records, with the checksums of their lines.
  init(_ folder: String, holding held: [Reference: LineDigest]) {
    self.folder = folder
    self.held = held
  }

  /// Checks both files.
  mutating func check(_ files: [Manifest.File]) throws(Problem) {
    var lastBatch: Batch?
    var last: HistoryRevision?
    for file in files {
      problems += try LineFile(folder, file).check { line, place throws(Problem) in
        let json = try JSONParser.parse(line)
        if file.name == HistoryFiles.ledger {
          let batch = try Batch(json: json)
          try check(batch, line, after: lastBatch)
          lastBatch = batch
        } else {
          let revision = try HistoryRevision(json: json)
          try check(revision, line, after: last)
          last = revision
        }
      }
    }
    for reference in held.keys.sorted() where held[reference] != LineDigest.found {
      problems.append(
        Problem(
          "no revision that holds is that of the \(reference.kind.name) '\(reference.id)'",
          at: .init(file: "\(folder)/\(HistoryFiles.revisions)")
        )
      )
    }
  }

  private mutating func check(
    _ batch: Batch,
    _ line: [UInt8],
    after last: Batch?
  ) throws(Problem) {
    batches.insert(batch.number)
    try LineFile.requireCanonical(line, batch.json)
    try batch.requireOrder(after: last)
  }

  private mutating func check(
    _ revision: HistoryRevision,
    _ line: [UInt8],
    after last: HistoryRevision?
  ) throws(Problem) {
    try check(revision)
    try LineFile.requireCanonical(line, revision.json)
    try revision.requireOrder(after: last.map { ($0.number, $0.batch) }) { batches.contains($0) }
  }

  /// Checks a revision beside what else is said of its record, now and at any time.
  private mutating func check(_ revision: HistoryRevision) throws(Problem) {
    let reference = revision.record.reference
    let isFirstToHold = held[reference] != LineDigest.found
    let isAfterOthers = ends[reference].map { $0 <= revision.batch } ?? true
    if let closing = revision.closingBatch {
      ends[reference] = closing
    } else {
      let digest = LineDigest(of: JSON.object(revision.record.fields).canonical)
      let expected = held.updateValue(.found, forKey: reference)
      guard expected == digest || !isFirstToHold else {
        throw Problem(
          "the \(reference.kind.name) '\(reference.id)' that holds is not the one in the snapshot"
        )
      }
    }
    guard isFirstToHold, isAfterOthers else {
      throw Problem("revisions of the \(reference.kind.name) '\(reference.id)' hold at one time")
    }
  }
}
