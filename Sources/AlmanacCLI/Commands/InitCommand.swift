internal import AlmanacImport
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an almanac: with the built-in facts, empty, or from a snapshot.",
    discussion: """
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
    let report =
      if let snapshot {
        try founder.run(try Verifier(folder: snapshot).verified(), action: .restore)
      } else {
        try founder.run(empty ? [] : Founder.seeds)
      }
    Console.write("Made \(database.path)")
    Console.write(report.map { " with \($0.batch.counts.added) records.\n" } ?? ", empty.\n")
  }
}

extension Verifier {
  /// The files of a snapshot that is whole.
  fileprivate func verified() throws -> [Importer.Input] {
    let (manifest, problems) = try run()
    guard problems.isEmpty else {
      throw ImportError(problems)
    }
    return paths(manifest).map { .file($0) }
  }
}
