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
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.end(with: error)
    }
  }
}
