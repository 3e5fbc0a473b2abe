internal import Almanac
internal import AlmanacStore
internal import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the almanac: the file, and whether its facts hold together.",
    discussion: """
      Ends with 1 if something is wrong, after saying what. Of a file that may only be read, it
      says what it could not check.

      Example: almanac check
      """
  )

  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let total = try store.summary().records.values.reduce(0, +)
    let bar = ProgressBar("checking", unit: "records", total: total)
    let result = try store.check(progress: bar.update)
    bar.finish()
    var listing = Listing.problems(result.problems)
    listing.emptiness = CheckCommand.praise(total, result.omissions)
    output.print(listing)
    for omission in result.omissions {
      Console.note(
        "not checked: \(omission), since the file may only be read; check a copy that may be written"
      )
    }
    if !result.problems.isEmpty { throw ExitCode(Failure.finding) }
  }

  private static func praise(_ total: Int, _ omissions: [String]) -> String {
    let well = "All is well: \(total) records"
    return omissions.isEmpty
      ? "\(well)." : "\(well), but for what was not checked: \(omissions.joined(separator: ", "))."
  }
}
