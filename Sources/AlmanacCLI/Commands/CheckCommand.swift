internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the almanac: the file, and whether its facts hold together.",
    discussion: """
      Ends with 1 if something is wrong, after saying what.

      Example: almanac check
      """
  )

  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let total = try store.summary().records.values.reduce(0, +)
    let bar = ProgressBar("checking", unit: "records", total: total)
    let problems = try store.check(progress: bar.update)
    bar.finish()
    var listing = Listing.problems(problems)
    listing.emptiness = "All is well: \(total) records."
    output.print(listing)
    if !problems.isEmpty { throw ExitCode(Failure.finding) }
  }
}
