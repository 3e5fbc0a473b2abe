internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

/// The command `almanac`.
@main
struct AlmanacCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "almanac",
    abstract: "A sourced, time-aware almanac of AI hardware and policy.",
    discussion: """
      Start with 'almanac timeline': the almanac with the built-in facts is made on first use.
      'almanac COMMAND --help' explains a command, with an example.
      """,
    version: Program.version,
    subcommands: [
      TimelineCommand.self, ShowCommand.self, SearchCommand.self, ListCommand.self,
      StatusCommand.self, CompareCommand.self, CapexCommand.self, LagCommand.self,
      ConflictsCommand.self, HistoryCommand.self, ChangesCommand.self,
      ImportCommand.self, ExtractCommand.self, ReviewCommand.self, AcceptCommand.self,
      RejectCommand.self,
      AddCommand.self, ReviseCommand.self, RetractCommand.self, MergeCommand.self,
      EraseCommand.self,
      BatchesCommand.self, UndoCommand.self, QueryCommand.self, ExportCommand.self,
      CiteCommand.self, VerifyCommand.self, DiffCommand.self, InitCommand.self, InfoCommand.self,
      CheckCommand.self,
      BackupCommand.self,
    ]
  )

  static func main() {
    do {
      try refuseUnknown(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.end(with: error)
    }
  }

  /// Refuses a first word that is no command; the argument parser would only call it unexpected.
  private static func refuseUnknown(_ word: String?) throws(StoreError) {
    guard let word, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.map { $0._commandName } + ["help"]
    guard !names.contains(word) else { return }
    let near = Spelling.nearest(to: word, among: names, within: max(1, word.count / 3))
    throw StoreError(
      .question,
      Problem(
        "there is no command '\(word)'",
        remedy: (near.map { "did you mean 'almanac \($0)'? " } ?? "")
          + "'almanac --help' lists all commands"
      )
    )
  }
}
