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
      Example: by whom it was signed
        almanac verify snapshot/ --key public.pem
      Example: a cited answer, on an almanac restored from the snapshot
        almanac init --db then.db --from snapshot/
        almanac verify --db then.db almanac1:eyJhbnN3ZXIi…
      """
  )

  @Argument(help: "The snapshot's folder, or a citation's token.", completion: .directory)
  var snapshot: String
  @Option(
    help: ArgumentHelp(
      "Check that the snapshot is signed by this Ed25519 key, its public half in PEM.",
      valueName: "key"
    ),
    completion: .file()
  )
  var key: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    if snapshot.hasPrefix(CitationToken.prefix) { return try verifyCitation() }
    let key = try key.map { path throws(Problem) in try VerifyingKey(path: path) }
    var (manifest, problems) = try Verifier(folder: snapshot).run()
    if let problem = try key?.problem(with: snapshot) { problems.append(problem) }
    guard problems.isEmpty else {
      output.print(Listing.problems(problems))
      throw ExitCode(Failure.finding)
    }
    noteSignature()
    output.print(
      Listing(
        columns: [
          Listing.Column(name: "File"), Listing.Column(name: "Records", isNumber: true),
          Listing.Column(name: "SHA-256"),
        ],
        rows: (manifest.files.map { ($0.name, $0.records, $0.sha256) }
          + manifest.history.map { ($0.name, $0.records, $0.sha256) }
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
  /// Says who vouches for a snapshot that is whole.
  private func noteSignature() {
    if key != nil {
      Console.note("Signed by the owner of \(key ?? "").")
    } else if Signature.isThere(in: snapshot) {
      Console.note("There is a signature, which was not checked: --key PUBLIC checks it.")
    }
  }

  private func verifyCitation() throws {
    guard key == nil else {
      throw ValidationError("--key is for snapshots: a citation's token is not signed.")
    }
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
