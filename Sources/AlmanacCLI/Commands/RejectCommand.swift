internal import AlmanacStore
internal import ArgumentParser

struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Turn candidates down; they do not come back.",
    discussion: """
      Example: almanac reject 4 5 --why "a quotation, not a ruling"
      """
  )

  @Argument(help: "The candidates' numbers.")
  var numbers: [Int]
  @Option(help: "The reason, kept in the ledger.")
  var why: String
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let batch = try store.reject(numbers, why: why, program: Program.name)
    Console.write("\(numbers.count) rejected, as batch \(batch.number).\n")
  }
}
