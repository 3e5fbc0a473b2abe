internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// A file of a snapshot, to be checked against its entry in the manifest.
struct LineFile {
  private let path: String
  private let entry: Manifest.File

  init(_ folder: String, _ entry: Manifest.File) {
    path = "\(folder)/\(entry.name)"
    self.entry = entry
  }

  /// Reads the file line by line, and checks their number and the file's checksum.
  ///
  /// - Parameter body: Checks a line; what it throws is a finding, and the next line is read.
  /// - Returns: What is wrong, with file and line.
  /// - Throws: ``Almanac/Problem`` when the file cannot be read.
  func check(
    _ body: ([UInt8], Problem.Place) throws(Problem) -> Void
  ) throws(Problem) -> [Problem] {
    guard Folder.exists(path) else {
      return [Problem("the file is missing", at: .init(file: path))]
    }
    var problems: [Problem] = []
    let sum = Sum()
    var lines = LineReader(try InputFile(path: path)) { piece in sum.checksum.add(piece) }
    var count = 0
    while let line = try lines.next() {
      count += 1
      do throws(Problem) {
        try body(line, .init(file: path, line: lines.number))
      } catch {
        var located = error
        located.place.file = path
        located.place.line = lines.number
        problems.append(located)
      }
    }
    if count != entry.records {
      problems.append(
        Problem(
          "the file has \(count) records, and the manifest says \(entry.records)",
          at: .init(file: path)
        )
      )
    }
    if sum.checksum.value != entry.sha256 {
      problems.append(
        Problem(
          "the file is not the one the manifest names: its SHA-256 differs",
          at: .init(file: path)
        )
      )
    }
    return problems
  }

  /// Refuses a line that says the same as its canonical form, and is not it.
  static func requireCanonical(_ line: [UInt8], _ json: JSON) throws(Problem) {
    let canonical = json.canonical
    if canonical == line { return }
    let same = zip(canonical, line).prefix { $0 == $1 }.count
    throw Problem("the line is not canonical from byte \(same + 1) on")
  }
}

/// A checksum that a closure can add to.
private final class Sum {
  var checksum = Checksum.Running()
}
