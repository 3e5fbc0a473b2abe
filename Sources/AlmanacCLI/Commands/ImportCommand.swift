internal import Almanac
internal import AlmanacImport
internal import AlmanacStore
internal import ArgumentParser
internal import Foundation

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import records or news: all of it as one batch, or nothing.",
    discussion: """
      Records are JSON Lines in the record format (see the README). News is an article as plain
      text or as a saved web page, or a feed (RSS, Atom, JSON Feed): it is stored as a source with
      its text, and what it names is recorded as mentions. Importing the same again changes nothing.

      Example: almanac import article.txt --published 2026-01
      """
  )

  @Argument(help: "The files; - is standard input.", completion: .file())
  var files: [String]
  @Flag(help: "Report what would be done, and write nothing.")
  var dryRun = false
  @OptionGroup var news: NewsOptions
  @Option(help: ArgumentHelp("The publisher's Admiralty reliability, A to F.", valueName: "letter"))
  var reliability = Reliability.f
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func run() throws {
    let store = try database.open()
    var importer = Importer(files.map { .file($0) }, program: Program.name)
    importer.form = news.form
    importer.isRehearsal = dryRun
    importer.news = news.details
    importer.news.reliability = reliability
    let bar = ProgressBar("importing", unit: "bytes", total: ImportCommand.size(of: files))
    let report = try importer.run(into: store, progress: bar.update)
    bar.finish()
    output.print(report, isRehearsal: dryRun)
  }

  private static func size(of files: [String]) -> Int? {
    var total = 0
    for file in files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      guard let size = attributes?[.size] as? Int else { return nil }
      total += size
    }
    return total
  }
}
