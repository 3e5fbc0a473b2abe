internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract: "Retract a record: it no longer holds; its history stays.",
    discussion: """
      Example: almanac retract 2026-03-order --why "the report was withdrawn"
      """
  )

  @Argument(help: "The record: an id, TYPE:ID, or a name.")
  var id: String
  @Option(help: "The reason, kept in the ledger.")
  var why: String
  @Flag(help: "Report what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let target = try store.resolveOne(id)
    let batch = try store.retract(
      target,
      program: Program.name,
      why: why,
      isRehearsal: dryRun
    )
    Console.write(batch.words(dryRun) + "\n")
    if let remark = Listing.remark(on: try store.citations(restingOn: target)) {
      Console.note(remark)
    }
  }
}
