internal import Almanac
internal import AlmanacImport
internal import AlmanacSnapshot
internal import ArgumentParser

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a snapshot, or whether a cited answer still holds.",
    discussion: """
      Of a snapshot: checksums, counts, canonical form, references. Of a citation's token: the \
      question is asked again, and where the answer is another one, the facts that changed are named. Ends with 1 if something is wrong or different, after saying what.

      Example: almanac verify snapshot/
      Example: a cited answer, on an almanac restored from the snapshot
        almanac init --db then.db --from snapshot/
        almanac verify --db then.db almanac1:eyJhbnN3ZXIi…
      """
  )

  @Argument(help: "The snapshot's folder, or a citation's token.", completion: .directory)
  var snapshot: String
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if snapshot.hasPrefix(CitationToken.prefix) { return try verifyCitation() }
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

extension VerifyCommand {
  private func verifyCitation() throws {
    let token = try CitationToken(snapshot)
    let check = try CitationCheck(token, of: database, in: try database.open())
    output.print(check)
    if !check.isSame { throw ExitCode(Failure.finding) }
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
