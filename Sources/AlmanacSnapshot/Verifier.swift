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

  /// Checks everything.
  ///
  /// - Returns: The manifest, and what is wrong; empty when the snapshot is whole.
  /// - Throws: ``Almanac/Problem`` when the folder is no snapshot, or cannot be read.
  /// - Complexity: O(*n*); ids and references are kept in memory.
  public func run() throws(Problem) -> (manifest: Manifest, problems: [Problem]) {
    let manifest = try manifest()
    var findings = Findings()
    for file in manifest.files { try findings.check(file, in: folder) }
    for name in try Folder.names(in: folder)
    where name != Manifest.fileName && name != Signature.fileName
      && !manifest.files.contains(where: { $0.name == name })
    {
      findings.problems.append(
        Problem("the manifest does not know this file", at: .init(file: "\(folder)/\(name)"))
      )
    }
    findings.checkReferences()
    return (manifest, findings.problems)
  }
}

/// What a check has found so far.
private struct Findings {
  var problems: [Problem] = []
  private var ids: Set<Reference> = []
  private var wanted: [(Reference, Problem.Place)] = []

  mutating func check(_ file: Manifest.File, in folder: String) throws(Problem) {
    let path = "\(folder)/\(file.name)"
    guard Folder.exists(path) else {
      problems.append(Problem("the file is missing", at: .init(file: path)))
      return
    }
    let sum = Sum()
    var lines = LineReader(try InputFile(path: path)) { piece in sum.checksum.add(piece) }
    var count = 0
    var last: Slug?
    while let line = try lines.next() {
      count += 1
      let place = Problem.Place(file: path, line: lines.number)
      do throws(Problem) {
        let record = try Record(json: try JSONParser.parse(line))
        check(record, line, file, after: last, place)
        last = record.id
      } catch {
        var located = error
        located.place.file = path
        located.place.line = lines.number
        problems.append(located)
      }
    }
    if count != file.records {
      problems.append(
        Problem(
          "the file has \(count) records, and the manifest says \(file.records)",
          at: .init(file: path)
        )
      )
    }
    if sum.checksum.value != file.sha256 {
      problems.append(
        Problem(
          "the file is not the one the manifest names: its SHA-256 differs",
          at: .init(file: path)
        )
      )
    }
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
  ) {
    let canonical = JSON.object(record.fields).canonical
    if canonical != line {
      let same = zip(canonical, line).prefix { $0 == $1 }.count
      problems.append(Problem("the line is not canonical from byte \(same + 1) on", at: place))
    }
    if record.type.fileName != file.name {
      problems.append(Problem("a \(record.type.rawValue) stands in the wrong file", at: place))
    }
    if let last, last >= record.id {
      problems.append(Problem("'\(record.id)' does not follow '\(last)' in order", at: place))
    }
    collect(record, place)
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
      default:
        var place = place
        place.record = record.id.text
        place.field = link.field
        wanted.append((link.target, place))
      }
    }
  }
}

/// A checksum that a closure can add to.
private final class Sum {
  var checksum = Checksum.Running()
}
