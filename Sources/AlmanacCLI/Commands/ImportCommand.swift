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
      Records are JSON in the record format (see the README): one object a line, one list, or an
      object that holds a list. Tables (CSV, TSV) are read through a mapping. News is an article as
      plain text or as a saved web page, a feed (RSS, Atom, JSON Feed) or an OPML list of saved
      feeds: it is stored as a source with its text, and what it names is recorded as mentions.
      Folders are read with all they hold. Importing the same again changes nothing.

      Another almanac's file, or a snapshot, is merged: what it has revised since is revised, what
      was revised here since stays, evidence and aliases meet. Where both say something else nothing
      is written until --on-change (or --keep-going) decides.

      Example: almanac import article.txt --published 2026-01
      """
  )

  @Argument(help: "The files or folders; - is standard input.", completion: .file())
  var files: [String] = []
  @Flag(help: "Report what would be done, and write nothing.")
  var dryRun = false
  @Option(
    help: ArgumentHelp(
      "How a table's columns become records: a file, epoch-hardware, epoch-models or "
        + "federal-register.",
      valueName: "mapping"
    )
  )
  var mapping: String?
  @Option(help: ArgumentHelp("Propose a mapping for a table, and do no more.", valueName: "table"))
  var mappingInit: String?
  @Flag(help: "Write the good records, where there are bad ones too.")
  var keepGoing = false
  @Option(help: ArgumentHelp("Put the bad records there, to be mended.", valueName: "file"))
  var rejects: String?
  @Option(
    help: ArgumentHelp(
      "What to do with a record that the almanac has otherwise: revise, skip or fail.",
      valueName: "what"
    )
  )
  var onChange: ChangePolicy?
  @Option(
    help: ArgumentHelp(
      "Begin a new batch after so many records; run again, it goes on where it stopped.",
      valueName: "number"
    )
  )
  var batchSize: Int?
  @Flag(help: "Say nothing when nothing is new, for jobs that run by the clock.")
  var quiet = false
  @OptionGroup var news: NewsOptions
  @Option(help: ArgumentHelp("The publisher's Admiralty reliability, A to F.", valueName: "letter"))
  var reliability = Reliability.f
  @OptionGroup var extraction: ExtractorOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    if mappingInit == nil, files.isEmpty {
      throw ValidationError("Missing expected argument '<files> ...'")
    }
    if rejects != nil, !keepGoing {
      throw ValidationError("--rejects needs --keep-going: without it nothing is written.")
    }
    if let batchSize, !(1...Importer.largestBatch).contains(batchSize) {
      throw ValidationError("--batch-size is a number from 1 to \(Importer.largestBatch).")
    }
  }

  func run() throws {
    if let mappingInit {
      Console.write(try MappingProposal(for: mappingInit).text)
      return
    }
    let mapping = try mapping.map { name throws(Problem) in try Mapping(named: name) }
    Store.forgoMemoryCounts()
    let store = try database.open()
    var importer = Importer(files.map { .file($0) }, program: Program.name)
    importer.form = news.form
    importer.isRehearsal = dryRun
    importer.news = news.details
    importer.news.reliability = reliability
    importer.mapping = mapping
    importer.isKeepingGoing = keepGoing
    importer.rejects = rejects
    importer.onChange = onChange
    importer.batchSize = batchSize
    importer.extractor = extraction.program
    Interruption.watch()
    importer.isStopped = { Interruption.isWanted }
    let bar = ProgressBar("importing", unit: "bytes", total: ImportCommand.size(of: files))
    let report = try importer.run(into: store, progress: bar.update)
    bar.finish()
    if quiet, !report.isNews { return }
    output.print(report, isRehearsal: dryRun, rejects: rejects)
  }

  private static func size(of files: [String]) -> Int? {
    var total = 0
    for file in files {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      guard attributes?[.type] as? FileAttributeType == .typeRegular,
        let size = attributes?[.size] as? Int
      else { return nil }
      total += size
    }
    return total
  }
}
