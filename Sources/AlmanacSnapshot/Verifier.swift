public import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// Checks a snapshot against its manifest: names, counts, checksums, canonical form, references.
public struct Verifier: Sendable {
  /// The snapshot's folder.
  public let folder: String

  /// A check of a snapshot.
  ///
  /// - Parameter folder: The snapshot's folder.
  public init(folder: String) {
    self.folder = folder
  }

  /// The files of a snapshot, in an order in which most records follow what they rest on.
  ///
  /// - Parameter manifest: The snapshot's manifest.
  /// - Returns: Paths.
  public func paths(_ manifest: Manifest) -> [String] {
    let present = Set(manifest.files.map(\.name))
    return RecordType.allCases.map(\.fileName).filter(present.contains).map { "\(folder)/\($0)" }
  }

  /// Reads the manifest.
  ///
  /// - Returns: The manifest, which agrees with itself; the files are not looked at.
  /// - Throws: ``Almanac/Problem`` when the folder is no snapshot, or its manifest was changed.
  public func manifest() throws(Problem) -> Manifest {
    let path = "\(folder)/\(Manifest.fileName)"
    guard Folder.exists(path) else {
      throw Problem(
        "there is no snapshot here",
        at: .init(file: folder),
        remedy: "name a folder that 'almanac export' made"
      )
    }
    do throws(Problem) {
      return try Manifest(try InputFile(path: path).contents(atMost: 1 << 20))
    } catch {
      var located = error
      located.place.file = path
      throw located
    }
  }

  /// Checks everything, the history too if there is one.
  ///
  /// - Returns: The manifest, and what is wrong; empty when the snapshot is whole.
  /// - Throws: ``Almanac/Problem`` when the folder is no snapshot, or cannot be read.
  /// - Complexity: O(*n*); ids and references are kept in memory.
  public func run() throws(Problem) -> (manifest: Manifest, problems: [Problem]) {
    let manifest = try manifest()
    var findings = Findings(remembersLines: !manifest.history.isEmpty)
    for file in manifest.files { try findings.check(file, in: folder) }
    findings.problems += try strangers(manifest)
    findings.checkReferences()
    if !manifest.history.isEmpty {
      var history = HistoryFindings(folder, holding: findings.handOver())
      try history.check(manifest.history)
      findings.problems += history.problems
    }
    return (manifest, findings.problems)
  }

  /// Files that the manifest does not know.
  private func strangers(_ manifest: Manifest) throws(Problem) -> [Problem] {
    var known = Set((manifest.files + manifest.history).map(\.name))
    known.formUnion([Manifest.fileName, Signature.fileName])
    var names = try Folder.names(in: folder)
    if !manifest.history.isEmpty, names.contains(HistoryFiles.folder) {
      names.removeAll { $0 == HistoryFiles.folder }
      names += try Folder.names(in: "\(folder)/\(HistoryFiles.folder)").map {
        "\(HistoryFiles.folder)/\($0)"
      }
    }
    return names.filter { !known.contains($0) }.map { name in
      Problem("the manifest does not know this file", at: .init(file: "\(folder)/\(name)"))
    }
  }
}

/// What a check has found so far.
private struct Findings {
  var problems: [Problem] = []
  private var ids: Set<Reference> = []
  private var wanted: [(Reference, Problem.Place)] = []
  private let remembersLines: Bool
  /// The records, with the checksums of their lines.
  private var held: [Reference: LineDigest] = [:]

  /// A check.
  ///
  /// - Parameter remembersLines: Whether ``held`` is wanted.
  init(remembersLines: Bool) {
    self.remembersLines = remembersLines
  }

  mutating func check(_ file: Manifest.File, in folder: String) throws(Problem) {
    var last: Slug?
    problems += try LineFile(folder, file).check { line, place throws(Problem) in
      let record = try Record(json: try JSONParser.parse(line))
      defer { last = record.id }
      try check(record, line, file, after: last, place)
    }
  }

  /// Hands over what is needed of the records, so that nothing of it is there twice.
  mutating func handOver() -> [Reference: LineDigest] {
    defer {
      held = [:]
      ids = []
    }
    return held
  }

  mutating func checkReferences() {
    for (reference, place) in wanted where !ids.contains(reference) {
      problems.append(Problem("no \(reference.kind.name) '\(reference.id)'", at: place))
    }
  }

  private mutating func check(
    _ record: Record,
    _ line: [UInt8],
    _ file: Manifest.File,
    after last: Slug?,
    _ place: Problem.Place
  ) throws(Problem) {
    collect(record, place)
    if remembersLines { held[record.reference] = LineDigest(of: line) }
    try LineFile.requireCanonical(line, .object(record.fields))
    if record.type.fileName != file.name {
      throw Problem("a \(record.type.rawValue) stands in the wrong file")
    }
    if let last, last >= record.id {
      throw Problem("'\(record.id)' does not follow '\(last)' in order")
    }
  }

  private mutating func collect(_ record: Record, _ place: Problem.Place) {
    ids.insert(record.reference)
    let content = record.content
    let evidence = content.evidence.map { Link("evidence", Reference(.source, $0.source)) }
    for link in content.links + evidence {
      switch link.target.kind {
      case .country: continue
      case .architecture where record.type == .accelerator,
        .group where record.type == .countryGroup:
        ids.insert(link.target)
      // Most of what is named stands before: what is there already need not be remembered.
      default:
        if ids.contains(link.target) { continue }
        var place = place
        place.record = record.id.text
        place.field = link.field
        wanted.append((link.target, place))
      }
    }
  }
}
