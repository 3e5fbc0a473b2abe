internal import AlmanacStore
internal import ArgumentParser

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo a batch as a whole; the undoing can be undone too.",
    discussion: """
      If later batches changed the same records, they are named, and nothing is done.

      Example: almanac undo 3
      """
  )

  @Argument(help: "The batch's number, as 'almanac batches' shows it.")
  var batch: Int
  @Option(help: "The reason, kept in the ledger.")
  var why: String?
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let undoing = try store.undo(batch, program: Program.name, why: why)
    Console.write(undoing.words(false) + "\n")
  }
}
