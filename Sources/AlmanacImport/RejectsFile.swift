internal import Almanac
internal import AlmanacFiles

/// The bad records of an import, put aside as JSON Lines to be mended and imported again.
final class RejectsFile {
  private let path: String
  private var file: OutputFile

  /// Makes the file; nothing may be there.
  init(path: String) throws(Problem) {
    self.path = path
    file = try OutputFile(path: path)
  }

  /// Adds a bad record with what is wrong with it.
  func add(_ problem: Problem, _ original: Arrival.Original) throws(Problem) {
    let json = JSON.object([
      "error": .string(problem.what),
      "try": problem.remedy.map(JSON.string),
      "field": problem.place.field.map(JSON.string),
      "file": problem.place.file.map(JSON.string),
      "line": problem.place.line.map { .number(Double($0)) },
      "record": original.json,
    ])
    try file.write(json.compact + [UInt8(ascii: "\n")])
  }

  /// Hands all of it to the system.
  func finish() throws(Problem) { try file.finish() }

  /// Removes it: the batch it belongs to was not kept.
  func discard() { Folder.remove(path) }

  /// What a line of a rejects file holds: the record, if the line is one.
  static func record(in json: JSON) throws(Problem) -> JSON {
    guard case .object(let line) = json, line["type"] == nil,
      case .string(let error)? = line["error"]
    else { return json }
    switch line["record"] {
    case .string(let text)?: return try JSONParser.parse(Array(text.utf8))
    case let record?: return record
    case nil:
      guard case .string(let file)? = line["file"] else { return json }
      throw Problem(
        "a whole file was rejected: \(error)",
        remedy: "mend '\(file)', import it, and take this line out"
      )
    }
  }
}
