internal import AlmanacImport
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an almanac: with the built-in facts, empty, or from a snapshot.",
    discussion: """
      A snapshot with its history ('almanac export --history') makes the almanac that it was written \
      from, with its batches, revisions and record times; any other makes one whose record time \
      begins now.

      Example: almanac init --db project.db --from snapshot/
      """
  )

  @Flag(help: "Without the built-in facts.")
  var empty = false
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("With what a snapshot holds; it is verified first.", valueName: "snapshot"),
    completion: .directory
  )
  var snapshot: String?
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard !empty || snapshot == nil else {
      throw ValidationError("--empty and --from exclude each other.")
    }
  }

  func run() throws {
    let founder = Founder(path: database.path, program: Program.name)
    if let snapshot { return try restore(snapshot, founder) }
    let report = try founder.run(empty ? [] : Founder.seeds)
    tell(report.map { "with \($0.batch.counts.added) records" } ?? "empty")
  }

  private func restore(_ snapshot: String, _ founder: Founder) throws {
    let verifier = Verifier(folder: snapshot)
    let (manifest, problems) = try verifier.run()
    guard problems.isEmpty else { throw ImportError(problems) }
    guard !manifest.history.isEmpty else {
      let inputs = verifier.paths(manifest).map { Importer.Input.file($0) }
      let report = try founder.run(inputs, action: .restore)
      return tell(report.map { "with \($0.batch.counts.added) records" } ?? "empty")
    }
    let bar = ProgressBar("restoring", unit: "revisions", total: manifest.history.last?.records)
    try founder.make { store in
      try HistoryReader(folder: snapshot, manifest).restore(into: store, progress: bar.update)
    }
    bar.finish()
    let counts = manifest.history.map(\.records)
    tell(
      "with \(manifest.records) records and their history: \(counts[1]) revisions in \(counts[0]) batches"
    )
  }

  private func tell(_ words: String) {
    Console.write("Made \(database.path)\(words == "empty" ? ", " : " ")\(words).\n")
  }
}
