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
      'almanac init --from' makes an almanac of it. With filters, or as of an earlier day, a snapshot
      still stands alone: it takes along what its facts refer to, and leaves out what was not known.

      Example: almanac export snapshot/
      """
  )

  @Argument(
    help: "The folder to make; an earlier snapshot there is replaced.",
    completion: .directory
  )
  var destination: String
  @OptionGroup var facts: FilterOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    let bar = ProgressBar("exporting", unit: "records", total: nil)
    var filter = try facts.filter(store)
    filter.clocks = clocks.clocks
    let manifest = try Exporter(filter: filter).run(store, to: destination, progress: bar.update)
    bar.finish()
    Console.write("\(manifest.records) records in \(destination)\nsha256 \(manifest.sha256)\n")
  }
}
