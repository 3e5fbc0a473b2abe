internal import AlmanacStore
internal import ArgumentParser

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge two records that are one; 'undo' takes it back.",
    discussion: """
      Whatever names the second names the first from now on, which gets its names as aliases.

      Example: almanac merge organization:nvidia organization:nvidia-corp --why "one company"
      """
  )

  @Argument(help: "The record that stays.")
  var kept: String
  @Argument(help: "The record that goes.")
  var merged: String
  @Option(help: "The reason, kept in the ledger.")
  var why: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let batch = try store.merge(
      try store.resolveOne(kept),
      try store.resolveOne(merged),
      program: Program.name,
      why: why
    )
    Console.write(batch.words(false) + "\n")
  }
}
