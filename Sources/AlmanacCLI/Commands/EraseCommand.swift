internal import AlmanacStore
internal import ArgumentParser

struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase a record for good, with its history: for what the law makes one remove.",
    discussion: """
      This cannot be undone. The ledger keeps that it was done, and why. To correct a record use
      'revise', to withdraw one use 'retract'.

      Example: almanac erase 2026-03-order --why "court order of 2 April 2026"
      """
  )

  @Argument(help: "The record: an id, TYPE:ID, or a name.")
  var id: String
  @Option(help: "The reason, kept in the ledger.")
  var why: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let target = try store.resolveOne(id)
    let batch = try store.erase(target, program: Program.name, why: why)
    Console.write("Erased \(target), as batch \(batch.number).\n")
  }
}
