internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a snapshot: a folder of canonical JSON Lines with a manifest.",
    discussion: """
      The same contents give the same bytes, on any machine. 'almanac verify' checks a snapshot,
      'almanac init --from' makes an almanac of it.

      Example: almanac export snapshot/
      """
  )

  @Argument(
    help: "The folder to make; an earlier snapshot there is replaced.",
    completion: .directory
  )
  var destination: String
  @Option(
    help: ArgumentHelp("As this almanac said at this time (UTC).", valueName: "time")
  )
  var recordedAt: RecordTime?
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let bar = ProgressBar("exporting", unit: "records", total: nil)
    let manifest = try Exporter(clocks: Clocks(recordedAt: recordedAt)).run(
      store,
      to: destination,
      progress: bar.update
    )
    bar.finish()
    Console.write("\(manifest.records) records in \(destination)\nsha256 \(manifest.sha256)\n")
  }
}
