internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a record by hand.",
    discussion: """
      Fields are those of the record format. Numbers and quantities are typed as they are: 57, ~57,
      <=4, >=7, 660..690. Evidence is SOURCE:CREDIBILITY. A list is its field given several times.

      Example:
        almanac add event id=2026-03-order date=2026-03 category=order title="A large order" \\
          about=accelerator:nvidia-h200 summary="What happened." evidence=nvidia-8k-fy2027-q2:2
      """
  )

  @Argument(help: "The record's type.")
  var type: RecordType
  @Argument(help: "The fields, each as FIELD=VALUE.")
  var fields: [FieldEdit]
  @Flag(help: "Report what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let start = JSON.Members([.init("type", .string(type.rawValue))])
    let record = try Record(short: FieldEdit.apply(fields, to: start))
    let batch = try store.add(record, program: Program.name, isRehearsal: dryRun)
    Console.write(batch.words(dryRun) + "\n")
  }
}
