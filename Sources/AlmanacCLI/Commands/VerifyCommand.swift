internal import Almanac
internal import AlmanacImport
internal import AlmanacSnapshot
internal import ArgumentParser

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a snapshot: checksums, counts, canonical form, references.",
    discussion: """
      Ends with 1 if something is wrong, after saying what and where.

      Example: almanac verify snapshot/
      """
  )

  @Argument(help: "The snapshot's folder.", completion: .directory)
  var snapshot: String
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (manifest, problems) = try Verifier(folder: snapshot).run()
    guard problems.isEmpty else {
      output.print(Listing.problems(problems))
      throw ExitCode(Failure.finding)
    }
    output.print(
      Listing(
        columns: [
          Listing.Column(name: "File"), Listing.Column(name: "Records", isNumber: true),
          Listing.Column(name: "SHA-256"),
        ],
        rows: (manifest.files.map { ($0.name, $0.records, $0.sha256) }
          + [("whole", manifest.records, manifest.sha256)]).map { name, records, sha256 in
            Listing.Row(
              cells: [name, String(records), sha256],
              json: .object([
                "file": .string(name), "records": .number(Double(records)),
                "sha256": .string(sha256),
              ])
            )
          }
      )
    )
  }
}

extension Listing {
  /// Problems, one a row.
  static func problems(_ problems: [Problem]) -> Listing {
    Listing(
      columns: [Column(name: "Where"), Column(name: "What")],
      rows: problems.map { problem in
        let place = [
          problem.place.file, problem.place.line.map(String.init), problem.place.record,
          problem.place.field,
        ].compactMap(\.self).joined(separator: ":")
        return Row(
          cells: [place, problem.what],
          json: .object([
            "file": .text(problem.place.file),
            "line": problem.place.line.map { .number(Double($0)) },
            "record": .text(problem.place.record),
            "field": .text(problem.place.field),
            "what": .string(problem.what),
          ])
        )
      }
    )
  }
}
