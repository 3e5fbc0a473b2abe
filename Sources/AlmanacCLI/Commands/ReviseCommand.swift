internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct ReviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise",
    abstract: "Correct a record by hand; what it said before stays in its history.",
    discussion: """
      FIELD=VALUE sets a field, FIELD+=VALUE adds to a list, FIELD= takes a field away.

      Example: almanac revise nvidia-h20 memory_gb=141 evidence+=nvidia-8k-fy2027-q2:2
      """
  )

  @Argument(help: "The record: an id, TYPE:ID, or a name.")
  var id: String
  @Argument(help: "The changes.")
  var changes: [FieldEdit]
  @Option(help: "The reason, kept in the ledger.")
  var why: String?
  @Flag(help: "Report what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let target = try store.resolveOne(id)
    let batch = try store.revise(
      target,
      changes,
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
