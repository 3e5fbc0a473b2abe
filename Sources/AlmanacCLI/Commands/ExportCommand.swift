internal import Almanac
internal import AlmanacSnapshot
internal import AlmanacStore
internal import ArgumentParser

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a snapshot, or what it holds in a format that other programs read.",
    discussion: """
      A snapshot is a folder of canonical JSON Lines with a manifest. The same contents give the \
      same bytes, on any machine. 'almanac verify' checks a snapshot, 'almanac init --from' makes an \
      almanac of it. With filters, or as of an earlier day, a snapshot still stands alone: it takes \
      along what its facts refer to, and leaves out what was not known.

      Example: almanac export snapshot/
      Example: what concerns China, as a calendar
        almanac export china.ics --format ical --country CN
      Example: with all that the almanac ever said, and its ledger, to go on with elsewhere
        almanac export snapshot/ --history
      Example: signed with your own key
        openssl genpkey -algorithm ed25519 -out key.pem
        almanac export snapshot/ --sign key.pem
      """
  )

  @Argument(
    help: "The file or folder to make; an earlier export there is replaced.",
    completion: .file()
  )
  var destination: String
  @Option(
    help: ArgumentHelp(
      "snapshot, sqlite, csv, markdown, atom, ical, csl-json, bibtex, jsonld or html.",
      valueName: "format"
    )
  )
  var format = ExportFormat.snapshot
  @Flag(
    help: ArgumentHelp(
      "With every revision and the ledger, which names the files that were imported.",
      discussion: """
        Restored, it answers on all clocks and exports the same bytes. Candidates from the news that \
        wait for review, and the list of cited answers, stay here.
        """
    )
  )
  var history = false
  @Option(
    help: ArgumentHelp("Sign the snapshot with this Ed25519 key, in PEM.", valueName: "key"),
    completion: .file()
  )
  var sign: String?
  @OptionGroup var facts: FilterOptions
  @OptionGroup var clocks: ClockOptions
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard case .derived = format else { return }
    if sign != nil { throw ValidationError("--sign is for snapshots: leave out --format.") }
    if history { throw ValidationError("--history is for snapshots: leave out --format.") }
  }

  func run() throws {
    let key = try sign.map { path throws(Problem) in try SigningKey(path: path) }
    let store = try database.open()
    let bar = ProgressBar("exporting", unit: "records", total: nil)
    let filter = try facts.filter(store, as: clocks.clocks)
    let manifest =
      switch format {
      case .snapshot:
        try exporter(filter, key).run(store, to: destination, progress: bar.update)
      case .derived(let format):
        try DerivedExporter(format, filter: filter).run(
          store,
          to: destination,
          progress: bar.update
        )
      }
    bar.finish()
    Console.write("\(manifest.records) records in \(destination)\n")
    if let revisions = manifest.history.last, let ledger = manifest.history.first {
      Console.write("their history: \(revisions.records) revisions in \(ledger.records) batches\n")
    }
    Console.write("sha256 \(manifest.sha256)\n")
  }

  private func exporter(_ filter: TimelineFilter, _ key: SigningKey?) -> Exporter {
    var exporter = Exporter(filter: filter)
    exporter.key = key
    exporter.hasHistory = history
    return exporter
  }
}

/// The formats of an export: the snapshot, and those derived from it.
enum ExportFormat: ExpressibleByArgument, CustomStringConvertible {
  case snapshot
  case derived(DerivedFormat)

  init?(argument: String) {
    if argument == "snapshot" {
      self = .snapshot
    } else if let format = DerivedFormat(rawValue: argument) {
      self = .derived(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    ["snapshot"] + DerivedFormat.allCases.map(\.rawValue)
  }

  var defaultValueDescription: String { description }

  var description: String {
    switch self {
    case .snapshot: "snapshot"
    case .derived(let format): format.rawValue
    }
  }
}
